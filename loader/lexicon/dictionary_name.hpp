#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace readout {

/// A name of an entry as a dictionary gives it: words, or a token pattern in JSON.
struct DictionaryName {
  std::uint32_t entry = 0;
  std::string name{};  ///< a prefix ("Sino-") ends with its hyphen; empty where `tokens` stands
  std::string tokens{};
  std::string form{};  ///< name or adjective
};

/// Is told each name of each entry, in the order of the files.
using NameListener = std::function<void(const DictionaryName&)>;

}  // namespace readout

#pragma once

#include <string>
#include <string_view>

namespace readout::readers {

/// What a file's name says about it; letters count without case.
enum class NameKind {
  text,        ///< .txt .text
  json_lines,  ///< .jsonl .ndjson .json
  readme,      ///< README, README.md, readme.txt: never a document of a folder
  other
};

/// `path` may hold folders; a last .gz is left out of account.
NameKind name_kind(std::string_view path);

/// "a.pdf, b.pdf, c.pdf, ...": the first three of a list.
template <typename Names>
std::string first_three(const Names& names) {
  std::string list;
  for (std::size_t i = 0; i < names.size() && i < 3; ++i) {
    list.append(i > 0 ? ", " : "").append(names[i]);
  }
  return names.size() > 3 ? list + ", ..." : list;
}

}  // namespace readout::readers

#pragma once

#include "loader/readers/gunzip.hpp"
#include "loader/readers/open_file.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace readout::readers {

/// The most that one document may hold: positions are 32-bit numbers, and no news text comes near.
constexpr std::size_t largest_document = std::size_t{1} << 30U;

/// The bytes of an input from its start; gzip, known by its first bytes whatever the name says, is
/// unpacked on the way.
class ByteReader {
 public:
  explicit ByteReader(std::shared_ptr<const OpenFile> file);

  /// Fills the front of `bytes` and returns how many; 0 at the end only. Throws UnreadableBytes.
  std::size_t read(std::span<char> bytes);

  /// Everything that is left. Throws UnreadableBytes, also where it is more than `limit`.
  std::string rest(std::size_t limit = largest_document);

 private:
  bool refill();
  std::string_view block() const;
  std::size_t read_plain(std::span<char> bytes);
  std::size_t read_gzip(std::span<char> bytes);
  bool ends_after_member();

  std::shared_ptr<const OpenFile> m_file;
  std::vector<char> m_block;
  std::size_t m_begin = 0;
  std::size_t m_end = 0;
  off_t m_position = 0;
  std::optional<Gunzip> m_gunzip;
};

}  // namespace readout::readers

#pragma once

#include "loader/readers/byte_reader.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace readout::readers {

/// How many bytes after a line may be read (not used) by a parser that loads wide registers.
constexpr std::size_t line_padding = 64;

/// Cuts an input at its line feeds. Memory: the longest line, twice at most.
class LineReader {
 public:
  explicit LineReader(ByteReader bytes, std::size_t limit = largest_document);

  /// The next line without its line feed, or nothing at the end; the last one needs no line feed.
  /// It stays until the next call, and `line_padding` readable bytes follow it. Throws
  /// UnreadableBytes, also where a line is longer than the limit.
  std::optional<std::string_view> next();

  /// Number of the line that next() gave last, from 1. Where next() throws: of the line that could
  /// not be read.
  std::size_t number() const { return m_number; }

 private:
  void refuse_if_too_long(std::size_t size) const;
  bool read_more();
  std::string_view take(std::size_t size, std::size_t skipped);

  ByteReader m_bytes;
  std::size_t m_limit;
  std::vector<char> m_buffer;
  std::size_t m_begin = 0;
  std::size_t m_end = 0;
  std::size_t m_number = 0;
};

}  // namespace readout::readers

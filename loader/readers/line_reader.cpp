#include "loader/readers/line_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace readout::readers {

namespace {

constexpr std::size_t first_size = std::size_t{1} << 18U;

}  // namespace

LineReader::LineReader(ByteReader bytes, std::size_t limit)
    : m_bytes(std::move(bytes)), m_limit(limit), m_buffer(first_size) {}

std::optional<std::string_view> LineReader::next() {
  ++m_number;
  std::size_t searched = 0;
  while (true) {
    const std::size_t size = m_end - m_begin;
    const char* start = m_buffer.data() + m_begin;
    const void* feed = std::memchr(start + searched, '\n', size - searched);
    if (feed != nullptr) {
      return take(static_cast<std::size_t>(static_cast<const char*>(feed) - start), 1);
    }
    searched = size;
    refuse_if_too_long(size);
    if (!read_more()) {
      return size == 0 ? std::nullopt : std::optional(take(size, 0));
    }
  }
}

void LineReader::refuse_if_too_long(std::size_t size) const {
  if (size > m_limit) {
    throw UnreadableBytes(
        fmt::format("line of more than {} bytes: too large for one document", m_limit));
  }
}

bool LineReader::read_more() {
  if (m_begin > 0) {
    std::copy(m_buffer.data() + m_begin, m_buffer.data() + m_end, m_buffer.data());
    m_end -= m_begin;
    m_begin = 0;
  }
  if (m_buffer.size() < 2 * m_end + line_padding) {
    m_buffer.resize(2 * m_buffer.size());
  }
  const std::size_t room = m_buffer.size() - line_padding - m_end;
  const std::size_t got = m_bytes.read(std::span(m_buffer).subspan(m_end, room));
  m_end += got;
  return got > 0;
}

std::string_view LineReader::take(std::size_t size, std::size_t skipped) {
  refuse_if_too_long(size);
  const std::string_view line(m_buffer.data() + m_begin, size);
  m_begin += size + skipped;
  return line;
}

}  // namespace readout::readers

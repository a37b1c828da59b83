#include "loader/readers/byte_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace readout::readers {

namespace {

constexpr std::size_t block_size = 65536;

}  // namespace

ByteReader::ByteReader(std::shared_ptr<const OpenFile> file)
    : m_file(std::move(file)), m_block(block_size) {
  refill();
  if (starts_like_gzip(block())) {
    m_gunzip.emplace();
  }
}

std::size_t ByteReader::read(std::span<char> bytes) {
  return m_gunzip ? read_gzip(bytes) : read_plain(bytes);
}

std::string ByteReader::rest(std::size_t limit) {
  std::string all;
  std::size_t size = 0;
  while (true) {
    all.resize(std::max(block_size, size * 2));
    const std::size_t got = read(std::span(all).subspan(size));
    size += got;
    if (size > limit) {
      throw UnreadableBytes(fmt::format("more than {} bytes: too large for one document", limit));
    }
    if (got == 0) {
      all.resize(size);
      all.shrink_to_fit();
      return all;
    }
  }
}

bool ByteReader::refill() {
  m_begin = 0;
  m_end = read_at(*m_file, m_position, m_block.data(), m_block.size());
  m_position += static_cast<off_t>(m_end);
  return m_end > 0;
}

std::string_view ByteReader::block() const { return {m_block.data() + m_begin, m_end - m_begin}; }

std::size_t ByteReader::read_plain(std::span<char> bytes) {
  if (m_begin == m_end && !refill()) {
    return 0;
  }
  const std::size_t size = std::min(bytes.size(), m_end - m_begin);
  std::copy_n(block().begin(), size, bytes.begin());
  m_begin += size;
  return size;
}

std::size_t ByteReader::read_gzip(std::span<char> bytes) {
  while (true) {
    if (m_gunzip->at_end_of_member() && ends_after_member()) {
      return 0;
    }
    const auto [taken, given] = m_gunzip->unpack(block(), bytes);
    m_begin += taken;
    if (given > 0) {
      return given;
    }
    if (taken == 0 && !refill()) {
      throw UnreadableBytes(fmt::format("gzip data end early, after {} bytes", m_position));
    }
  }
}

// As gzip(1) does: another member may follow, and zeros, which tapes leave behind, may fill up the
// end.
bool ByteReader::ends_after_member() {
  if (m_begin == m_end && !refill()) {
    return true;
  }
  const char next = m_block[m_begin];
  if (next != '\x1f' && next != '\0') {
    throw UnreadableBytes("gzip data are damaged: other bytes follow their end");
  }
  return next == '\0';
}

}  // namespace readout::readers

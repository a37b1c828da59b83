#include "loader/readers/gunzip.hpp"

#include "loader/readers/open_file.hpp"

#include <fmt/format.h>
// Has zlib take its input as const.
#define ZLIB_CONST
#include <zlib.h>

#include <algorithm>
#include <new>

namespace readout::readers {

namespace {

constexpr int gzip_only_with_largest_window = 15 + 16;
constexpr std::size_t largest_step = 1U << 30U;

}  // namespace

bool starts_like_gzip(std::string_view bytes) { return bytes.starts_with("\x1f\x8b\x08"); }

void Gunzip::End::operator()(z_stream* stream) const {
  inflateEnd(stream);
  delete stream;
}

Gunzip::Gunzip() : m_stream(new z_stream()) {
  if (inflateInit2(m_stream.get(), gzip_only_with_largest_window) != Z_OK) {
    throw std::bad_alloc();
  }
}

Gunzip::Step Gunzip::unpack(std::string_view packed, std::span<char> unpacked) {
  if (m_at_end_of_member && !packed.empty()) {
    inflateReset(m_stream.get());
    m_at_end_of_member = false;
  }
  const auto input = static_cast<uInt>(std::min(packed.size(), largest_step));
  const auto room = static_cast<uInt>(std::min(unpacked.size(), largest_step));
  m_stream->next_in = reinterpret_cast<const Bytef*>(packed.data());
  m_stream->avail_in = input;
  m_stream->next_out = reinterpret_cast<Bytef*>(unpacked.data());
  m_stream->avail_out = room;
  const int status = inflate(m_stream.get(), Z_NO_FLUSH);
  if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) {
    throw UnreadableBytes(
        fmt::format("gzip data are damaged: {}", m_stream->msg ? m_stream->msg : "unknown"));
  }
  m_at_end_of_member = m_at_end_of_member || status == Z_STREAM_END;
  return {input - m_stream->avail_in, room - m_stream->avail_out};
}

}  // namespace readout::readers

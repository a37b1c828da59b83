#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

struct z_stream_s;

namespace readout::readers {

/// Whether these first bytes of an input are those of gzip data.
bool starts_like_gzip(std::string_view bytes);

/// Unpacks gzip data of one or several members, checksums included, as the bytes come.
/// (libarchive's gzip filter does not compare checksums.)
class Gunzip {
 public:
  Gunzip();

  struct Step {
    std::size_t taken = 0;  ///< bytes of `packed` that were used up
    std::size_t given = 0;  ///< bytes that now stand in `unpacked`
  };
  /// Goes as far as input or room allows. Neither taken nor given: it needs more input. Throws
  /// UnreadableBytes on damaged data.
  Step unpack(std::string_view packed, std::span<char> unpacked);

  /// No member is open: the data may end here.
  bool at_end_of_member() const { return m_at_end_of_member; }

 private:
  struct End {
    void operator()(z_stream_s* stream) const;
  };
  std::unique_ptr<z_stream_s, End> m_stream;
  bool m_at_end_of_member = false;
};

}  // namespace readout::readers

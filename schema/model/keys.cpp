#include "schema/model/keys.hpp"

#include <xxhash.h>

#include <array>
#include <bit>

namespace readout {

std::int64_t key_id(std::string_view key) {
  return std::bit_cast<std::int64_t>(XXH3_64bits(key.data(), key.size()));
}

std::string content_hash(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.data(), bytes.size()));
  std::string text;
  text.reserve(2 * sizeof canonical.digest);
  for (const unsigned char byte : canonical.digest) {
    text += digits[byte >> 4U];
    text += digits[byte & 15U];
  }
  return text;
}

std::int64_t document_id(std::string_view collection, std::string_view id) {
  std::string key;
  key.reserve(collection.size() + 1 + id.size());
  key.append(collection).append(1, '\x1f').append(id);
  return key_id(key);
}

}  // namespace readout

#include "schema/model/keys.hpp"

#include <xxhash.h>

#include <array>
#include <bit>
#include <cstdio>
#include <memory>
#include <vector>

namespace readout {

std::int64_t key_id(std::string_view key) {
  return std::bit_cast<std::int64_t>(XXH3_64bits(key.data(), key.size()));
}

namespace {

std::string digits_of(XXH128_hash_t hash) {
  constexpr std::string_view digits = "0123456789abcdef";
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, hash);
  std::string text;
  text.reserve(2 * sizeof canonical.digest);
  for (const unsigned char byte : canonical.digest) {
    text += digits[byte >> 4U];
    text += digits[byte & 15U];
  }
  return text;
}

}  // namespace

std::string content_hash(std::string_view bytes) {
  return digits_of(XXH3_128bits(bytes.data(), bytes.size()));
}

std::optional<std::string> content_hash_of_file(const std::string& file) {
  constexpr std::size_t piece_size = std::size_t{256} << 10U;
  const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(),
                                                                       &XXH3_freeState);
  const std::unique_ptr<std::FILE, decltype(&std::fclose)> in(std::fopen(file.c_str(), "rbe"),
                                                              &std::fclose);
  if (state == nullptr || in == nullptr) {
    return std::nullopt;
  }
  std::setvbuf(in.get(), nullptr, _IONBF, 0);
  XXH3_128bits_reset(state.get());
  std::vector<char> piece(piece_size);
  for (std::size_t size = 1; size != 0;) {
    size = std::fread(piece.data(), 1, piece.size(), in.get());
    XXH3_128bits_update(state.get(), piece.data(), size);
  }
  return std::ferror(in.get()) == 0 ? std::optional(digits_of(XXH3_128bits_digest(state.get())))
                                    : std::nullopt;
}

std::int64_t document_id(std::string_view collection, std::string_view id) {
  std::string key;
  key.reserve(collection.size() + 1 + id.size());
  key.append(collection).append(1, '\x1f').append(id);
  return key_id(key);
}

}  // namespace readout

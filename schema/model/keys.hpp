#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace readout {

/// XXH3-64 of `key` as a signed number: what both databases keep for a key. A pure function of the
/// bytes.
std::int64_t key_id(std::string_view key);

/// XXH3-128 of `bytes` as 32 lower-case hexadecimal digits.
std::string content_hash(std::string_view bytes);
/// The same of the bytes of a file, which are read piece by piece; nothing where it cannot be read.
std::optional<std::string> content_hash_of_file(const std::string& file);

/// The id under which a document's facts are kept: key_id of collection, U+001F, id.
std::int64_t document_id(std::string_view collection, std::string_view id);

}  // namespace readout

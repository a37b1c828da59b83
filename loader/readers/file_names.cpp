#include "loader/readers/file_names.hpp"

namespace readout::readers {

namespace {

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  }
  return lower;
}

}  // namespace

NameKind name_kind(std::string_view path) {
  const std::string whole = lower_ascii(path.substr(path.rfind('/') + 1));
  std::string_view name = whole;
  if (name.ends_with(".gz")) {
    name.remove_suffix(3);
  }
  if (name == "readme" || name.starts_with("readme.")) {
    return NameKind::readme;
  }
  if (name.ends_with(".txt") || name.ends_with(".text")) {
    return NameKind::text;
  }
  if (name.ends_with(".jsonl") || name.ends_with(".ndjson") || name.ends_with(".json")) {
    return NameKind::json_lines;
  }
  return NameKind::other;
}

}  // namespace readout::readers

#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace readout::readers {

/// The keys of an input line that are read; all are strings, and `id` may be a number. Others are
/// passed over.
enum class LineKey { id, text, date, title, publisher, url, byline };
constexpr std::array<std::string_view, 7> line_keys = {"id",        "text", "date",  "title",
                                                       "publisher", "url",  "byline"};

/// What is wrong with a line: the byte where it shows, from 0, and the reason.
struct LineError {
  std::size_t byte = 0;
  std::string reason;
};

/// One object. Values that are null or missing are nothing; those given may hold U+0000.
struct JsonLine {
  std::array<std::optional<std::string>, line_keys.size()> values;
  bool has_label = false;
  bool has_pattern = false;
  /// The line is no JSON object (then it has no values), or a key has a wrong type or stands twice.
  std::optional<LineError> error;

  std::optional<std::string>& value(LineKey key) { return values[static_cast<std::size_t>(key)]; }
  const std::optional<std::string>& value(LineKey key) const {
    return values[static_cast<std::size_t>(key)];
  }
};

/// Reads lines of JSON, one after the other with the same memory. Not for two threads at once.
/// Lines without fault go through simdjson; what it refuses goes through nlohmann's parser, which
/// knows places and takes every number. Both give the same values.
class JsonLineParser {
 public:
  JsonLineParser();
  ~JsonLineParser();
  JsonLineParser(const JsonLineParser&) = delete;
  JsonLineParser& operator=(const JsonLineParser&) = delete;

  /// `line` must be followed by line_padding readable bytes (line_reader.hpp).
  JsonLine parse(std::string_view line);

 private:
  class Fast;
  std::unique_ptr<Fast> m_fast;
};

/// The second way alone: slow, exact about places; needs no padding.
JsonLine parse_with_places(std::string_view line);

}  // namespace readout::readers

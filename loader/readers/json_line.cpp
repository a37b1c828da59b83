#include "loader/readers/json_line.hpp"

#include "loader/readers/line_reader.hpp"

#include <simdjson.h>

#include <algorithm>

namespace readout::readers {

namespace {

static_assert(line_padding >= simdjson::SIMDJSON_PADDING);

using Element = simdjson::dom::element;

// Nothing: not a value of a kind that is plain here.
std::optional<std::string> plain_value(LineKey key, const Element& element) {
  if (element.is_string()) {
    return std::string(element.get_string().value_unsafe());
  }
  if (key == LineKey::id && element.is_int64()) {
    return std::to_string(element.get_int64().value_unsafe());
  }
  if (key == LineKey::id && element.is_uint64()) {
    return std::to_string(element.get_uint64().value_unsafe());
  }
  return std::nullopt;
}

// False where the slow way must decide: a wrong type, a key that stands twice, an id such as 1.50.
bool take(JsonLine& line, std::string_view key, const Element& element) {
  const auto found = std::ranges::find(line_keys, key);
  if (found == line_keys.end()) {
    line.has_label = line.has_label || key == "label";
    line.has_pattern = line.has_pattern || key == "pattern";
    return true;
  }
  if (element.is_null()) {
    return true;
  }
  const auto number = static_cast<std::size_t>(found - line_keys.begin());
  auto value = plain_value(static_cast<LineKey>(number), element);
  if (!value || line.values[number]) {
    return false;
  }
  line.values[number] = std::move(value);
  return true;
}

}  // namespace

class JsonLineParser::Fast {
 public:
  std::optional<JsonLine> parse(std::string_view bytes) {
    simdjson::dom::object object;
    if (m_parser.parse(bytes.data(), bytes.size(), false).get(object) != simdjson::SUCCESS) {
      return std::nullopt;
    }
    JsonLine line;
    for (const auto& [key, element] : object) {
      if (!take(line, key, element)) {
        return std::nullopt;
      }
    }
    return line;
  }

 private:
  simdjson::dom::parser m_parser;
};

JsonLineParser::JsonLineParser() : m_fast(std::make_unique<Fast>()) {}
JsonLineParser::~JsonLineParser() = default;

JsonLine JsonLineParser::parse(std::string_view line) {
  auto parsed = m_fast->parse(line);
  return parsed ? *std::move(parsed) : parse_with_places(line);
}

}  // namespace readout::readers

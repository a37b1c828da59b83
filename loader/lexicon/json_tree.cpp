#include "loader/lexicon/json_tree.hpp"

#include "schema/text/utf8.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>
#include <utility>

namespace readout {

namespace {

using Type = JsonNode::Type;

// What a parser missed, as people would say it.
std::string_view said_of(rapidjson::ParseErrorCode code) {
  switch (code) {
    case rapidjson::kParseErrorDocumentEmpty:
    case rapidjson::kParseErrorValueInvalid:
      return "a value must stand here: text in double quotation marks, a number, true, false, null";
    case rapidjson::kParseErrorObjectMissName:
      return "a key in double quotation marks must stand here";
    case rapidjson::kParseErrorObjectMissColon:
      return "a colon must stand behind the key";
    case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket:
      return "a comma or } must stand here";
    case rapidjson::kParseErrorArrayMissCommaOrSquareBracket:
      return "a comma or ] must stand here";
    case rapidjson::kParseErrorStringMissQuotationMark:
      return "a string has no closing quotation mark";
    case rapidjson::kParseErrorStringEscapeInvalid:
      return "an escape in a string that JSON does not have";
    case rapidjson::kParseErrorStringUnicodeEscapeInvalidHex:
      return "an escape \\u without four hexadecimal digits";
    case rapidjson::kParseErrorStringUnicodeSurrogateInvalid:
      return "an escape \\u gives half of a character only";
    case rapidjson::kParseErrorStringInvalidEncoding:
      return "a control character in a string: write it as an escape, such as \\n";
    default:
      return "unreadable";
  }
}

constexpr std::size_t deepest_nesting = 20;
constexpr std::size_t most_values = 200'000;

// Builds the tree; RapidJSON calls it for every piece, and goes on as long as it says true.
class TreeBuilder {
 public:
  using Ch = char;

  TreeBuilder(std::string_view text, const Place& place)
      : m_text(text), m_place(place), m_stream(text.data(), text.size()), m_code_points(text) {}

  JsonNode parse() {
    rapidjson::Reader reader;
    const auto result = reader.Parse<rapidjson::kParseNumbersAsStringsFlag>(m_stream, *this);
    if (result.IsError() || m_stream.Tell() < m_text.size()) {
      const std::size_t byte = result.IsError() ? result.Offset() : m_stream.Tell();
      fail(column_at(std::min(byte, m_text.size())),
           fmt::format("no valid JSON: {}", problem_of(result, byte)));
    }
    return std::move(m_root);
  }

  // The names are RapidJSON's. NOLINTBEGIN(readability-identifier-naming)
  bool Null() { return leaf({.type = Type::null}); }
  bool Bool(bool truth) { return leaf({.type = Type::boolean, .truth = truth}); }
  bool RawNumber(const char* digits, rapidjson::SizeType size, bool /*copy*/) {
    JsonNode node{.type = Type::number, .text = {digits, size}};
    std::uint64_t whole = 0;
    const auto [end, error] = std::from_chars(digits, digits + size, whole);
    if (error == std::errc() && end == digits + size) {
      node.number = whole;
    }
    return leaf(std::move(node));
  }
  bool String(const char* text, rapidjson::SizeType size, bool /*copy*/) {
    JsonNode node{.type = Type::string, .text = {text, size}, .column = start_of_token()};
    check_text(node.text, node.column);
    return leaf(std::move(node));
  }
  bool Key(const char* text, rapidjson::SizeType size, bool /*copy*/) {
    const std::size_t column = start_of_token();
    const std::string_view name(text, size);
    check_text(name, column);
    auto& entries = m_open.back()->entries;
    if (std::ranges::find(entries, name, &JsonEntry::key) != entries.end()) {
      fail(column, fmt::format("the key '{}' stands twice", name));
    }
    if (entries.size() >= most_keys) {
      fail(column, fmt::format("an object of more than {} keys", most_keys));
    }
    entries.push_back({.key = std::string(name), .column = column, .value = {}});
    return true;
  }
  bool StartObject() { return open(Type::object); }
  bool StartArray() { return open(Type::array); }
  bool EndObject(rapidjson::SizeType /*members*/) { return close(); }
  bool EndArray(rapidjson::SizeType /*items*/) { return close(); }
  // Not called: numbers come as they are written.
  bool Int(int /*number*/) { return false; }
  bool Uint(unsigned /*number*/) { return false; }
  bool Int64(std::int64_t /*number*/) { return false; }
  bool Uint64(std::uint64_t /*number*/) { return false; }
  bool Double(double /*number*/) { return false; }
  // NOLINTEND(readability-identifier-naming)

 private:
  static constexpr std::size_t most_keys = 1000;
  static constexpr std::size_t most_likely_keys = 4;

  std::string_view problem_of(const rapidjson::ParseResult& result, std::size_t byte) const {
    if (!result.IsError() || result.Code() == rapidjson::kParseErrorDocumentRootNotSingular) {
      return "something stands behind the value";
    }
    const bool at_end = m_text.find_first_not_of(" \t\r", byte) == std::string_view::npos;
    const bool in_string = result.Code() == rapidjson::kParseErrorStringMissQuotationMark;
    return at_end && !in_string && !m_open.empty() ? "the line ends before its object or list does"
                                                   : said_of(result.Code());
  }

  [[noreturn]] void fail(std::size_t column, const std::string& what) const {
    throw InputError({m_place.file, m_place.line, column}, what);
  }

  void check_text(std::string_view text, std::size_t column) const {
    if (text.find('\0') != std::string_view::npos) {
      fail(column, "a NUL character in a string");
    }
    if (first_invalid_utf8(text)) {
      fail(column, "a string with half of a character: an escape \\u of a pair stands alone");
    }
  }

  std::size_t column_at(std::size_t byte) { return m_code_points.before(byte) + 1; }

  std::size_t start_of_token() {
    const std::size_t start = m_text.find_first_not_of(" \t\r\n,:", m_last_end);
    m_last_end = m_stream.Tell();
    return column_at(std::min(start, m_last_end));
  }

  JsonNode& place_for(JsonNode node) {
    if (++m_values > most_values) {
      fail(node.column, fmt::format("a line of more than {} values", most_values));
    }
    if (m_open.empty()) {
      m_root = std::move(node);
      return m_root;
    }
    JsonNode& parent = *m_open.back();
    if (parent.type == Type::array) {
      return parent.items.emplace_back(std::move(node));
    }
    parent.entries.back().value = std::move(node);
    return parent.entries.back().value;
  }

  bool leaf(JsonNode node) {
    if (node.type != Type::string) {
      node.column = start_of_token();
    }
    place_for(std::move(node));
    return true;
  }

  bool open(Type type) {
    const std::size_t column = start_of_token();
    if (m_open.size() >= deepest_nesting) {
      fail(column, fmt::format("JSON nests deeper than {} levels", deepest_nesting));
    }
    JsonNode& node = place_for({.type = type, .column = column});
    node.entries.reserve(type == Type::object ? most_likely_keys : 0);
    m_open.push_back(&node);
    return true;
  }

  bool close() {
    m_last_end = m_stream.Tell();
    m_open.pop_back();
    return true;
  }

  std::string_view m_text;
  const Place& m_place;
  rapidjson::MemoryStream m_stream;
  std::size_t m_last_end = 0;
  CodePointCounter m_code_points;
  std::size_t m_values = 0;
  JsonNode m_root{};
  std::vector<JsonNode*> m_open{};
};

}  // namespace

const JsonNode* JsonNode::find(std::string_view key) const {
  const auto found = std::ranges::find(entries, key, &JsonEntry::key);
  return found == entries.end() ? nullptr : &found->value;
}

std::string_view name_of(JsonNode::Type type) {
  constexpr std::array<std::string_view, 6> names = {"null",   "boolean", "number",
                                                     "string", "list",    "object"};
  return names[static_cast<std::size_t>(type)];
}

JsonNode read_json(std::string_view line, const Place& place) {
  return TreeBuilder(line, place).parse();
}

std::string to_json(std::string_view text) { return nlohmann::json(text).dump(); }

std::string to_json(const JsonNode& node) {
  std::string json;
  switch (node.type) {
    case Type::null:
      return "null";
    case Type::boolean:
      return node.truth ? "true" : "false";
    case Type::number:
      return node.text;
    case Type::string:
      return to_json(std::string_view(node.text));
    case Type::array:
      for (const JsonNode& item : node.items) {
        json += (json.empty() ? "" : ", ") + to_json(item);
      }
      return "[" + json + "]";
    case Type::object:
      break;
  }
  for (const JsonEntry& entry : node.entries) {
    json += fmt::format("{}{}: {}", json.empty() ? "" : ", ", to_json(std::string_view(entry.key)),
                        to_json(entry.value));
  }
  return "{" + json + "}";
}

}  // namespace readout

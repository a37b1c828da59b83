#include "loader/lexicon/json_tree.hpp"

#include "schema/text/counting_iterator.hpp"
#include "schema/text/utf8.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace readout {

namespace {

using Json = nlohmann::json;
using Type = JsonNode::Type;

constexpr std::size_t deepest_nesting = 20;
constexpr std::size_t most_values = 200'000;

// Builds the tree; nlohmann calls it for every token.
class TreeBuilder : public Json::json_sax_t {
 public:
  TreeBuilder(std::string_view text, Place place)
      : m_text(text), m_place(std::move(place)), m_furthest(text.data()) {}

  JsonNode parse() {
    const CountingIterator begin{m_furthest, &m_furthest};
    const CountingIterator end{m_furthest + m_text.size(), &m_furthest};
    Json::sax_parse(begin, end, this);
    return std::move(m_root);
  }

  bool null() override { return leaf({.type = Type::null}); }
  bool boolean(bool truth) override { return leaf({.type = Type::boolean, .truth = truth}); }
  bool number_integer(std::int64_t number) override {
    return leaf({.type = Type::number, .text = std::to_string(number)});
  }
  bool number_unsigned(std::uint64_t number) override {
    return leaf({.type = Type::number, .text = std::to_string(number), .number = number});
  }
  bool number_float(double /*number*/, const std::string& written) override {
    return leaf({.type = Type::number, .text = written});
  }
  bool string(std::string& text) override {
    const std::size_t column = start_of_token();
    check_text(text, column);
    return leaf({.type = Type::string, .text = std::move(text), .column = column});
  }
  bool binary(Json::binary_t& /*bytes*/) override { return true; }
  bool start_object(std::size_t /*size*/) override { return open(Type::object); }
  bool start_array(std::size_t /*size*/) override { return open(Type::array); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(std::string& name) override {
    const std::size_t column = start_of_token();
    check_text(name, column);
    auto& entries = m_open.back()->entries;
    if (std::ranges::find(entries, name, &JsonEntry::key) != entries.end()) {
      fail(column, fmt::format("the key '{}' stands twice", name));
    }
    if (entries.size() >= most_keys) {
      fail(column, fmt::format("an object of more than {} keys", most_keys));
    }
    entries.push_back({.key = std::move(name), .column = column, .value = {}});
    return true;
  }

  bool parse_error(std::size_t byte, const std::string& /*token*/,
                   const Json::exception& /*error*/) override {
    fail(column_at(std::min(byte == 0 ? 0 : byte - 1, m_text.size())), "no valid JSON");
  }

 private:
  static constexpr std::size_t most_keys = 1000;

  [[noreturn]] void fail(std::size_t column, const std::string& what) const {
    throw InputError({m_place.file, m_place.line, column}, what);
  }

  void check_text(const std::string& text, std::size_t column) const {
    if (text.find('\0') != std::string::npos) {
      fail(column, "a NUL character in a string");
    }
  }

  // Positions only grow, so that each byte is counted once.
  std::size_t column_at(std::size_t byte) {
    if (byte < m_counted) {
      return code_points_in(m_text.substr(0, byte)) + 1;
    }
    m_columns += code_points_in(m_text.substr(m_counted, byte - m_counted));
    m_counted = byte;
    return m_columns + 1;
  }

  std::size_t start_of_token() {
    const std::size_t start = m_text.find_first_not_of(" \t\r\n,:", m_last_end);
    m_last_end = static_cast<std::size_t>(m_furthest - m_text.data());
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
    m_open.push_back(&place_for({.type = type, .column = column}));
    return true;
  }

  bool close() {
    m_last_end = static_cast<std::size_t>(m_furthest - m_text.data());
    m_open.pop_back();
    return true;
  }

  std::string_view m_text;
  Place m_place;
  const char* m_furthest;
  std::size_t m_last_end = 0;
  std::size_t m_counted = 0;
  std::size_t m_columns = 0;
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

std::string to_json(std::string_view text) { return Json(text).dump(); }

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

#include "loader/readers/json_line.hpp"
#include "schema/text/counting_iterator.hpp"
#include "schema/text/utf8.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace readout::readers {

namespace {

using Json = nlohmann::json;

// What nlohmann says, and what we say instead.
constexpr std::array<std::array<std::string_view, 2>, 8> reasons{{
    {"missing closing quote", "a string has no closing quotation mark"},
    {"unexpected end of input", "the line ends before its object does"},
    {"control character", "a control character in a string: write it as an escape, such as \\n"},
    {"surrogate", "an escape \\u gives half of a character only"},
    {"invalid string", "an escape in a string that JSON does not have"},
    {"number overflow", "a number that is too large"},
    {"invalid number", "a number that is not written as JSON has it"},
    {"invalid literal", "no value: a text stands in quotation marks, others are true, false, null"},
}};

std::string_view between(std::string_view text, std::string_view before, std::string_view end) {
  const std::size_t start = text.find(before);
  if (start == std::string_view::npos) {
    return {};
  }
  text.remove_prefix(start + before.size());
  return text.substr(0, text.find(end));
}

// Never with the token itself, which may be a whole article.
std::string reason_of(std::string_view what) {
  for (const auto& [theirs, ours] : reasons) {
    if (what.find(theirs) != std::string_view::npos) {
      return fmt::format("no valid JSON: {}", ours);
    }
  }
  const std::string_view found = between(what, "unexpected ", ";");
  const std::string_view expected = between(what, "; expected ", ";");
  const bool any_value = expected.empty() || expected.find("literal") != std::string_view::npos;
  return fmt::format("no valid JSON: {} stands where {} should",
                     found.empty() ? "something" : found, any_value ? "a value" : expected);
}

// Takes the top-level values of one object; nlohmann calls it for every token.
class LineHandler : public Json::json_sax_t {
 public:
  explicit LineHandler(std::string_view text) : m_text(text), m_furthest(text.data()) {}

  JsonLine parse() {
    const CountingIterator begin{m_furthest, &m_furthest};
    const CountingIterator end{m_furthest + m_text.size(), &m_furthest};
    if (!Json::sax_parse(begin, end, this)) {
      m_line.values = {};
    }
    return std::move(m_line);
  }

  bool null() override { return m_depth > 0 || not_an_object("null"); }
  bool boolean(bool) override { return value("a boolean"); }
  bool number_integer(number_integer_t number) override {
    return value("a number", std::to_string(number));
  }
  bool number_unsigned(number_unsigned_t number) override {
    return value("a number", std::to_string(number));
  }
  bool number_float(number_float_t, const string_t& digits) override {
    return value("a number", digits);
  }
  bool string(string_t& text) override { return value("a string", std::move(text)); }
  bool binary(binary_t&) override { return value("binary data"); }
  bool start_object(std::size_t) override {
    const bool accepted = m_depth == 0 || value("an object");
    ++m_depth;
    return accepted;
  }
  bool start_array(std::size_t) override {
    const bool accepted = value("a list");
    ++m_depth;
    return accepted;
  }
  bool end_object() override { return leave(); }
  bool end_array() override { return leave(); }
  bool key(string_t& name) override {
    if (m_depth == 1) {
      note_key(name);
    }
    return true;
  }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception& error) override {
    const std::size_t byte = position > 0 ? position - 1 : 0;
    m_line.error = LineError{std::min(byte, m_text.size()), reason_of(error.what())};
    return false;
  }

 private:
  bool leave() {
    --m_depth;
    return true;
  }

  void note_key(const std::string& name) {
    m_line.has_label = m_line.has_label || name == "label";
    m_line.has_pattern = m_line.has_pattern || name == "pattern";
    const auto found = std::ranges::find(line_keys, name);
    m_key = static_cast<std::size_t>(found - line_keys.begin());
    m_key_byte = start_of_key(name);
  }

  // The opening quotation mark, or the end of a key that is written with escapes.
  std::size_t start_of_key(const std::string& name) const {
    const auto end = static_cast<std::size_t>(m_furthest - m_text.data());
    const std::size_t size = name.size() + 2;
    return end >= size && m_text[end - size] == '"' ? end - size : end;
  }

  bool value(const char* type, std::string text = {}) {
    if (m_depth == 0) {
      return not_an_object(type);
    }
    if (m_depth == 1 && m_key < line_keys.size()) {
      set(type, std::move(text));
    }
    return true;
  }

  void set(std::string_view type, std::string text) {
    const bool number_as_id = m_key == static_cast<std::size_t>(LineKey::id) && type == "a number";
    if (type != "a string" && !number_as_id) {
      remember(fmt::format("key '{}' must be a string, not {}", line_keys[m_key], type));
    } else if (m_line.values[m_key]) {
      remember(fmt::format("key '{}' stands twice", line_keys[m_key]));
    } else {
      m_line.values[m_key] = std::move(text);
    }
  }

  void remember(std::string reason) {
    if (!m_line.error) {
      m_line.error = LineError{m_key_byte, std::move(reason)};
    }
  }

  bool not_an_object(const char* found) {
    const auto start = m_text.find_first_not_of(" \t\r");
    m_line.error = LineError{start, fmt::format("an object must stand here, not {}", found)};
    return false;
  }

  std::string_view m_text;
  const char* m_furthest;
  JsonLine m_line;
  std::size_t m_depth = 0;
  std::size_t m_key = line_keys.size();
  std::size_t m_key_byte = 0;
};

}  // namespace

JsonLine parse_with_places(std::string_view line) {
  if (const auto bad = first_invalid_utf8(line)) {
    JsonLine failed;
    failed.error = LineError{
        *bad, fmt::format("byte 0x{:02X} is not UTF-8, which JSON must be: convert the file",
                          static_cast<unsigned char>(line[*bad]))};
    return failed;
  }
  return LineHandler(line).parse();
}

}  // namespace readout::readers

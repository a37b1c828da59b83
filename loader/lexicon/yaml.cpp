#include "loader/lexicon/yaml.hpp"

#include "schema/text/utf8.hpp"

#include <fmt/format.h>
#include <yaml.h>

#include <algorithm>
#include <array>
#include <utility>

namespace readout {

namespace {

constexpr int deepest_nesting = 50;
constexpr std::string_view open_quotation =
    "this quotation mark is not closed on its line (what is longer stands in a block after |)";

class Event {
 public:
  Event() = default;
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;
  ~Event() { yaml_event_delete(&m_event); }

  yaml_event_t* get() { return &m_event; }
  const yaml_event_t* operator->() const { return &m_event; }

 private:
  yaml_event_t m_event{};
};

std::string text_of(const yaml_char_t* characters, std::size_t size) {
  return {reinterpret_cast<const char*>(characters), size};
}

class YamlReader {
 public:
  YamlReader(std::string_view source, const std::string& file) : m_source(source), m_file(file) {
    check_characters();
    find_lines();
    if (yaml_parser_initialize(&m_parser) == 0) {
      throw std::bad_alloc();
    }
    yaml_parser_set_encoding(&m_parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&m_parser, reinterpret_cast<const unsigned char*>(source.data()),
                                 source.size());
  }
  YamlReader(const YamlReader&) = delete;
  YamlReader& operator=(const YamlReader&) = delete;
  ~YamlReader() { yaml_parser_delete(&m_parser); }

  YamlNode read() {
    expect(YAML_STREAM_START_EVENT);
    Event start;
    next(start);
    if (start->type == YAML_STREAM_END_EVENT) {
      throw InputError({m_file, 1, 1}, "the file is empty");
    }
    Event first;
    next(first);
    YamlNode root = node(first, 0);
    expect(YAML_DOCUMENT_END_EVENT);
    expect(YAML_STREAM_END_EVENT);
    return root;
  }

 private:
  Place place_of(const yaml_mark_t& mark) const { return {m_file, mark.line + 1, mark.column + 1}; }

  Place place_of_byte(std::size_t position) const {
    const std::string_view before = m_source.substr(0, position);
    const auto lines = static_cast<std::size_t>(std::ranges::count(before, '\n'));
    const std::size_t line_end = before.rfind('\n');
    const std::size_t start = line_end == std::string_view::npos ? 0 : line_end + 1;
    return {m_file, lines + 1, code_points_in(before.substr(start)) + 1};
  }

  // YAML knows more line ends than editors do; places must mean the same for both.
  void check_characters() const {
    if (const auto invalid = first_invalid_utf8(m_source)) {
      throw InputError(place_of_byte(*invalid), "this is no valid UTF-8");
    }
    constexpr std::array<std::string_view, 3> line_ends = {"\u0085", "\u2028", "\u2029"};
    for (const std::string_view line_end : line_ends) {
      if (const auto found = m_source.find(line_end); found != std::string_view::npos) {
        throw InputError(place_of_byte(found), "a line separator other than a line feed");
      }
    }
    for (auto found = m_source.find('\r'); found != std::string_view::npos;
         found = m_source.find('\r', found + 1)) {
      if (m_source.substr(found + 1, 1) != "\n") {
        throw InputError(place_of_byte(found), "a carriage return without a line feed");
      }
    }
    if (const auto found = m_source.find('\0'); found != std::string_view::npos) {
      throw InputError(place_of_byte(found), "a NUL character");
    }
  }

  void find_lines() {
    std::string_view rest = m_source;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      std::string_view line = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (line.ends_with('\r')) {
        line.remove_suffix(1);
      }
      m_lines.push_back(line);
    }
  }

  void next(Event& event) {
    if (yaml_parser_parse(&m_parser, event.get()) == 0) {
      fail();
    }
  }

  void expect(yaml_event_type_t type) {
    Event event;
    next(event);
    if (event->type != type) {
      throw InputError(place_of(event->start_mark), "a second YAML document in one file");
    }
  }

  [[noreturn]] void fail() const {
    const std::string problem = m_parser.problem == nullptr ? "unreadable" : m_parser.problem;
    if (m_parser.error == YAML_READER_ERROR) {
      throw InputError(place_of_byte(std::min(m_parser.problem_offset, m_source.size())),
                       fmt::format("broken YAML: {}", problem));
    }
    fail_at_open_quotation();
    const std::string context = m_parser.context == nullptr
                                    ? ""
                                    : fmt::format(" {} that starts in line {}", m_parser.context,
                                                  m_parser.context_mark.line + 1);
    throw InputError(
        place_of(m_parser.problem_mark),
        fmt::format("broken YAML: {}{}{}", problem, context, advice_on(m_parser.problem_mark)));
  }

  // A quotation mark that nothing closes: its place says more than the end of the file.
  void fail_at_open_quotation() const {
    const std::string_view context = m_parser.context == nullptr ? "" : m_parser.context;
    const std::string_view problem = m_parser.problem == nullptr ? "" : m_parser.problem;
    if (context == "while scanning a quoted scalar" &&
        (m_parser.problem_mark.line > m_parser.context_mark.line ||
         problem == "found unexpected end of stream")) {
      throw InputError(place_of(m_parser.context_mark), std::string(open_quotation));
    }
  }

  // Tabs are seen by nobody. `pattern: [Title] [Person]` is a list for YAML, and `"of" [State]` a
  // word with something behind.
  std::string_view advice_on(const yaml_mark_t& mark) const {
    const std::string_view line = mark.line < m_lines.size() ? m_lines[mark.line] : "";
    if (const std::size_t first = line.find_first_not_of(' ');
        first < line.size() && line[first] == '\t') {
      return " (YAML is indented with blanks, never with tabs)";
    }
    const std::size_t colon = line.find(": ");
    const std::size_t value =
        colon == std::string_view::npos ? colon : line.find_first_not_of(' ', colon + 1);
    const bool goes_on = value < mark.column &&
                         std::string_view("[{\"'").find(line[value]) != std::string_view::npos;
    return goes_on
               ? " (what starts with [, {, \" or ' and goes on behind it stands in a block after |)"
               : "";
  }

  YamlNode node(const Event& event, int depth) {
    if (depth > deepest_nesting) {
      throw InputError(place_of(event->start_mark), "YAML nests deeper than 50 levels");
    }
    switch (event->type) {
      case YAML_SCALAR_EVENT:
        return scalar(event);
      case YAML_SEQUENCE_START_EVENT:
        return sequence(event, depth);
      case YAML_MAPPING_START_EVENT:
        return mapping(event, depth);
      default:
        throw InputError(place_of(event->start_mark), "aliases (*name) are not used in rule files");
    }
  }

  void check_plain(const Event& event, const yaml_char_t* anchor, const yaml_char_t* tag) const {
    if (anchor != nullptr) {
      throw InputError(place_of(event->start_mark), "anchors (&name) are not used in rule files");
    }
    if (tag != nullptr) {
      throw InputError(place_of(event->start_mark), "tags (!name) are not used in rule files");
    }
  }

  YamlNode scalar(const Event& event) const {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-union-access): so libyaml hands over its events
    const auto& data = event->data.scalar;
    check_plain(event, data.anchor, data.tag);
    YamlNode result;
    result.type = YamlNode::Type::scalar;
    result.scalar = text_of(data.value, data.length);
    result.place = place_of(event->start_mark);
    result.content = result.place;
    result.is_one_line = event->start_mark.line == event->end_mark.line;
    if (data.style == YAML_LITERAL_SCALAR_STYLE || data.style == YAML_FOLDED_SCALAR_STYLE) {
      const bool is_literal = data.style == YAML_LITERAL_SCALAR_STYLE;
      result.style = is_literal ? YamlNode::Style::literal : YamlNode::Style::folded;
      result.content = {m_file, result.place.line + 1, 1 + indentation_of(result)};
    } else if (data.style != YAML_PLAIN_SCALAR_STYLE) {
      // YAML would go on to the next mark, which opens another word, and fail there.
      if (!result.is_one_line) {
        throw InputError(result.place, std::string(open_quotation));
      }
      result.style = YamlNode::Style::quoted;
      ++result.content.column;
    }
    return result;
  }

  // The blanks that YAML has taken away: what the first line with words lost. Blanks only, so they
  // are as many code points as bytes.
  std::size_t indentation_of(const YamlNode& block) const {
    const std::size_t skipped = std::min(block.scalar.find_first_not_of('\n'), block.scalar.size());
    const std::size_t line = block.place.line + skipped;
    if (skipped == block.scalar.size() || line >= m_lines.size()) {
      return 0;
    }
    const std::size_t end = std::min(block.scalar.find('\n', skipped), block.scalar.size());
    const std::size_t size = end - skipped;
    return m_lines[line].size() < size ? 0 : m_lines[line].size() - size;
  }

  YamlNode sequence(const Event& start, int depth) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-union-access): so libyaml hands over its events
    const auto& data = start->data.sequence_start;
    check_plain(start, data.anchor, data.tag);
    YamlNode result;
    result.type = YamlNode::Type::sequence;
    result.place = place_of(start->start_mark);
    for (;;) {
      Event event;
      next(event);
      if (event->type == YAML_SEQUENCE_END_EVENT) {
        return result;
      }
      result.items.push_back(node(event, depth + 1));
    }
  }

  YamlNode mapping(const Event& start, int depth) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-union-access): so libyaml hands over its events
    const auto& data = start->data.mapping_start;
    check_plain(start, data.anchor, data.tag);
    YamlNode result;
    result.type = YamlNode::Type::mapping;
    result.place = place_of(start->start_mark);
    for (;;) {
      Event key_event;
      next(key_event);
      if (key_event->type == YAML_MAPPING_END_EVENT) {
        return result;
      }
      YamlNode key = node(key_event, depth + 1);
      check_key(result, key);
      Event value_event;
      next(value_event);
      result.entries.push_back({key.scalar, key.place, node(value_event, depth + 1)});
    }
  }

  static void check_key(const YamlNode& mapping, const YamlNode& key) {
    if (key.type != YamlNode::Type::scalar) {
      throw InputError(key.place, "a key must be a word");
    }
    for (const YamlEntry& entry : mapping.entries) {
      if (entry.key == key.scalar) {
        throw InputError(key.place, fmt::format("the key '{}' stands here twice (first in line {})",
                                                key.scalar, entry.place.line));
      }
    }
  }

  std::string_view m_source;
  const std::string& m_file;
  std::vector<std::string_view> m_lines;
  yaml_parser_t m_parser{};
};

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
  const auto found =
      std::ranges::find_if(entries, [&](const YamlEntry& entry) { return entry.key == key; });
  return found == entries.end() ? nullptr : &found->value;
}

YamlNode read_yaml(std::string_view source, const std::string& file) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  source.remove_prefix(source.starts_with(byte_order_mark) ? byte_order_mark.size() : 0);
  return YamlReader(source, file).read();
}

}  // namespace readout

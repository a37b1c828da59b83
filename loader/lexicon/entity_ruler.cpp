#include "loader/lexicon/annotation_kinds.hpp"
#include "loader/lexicon/builder.hpp"
#include "loader/lexicon/flat_json.hpp"
#include "loader/lexicon/json_tree.hpp"
#include "loader/lexicon/known_words.hpp"
#include "loader/lexicon/rule_checks.hpp"
#include "loader/lexicon/text_lines.hpp"
#include "loader/lexicon/token_patterns.hpp"
#include "schema/text/blanks.hpp"
#include "schema/text/similar_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace readout {

/// A line with a token pattern.
struct TokenPatternLine {
  std::string_view text;
  std::string_view form;
  const JsonNode* tokens = nullptr;
};

namespace {

using Type = JsonNode::Type;

constexpr std::array<std::string_view, 10> known_keys = {"label",   "pattern", "id",   "form",
                                                         "country", "gender",  "kind", "stands_for",
                                                         "name",    "external"};

constexpr std::string_view no_control_signs =
    "a name holds no line end, tab or other control character";

// Labels of spaCy's models beside our own. NORP and GPE say less than we keep: see kind().
constexpr std::array<std::pair<std::string_view, EntityKind>, 10> labels = {{
    {"PERSON", EntityKind::person},
    {"PER", EntityKind::person},
    {"STATE", EntityKind::state},
    {"NORP", EntityKind::state},
    {"ORGANIZATION", EntityKind::organization},
    {"ORG", EntityKind::organization},
    {"PLACE", EntityKind::place},
    {"GPE", EntityKind::place},
    {"LOC", EntityKind::place},
    {"FAC", EntityKind::place},
}};

// A value of a line. Where it stands is a byte of the line, or, in one that was read as a tree, a
// column.
struct RulerField {
  std::string_view key;
  std::string_view text;           // of a string
  const JsonNode* node = nullptr;  // null: a string
  std::size_t key_at = 0;
  std::size_t value_at = 0;

  Type type() const { return node == nullptr ? Type::string : node->type; }
};

// A line of the file as an object, with the places of its pieces for messages.
class RulerLine {
 public:
  RulerLine(std::string_view line, const Place& place) : m_line(line), m_place(place) {
    if (const auto flat = read_flat_json(line)) {
      m_is_flat = true;
      for (const FlatField& field : flat->fields()) {
        add({.key = field.key,
             .text = field.value,
             .key_at = byte_before(field.key),
             .value_at = byte_before(field.value)});
      }
      return;
    }
    m_tree = read_json(line, place);
    if (m_tree.type != Type::object) {
      throw InputError(place,
                       fmt::format("a line must be an object (it is: {})", name_of(m_tree.type)));
    }
    for (const JsonEntry& entry : m_tree.entries) {
      add({.key = entry.key,
           .text = entry.value.text,
           .node = &entry.value,
           .key_at = entry.column,
           .value_at = entry.value.column});
    }
  }
  RulerLine(const RulerLine&) = delete;
  RulerLine& operator=(const RulerLine&) = delete;

  const Place& place() const { return m_place; }

  // The string of a key; empty where it is missing or null.
  std::string_view text(std::string_view key) const {
    const RulerField* field = find(key);
    if (field == nullptr || field->type() == Type::null) {
      return {};
    }
    if (field->type() != Type::string) {
      throw InputError(at(field->value_at), fmt::format("'{}' must be a string (it is: {})", key,
                                                        name_of(field->type())));
    }
    return field->text;
  }

  // The phrase, or the list of tokens.
  const RulerField& pattern() const {
    const RulerField* field = find("pattern");
    if (field == nullptr || field->type() == Type::null ||
        (field->type() == Type::string && !has_word(field->text))) {
      throw InputError(of("pattern"), "'pattern' is missing or holds no word");
    }
    if (field->type() != Type::string && field->type() != Type::array) {
      throw InputError(at(field->value_at),
                       fmt::format("'pattern' must be a string or a list of tokens (it is: {})",
                                   name_of(field->type())));
    }
    if (field->type() == Type::string && has_control_sign(field->text)) {
      throw InputError(at(field->value_at), std::string(no_control_signs));
    }
    return *field;
  }

  // Empty where the line names nothing.
  std::string_view name() const {
    const std::string_view name = text("name");
    if (has_control_sign(name)) {
      throw InputError(value_of("name"), std::string(no_control_signs));
    }
    if (!name.empty() && !has_word(name)) {
      throw InputError(value_of("name"),
                       fmt::format("'{}' is no name: it has no letter or digit", name));
    }
    return name;
  }

  EntityKind kind() const {
    const std::string_view label = text("label");
    const auto known =
        std::ranges::find(labels, label, &std::pair<std::string_view, EntityKind>::first);
    if (known == labels.end()) {
      std::string names;
      for (const auto& [name, kind] : labels) {
        names += fmt::format("{}{}", names.empty() ? "" : ", ", name);
      }
      throw InputError(value_of("label"),
                       fmt::format("unknown label '{}' (known: {})", label, names));
    }
    const bool of_state = text("id").starts_with("state:");
    if (label == "NORP" && !of_state) {
      throw InputError(value_of("label"),
                       "a NORP is the adjective of a state: it needs the state's id, such as "
                       "\"id\": \"state:CHN\"");
    }
    return label == "GPE" && of_state ? EntityKind::state : known->second;
  }

  std::string_view form() const {
    const std::string_view form = text("form");
    if (!form.empty() && form != "name" && form != "adjective" && form != "people") {
      throw InputError(value_of("form"),
                       fmt::format("unknown form '{}' (known: name, adjective, people)", form));
    }
    if (form == "people" && kind() != EntityKind::state && kind() != EntityKind::place) {
      throw InputError(value_of("form"),
                       fmt::format("{} has no form 'people'", with_article(to_string(kind()))));
    }
    return !form.empty() ? form : text("label") == "NORP" ? "adjective" : "name";
  }

  // Identifiers of other authorities with their places: a string or a list of strings.
  std::vector<std::pair<std::string, Place>> external() const {
    std::vector<std::pair<std::string, Place>> ids;
    const RulerField* field = find("external");
    if (field == nullptr || field->type() == Type::null) {
      return ids;
    }
    if (field->type() != Type::array) {
      ids.emplace_back(std::string(text("external")), at(field->value_at));
      return ids;
    }
    for (const JsonNode& item : field->node->items) {
      if (item.type != Type::string) {
        throw InputError(at(item.column), fmt::format("'external' must be a string (it is: {})",
                                                      name_of(item.type)));
      }
      ids.emplace_back(item.text, at(item.column));
    }
    return ids;
  }

  // The entry that the line describes; `words` name it where nothing else does, and `made_key` is
  // filled where it has no id.
  DictionaryEntry entry(std::string_view words, std::string& made_key) const {
    DictionaryEntry entry{.key = text("id"), .kind = kind(), .name = name()};
    entry.name = entry.name.empty() ? words : entry.name;
    if (entry.key.empty()) {
      made_key = to_string(entry.kind);
      made_key.append(1, ':').append(entry.name);
      entry.key = made_key;
    }
    entry.country = entry.kind == EntityKind::state ? state(entry.key) : country();
    entry.gender = known("gender", entry.kind);
    entry.subtype = known("kind", entry.kind);
    entry.stands_for = text("stands_for");
    if (entry.kind == EntityKind::person || entry.kind == EntityKind::state) {
      require_none("stands_for", entry.kind);
    }
    return entry;
  }

  // A value of an attribute's closed list, or empty.
  std::string_view known(std::string_view key, EntityKind kind) const {
    const std::string_view value = text(key);
    if (value.empty()) {
      return value;
    }
    const auto values = known_values(annotation_of(kind), key);
    if (values.empty()) {
      require_none(key, kind);
    }
    require_known(key, value, values, value_of(key));
    return value;
  }

  // What says nothing of such an entry would be read for nothing.
  void require_none(std::string_view key, EntityKind kind) const {
    if (!text(key).empty()) {
      throw InputError(of(key), fmt::format("{} has no '{}'", with_article(to_string(kind)), key));
    }
  }

  // The country of a state is the state itself.
  std::string_view state(std::string_view key) const {
    if (text("country") != key) {
      require_none("country", EntityKind::state);
    }
    return key;
  }

  std::string_view country() const {
    const std::string_view country = text("country");
    if (!country.empty()) {
      require_key("state", country, value_of("country"));
    }
    return country;
  }

  // Where a key stands; the start of the line where it does not.
  Place of(std::string_view key) const {
    const RulerField* field = find(key);
    return field == nullptr ? m_place : at(field->key_at);
  }

  // Where its value stands; the start of the line where there is none.
  Place value_of(std::string_view key) const {
    const RulerField* field = find(key);
    return field == nullptr ? m_place : at(field->value_at);
  }

 private:
  void add(const RulerField& field) {
    if (std::ranges::find(known_keys, field.key) == known_keys.end()) {
      throw InputError(at(field.key_at), fmt::format("unknown key '{}' ({})", field.key,
                                                     alternatives(field.key, known_keys)));
    }
    m_fields[m_size++] = field;
  }

  const RulerField* find(std::string_view key) const {
    const auto fields = std::span(m_fields).first(m_size);
    const auto found = std::ranges::find(fields, key, &RulerField::key);
    return found == fields.end() ? nullptr : &*found;
  }

  std::size_t byte_before(std::string_view piece) const {
    return static_cast<std::size_t>(piece.data() - m_line.data()) - 1;
  }

  Place at(std::size_t byte_or_column) const {
    return m_is_flat ? place_in_line(m_line, byte_or_column, m_place)
                     : Place{m_place.file, m_place.line, byte_or_column};
  }

  std::string_view m_line;
  const Place& m_place;
  JsonNode m_tree{};
  bool m_is_flat = false;
  std::array<RulerField, known_keys.size()> m_fields{};  // no key stands twice
  std::size_t m_size = 0;
};

// A name for an entry that only a token pattern describes: "fabry disease" of its plain words. It
// is what `name` could be, too.
std::string words_of(const JsonNode& tokens) {
  std::string words;
  for (const JsonNode& token : tokens.items) {
    for (const JsonEntry& entry : token.entries) {
      if (entry.value.type == Type::string && entry.key != "OP" && entry.key != "SHAPE") {
        words += (words.empty() ? "" : " ") + entry.value.text;
      }
    }
  }
  if (!has_word(words)) {
    words = to_json(tokens);
  }
  if (!has_word(words)) {  // [{}]
    words.insert(0, "Token ");
  }
  std::ranges::replace_if(
      words, [](char sign) { return has_control_sign(std::string_view(&sign, 1)); }, ' ');
  return words;
}

}  // namespace

void LexiconBuilder::add_entity_ruler(const RuleFile& file) {
  begin_dictionary(file);
  const auto lines = static_cast<std::size_t>(std::ranges::count(file.content, '\n'));
  m_entries.reserve(m_entries.size() + lines);
  m_phrases.reserve(m_phrases.size() + lines);
  std::string made_key;
  for_each_line(file.content, file.file, [&](std::string_view text, const Place& place) {
    if (without_blanks(text).empty()) {
      return;
    }
    const RulerLine line(text, place);
    const RulerField& pattern = line.pattern();
    const bool of_tokens = pattern.type() == Type::array;
    const std::string made_words = of_tokens ? words_of(*pattern.node) : std::string();
    const std::string_view words = of_tokens ? std::string_view(made_words) : pattern.text;
    const DictionaryEntry entry = line.entry(words, made_key);
    const Says says = line.text("label") == "NORP"                         ? Says::form_of_state
                      : line.form() != "name" && line.text("name").empty() ? Says::form
                                                                           : Says::all;
    const std::uint32_t number = add_entry(entry, line.of("id"), says);
    for (const std::string_view key : {"country", "stands_for"}) {
      refer_to(line.text(key), [&] { return line.value_of(key); });
    }
    for (const auto& [id, where] : line.external()) {
      add_external_id(number, id, where);
    }
    if (of_tokens) {
      add_token_pattern(number, {text, line.form(), pattern.node}, place);
      return;
    }
    const bool prefix = words.size() > 1 && words.ends_with('-');
    add_name(prefix ? words.substr(0, words.size() - 1) : words, number, line.form(), prefix);
  });
}

void LexiconBuilder::add_token_pattern(std::uint32_t entry, const TokenPatternLine& line,
                                       const Place& place) {
  require_possible_units(token_pattern_of(*line.tokens, place).root);
  const std::string written = to_json(*line.tokens);
  if (!m_token_pattern_keys.insert(fmt::format("{} {} {}", entry, line.form, written)).second) {
    return;
  }
  m_token_patterns.push_back({.line = m_strings.add(line.text),
                              .form = m_strings.add(line.form),
                              .dictionary = m_rule,
                              .entry = entry,
                              .number = static_cast<std::uint32_t>(place.line)});
  tell_name(entry, {}, written, line.form);
}

}  // namespace readout

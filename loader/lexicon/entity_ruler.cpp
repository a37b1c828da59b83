#include "loader/lexicon/annotation_kinds.hpp"
#include "loader/lexicon/builder.hpp"
#include "loader/lexicon/json_tree.hpp"
#include "loader/lexicon/known_words.hpp"
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

// A line of the file as an object, with the places of its pieces for messages.
class RulerLine {
 public:
  RulerLine(std::string_view line, const Place& place)
      : m_place(place), m_object(read_json(line, place)) {
    if (m_object.type != Type::object) {
      throw InputError(place,
                       fmt::format("a line must be an object (it is: {})", name_of(m_object.type)));
    }
    for (const JsonEntry& entry : m_object.entries) {
      if (std::ranges::find(known_keys, entry.key) == known_keys.end()) {
        throw InputError(at(entry.column), fmt::format("unknown key '{}' ({})", entry.key,
                                                       alternatives(entry.key, known_keys)));
      }
    }
  }

  const Place& place() const { return m_place; }

  // The string of a key; empty where it is missing or null.
  std::string_view text(std::string_view key) const {
    const JsonNode* node = m_object.find(key);
    return node == nullptr || node->type == Type::null ? std::string_view{} : text_of(*node, key);
  }

  // The phrase, or the list of tokens.
  const JsonNode& pattern() const {
    const JsonNode* node = m_object.find("pattern");
    if (node == nullptr || node->type == Type::null ||
        (node->type == Type::string && !has_word(node->text))) {
      throw InputError(of("pattern"), "'pattern' is missing or holds no word");
    }
    if (node->type != Type::string && node->type != Type::array) {
      throw InputError(at(node->column),
                       fmt::format("'pattern' must be a string or a list of tokens (it is: {})",
                                   name_of(node->type)));
    }
    return *node;
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
    return !form.empty() ? form : text("label") == "NORP" ? "adjective" : "name";
  }

  // Identifiers of other authorities with their places: a string or a list of strings.
  std::vector<std::pair<std::string, Place>> external() const {
    std::vector<std::pair<std::string, Place>> ids;
    const JsonNode* node = m_object.find("external");
    if (node == nullptr || node->type == Type::null) {
      return ids;
    }
    if (node->type != Type::array) {
      ids.emplace_back(std::string(text_of(*node, "external")), at(node->column));
      return ids;
    }
    for (const JsonNode& item : node->items) {
      ids.emplace_back(std::string(text_of(item, "external")), at(item.column));
    }
    return ids;
  }

  // The entry that the line describes; `words` name it where nothing else does, and `made_key` is
  // filled where it has no id.
  DictionaryEntry entry(std::string_view words, std::string& made_key) const {
    DictionaryEntry entry{.key = text("id"), .kind = kind(), .name = text("name")};
    entry.name = entry.name.empty() ? words : entry.name;
    if (entry.key.empty()) {
      made_key = to_string(entry.kind);
      made_key.append(1, ':').append(entry.name);
      entry.key = made_key;
    }
    entry.country = entry.kind == EntityKind::state ? entry.key : country();
    entry.gender = known("gender", annotation_of(EntityKind::person));
    entry.subtype = known("kind", annotation_of(entry.kind));
    entry.stands_for = text("stands_for");
    return entry;
  }

  // A value of an attribute's closed list, or empty.
  std::string_view known(std::string_view key, std::string_view annotation) const {
    const std::string_view value = text(key);
    const auto values = known_values(annotation, key);
    if (!value.empty() && !values.empty()) {
      require_known(key, value, values, value_of(key));
    }
    return value;
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
    const auto found = std::ranges::find(m_object.entries, key, &JsonEntry::key);
    return found == m_object.entries.end() ? m_place : at(found->column);
  }

 private:
  Place at(std::size_t column) const { return {m_place.file, m_place.line, column}; }

  Place value_of(std::string_view key) const {
    const JsonNode* node = m_object.find(key);
    return node == nullptr ? m_place : at(node->column);
  }

  std::string_view text_of(const JsonNode& node, std::string_view key) const {
    if (node.type != Type::string) {
      throw InputError(at(node.column),
                       fmt::format("'{}' must be a string (it is: {})", key, name_of(node.type)));
    }
    return node.text;
  }

  const Place& m_place;
  JsonNode m_object;
};

// A name for an entry that only a token pattern describes: "fabry disease" of its plain words.
std::string words_of(const JsonNode& tokens) {
  std::string words;
  for (const JsonNode& token : tokens.items) {
    for (const JsonEntry& entry : token.entries) {
      if (entry.value.type == Type::string && entry.key != "OP" && entry.key != "SHAPE") {
        words += (words.empty() ? "" : " ") + entry.value.text;
      }
    }
  }
  return words.empty() ? to_json(tokens) : words;
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
    const JsonNode& pattern = line.pattern();
    const bool of_tokens = pattern.type == Type::array;
    const std::string words = of_tokens ? words_of(pattern) : pattern.text;
    const std::uint32_t number = add_entry(line.entry(words, made_key), line.of("id"));
    for (const auto& [id, where] : line.external()) {
      add_external_id(number, id, where);
    }
    if (of_tokens) {
      add_token_pattern(number, {text, line.form(), &pattern}, place);
      return;
    }
    const bool prefix = words.size() > 1 && words.ends_with('-');
    const std::string_view name = words;
    add_name(prefix ? name.substr(0, name.size() - 1) : name, number, line.form(), prefix);
  });
}

void LexiconBuilder::add_token_pattern(std::uint32_t entry, const TokenPatternLine& line,
                                       const Place& place) {
  token_pattern_of(*line.tokens, place);
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

#include "loader/lexicon/builder.hpp"

#include "schema/model/version.hpp"
#include "schema/text/fold.hpp"
#include "schema/text/utf8.hpp"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>

namespace readout {

namespace {

using Columns = std::span<const std::string_view>;

/// The kinds of annotations that engine steps and dictionaries make; rules add their labels.
constexpr std::array<std::string_view, 4> entity_annotations = {"Person", "State", "Organization",
                                                                "Place"};

std::string_view annotation_of(EntityKind kind) {
  return entity_annotations[static_cast<std::size_t>(kind)];
}

}  // namespace

std::string stem_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  return std::string(name.substr(0, name.rfind('.')));
}

LexiconBuilder::LexiconBuilder() : m_lexicon(std::make_unique<Lexicon>()) {}

std::uint32_t LexiconBuilder::add_rule(std::string name, std::string file, std::size_t line) {
  auto& rules = m_lexicon->m_rule_set.rules;
  rules.push_back({std::move(name), std::move(file), static_cast<std::uint32_t>(line)});
  return static_cast<std::uint32_t>(rules.size() - 1);
}

void LexiconBuilder::add_attribute(std::vector<Attribute>& attributes, std::string_view name,
                                   std::string_view value) {
  if (value.empty()) {
    return;
  }
  const Attribute attribute{m_lexicon->m_symbols.intern(name), m_lexicon->m_symbols.intern(value)};
  attributes.insert(std::upper_bound(attributes.begin(), attributes.end(), attribute), attribute);
}

std::uint32_t LexiconBuilder::add_entry(DictionaryEntry entry, const Place& place) {
  const auto [found, is_new] = m_lexicon->m_entry_numbers.try_emplace(
      entry.key, static_cast<std::uint32_t>(m_lexicon->m_entries.size()));
  if (is_new) {
    entry.file = place.file;
    entry.line = static_cast<std::uint32_t>(place.line);
    entry.user = m_user;
    m_lexicon->m_entries.push_back(std::move(entry));
  } else if (m_lexicon->m_entries[found->second].kind != entry.kind) {
    throw InputError(place, fmt::format("'{}' is a {} already, in {}:{}", entry.key,
                                        to_string(m_lexicon->m_entries[found->second].kind),
                                        m_lexicon->m_entries[found->second].file,
                                        m_lexicon->m_entries[found->second].line));
  }
  return found->second;
}

void LexiconBuilder::add_name(std::string_view name, std::uint32_t number, std::string_view form,
                              bool prefix) {
  if (name.empty()) {
    return;
  }
  const DictionaryEntry& entry = m_lexicon->m_entries[number];
  PhraseValue value{.kind = m_lexicon->m_symbols.intern(annotation_of(entry.kind)),
                    .rule = m_rule,
                    .reference = number,
                    .attributes = {}};
  add_attribute(value.attributes, "form", form);
  add_attribute(value.attributes, "gender", entry.gender);
  add_attribute(value.attributes, "kind", entry.subtype);
  add_attribute(value.attributes, "position", prefix ? "prefix" : "");
  add_attribute(value.attributes, "begins", is_lower(code_point_at(name, 0).value) ? "small" : "");
  m_lexicon->m_phrases.add(name, std::move(value));
}

void LexiconBuilder::read_state(const TableRow& row) {
  const auto number = add_entry({.key = std::string(row["key"]),
                                 .kind = EntityKind::state,
                                 .name = std::string(row["name"]),
                                 .country = std::string(row["key"])},
                                row.place());
  add_name(row["name"], number, "name");
  for (const auto name : row.values("names")) {
    add_name(name, number, "name");
  }
  for (const auto adjective : row.values("adjectives")) {
    const bool prefix = adjective.ends_with('-');
    add_name(prefix ? adjective.substr(0, adjective.size() - 1) : adjective, number, "adjective",
             prefix);
  }
  for (const auto people : row.values("peoples")) {
    add_name(people, number, "adjective");
  }
}

void LexiconBuilder::read_place(const TableRow& row) {
  const auto number = add_entry({.key = std::string(row["key"]),
                                 .kind = EntityKind::place,
                                 .name = std::string(row["name"]),
                                 .country = std::string(row["country"]),
                                 .subtype = std::string(row["kind"]),
                                 .stands_for = std::string(row["stands_for"])},
                                row.place());
  add_name(row["name"], number, "name");
  for (const auto name : row.values("names")) {
    add_name(name, number, "name");
  }
}

void LexiconBuilder::read_organization(const TableRow& row) {
  const auto number = add_entry({.key = std::string(row["key"]),
                                 .kind = EntityKind::organization,
                                 .name = std::string(row["name"]),
                                 .country = std::string(row["country"]),
                                 .subtype = std::string(row["kind"]),
                                 .stands_for = std::string(row["stands_for"])},
                                row.place());
  add_name(row["name"], number, "name");
  for (const auto name : row.values("names")) {
    add_name(name, number, "name");
  }
}

void LexiconBuilder::read_person(const TableRow& row) {
  const auto number = add_entry({.key = std::string(row["key"]),
                                 .kind = EntityKind::person,
                                 .name = std::string(row["name"]),
                                 .country = std::string(row["country"]),
                                 .gender = std::string(row["gender"])},
                                row.place());
  add_name(row["name"], number, "name");
  for (const auto name : row.values("names")) {
    add_name(name, number, "name");
  }
}

void LexiconBuilder::read_office(const TableRow& row) {
  m_lexicon->m_offices.push_back({std::string(row["person"]), std::string(row["office"]),
                                  std::string(row["body"]), std::string(row["start"]),
                                  std::string(row["end"])});
}

void LexiconBuilder::read_title(const TableRow& row) {
  constexpr std::array<std::string_view, 2> columns = {"kind", "gender"};
  read_phrase(row, "Title", columns);
}

void LexiconBuilder::read_given_name(const TableRow& row) {
  const std::string lower = to_lower(row["name"]);
  read_word(row, "given_names", {});
  auto& gender = m_lexicon->m_given_name_genders[lower];
  gender = gender.empty() || gender == row["gender"] ? std::string(row["gender"]) : "u";
}

void LexiconBuilder::read_cue(const TableRow& row) {
  PhraseValue value{.kind = m_lexicon->m_symbols.intern("Cue"), .rule = m_rule, .attributes = {}};
  add_attribute(value.attributes, "class", row["class"]);
  add_attribute(value.attributes, "pos", row["pos"]);
  add_attribute(value.attributes, "lemma", row["lemma"]);
  for (const auto frame : row.values("takes")) {
    add_attribute(value.attributes, fmt::format("takes.{}", frame), "yes");
  }
  add_attribute(value.attributes, "act", row["act"]);
  const auto forms = row.values("forms");
  for (std::size_t i = 0; i < forms.size(); ++i) {
    PhraseValue one = value;
    const bool participle = forms.size() > 1 && i + 1 == forms.size() && row["pos"] == "verb";
    add_attribute(one.attributes, "participle", participle ? "yes" : "no");
    add_attribute(one.attributes, "tense",
                  i == 0       ? "base"
                  : i == 1     ? "present"
                  : participle ? "participle"
                               : "past");
    m_lexicon->m_phrases.add(forms[i], std::move(one));
  }
}

void LexiconBuilder::read_zone(const TableRow& row) {
  const auto kind = zone_kind_of(row["zone"]);
  if (!kind) {
    throw InputError(row.place(), fmt::format("unknown zone '{}'", row["zone"]));
  }
  constexpr std::array<std::string_view, 3> places = {"first", "any", "start"};
  const auto where = std::find(places.begin(), places.end(), row["where"]);
  if (where == places.end()) {
    throw InputError(row.place(),
                     fmt::format("unknown value '{}' (known: first, any, start)", row["where"]));
  }
  auto pattern = std::make_unique<re2::RE2>(
      re2::StringPiece(row["pattern"].data(), row["pattern"].size()), re2::RE2::Quiet);
  if (!pattern->ok()) {
    throw InputError(row.place(), fmt::format("pattern: {}", pattern->error()));
  }
  m_lexicon->m_zone_rules.push_back(
      {*kind, static_cast<ZoneRule::Where>(where - places.begin()), std::move(pattern)});
}

void LexiconBuilder::read_word(const TableRow& row, const std::string& list,
                               std::string_view class_column) {
  const std::string_view word = row["word"].empty() ? row["name"] : row["word"];
  m_lexicon->m_word_lists[list].insert(to_lower(word));
  if (class_column.empty()) {
    return;
  }
  for (const auto value : row.values(class_column)) {
    m_lexicon->m_word_lists[fmt::format("{}.{}", list, value)].insert(to_lower(word));
  }
}

void LexiconBuilder::read_abbreviation(const TableRow& row) {
  read_word(row, "abbreviations", "kind");
  const std::string_view word = row["word"];
  m_lexicon->m_word_lists["abbreviations"].emplace(
      word.substr(0, word.size() - (word.ends_with('.') ? 1 : 0)));
}

void LexiconBuilder::read_phrase(const TableRow& row, std::string_view kind, Columns columns) {
  PhraseValue value{.kind = m_lexicon->m_symbols.intern(kind), .rule = m_rule, .attributes = {}};
  for (const auto column : columns) {
    add_attribute(value.attributes, column, row[column]);
  }
  for (const std::string_view column : {"phrase", "word", "title", "name"}) {
    if (!row[column].empty()) {
      m_lexicon->m_phrases.add(row[column], std::move(value));
      return;
    }
  }
}

void LexiconBuilder::add_dictionary(const RuleFile& file) {
  struct Table {
    std::string_view name;
    std::vector<std::string_view> columns;
    std::size_t required;
    std::function<void(LexiconBuilder&, const TableRow&)> read;
  };
  const auto words = [](std::string list, std::string_view class_column) {
    return [list, class_column](LexiconBuilder& builder, const TableRow& row) {
      builder.read_word(row, list, class_column);
    };
  };
  const auto phrases = [](std::string_view kind, std::vector<std::string_view> columns) {
    return [kind, columns](LexiconBuilder& builder, const TableRow& row) {
      builder.read_phrase(row, kind, columns);
    };
  };
  const std::vector<std::string_view> place_columns = {"key",     "name",       "names",     "kind",
                                                       "country", "stands_for", "population"};
  const auto ignore = [](LexiconBuilder&, const TableRow&) {};
  static const std::vector<Table> tables = {
      {"states",
       {"key", "name", "alpha2", "alpha3", "names", "adjectives", "peoples", "capital", "from",
        "until"},
       2,
       std::mem_fn(&LexiconBuilder::read_state)},
      {"places", place_columns, 2, std::mem_fn(&LexiconBuilder::read_place)},
      {"cities", place_columns, 2, std::mem_fn(&LexiconBuilder::read_place)},
      {"organizations",
       {"key", "name", "names", "kind", "country", "part_of", "stands_for"},
       2,
       std::mem_fn(&LexiconBuilder::read_organization)},
      {"people",
       {"key", "name", "names", "gender", "country"},
       2,
       std::mem_fn(&LexiconBuilder::read_person)},
      {"offices",
       {"person", "office", "body", "start", "end", "source"},
       3,
       std::mem_fn(&LexiconBuilder::read_office)},
      {"titles", {"title", "kind", "gender"}, 2, std::mem_fn(&LexiconBuilder::read_title)},
      {"given_names",
       {"name", "gender", "tradition"},
       1,
       std::mem_fn(&LexiconBuilder::read_given_name)},
      {"surnames", {"name", "tradition"}, 1, words("surnames", "tradition")},
      {"cues",
       {"lemma", "forms", "class", "takes", "pos", "act"},
       5,
       std::mem_fn(&LexiconBuilder::read_cue)},
      {"zones", {"zone", "where", "pattern"}, 3, std::mem_fn(&LexiconBuilder::read_zone)},
      {"title_modifiers", {"word"}, 1, words("title_modifiers", {})},
      {"name_particles", {"word", "position"}, 1, words("name_particles", "position")},
      {"organization_heads", {"word", "kind", "after"}, 1, words("organization_heads", "after")},
      {"place_heads", {"word", "position"}, 1, words("place_heads", "position")},
      {"words", {"word", "class"}, 2, words("words", "class")},
      {"surname_first_states", {"word"}, 1, words("surname_first_states", {})},
      {"titles_alike", {"word", "class"}, 2, words("titles_alike", "class")},
      {"acting_words", {"word", "class"}, 2, words("acting_words", "class")},
      {"common_words", {"word"}, 1, words("common_words", {})},
      {"abbreviations", {"word", "kind"}, 1, std::mem_fn(&LexiconBuilder::read_abbreviation)},
      {"pronouns",
       {"word", "gender", "number", "case"},
       4,
       phrases("Pronoun", {"gender", "number", "case"})},
      {"channels", {"phrase", "channel", "speaks"}, 2, phrases("Channel", {"channel", "speaks"})},
      {"descriptors", {"word", "kind"}, 2, phrases("Descriptor", {"kind"})},
      {"stop_names", {"name", "reason"}, 1, phrases("StopName", {"reason"})},
      {"publishers", {"name", "names", "country", "kind", "key"}, 1, ignore},
  };
  const std::string name = stem_of(file.path);
  const auto table =
      std::find_if(tables.begin(), tables.end(), [&](const Table& t) { return t.name == name; });
  if (table == tables.end()) {
    throw InputError(
        {file.file, 0, 0},
        fmt::format("unknown dictionary '{}' (loader/rules/FORMATS.md lists those that are known)",
                    name));
  }
  m_rule = add_rule("dictionaries/" + name, file.file, 1);
  m_user = file.user;
  read_table(file.content, file.file, table->columns, table->required,
             [&](const TableRow& row) { table->read(*this, row); });
}

std::unique_ptr<const Lexicon> LexiconBuilder::finish(const std::string& hash) {
  auto& rules = m_lexicon->m_rule_set;
  rules.hash = hash;
  rules.program = program_version();
  for (const auto& entry : m_lexicon->m_entries) {
    rules.entries.push_back({entry.key, entry.name, entry.country, entry.file, entry.line});
  }
  return std::move(m_lexicon);
}

}  // namespace readout

#include "loader/lexicon/builder.hpp"

#include "loader/lexicon/known_words.hpp"
#include "loader/lexicon/lexicon.hpp"
#include "loader/lexicon/text_lines.hpp"
#include "schema/model/version.hpp"
#include "schema/text/fold.hpp"
#include "schema/text/similar_words.hpp"
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

}  // namespace

std::string_view annotation_of(EntityKind kind) {
  return entity_annotations[static_cast<std::size_t>(kind)];
}

std::string stem_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  return std::string(name.substr(0, name.rfind('.')));
}

std::string rule_of_dictionary(const RuleFile& file) {
  return file.rule.empty() ? "dictionaries/" + stem_of(file.path) : file.rule;
}

LexiconBuilder::LexiconBuilder() = default;

void LexiconBuilder::begin_dictionary(const RuleFile& file) {
  m_rule = static_cast<std::uint32_t>(m_dictionaries.size());
  m_user = file.user;
  m_doubtful = !file.builtin;
  m_dictionaries.push_back({m_strings.add(rule_of_dictionary(file)), m_strings.add(file.file)});
}

void LexiconBuilder::add_attribute(std::vector<Attribute>& attributes, std::string_view name,
                                   std::string_view value) {
  if (value.empty()) {
    return;
  }
  const Attribute attribute{m_symbols.intern(name), m_symbols.intern(value)};
  attributes.insert(std::upper_bound(attributes.begin(), attributes.end(), attribute), attribute);
}

namespace {

// Another kind's key would make two entities of one key.
void check_key(const DictionaryEntry& entry, const Place& place) {
  if (has_control_sign(entry.key)) {
    throw InputError(place, "a key holds no line end, tab or other control character");
  }
  if (!entry.key.empty() && entry.stands_for == entry.key) {
    throw InputError(place, fmt::format("'{}' cannot stand for itself", entry.key));
  }
  const std::string_view word = entry.key.substr(0, entry.key.find(':'));
  if (word.size() + 1 == entry.key.size()) {
    throw InputError(place, fmt::format("'{}' is no key: nothing stands behind ':'", entry.key));
  }
  if (word.size() == entry.key.size()) {
    return;
  }
  for (const EntityKind other :
       {EntityKind::person, EntityKind::state, EntityKind::organization, EntityKind::place}) {
    if (other != entry.kind && word == to_string(other)) {
      throw InputError(
          place, fmt::format("'{}' is the key of {}, not of {}", entry.key,
                             with_article(to_string(other)), with_article(to_string(entry.kind))));
    }
  }
}

}  // namespace

std::uint32_t LexiconBuilder::add_entry(DictionaryEntry entry, const Place& place, Says says) {
  entry.file = place.file;
  entry.line = static_cast<std::uint32_t>(place.line);
  entry.user = m_user;
  check_key(entry, place);
  if (entry.kind == EntityKind::state) {
    m_has_states = true;
  }
  const std::size_t before = m_entries.size();
  const std::uint32_t number = m_entries.add(entry);
  const DictionaryEntry known = m_entries.at(number);
  if (known.kind != entry.kind) {
    throw InputError(place,
                     fmt::format("'{}' is {} already, in {}:{}", entry.key,
                                 with_article(to_string(known.kind)), known.file, known.line));
  }
  if (says != Says::all) {
    const bool is_new = m_entries.size() > before;
    if (const auto found = m_undescribed.find(number); is_new || found != m_undescribed.end()) {
      auto& of_norp = m_undescribed[number];
      of_norp = says == Says::form_of_state && !of_norp ? std::optional(place) : of_norp;
    }
  } else if (!m_undescribed.empty() && m_undescribed.erase(number) != 0) {
    m_entries.describe(number, entry);
  }
  if (m_remembers) {
    m_remembered_keys.try_emplace(std::string(entry.key), number);
  }
  return number;
}

void LexiconBuilder::add_word(const std::string& list, std::string_view word) {
  m_lists.add(list, word);
  if (m_remembers) {
    m_remembered_words.insert(fmt::format("{}:{}", list, word));
  }
}

void LexiconBuilder::add_name(std::string_view name, std::uint32_t number, std::string_view form,
                              bool prefix) {
  if (name.empty()) {
    return;
  }
  remember_name(name, number);
  if (m_name_listener) {
    tell_name(number, prefix ? std::string(name) + "-" : std::string(name), {}, form);
  }
  const DictionaryEntry entry = m_entries.at(number);
  PhraseValue value{.kind = m_symbols.intern(annotation_of(entry.kind)),
                    .rule = m_rule,
                    .reference = number,
                    .attributes = {}};
  add_attribute(value.attributes, "form", form);
  add_attribute(value.attributes, "gender", entry.gender);
  add_attribute(value.attributes, "kind", entry.subtype);
  add_attribute(value.attributes, "position", prefix ? "prefix" : "");
  add_attribute(value.attributes, "begins", is_lower(code_point_at(name, 0).value) ? "small" : "");
  m_phrases.add(name, value);
}

void LexiconBuilder::add_country_code(std::string_view code, std::uint32_t number) {
  if (!code.empty()) {
    m_phrases.add(code, {.kind = m_symbols.intern("CountryCode"),
                         .rule = m_rule,
                         .reference = number,
                         .attributes = {}});
  }
}

void LexiconBuilder::read_state(const TableRow& row) {
  const auto number = add_entry(
      {.key = row["key"], .kind = EntityKind::state, .name = row["name"], .country = row["key"]},
      row.place());
  const std::string_view from = row["from"];
  const std::string_view until = row["until"];
  if (!from.empty() && !until.empty() &&
      std::pair(until.size(), until) < std::pair(from.size(), from)) {
    throw InputError(row.place_of(until),
                     fmt::format("a state from {} cannot end {}", from, until));
  }
  add_iso_code(row, "alpha2", number);
  add_iso_code(row, "alpha3", number);
  add_name(row["name"], number, "name");
  for (const auto name : row.values("names")) {
    add_name(name, number, "name");
  }
  add_demonyms(row, number);
  add_country_code(row["alpha3"], number);
  for (const auto code : row.values("codes")) {
    add_country_code(code, number);
  }
}

void LexiconBuilder::add_demonyms(const TableRow& row, std::uint32_t number) {
  for (const auto adjective : row.values("adjectives")) {
    const bool prefix = adjective.ends_with('-');
    add_name(prefix ? adjective.substr(0, adjective.size() - 1) : adjective, number, "adjective",
             prefix);
  }
  for (const auto people : row.values("peoples")) {
    add_name(people, number, "people");
  }
}

void LexiconBuilder::read_place(const TableRow& row) {
  const auto number = add_entry({.key = row["key"],
                                 .kind = EntityKind::place,
                                 .name = row["name"],
                                 .country = row["country"],
                                 .subtype = row["kind"],
                                 .stands_for = row["stands_for"]},
                                row.place());
  add_name(row["name"], number, "name");
  for (const auto name : row.values("names")) {
    add_name(name, number, "name");
  }
  add_demonyms(row, number);
}

void LexiconBuilder::read_organization(const TableRow& row) {
  const auto number = add_entry({.key = row["key"],
                                 .kind = EntityKind::organization,
                                 .name = row["name"],
                                 .country = row["country"],
                                 .subtype = row["kind"],
                                 .stands_for = row["stands_for"]},
                                row.place());
  add_name(row["name"], number, "name");
  for (const auto name : row.values("names")) {
    add_name(name, number, "name");
  }
}

void LexiconBuilder::read_person(const TableRow& row) {
  const auto number = add_entry({.key = row["key"],
                                 .kind = EntityKind::person,
                                 .name = row["name"],
                                 .country = row["country"],
                                 .gender = row["gender"]},
                                row.place());
  add_name(row["name"], number, "name");
  for (const auto name : row.values("names")) {
    add_name(name, number, "name");
  }
}

void LexiconBuilder::read_office(const TableRow& row) {
  m_offices.add(row, m_strings, m_user);
  if (m_doubtful) {
    m_office_titles.emplace_back(row["office"], row.place_of(row["office"]));
  }
}

void LexiconBuilder::read_title(const TableRow& row) {
  constexpr std::array<std::string_view, 2> columns = {"kind", "gender"};
  read_phrase(row, "Title", columns);
  m_titles.insert(to_lower(row["title"]));
}

void LexiconBuilder::read_given_name(const TableRow& row) {
  const std::string lower = to_lower(row["name"]);
  read_word(row, "given_names", {});
  std::string& gender = m_given_name_genders[lower];
  gender = gender.empty() || gender == row["gender"] ? std::string(row["gender"]) : "u";
}

void LexiconBuilder::read_cue(const TableRow& row) {
  PhraseValue value{.kind = m_symbols.intern("Cue"), .rule = m_rule, .attributes = {}};
  add_attribute(value.attributes, "class", row["class"]);
  add_attribute(value.attributes, "pos", row["pos"]);
  add_attribute(value.attributes, "lemma", row["lemma"]);
  for (const auto frame : row.values("takes")) {
    add_attribute(value.attributes, fmt::format("takes.{}", frame), "yes");
  }
  add_attribute(value.attributes, "act", row["act"]);
  add_attribute(value.attributes, "rare", row["rare"]);
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
    m_phrases.add(forms[i], one);
  }
}

void LexiconBuilder::read_zone(const TableRow& row) {
  const auto kind = zone_kind_of(row["zone"]);
  if (!kind) {
    throw InputError(row.place_of(row["zone"]),
                     fmt::format("unknown zone '{}' ({})", row["zone"],
                                 alternatives(row["zone"], zone_kind_words())));
  }
  constexpr std::array<std::string_view, 3> places = {"first", "any", "start"};
  require_known("where", row["where"], places, row.place_of(row["where"]));
  const auto where = std::find(places.begin(), places.end(), row["where"]);
  const re2::RE2 pattern(re2::StringPiece(row["pattern"].data(), row["pattern"].size()),
                         re2::RE2::Quiet);
  if (!pattern.ok()) {
    throw InputError(row.place_of(row["pattern"]), fmt::format("pattern: {}", pattern.error()));
  }
  m_zones.push_back({static_cast<std::uint32_t>(*kind),
                     static_cast<std::uint32_t>(where - places.begin()),
                     m_strings.add(row["pattern"])});
}

void LexiconBuilder::read_word(const TableRow& row, const std::string& list,
                               std::span<const std::string_view> class_columns) {
  const std::string_view word = row["word"].empty() ? row["name"] : row["word"];
  add_word(list, to_lower(word));
  for (const std::string_view column : class_columns) {
    for (const auto value : row.values(column)) {
      add_word(fmt::format("{}.{}", list, value), to_lower(word));
    }
  }
}

void LexiconBuilder::read_readings(const TableRow& row) { m_readings.add_word(row); }

void LexiconBuilder::read_suffix(const TableRow& row) { m_readings.add_suffix(row); }

void LexiconBuilder::read_abbreviation(const TableRow& row) {
  constexpr std::array<std::string_view, 1> class_columns = {"kind"};
  read_word(row, "abbreviations", class_columns);
  const std::string_view word = row["word"];
  add_word("abbreviations", word.substr(0, word.size() - (word.ends_with('.') ? 1 : 0)));
}

void LexiconBuilder::read_phrase(const TableRow& row, std::string_view kind, Columns columns) {
  PhraseValue value{.kind = m_symbols.intern(kind), .rule = m_rule, .attributes = {}};
  for (const auto column : columns) {
    add_attribute(value.attributes, column, row[column]);
  }
  for (const std::string_view column : {"phrase", "word", "title", "name"}) {
    if (!row[column].empty()) {
      m_phrases.add(row[column], value);
      return;
    }
  }
}

std::string LexiconBuilder::image(const std::string& hash) {
  for (const auto& [name, gender] : m_given_name_genders) {
    add_word("given_names." + gender, name);
  }
  std::vector<StringRef> symbols;
  symbols.reserve(m_symbols.size());
  for (std::size_t symbol = 0; symbol < m_symbols.size(); ++symbol) {
    symbols.push_back(m_strings.add(m_symbols.name(static_cast<Symbol>(symbol))));
  }
  const std::vector<HeadRecord> head = {{m_strings.add(hash), m_strings.add(program_version())}};
  ImageWriter image;
  write_user_sections(image);
  image.add("lexicon.head", head);
  image.add("lexicon.symbols", symbols);
  image.add("lexicon.dictionaries", m_dictionaries);
  image.add("lexicon.steps", m_steps);
  image.add("lexicon.imports", m_imports);
  image.add("lexicon.zones", m_zones);
  m_offices.write(image);
  image.add_view("lexicon.strings", m_strings.bytes());
  m_phrases.write(image);
  m_entries.write(image);
  m_lists.write(image);
  m_readings.write(image);
  return image.finish(image_version());
}

}  // namespace readout

#include "loader/lexicon/annotation_kinds.hpp"
#include "loader/lexicon/builder.hpp"
#include "loader/lexicon/known_words.hpp"
#include "schema/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace readout {

/// What the entries of one list are.
struct LexiconBuilder::GateType {
  std::string makes{};  ///< empty: words of a list
  std::string kind{};
  std::string major{};
  std::string minor{};
};

namespace {

// What gate_types.tsv says of a major and a minor type; a row without a minor type is for all.
class GateTypes {
 public:
  explicit GateTypes(const RuleFile& file) {
    constexpr std::array<std::string_view, 4> columns = {"major", "minor", "makes", "kind"};
    read_table(file.content, file.file, columns, 3, [&](const TableRow& row) {
      require_known("makes", row["makes"], gate_makes, row.place_of(row["makes"]));
      m_types[key_of(row["major"], row["minor"])] = {std::string(row["makes"]),
                                                     std::string(row["kind"])};
    });
  }

  std::pair<std::string, std::string> of(const GateList& list) const {
    const bool known = std::ranges::find(gate_makes, list.annotation) != gate_makes.end();
    for (const std::string_view minor : {std::string_view(list.minor), std::string_view{}}) {
      const auto found = m_types.find(key_of(list.major, minor));
      if (found != m_types.end() && (list.annotation.empty() || known)) {
        return {known ? list.annotation : found->second.first, found->second.second};
      }
    }
    return {list.annotation, {}};
  }

 private:
  static std::string key_of(std::string_view major, std::string_view minor) {
    return fmt::format("{}:{}", major, minor);
  }

  std::map<std::string, std::pair<std::string, std::string>> m_types;
};

// A feature whose values are of a closed list.
std::string_view known_feature(const GateEntry& entry, std::string_view feature,
                               std::string_view annotation) {
  const std::string_view value = entry.feature(feature);
  const auto values = known_values(annotation, feature);
  if (!value.empty() && !values.empty()) {
    require_known(feature, value, values, entry.place_of(feature));
  }
  return value;
}

// Kinds begin with a capital, as rules ask for them.
void check_made_kind(const std::string& kind, const Place& place) {
  if (!kind.empty() && (kind.front() < 'A' || kind.front() > 'Z')) {
    throw InputError(place,
                     fmt::format("'{}' is no annotation type: kinds begin with a capital", kind));
  }
}

EntityKind kind_called(std::string_view makes) {
  return makes == "Person"         ? EntityKind::person
         : makes == "Organization" ? EntityKind::organization
         : makes == "Place"        ? EntityKind::place
                                   : EntityKind::state;
}

}  // namespace

void LexiconBuilder::add_gate_lists(const RuleFile& definition, std::span<const RuleFile> lists,
                                    const RuleFile& types) {
  const GateTypes known(types);
  const std::vector<GateList> named = gate_lists_of(definition.content, definition.file);
  for (std::size_t i = 0; i < named.size() && i < lists.size(); ++i) {
    const auto [makes, kind] = known.of(named[i]);
    if (makes == "Token" || makes == "Quotation") {
      throw InputError(named[i].place,
                       fmt::format("the annotation type '{}' is made by the program", makes));
    }
    check_made_kind(makes, named[i].place);
    const GateType type{makes == "Words" ? "" : makes, kind, named[i].major, named[i].minor};
    if (std::ranges::find(gate_makes, makes) == gate_makes.end() && !makes.empty()) {
      m_kinds.push_back(m_strings.add(makes));
    }
    if (lists[i].left_out) {
      continue;
    }
    begin_dictionary(lists[i]);
    read_gate_list(lists[i].content, lists[i].file,
                   [&](const GateEntry& entry) { read_gate_entry(entry, type); });
  }
}

void LexiconBuilder::read_gate_entry(const GateEntry& entry, const GateType& type) {
  if (type.makes.empty()) {
    add_gate_word(entry, type);
  } else if (type.makes == "GivenName" || type.makes == "Surname") {
    const std::string lower = to_lower(entry.name);
    const bool given = type.makes == "GivenName";
    add_word(given ? "given_names" : "surnames", lower);
    if (given) {
      std::string& gender = m_given_name_genders[lower];
      gender = gender.empty() || gender == type.kind ? type.kind : "u";
    }
  } else if (std::ranges::find(gate_makes, type.makes) == gate_makes.end()) {
    add_gate_phrase(entry, type, type.makes);
  } else if (type.makes == "Title") {
    PhraseValue value{.kind = m_symbols.intern("Title"), .rule = m_rule, .attributes = {}};
    add_attribute(value.attributes, "kind", type.kind);
    add_attribute(value.attributes, "gender", known_feature(entry, "gender", "Title"));
    m_phrases.add(entry.name, value);
  } else {
    add_gate_entity(entry, type, kind_called(type.makes));
  }
}

void LexiconBuilder::add_gate_word(const GateEntry& entry, const GateType& type) {
  if (entry.name.find(' ') != std::string::npos) {
    add_gate_phrase(entry, type, "Lookup");
    return;
  }
  const std::string lower = to_lower(entry.name);
  add_word("gate." + type.major, lower);
  if (!type.minor.empty()) {
    add_word(fmt::format("gate.{}.{}", type.major, type.minor), lower);
  }
}

void LexiconBuilder::add_gate_phrase(const GateEntry& entry, const GateType& type,
                                     std::string_view kind) {
  PhraseValue value{.kind = m_symbols.intern(kind), .rule = m_rule, .attributes = {}};
  add_attribute(value.attributes, "major", type.major);
  add_attribute(value.attributes, "minor", type.minor);
  m_phrases.add(entry.name, value);
}

void LexiconBuilder::add_gate_entity(const GateEntry& entry, const GateType& type,
                                     EntityKind kind) {
  std::string key(entry.feature("id"));
  const std::string_view name = entry.feature("name");
  const auto known = key.empty() ? entry_named(kind, entry.name) : std::nullopt;
  if (known) {
    return;
  }
  const bool is_adjective = type.makes == "Adjective";
  if (key.empty() && is_adjective) {
    warn(entry.place, fmt::format("no state has the adjective '{0}': write {0}&id=state:CODE, or "
                                  "it is left out",
                                  entry.name));
    return;
  }
  if (key.empty()) {
    key = fmt::format("{}:{}", to_string(kind), slug_of(name.empty() ? entry.name : name));
  }
  const std::string_view own_kind = known_feature(entry, "kind", annotation_of(kind));
  const bool is_state = kind == EntityKind::state;
  const std::uint32_t number =
      add_entry({.key = key,
                 .kind = kind,
                 .name = name.empty() ? std::string_view(entry.name) : name,
                 .country = is_state ? std::string_view(key) : entry.feature("country"),
                 .gender = known_feature(entry, "gender", annotation_of(kind)),
                 .subtype = own_kind.empty() ? std::string_view(type.kind) : own_kind,
                 .stands_for = entry.feature("stands_for")},
                entry.place_of("id"), is_adjective ? Says::form_of_state : Says::all);
  for (const std::string_view feature : {"country", "stands_for"}) {
    refer_to(entry.feature(feature), [&] { return entry.place_of(feature); });
  }
  if (const std::string_view id = entry.feature("external"); !id.empty()) {
    add_external_id(number, std::string(id), entry.place_of("external"));
  }
  add_name(entry.name, number, is_adjective ? "adjective" : "name");
}

}  // namespace readout

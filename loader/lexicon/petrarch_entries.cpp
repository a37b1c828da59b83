#include "loader/lexicon/builder.hpp"
#include "loader/lexicon/known_words.hpp"
#include "loader/lexicon/letter_cases.hpp"
#include "schema/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace readout {

namespace {

constexpr std::size_t code_size = 3;
struct CodeRow {
  std::string makes{};
  std::string kind{};
  std::string state{};
  std::string descriptor{};
};

}  // namespace

/// petrarch_codes.tsv, and the states that the lexicon knows.
struct LexiconBuilder::PetrarchCodes {
  PetrarchCodes(const RuleFile& file, const LexiconBuilder& the_builder) : builder(the_builder) {
    constexpr std::array<std::string_view, 5> columns = {"code", "makes", "kind", "state",
                                                         "descriptor"};
    read_table(file.content, file.file, columns, 2, [&](const TableRow& row) {
      require_known("makes", row["makes"], petrarch_makes, row.place_of(row["makes"]));
      rows[std::string(row["code"])] = {std::string(row["makes"]), std::string(row["kind"]),
                                        std::string(row["state"]), std::string(row["descriptor"])};
    });
  }

  const CodeRow* row(std::string_view code) const {
    const auto found = rows.find(code);
    return found == rows.end() ? nullptr : &found->second;
  }

  /// Key of the state that a code begins with; empty where it begins with none.
  std::string state_of(std::string_view code) const {
    const std::string_view first = code.substr(0, code_size);
    if (const CodeRow* known = row(first)) {
      return known->state;
    }
    const std::string key = fmt::format("state:{}", first);
    return builder.entry_of(key) ? key : std::string{};
  }

  /// What the code says beside the state: AFGGOV has GOV, IGOUNO has IGO, HKG itself where it is a
  /// place of the table; null for a state alone.
  const CodeRow* role_of(const PetrarchCode& code) const {
    const std::string_view first = std::string_view(code.code).substr(0, code_size);
    const CodeRow* alone = row(first);
    const bool is_state = !state_of(code.code).empty();
    if (!is_state || code.code.size() <= code_size) {
      if (alone == nullptr && !is_state) {
        fail(code, first);
      }
      return alone != nullptr && alone->makes == "State" ? nullptr : alone;
    }
    const std::string_view role = std::string_view(code.code).substr(code_size, code_size);
    const CodeRow* known = row(role);
    if (known == nullptr || known->makes == "State" || known->makes == "Place") {
      fail(code, role);
    }
    return known;
  }

  [[noreturn]] void fail(const PetrarchCode& code, std::string_view piece) const {
    std::string known;
    for (const auto& [name, row] : rows) {
      known += (known.empty() ? "" : ", ") + name;
    }
    throw InputError(code.place,
                     fmt::format("unknown code '{}' in '{}' (known: ISO 3166 alpha-3 codes of "
                                 "states, and of dictionaries/petrarch_codes.tsv {})",
                                 piece, code.code, known));
  }

  const LexiconBuilder& builder;
  std::map<std::string, CodeRow, std::less<>> rows;
};

namespace {

bool has_dates(const PetrarchCode& code) { return !code.start.empty() || !code.end.empty(); }

bool is_no_actor(const PetrarchActor& actor) {
  return std::ranges::any_of(actor.codes, [](const PetrarchCode& c) { return c.code == "---"; });
}

}  // namespace

void LexiconBuilder::add_petrarch(const RuleFile& file, const RuleFile& codes,
                                  std::optional<int> century) {
  const PetrarchCodes known(codes, *this);
  begin_dictionary(file);
  for (const PetrarchActor& actor : petrarch_actors_of(file.content, file.file, century)) {
    if (is_no_actor(actor)) {
      add_petrarch_phrases(actor, "StopName", "reason", "petrarch");
    } else if (actor.is_agent) {
      add_petrarch_agent(actor, known);
    } else {
      add_petrarch_actor(actor, known);
    }
  }
}

std::vector<std::string> LexiconBuilder::petrarch_cases(std::string_view name) const {
  return letter_cases_of(name, [&](std::string_view lower) {
    constexpr std::array<std::string_view, 3> small = {"words.function", "name_particles",
                                                       "common_words"};
    return std::ranges::any_of(small, [&](std::string_view list) { return holds(list, lower); });
  });
}

void LexiconBuilder::add_petrarch_phrases(const PetrarchActor& actor, std::string_view kind,
                                          std::string_view attribute, std::string_view value) {
  for (const PetrarchName& name : actor.names) {
    const bool capitals = kind == "StopName";
    const auto cases =
        capitals ? petrarch_cases(name.words) : std::vector<std::string>{to_lower(name.words)};
    for (const std::string& words : cases) {
      PhraseValue phrase{.kind = m_symbols.intern(kind), .rule = m_rule, .attributes = {}};
      add_attribute(phrase.attributes, attribute, name.is_plural ? "group" : value);
      m_phrases.add(words, phrase);
    }
  }
}

void LexiconBuilder::add_petrarch_agent(const PetrarchActor& actor, const PetrarchCodes& codes) {
  const CodeRow* role = codes.role_of(actor.codes.front());
  const bool known = role != nullptr && !role->descriptor.empty();
  add_petrarch_phrases(actor, "Descriptor", "kind", known ? role->descriptor : "group");
}

void LexiconBuilder::check_petrarch_dates(const PetrarchActor& actor) {
  std::vector<const PetrarchCode*> codes;
  for (const PetrarchCode& code : actor.codes) {
    if (has_dates(code)) {
      codes.push_back(&code);
    }
  }
  std::ranges::stable_sort(codes, {}, [](const PetrarchCode* code) { return code->start; });
  const PetrarchCode* last = nullptr;  // of those before, the one that ends last
  for (const PetrarchCode* code : codes) {
    if (last != nullptr && (last->end.empty() || code->start < last->end)) {
      const bool is_later = std::pair(last->place.line, last->place.column) <
                            std::pair(code->place.line, code->place.column);
      const PetrarchCode& second = is_later ? *code : *last;
      const PetrarchCode& first = is_later ? *last : *code;
      warn(second.place,
           fmt::format("'{}' of '{}' holds while '{}' in line {} does: both are kept", second.code,
                       actor.names.front().words, first.code, first.place.line));
    }
    if (last == nullptr || (!last->end.empty() && (code->end.empty() || last->end < code->end))) {
      last = code;
    }
  }
}

void LexiconBuilder::add_petrarch_actor(const PetrarchActor& actor, const PetrarchCodes& codes) {
  const CodeRow* first_role = nullptr;
  for (const PetrarchCode& code : actor.codes) {
    const CodeRow* role = codes.role_of(code);
    first_role = first_role == nullptr ? role : first_role;
  }
  if (first_role != nullptr && first_role->makes == "None") {
    return;
  }
  check_petrarch_dates(actor);
  const std::uint32_t number = petrarch_entry(actor, codes);
  for (const PetrarchName& name : actor.names) {
    const bool known = is_name(name.words);
    for (const std::string& words : petrarch_cases(name.words)) {
      if (!known) {
        add_name(words, number, "name");
      }
    }
  }
  const std::string_view key = m_entries.at(number).key;
  for (const PetrarchCode& code : actor.codes) {
    const std::string state = codes.state_of(code.code);
    const bool office = !state.empty() && key != state && code.code.size() > code_size;
    if (office) {
      m_offices.add({m_strings.add(key), m_strings.add(code.code.substr(code_size)),
                     m_strings.add(state), m_strings.add(code.start), m_strings.add(code.end)});
    }
  }
}

// A state alone names the state. What a role is, its row says; of those that may be both, dates and
// known given names and surnames make a person, a head word of organizations none.
EntityKind LexiconBuilder::petrarch_kind(const PetrarchActor& actor,
                                         const PetrarchCodes& codes) const {
  const bool dated = std::ranges::any_of(actor.codes, has_dates);
  std::string_view makes = dated ? "Either" : "State";
  for (const PetrarchCode& code : actor.codes) {
    if (const CodeRow* role = codes.role_of(code)) {
      makes = role->makes;
      break;
    }
  }
  if (makes != "Either") {
    return makes == "State"          ? EntityKind::state
           : makes == "Person"       ? EntityKind::person
           : makes == "Organization" ? EntityKind::organization
                                     : EntityKind::place;
  }
  bool is_person = dated;
  bool is_organization = false;
  const std::string& name = actor.names.front().words;
  for (std::size_t start = 0; start < name.size();) {
    const std::size_t end = std::min(name.find(' ', start), name.size());
    const std::string lower = to_lower(std::string_view(name).substr(start, end - start));
    is_organization |= holds("organization_heads", lower);
    is_person |= holds("given_names", lower) || holds("surnames", lower);
    start = end + 1;
  }
  return is_person && !is_organization ? EntityKind::person : EntityKind::organization;
}

std::uint32_t LexiconBuilder::petrarch_entry(const PetrarchActor& actor,
                                             const PetrarchCodes& codes) {
  const EntityKind kind = petrarch_kind(actor, codes);
  const std::string state = codes.state_of(actor.codes.front().code);
  if (const auto known = entry_of(state); known && kind == EntityKind::state) {
    return *known;
  }
  for (const PetrarchName& name : actor.names) {
    for (const EntityKind other : {EntityKind::person, EntityKind::organization}) {
      const auto known = entry_named(kind == EntityKind::place ? kind : other, name.words);
      if (known) {
        return *known;
      }
    }
  }
  const PetrarchName& first = actor.names.front();
  const std::string name = petrarch_cases(first.words).front();
  std::string key = fmt::format("{}:{}", to_string(kind), slug_of(name));
  if (kind == EntityKind::person && !state.empty()) {
    key += "." + state.substr(state.find(':') + 1);
  }
  const CodeRow* role = codes.role_of(actor.codes.front());
  const bool has_kind = role != nullptr && kind != EntityKind::person;
  return add_entry({.key = kind == EntityKind::state ? state : key,
                    .kind = kind,
                    .name = name,
                    .country = state,
                    .subtype = has_kind ? std::string_view(role->kind) : std::string_view{}},
                   first.place);
}

}  // namespace readout

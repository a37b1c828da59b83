#include "loader/lexicon/lexicon.hpp"

#include "loader/lexicon/attribute_check.hpp"
#include "loader/lexicon/engine_steps.hpp"
#include "loader/lexicon/late_kinds.hpp"
#include "loader/lexicon/lexicon_records.hpp"
#include "loader/lexicon/rule_checks.hpp"
#include "loader/lexicon/token_phase.hpp"
#include "loader/lexicon/unused_names.hpp"
#include "loader/lexicon/variable_checks.hpp"
#include "schema/model/keys.hpp"
#include "schema/model/version.hpp"
#include "schema/text/similar_words.hpp"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>

namespace readout {

namespace {

/// Kinds of annotations that dictionaries and engine steps make; rules add their labels.
constexpr std::array<std::string_view, 17> first_kinds = {
    "Person",    "State",   "Organization",   "Place",    "Title",       "Cue",
    "Pronoun",   "Channel", "Descriptor",     "StopName", "CountryCode", "Quotation",
    "Candidate", "Clause",  "RelativeClause", "Lookup",   "Token"};

constexpr std::array<std::string_view, 3> metonym_names = {"off", "careful", "full"};

constexpr std::array<std::string_view, 3> genders = {"m", "f", "u"};

}  // namespace

std::string_view to_string(Metonyms metonyms) {
  return metonym_names[static_cast<std::size_t>(metonyms)];
}

std::optional<Metonyms> metonyms_called(std::string_view name) {
  const auto* const found = std::ranges::find(metonym_names, name);
  return found == metonym_names.end()
             ? std::nullopt
             : std::optional(static_cast<Metonyms>(found - metonym_names.begin()));
}

void ZoneRules::add(ZoneKind kind, ZoneRule::Where where, std::string_view pattern) {
  ZoneRule rule{.kind = kind, .where = where, .pattern = nullptr};
  if (where == ZoneRule::Where::start) {
    rule.pattern = std::make_unique<const re2::RE2>(
        re2::StringPiece(pattern.data(), pattern.size()), re2::RE2::Quiet);
  } else {
    m_patterns.add_sound(std::string(pattern), static_cast<std::uint32_t>(m_rules.size()));
  }
  m_rules.push_back(std::move(rule));
}

Lexicon::Lexicon(std::unique_ptr<const ImageBytes> bytes, ImageOrigin origin,
                 const LexiconVariant& variant)
    : m_bytes(std::move(bytes)),
      m_word_tests(std::make_shared<WordTests>(
          *this, origin == ImageOrigin::elsewhere || origin == ImageOrigin::made_now
                     ? WordTests::Regexes::doubtful
                     : WordTests::Regexes::sound)),
      m_metonyms(variant.metonyms) {
  const bool may_be_broken = origin == ImageOrigin::elsewhere || origin == ImageOrigin::cache;
  const Image image(m_bytes->bytes(), image_version(), may_be_broken);
  m_strings = StringPool(image.array<char>("lexicon.strings"));
  m_phrases = PhraseTable(image);
  m_entries = EntryTable(image);
  m_lists = WordListTable(image);
  m_readings = ReadingTable(image);
  for (const StringRef word : image.array<StringRef>("lexicon.symbols")) {
    m_symbols.intern(m_strings.at(word));
  }
  for (const std::string_view word : quotation_symbols) {
    m_symbols.intern(word);
  }
  for (const std::string_view word : clause_symbols) {
    m_symbols.intern(word);
  }
  for (const std::string_view word : candidate_symbols) {
    m_symbols.intern(word);
  }
  read_tables(image);
  read_rules(image);
  const bool sound = origin == ImageOrigin::program || origin == ImageOrigin::cache;
  read_steps(image, sound ? RuleState::sound : RuleState::doubtful, variant.without);
}

Lexicon::~Lexicon() = default;

void Lexicon::read_tables(const Image& image) {
  for (const ZoneRecord& zone : image.array<ZoneRecord>("lexicon.zones")) {
    m_zone_rules.add(static_cast<ZoneKind>(zone.kind), static_cast<ZoneRule::Where>(zone.where),
                     m_strings.at(zone.pattern));
  }
  m_offices = OfficeTable(image, m_strings, m_entries, m_lists);
  for (const StringRef warning : image.array<StringRef>("lexicon.warnings")) {
    m_warnings.emplace_back(m_strings.at(warning));
  }
  m_external_ids = image.array<ExternalIdRecord>("lexicon.external_ids");
}

void Lexicon::read_rules(const Image& image) {
  const HeadRecord head = image.array<HeadRecord>("lexicon.head").front();
  m_rule_set.hash = m_strings.at(head.hash);
  m_rule_set.program = m_strings.at(head.program);
  if (m_metonyms != Metonyms::full) {
    m_rule_set.options = fmt::format("--metonyms {}", to_string(m_metonyms));
    m_rule_set.hash = content_hash(fmt::format("{} {}", m_rule_set.hash, m_rule_set.options));
  }
  for (const auto& file : image.array<DictionaryRuleRecord>("lexicon.dictionaries")) {
    m_rule_set.rules.push_back(
        {std::string(m_strings.at(file.name)), std::string(m_strings.at(file.file)), 0});
  }
  m_rule_set.entry_count = static_cast<std::uint32_t>(m_entries.size());
  m_rule_set.entry = [this](std::uint32_t number) {
    const DictionaryEntry entry = m_entries[number];
    return DictionaryRecord{std::string(entry.key), std::string(entry.name),
                            std::string(entry.country), std::string(entry.file), entry.line};
  };
}

void Lexicon::read_steps(const Image& image, RuleState rules_are, std::string_view without) {
  m_kinds = {first_kinds.begin(), first_kinds.end()};
  for (const ImportRecord& import : image.array<ImportRecord>("lexicon.imports")) {
    m_rule_files.emplace(m_strings.at(import.path),
                         ImportableFile{.file = std::string(m_strings.at(import.file)),
                                        .content = m_strings.at(import.content)});
  }
  std::vector<std::string_view> of_users;
  for (const StringRef kind : image.array<StringRef>("lexicon.kinds")) {
    of_users.push_back(m_strings.at(kind));
    m_kinds.emplace_back(of_users.back());
  }
  AttributeCheck attributes;
  std::vector<RuleRecord>& rules = m_rule_set.rules;
  for (const StepRecord& step : image.array<StepRecord>("lexicon.steps")) {
    const std::string name(m_strings.at(step.name));
    const std::string file(m_strings.at(step.file));
    const auto first_rule = static_cast<std::uint32_t>(rules.size());
    if (step.content == 0) {
      rules.push_back({"steps/" + name, file, step.line});
      m_step_rules.emplace(name, first_rule);
      if (rules.back().name != without) {
        m_steps.push_back({.step = name,
                           .rule = first_rule,
                           .phase = nullptr,
                           .within = kind_within(step, nullptr)});
      }
      if (name == "dictionaries") {
        add_token_phases(image, without);
      }
      continue;
    }
    if (const auto listed = listed_before(name); listed != nullptr) {
      PhaseStep again = *listed;
      again.within = kind_within(step, again.phase.get());
      m_steps.push_back(std::move(again));
      continue;
    }
    Phase phase = read_phase(m_strings.at(step.content), file, name, m_rule_files, rules_are);
    warn(warnings_of(phase));
    for (const Rule& rule : phase.rules) {
      if (!rule.label.empty() && std::ranges::find(m_kinds, rule.label) == m_kinds.end()) {
        m_kinds.push_back(rule.label);
      }
    }
    attributes.add(phase);
    const std::size_t steps = m_steps.size();
    add_phase(std::move(phase), without, m_kinds);
    if (m_steps.size() > steps) {
      m_steps.back().within = kind_within(step, m_steps.back().phase.get());
    }
  }
  warn(what_comes_too_late(m_steps, of_users, m_symbols));
  warn(unused_names(m_steps));
  for (const PhaseStep& step : m_steps) {
    if (step.phase != nullptr && rules_are == RuleState::doubtful) {
      attributes.check(step.phase->phase());
    }
  }
}

std::optional<Symbol> Lexicon::kind_within(const StepRecord& step,
                                           const CompiledPhase* phase) const {
  if (step.within == 0) {
    return std::nullopt;
  }
  const std::string_view kind = m_strings.at(step.within);
  const Place place{std::string(m_strings.at(step.phases)), step.line, step.within_column};
  if (std::ranges::find(m_kinds, kind) == m_kinds.end() || kind == "Token") {
    throw InputError(place, fmt::format("nothing before this line makes the kind '{}' ({})", kind,
                                        alternatives(kind, m_kinds)));
  }
  if (phase != nullptr && phase->phase().scope != Scope::sentence) {
    throw InputError(place, fmt::format("'{}' looks at each {}: only rules over sentences can run "
                                        "in some of them",
                                        phase->phase().name, to_string(phase->phase().scope)));
  }
  return m_symbols.find(kind);
}

void Lexicon::warn(const std::vector<RuleWarning>& warnings) {
  for (const RuleWarning& warning : warnings) {
    m_warnings.push_back(fmt::format("{}: {}", warning.place.to_string(), warning.text));
  }
}

void Lexicon::add_phase(Phase phase, std::string_view without,
                        std::span<const std::string> known_kinds) {
  const auto first_rule = static_cast<std::uint32_t>(m_rule_set.rules.size());
  const auto name_of = [&](const Rule& rule) {
    return fmt::format("{}/{}", phase.name, rule.name);
  };
  std::erase_if(phase.rules, [&](const Rule& rule) { return name_of(rule) == without; });
  for (const Rule& rule : phase.rules) {
    m_rule_set.rules.push_back(
        {name_of(rule), phase.file, static_cast<std::uint32_t>(rule.place.line)});
  }
  if (!phase.rules.empty()) {
    m_steps.push_back({.step = {},
                       .rule = first_rule,
                       .phase = std::make_shared<const CompiledPhase>(
                           std::move(phase), m_symbols, m_word_tests, first_rule, known_kinds)});
  }
}

const PhaseStep* Lexicon::listed_before(std::string_view name) const {
  const auto found = std::ranges::find_if(m_steps, [&](const PhaseStep& step) {
    return step.phase != nullptr && step.phase->phase().name == name;
  });
  return found == m_steps.end() ? nullptr : &*found;
}

void Lexicon::add_token_phases(const Image& image, std::string_view without) {
  const auto records = image.array<TokenPatternRecord>("lexicon.token_patterns");
  for (std::size_t start = 0; start < records.size();) {
    std::size_t end = start;
    while (end < records.size() && records[end].dictionary == records[start].dictionary) {
      ++end;
    }
    const RuleRecord dictionary = m_rule_set.rules[records[start].dictionary];
    Phase phase = token_phase(dictionary.name, dictionary.file);
    for (const TokenPatternRecord& record : records.subspan(start, end - start)) {
      const Place place{dictionary.file, record.number, 1};
      phase.rules.push_back(token_rule({.line = m_strings.at(record.line),
                                        .form = m_strings.at(record.form),
                                        .number = record.entry,
                                        .entry = m_entries[record.entry]},
                                       place));
    }
    add_phase(std::move(phase), without, {});
    start = end;
  }
}

std::vector<std::string_view> Lexicon::external_ids_of(std::uint32_t entry) const {
  std::vector<std::string_view> ids;
  for (const ExternalIdRecord& record :
       std::ranges::equal_range(m_external_ids, entry, {}, &ExternalIdRecord::entry)) {
    ids.push_back(m_strings.at(record.id));
  }
  return ids;
}

std::uint32_t Lexicon::rule_of_step(std::string_view step) const {
  const auto found = m_step_rules.find(step);
  if (found == m_step_rules.end()) {
    throw std::out_of_range(fmt::format("no step '{}'", step));
  }
  return found->second;
}

std::string_view Lexicon::gender_of_given_name(std::string_view lower) const {
  for (const std::string_view gender : genders) {
    if (holds(fmt::format("given_names.{}", gender), lower)) {
      return gender;
    }
  }
  return {};
}

std::optional<ListNumber> Lexicon::list(std::string_view name) const { return m_lists.list(name); }

ListSet Lexicon::lists_of(std::string_view lower) const { return m_lists.lists_of(lower); }

bool Lexicon::holds(ListSet lists, ListNumber list) const { return m_lists.holds(lists, list); }

bool Lexicon::holds(std::string_view list, std::string_view lower) const {
  const auto number = m_lists.list(list);
  return number && m_lists.holds(m_lists.lists_of(lower), *number);
}

std::vector<std::string> Lexicon::names() const { return m_lists.names(); }

std::uint32_t dictionary_count(const Lexicon& lexicon) {
  // Behind the dictionaries stand the steps and phases, in the order of phases.txt.
  if (lexicon.steps().empty()) {
    return static_cast<std::uint32_t>(lexicon.rule_set().rules.size());
  }
  const PhaseStep& first = lexicon.steps().front();
  return first.phase ? first.phase->first_rule() : first.rule;
}

void check_patterns(const Lexicon& lexicon) {
  for (const PhaseStep& step : lexicon.steps()) {
    if (step.phase != nullptr) {
      check_patterns(step.phase->phase());
    }
  }
  check_variables(lexicon);
}

std::string_view recognition_version() { return "recognition-2"; }

std::string image_version() {
  return fmt::format("lexicon-5 {} {}", program_version(), recognition_version());
}

}  // namespace readout

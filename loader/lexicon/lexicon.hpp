#pragma once

#include "loader/lexicon/matcher.hpp"
#include "loader/lexicon/phrase_trie.hpp"
#include "loader/text/symbols.hpp"
#include "schema/model/kinds.hpp"
#include "schema/model/rule_set.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <variant>
#include <vector>

namespace re2 {
class RE2;
}

namespace readout {

/// An entity of the dictionaries.
struct DictionaryEntry {
  std::string key;
  EntityKind kind = EntityKind::person;
  std::string name;        ///< display name
  std::string country;     ///< key of a state, or empty
  std::string gender;      ///< m, f, or empty
  std::string subtype;     ///< `kind` of its file: capital, seat, ministry, wire...
  std::string stands_for;  ///< key of what it stands for when it acts, or empty
  std::string file;
  std::uint32_t line = 0;
  bool user = false;  ///< of a dictionary that the user gave: goes before others of the same words
};

/// A person in an office from `start` to before `end`; ISO dates, empty where open.
struct Office {
  std::string person;
  std::string office;
  std::string body;
  std::string start;
  std::string end;
};

/// A line of zones.tsv: which lines of a text are which zone.
struct ZoneRule {
  enum class Where { first, any, start };
  ZoneKind kind = ZoneKind::body;
  Where where = Where::any;
  std::unique_ptr<const re2::RE2> pattern;
};

/// One line of phases.txt: an engine step by its name, or a file of rules.
struct PhaseStep {
  std::string step;        ///< empty where `phase` stands
  std::uint32_t rule = 0;  ///< number of the step as a rule
  std::unique_ptr<const CompiledPhase> phase;
};

/// Rules and dictionaries, checked and compiled. Immutable once made; shared by all threads.
class Lexicon final : public WordLists {
 public:
  Lexicon();
  ~Lexicon() override;
  Lexicon(const Lexicon&) = delete;
  Lexicon& operator=(const Lexicon&) = delete;

  const SymbolTable& symbols() const { return m_symbols; }
  const PhraseTrie& phrases() const { return m_phrases; }
  const std::vector<DictionaryEntry>& entries() const { return m_entries; }
  const std::vector<PhaseStep>& steps() const { return m_steps; }
  const std::vector<ZoneRule>& zone_rules() const { return m_zone_rules; }
  const std::vector<Office>& offices() const { return m_offices; }
  /// Rules as facts refer to them: dictionaries, engine steps and rules, with the hash of
  /// everything.
  const RuleSet& rule_set() const { return m_rule_set; }

  std::optional<std::uint32_t> entry_of(std::string_view key) const;
  /// Number of an engine step as a rule, by the name that phases.txt gives it. Throws
  /// std::out_of_range for a name that it does not hold.
  std::uint32_t rule_of_step(std::string_view step) const;
  /// Gender of a given name: m, f, u; empty where it is none. `lower` is the name in small letters.
  std::string_view gender_of_given_name(std::string_view lower) const;

  bool knows(std::string_view list) const override;
  bool holds(std::string_view list, std::string_view lower) const override;
  std::vector<std::string> names() const override;

 private:
  friend class LexiconBuilder;

  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  using WordSet = std::unordered_set<std::string, TextHash, std::equal_to<>>;

  SymbolTable m_symbols;
  PhraseTrie m_phrases;
  std::vector<DictionaryEntry> m_entries;
  std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> m_entry_numbers;
  std::unordered_map<std::string, WordSet, TextHash, std::equal_to<>> m_word_lists;
  std::unordered_map<std::string, std::string, TextHash, std::equal_to<>> m_given_name_genders;
  std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> m_step_rules;
  std::vector<PhaseStep> m_steps;
  std::vector<ZoneRule> m_zone_rules;
  std::vector<Office> m_offices;
  RuleSet m_rule_set;
};

/// What a lexicon is made from.
struct LexiconOptions {
  bool builtin = true;                    ///< the rules that are linked into the program
  std::vector<std::string> rule_folders;  ///< folders laid out as loader/rules; a file of the same
                                          ///< path replaces the built-in one
  std::vector<std::string> dictionaries;  ///< files: EntityRuler JSON Lines (.jsonl), or a table
                                          ///< whose name is one of FORMATS.md
};

/// Reads, checks and compiles. Throws InputError with file, line and column; UsageError for a file
/// that cannot be opened.
std::unique_ptr<const Lexicon> load_lexicon(const LexiconOptions& options);

/// Version of recognition: changes whenever the engine steps give other facts for the same rules.
/// Part of the rule set's hash.
std::string_view recognition_version();

}  // namespace readout

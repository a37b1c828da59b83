#pragma once

#include "loader/lexicon/dictionary_name.hpp"
#include "loader/lexicon/entry_table.hpp"
#include "loader/lexicon/image.hpp"
#include "loader/lexicon/lexicon_records.hpp"
#include "loader/lexicon/matcher.hpp"
#include "loader/lexicon/offices.hpp"
#include "loader/lexicon/phrase_table.hpp"
#include "loader/lexicon/reading_table.hpp"
#include "loader/lexicon/regex_set.hpp"
#include "loader/lexicon/word_list_table.hpp"
#include "loader/lexicon/word_tests.hpp"
#include "loader/text/symbols.hpp"
#include "schema/model/kinds.hpp"
#include "schema/model/rule_set.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace re2 {
class RE2;
}

namespace readout {

/// A line of zones.tsv: which lines of a text are which zone.
struct ZoneRule {
  enum class Where { first, any, start };
  ZoneKind kind = ZoneKind::body;
  Where where = Where::any;
  std::unique_ptr<const re2::RE2> pattern;  ///< of a rule for starts; null for others
};

/// zones.tsv. Constant; may be shared between threads.
class ZoneRules {
 public:
  /// Adds the next rule, with a pattern that RE2 has taken.
  void add(ZoneKind kind, ZoneRule::Where where, std::string_view pattern);
  const std::vector<ZoneRule>& all() const { return m_rules; }
  /// Appends the positions of the rules for whole lines that fit a line, in no order.
  void append_fitting(std::string_view line, std::vector<std::uint32_t>& positions) const {
    m_patterns.append_matching(line, positions);
  }

 private:
  std::vector<ZoneRule> m_rules;
  RegexSet m_patterns{RegexSet::Matches::piece};  // all in one walk over a line
};

/// One line of phases.txt: an engine step by its name, or a file of rules; in all sentences or in
/// those that hold an annotation of a kind.
struct PhaseStep {
  std::string step;                            ///< empty where `phase` stands
  std::uint32_t rule = 0;                      ///< number of the step as a rule
  std::shared_ptr<const CompiledPhase> phase;  ///< one and the same wherever its file is listed
  std::optional<Symbol> within{};              ///< the kind; nothing: all sentences
};

/// Which of the places and states that act are told: none, those of which there is hardly a doubt
/// (the subject of a verb of will, a party to talks), or the likely ones too (the owner of a
/// decision, whom something is against).
enum class Metonyms : std::uint8_t { off, careful, full };

std::string_view to_string(Metonyms metonyms);
std::optional<Metonyms> metonyms_called(std::string_view name);

struct RuleWarning;

/// What a lexicon does otherwise than its image says.
struct LexiconVariant {
  /// The name of a rule of a file, of a token pattern or of an engine step that is left out, for
  /// comparisons: the rule set does not hold it either, unless it is a step; a name that is not
  /// there changes nothing. Empty: none.
  std::string_view without{};
  Metonyms metonyms = Metonyms::full;  ///< part of the rule set's hash
};

/// Where the bytes of an image come from, which says what must be checked of them.
enum class ImageOrigin : std::uint8_t {
  elsewhere,  ///< that they are whole, and the rules
  made_now,   ///< the rules
  cache,      ///< that they are whole: what is kept was found right before
  program     ///< nothing: the build has done it
};

/// Rules and dictionaries, checked and compiled. Immutable once made; shared by all threads. The
/// dictionaries are read in place from an image, the rules are compiled from it.
class Lexicon final : public WordLists {
 public:
  /// Throws ImageError for bytes that are no image of this program, InputError for broken rules.
  explicit Lexicon(std::unique_ptr<const ImageBytes> bytes,
                   ImageOrigin origin = ImageOrigin::elsewhere, const LexiconVariant& variant = {});
  ~Lexicon() override;
  Lexicon(const Lexicon&) = delete;
  Lexicon& operator=(const Lexicon&) = delete;

  const SymbolTable& symbols() const { return m_symbols; }
  const PhraseTable& phrases() const { return m_phrases; }
  const EntryTable& entries() const { return m_entries; }
  const WordListTable& lists() const { return m_lists; }
  const std::vector<PhaseStep>& steps() const { return m_steps; }
  const ZoneRules& zone_rules() const { return m_zone_rules; }
  const OfficeTable& offices() const { return m_offices; }
  /// Rules as facts refer to them: dictionaries, engine steps and rules, with the hash of
  /// everything.
  const RuleSet& rule_set() const { return m_rule_set; }

  /// Kinds of annotations that dictionaries, engine steps and rules make.
  const std::vector<std::string>& kinds() const { return m_kinds; }
  /// All files of rules, also those that are only imported.
  const ImportableFiles& rule_files() const { return m_rule_files; }
  /// What should be better in the rules, with places, in their order.
  const std::vector<std::string>& warnings() const { return m_warnings; }

  std::optional<std::uint32_t> entry_of(std::string_view key) const { return m_entries.find(key); }
  /// How other authorities name an entry: "wikidata:Q1".
  std::vector<std::string_view> external_ids_of(std::uint32_t entry) const;
  /// Number of an engine step as a rule, by the name that phases.txt gives it. Throws
  /// std::out_of_range for a name that it does not hold.
  std::uint32_t rule_of_step(std::string_view step) const;
  /// Gender of a given name: m, f, u; empty where it is none. `lower` is the name in small letters.
  std::string_view gender_of_given_name(std::string_view lower) const;

  Metonyms metonyms() const { return m_metonyms; }

  /// What the patterns of all phases ask of words.
  const WordTests& word_tests() const { return *m_word_tests; }

  /// Whether a list of this name holds a word in small letters.
  bool holds(std::string_view list, std::string_view lower) const;

  std::optional<ListNumber> list(std::string_view name) const override;
  std::vector<std::string> names() const override;
  ListSet lists_of(std::string_view lower) const override;
  bool holds(ListSet lists, ListNumber list) const override;
  Lemmas lemmas(std::string_view lower) const override { return m_readings.lemmas(lower); }
  /// The one in a reading.
  std::string_view lemma(std::string_view lower, Reading reading) const {
    return m_readings.lemma(lower, reading);
  }
  /// What a word in small letters can be, by the dictionaries or by its ending. Constant time for
  /// words that are listed.
  WordReadings readings_of(std::string_view lower) const { return m_readings.of(lower); }

 private:
  void read_rules(const Image& image);
  void read_steps(const Image& image, RuleState rules, std::string_view without);
  /// The kind that a line of phases.txt asks of its sentences.
  std::optional<Symbol> kind_within(const StepRecord& step, const CompiledPhase* phase) const;
  void read_tables(const Image& image);
  void add_token_phases(const Image& image, std::string_view without);
  /// Takes in the rules of a phase but the one left out, and the phase unless that was its only
  /// one.
  void add_phase(Phase phase, std::string_view without, std::span<const std::string> known_kinds);
  void warn(const std::vector<RuleWarning>& warnings);
  /// The step that runs a file of rules which phases.txt has named before; null for none.
  const PhaseStep* listed_before(std::string_view name) const;

  std::unique_ptr<const ImageBytes> m_bytes;
  StringPool m_strings;
  SymbolTable m_symbols;
  PhraseTable m_phrases;
  EntryTable m_entries;
  WordListTable m_lists;
  ReadingTable m_readings;
  std::shared_ptr<WordTests> m_word_tests;
  std::map<std::string, std::uint32_t, std::less<>> m_step_rules;
  std::vector<PhaseStep> m_steps;
  ZoneRules m_zone_rules;
  OfficeTable m_offices;
  std::span<const ExternalIdRecord> m_external_ids;  // by entry
  Metonyms m_metonyms;
  RuleSet m_rule_set;
  std::vector<std::string> m_kinds;
  ImportableFiles m_rule_files;
  std::vector<std::string> m_warnings;
};

/// How many dictionaries a lexicon has: the first of the rules in its rule set.
std::uint32_t dictionary_count(const Lexicon& lexicon);

/// What rule_checks.hpp looks for in the patterns of all phases, and variable_checks.hpp in all
/// variables: for lexicons that are compiled anew. Throws InputError.
void check_patterns(const Lexicon& lexicon);

/// What a lexicon is made from.
struct LexiconOptions {
  bool builtin = true;                    ///< the rules that are linked into the program
  std::vector<std::string> rule_folders;  ///< folders laid out as loader/rules; a file of the same
                                          ///< path replaces the built-in one
  std::vector<std::string> dictionaries;  ///< files: EntityRuler JSON Lines (.jsonl), a table whose
                                          ///< name is one of FORMATS.md, GATE's lists.def or its
                                          ///< folder, PETRARCH's actors or agents
  std::optional<int> century{};  ///< first year of the hundred of PETRARCH's two-digit years
  std::span<const std::byte> builtin_image{};  ///< of the built-in rules alone; empty: made anew
  std::string cache_folder{};                  ///< keeps what was compiled; empty: nothing is kept
  /// The name of a rule, dictionary or engine step that is left out (see LexiconVariant).
  std::string without{};
  Metonyms metonyms = Metonyms::full;
  /// Called with what was compiled anew, before it is kept: to run the tests of the rules.
  std::function<void(const Lexicon&)> check{};
};

/// Reads, checks and compiles; or takes from the image or the cache what was compiled before.
/// Throws InputError with file, line and column; UsageError for a file that cannot be opened. A
/// cache that cannot be read or written is no error.
std::unique_ptr<const Lexicon> load_lexicon(const LexiconOptions& options);

/// The first thing that is wrong in each file of rules, with its place, in the order of their
/// paths: what can be told from the file and those that it imports. What dictionaries and other
/// phases must hold for it is checked by `load_lexicon`. Throws what that throws for folders and
/// files that cannot be read.
std::vector<std::string> problems_of_rule_files(const LexiconOptions& options);

/// The file in which `load_lexicon` keeps what it compiles for these options; empty where it keeps
/// nothing: without a cache folder, and for the built-in rules alone, which have their image.
std::string kept_file_of(const LexiconOptions& options);

/// The bytes that `load_lexicon` makes a Lexicon from: dictionaries as arrays, rules as they are
/// written. They depend on nothing but the files' names and contents.
std::string compile_lexicon(const LexiconOptions& options, NameListener on_name = {});

/// Version of recognition: changes whenever the engine steps give other facts for the same rules.
/// Part of the rule set's hash.
std::string_view recognition_version();

/// Version of the images of lexicons: one made by another program is not read.
std::string image_version();

}  // namespace readout

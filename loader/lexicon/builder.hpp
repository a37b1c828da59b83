#pragma once

#include "loader/lexicon/dictionary_name.hpp"
#include "loader/lexicon/entry_table.hpp"
#include "loader/lexicon/gate_lists.hpp"
#include "loader/lexicon/lexicon_records.hpp"
#include "loader/lexicon/offices.hpp"
#include "loader/lexicon/petrarch_actors.hpp"
#include "loader/lexicon/phrase_table_builder.hpp"
#include "loader/lexicon/reading_table.hpp"
#include "loader/lexicon/table_file.hpp"
#include "loader/lexicon/word_list_table.hpp"
#include "loader/text/symbols.hpp"

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace readout {

struct TokenPatternLine;

/// A file of rules or of a dictionary: its name in messages, the path below loader/rules that says
/// what it is ("dictionaries/states.tsv"), its bytes.
struct RuleFile {
  std::string file;
  std::string path;
  std::string_view content;
  bool user = false;  ///< given with --dictionary: its entries go before others of the same words
  bool builtin = false;   ///< linked into the program, and found to be sound when it was built
  bool left_out = false;  ///< a list of GATE that its definition names, not to be read
  std::string rule{};     ///< the rule that facts of a dictionary name; empty: by its path
};

/// What the column `makes` of gate_types.tsv and petrarch_codes.tsv may say.
inline constexpr std::array<std::string_view, 9> gate_makes = {
    "Person", "State",     "Adjective", "Organization", "Place",
    "Title",  "GivenName", "Surname",   "Words"};
inline constexpr std::array<std::string_view, 6> petrarch_makes = {
    "State", "Person", "Organization", "Either", "Place", "None"};

/// "dictionaries/states.tsv": states.
std::string stem_of(std::string_view path);

/// The rule that facts of a dictionary name: "dictionaries/states".
std::string rule_of_dictionary(const RuleFile& file);

/// "Ana Reyes": ana-reyes.
std::string slug_of(std::string_view name);

/// The kind of annotation that names of an entity are: "Person".
std::string_view annotation_of(EntityKind kind);

/// Fills the image of a lexicon, file by file. Dictionaries first, then phases.txt, then `image`.
class LexiconBuilder {
 public:
  LexiconBuilder();

  /// Reads a table of FORMATS.md; its path says which. Throws InputError for a file that FORMATS.md
  /// does not know.
  void add_dictionary(const RuleFile& file);
  /// Reads EntityRuler JSON Lines: {"label": "PERSON", "pattern": "Ana Reyes", "id":
  /// "person:ana-reyes.XLU"}, with the further keys form, country, gender, kind, stands_for, name
  /// and external. Token patterns become phases of their own, behind the step `dictionaries`.
  void add_entity_ruler(const RuleFile& file);
  /// Reads a GATE gazetteer: `definition` is lists.def, `lists` the files that it names, in its
  /// order; `types` is gate_types.tsv, which says what its types are here. Entries without an id
  /// are those of the files read before that have the same name.
  void add_gate_lists(const RuleFile& definition, std::span<const RuleFile> lists,
                      const RuleFile& types);
  /// Reads actors or agents of PETRARCH; `codes` is petrarch_codes.tsv, which says what its codes
  /// are here. Actors are the entries of the files read before that have one of their names.
  void add_petrarch(const RuleFile& file, const RuleFile& codes, std::optional<int> century);
  /// From now on remembers names, for add_gate_lists and add_petrarch: call it before the rest.
  void remember_names() { m_remembers = true; }
  /// From now on tells each name of each entry as it is added.
  void on_name(NameListener listener) { m_name_listener = std::move(listener); }
  /// Reads phases.txt, and the files of rules that it names from `files`; what stands in these is
  /// checked when a Lexicon is made from the image.
  void add_phases(const RuleFile& phases, const std::vector<RuleFile>& files);
  /// Throws InputError where a user's dictionary names a key (a country, what an entry stands for,
  /// who is in an office, of which state a NORP is) or an office that no dictionary has; where they
  /// have no states or titles, those are not asked for. To be called when all dictionaries have
  /// been read.
  void check_keys() const;
  /// The image; `hash` names everything that went in.
  std::string image(const std::string& hash);

 private:
  struct Tables;  // the tables of FORMATS.md

  void read_state(const TableRow& row);
  void read_place(const TableRow& row);
  void read_organization(const TableRow& row);
  void read_person(const TableRow& row);
  void read_office(const TableRow& row);
  void read_title(const TableRow& row);
  void read_given_name(const TableRow& row);
  void read_cue(const TableRow& row);
  void read_zone(const TableRow& row);
  /// A table of which each row is a word of the list named after the file, and of the list
  /// "file.class" where columns tell classes apart.
  void read_word(const TableRow& row, const std::string& list,
                 std::span<const std::string_view> class_columns);
  /// A word of the list `abbreviations`; there also as it is written, without its last full stop,
  /// for sentence borders.
  void read_abbreviation(const TableRow& row);
  void read_readings(const TableRow& row);
  void read_suffix(const TableRow& row);
  /// A table of which each row is a phrase that gives an annotation of one kind, with the other
  /// columns as its attributes.
  void read_phrase(const TableRow& row, std::string_view kind,
                   std::span<const std::string_view> columns);

  void add_token_pattern(std::uint32_t entry, const TokenPatternLine& line, const Place& place);

  struct GateType;
  void read_gate_entry(const GateEntry& entry, const GateType& type);
  void add_gate_entity(const GateEntry& entry, const GateType& type, EntityKind kind);
  void add_gate_word(const GateEntry& entry, const GateType& type);
  void add_gate_phrase(const GateEntry& entry, const GateType& type, std::string_view kind);

  struct PetrarchCodes;
  void add_petrarch_actor(const PetrarchActor& actor, const PetrarchCodes& codes);
  /// Warns where codes of one actor hold at the same time.
  void check_petrarch_dates(const PetrarchActor& actor);
  void add_petrarch_agent(const PetrarchActor& actor, const PetrarchCodes& codes);
  std::uint32_t petrarch_entry(const PetrarchActor& actor, const PetrarchCodes& codes);
  EntityKind petrarch_kind(const PetrarchActor& actor, const PetrarchCodes& codes) const;
  std::vector<std::string> petrarch_cases(std::string_view name) const;
  /// Phrases without an entry; those of plurals have the value "group".
  void add_petrarch_phrases(const PetrarchActor& actor, std::string_view kind,
                            std::string_view attribute, std::string_view value);

  /// What a line says of an entry: what it is; a form of a name that others give; or that of a
  /// state which some other line must describe (a NORP).
  enum class Says : std::uint8_t { all, form, form_of_state };
  std::uint32_t add_entry(DictionaryEntry entry, const Place& place, Says says = Says::all);
  /// Throws InputError where another state has this code of ISO 3166; former ones may share it.
  void add_iso_code(const TableRow& row, std::string_view column, std::uint32_t state);
  /// Throws InputError where another entry has this identifier.
  void add_external_id(std::uint32_t entry, const std::string& id, const Place& place);
  void add_word(const std::string& list, std::string_view word);
  void add_name(std::string_view name, std::uint32_t number, std::string_view form,
                bool prefix = false);
  /// Three letters that stand for a state where rules say so: "Tannik (FRA)".
  void add_demonyms(const TableRow& row, std::uint32_t number);
  void add_country_code(std::string_view code, std::uint32_t number);
  void add_attribute(std::vector<Attribute>& attributes, std::string_view name,
                     std::string_view value);
  void add_imports(const std::vector<RuleFile>& files);
  /// Throws InputError for a step that stands twice, or before one whose results it reads.
  void check_step_order(const RuleFile& phases) const;
  /// A line of phases.txt that says something.
  void add_step(std::string_view line, const Place& place, const std::vector<RuleFile>& files);
  /// Throws InputError at `place` where none has this name.
  const RuleFile& rule_file_called(const std::string& name, const Place& place,
                                   const std::vector<RuleFile>& files) const;
  void begin_dictionary(const RuleFile& file);
  /// What a user should be told of a dictionary that is read all the same.
  void warn(const Place& place, std::string_view what);
  /// Keeps a key that a user's dictionary names, for check_keys, with the place that `place_of`
  /// gives where it is new; nothing if it is empty.
  template <typename PlaceOf>
  void refer_to(std::string_view key, const PlaceOf& place_of) {
    if (m_doubtful && !key.empty() && m_referred.emplace(key).second) {
      m_references.emplace_back(key, place_of());
    }
  }
  [[noreturn]] void fail_without_entry(std::string_view key, const Place& place) const;
  void write_user_sections(ImageWriter& image);

  /// What was remembered: entries by key; the one entry of a kind that has a name, nothing for none
  /// or several; whether any has it; whether a word list holds a word.
  std::optional<std::uint32_t> entry_of(const std::string& key) const;
  std::optional<std::uint32_t> entry_named(EntityKind kind, std::string_view name) const;
  bool is_name(std::string_view name) const;
  bool holds(std::string_view list, std::string_view lower) const;
  void remember_name(std::string_view name, std::uint32_t entry);
  void tell_name(std::uint32_t entry, std::string_view name, std::string_view tokens,
                 std::string_view form) const;

  StringPoolBuilder m_strings;
  SymbolTable m_symbols;
  PhraseTableBuilder m_phrases;
  EntryTableBuilder m_entries;
  WordListTableBuilder m_lists;
  ReadingTableBuilder m_readings;
  std::map<std::string, std::string> m_given_name_genders;
  std::vector<DictionaryRuleRecord> m_dictionaries;
  std::vector<StepRecord> m_steps;
  std::vector<ImportRecord> m_imports;
  std::vector<ZoneRecord> m_zones;
  OfficeTableBuilder m_offices;
  std::uint32_t m_rule = 0;  ///< the dictionary that is being read, as a rule
  bool m_user = false;       ///< whether it came with --dictionary
  bool m_doubtful = false;   ///< whether it is none of the built-in ones
  std::vector<TokenPatternRecord> m_token_patterns;
  std::unordered_set<std::string> m_token_pattern_keys;  ///< each with entry and form once
  std::vector<StringRef> m_kinds;                        ///< kinds that lists of users make
  std::vector<ExternalIdRecord> m_external_ids;
  std::unordered_map<std::string, std::pair<std::uint32_t, Place>> m_places_of_external_ids;
  std::unordered_map<std::string, std::pair<std::uint32_t, Place>> m_iso_codes;  ///< "alpha2:PE"
  std::vector<StringRef> m_warnings;
  NameListener m_name_listener;
  std::vector<std::pair<std::string, Place>> m_references;      ///< keys that users' files name
  std::unordered_set<std::string> m_referred;                   ///< the same, each of them once
  std::vector<std::pair<std::string, Place>> m_office_titles;   ///< of users' offices
  std::set<std::string, std::less<>> m_titles;                  ///< in small letters
  std::map<std::uint32_t, std::optional<Place>> m_undescribed;  ///< entries; where a NORP is
  bool m_has_states = false;
  bool m_remembers = false;
  std::unordered_map<std::string, std::uint32_t> m_remembered_keys;
  /// By kind and folded name; nothing where several entries have it.
  std::unordered_map<std::string, std::optional<std::uint32_t>> m_remembered_names;
  std::unordered_set<std::string> m_remembered_words;  ///< "list:word"
};

}  // namespace readout

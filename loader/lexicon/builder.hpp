#pragma once

#include "loader/lexicon/entry_table.hpp"
#include "loader/lexicon/lexicon_records.hpp"
#include "loader/lexicon/phrase_table_builder.hpp"
#include "loader/lexicon/table_file.hpp"
#include "loader/lexicon/word_list_table.hpp"
#include "loader/text/symbols.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// A file of rules or of a dictionary: its name in messages, the path below loader/rules that says
/// what it is ("dictionaries/states.tsv"), its bytes.
struct RuleFile {
  std::string file;
  std::string path;
  std::string_view content;
  bool user = false;  ///< given with --dictionary: its entries go before others of the same words
};

/// "dictionaries/states.tsv": states.
std::string stem_of(std::string_view path);

/// Fills the image of a lexicon, file by file. Dictionaries first, then phases.txt, then `image`.
class LexiconBuilder {
 public:
  LexiconBuilder();

  /// Reads a table of FORMATS.md; its path says which. Throws InputError for a file that FORMATS.md
  /// does not know.
  void add_dictionary(const RuleFile& file);
  /// Reads EntityRuler JSON Lines: {"label": "PERSON", "pattern": "Ana Reyes", "id":
  /// "person:ana-reyes.XLU"}, with the further keys form, country, gender, kind, stands_for and
  /// name.
  void add_entity_ruler(const RuleFile& file);
  /// Reads phases.txt, and the files of rules that it names from `files`; what stands in these is
  /// checked when a Lexicon is made from the image.
  void add_phases(const RuleFile& phases, const std::vector<RuleFile>& files);
  /// The image; `hash` names everything that went in.
  std::string image(const std::string& hash);

 private:
  using TableReader = void (LexiconBuilder::*)(const TableRow&);

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
  /// "file.class" where a column tells classes apart.
  void read_word(const TableRow& row, const std::string& list, std::string_view class_column);
  /// A word of the list `abbreviations`; there also as it is written, without its last full stop,
  /// for sentence borders.
  void read_abbreviation(const TableRow& row);
  /// A table of which each row is a phrase that gives an annotation of one kind, with the other
  /// columns as its attributes.
  void read_phrase(const TableRow& row, std::string_view kind,
                   std::span<const std::string_view> columns);

  std::uint32_t add_entry(DictionaryEntry entry, const Place& place);
  void add_word(const std::string& list, std::string_view word);
  void add_name(std::string_view name, std::uint32_t entry, std::string_view form,
                bool prefix = false);
  void add_attribute(std::vector<Attribute>& attributes, std::string_view name,
                     std::string_view value);
  void add_imports(const std::vector<RuleFile>& files);
  void begin_dictionary(const RuleFile& file);

  StringPoolBuilder m_strings;
  SymbolTable m_symbols;
  PhraseTableBuilder m_phrases;
  EntryTableBuilder m_entries;
  WordListTableBuilder m_lists;
  std::map<std::string, std::string> m_given_name_genders;
  std::vector<DictionaryRuleRecord> m_dictionaries;
  std::vector<StepRecord> m_steps;
  std::vector<ImportRecord> m_imports;
  std::vector<ZoneRecord> m_zones;
  std::vector<OfficeRecord> m_offices;
  std::uint32_t m_rule = 0;  ///< the dictionary that is being read, as a rule
  bool m_user = false;       ///< whether a user brought it
};

}  // namespace readout

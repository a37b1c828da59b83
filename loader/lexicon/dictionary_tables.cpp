#include "loader/lexicon/builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>

namespace readout {

struct LexiconBuilder::Tables {
  using Reader = std::function<void(LexiconBuilder&, const TableRow&)>;
  using Columns = std::vector<std::string_view>;

  struct Table {
    std::string_view name;
    Columns columns;
    std::size_t required;  // of them, from the first
    Reader read;
  };

  // A list of words, with the column that tells classes apart, if there is one.
  static Table words(std::string_view list, const Columns& columns,
                     const Columns& class_columns = {}) {
    const bool has_class = std::ranges::find(class_columns, "class") != class_columns.end();
    return {
        list, columns, has_class ? columns.size() : 1,
        [list = std::string(list), class_columns](LexiconBuilder& builder, const TableRow& row) {
          builder.read_word(row, list, class_columns);
        }};
  }

  // Phrases that give an annotation of one kind, with all columns but the first as attributes.
  static Table phrases(std::string_view name, const Columns& columns, std::size_t required,
                       std::string_view kind) {
    return {name, columns, required,
            [kind, attributes = Columns(columns.begin() + 1, columns.end())](
                LexiconBuilder& builder, const TableRow& row) {
              builder.read_phrase(row, kind, attributes);
            }};
  }

  // A table that is read beside what speaks of it.
  static Table elsewhere(std::string_view name, const Columns& columns, std::size_t required) {
    return {name, columns, required, [](LexiconBuilder&, const TableRow&) {}};
  }

  static std::vector<Table> of_entities() {
    const Columns place = {"key", "name", "names", "kind", "country", "stands_for", "population"};
    const Columns state = {"key",        "name",    "alpha2",  "alpha3", "names",
                           "adjectives", "peoples", "capital", "from",   "until"};
    const Columns organization = {"key",     "name",    "names",     "kind",
                                  "country", "part_of", "stands_for"};
    const Columns office = {"person", "office", "body", "start", "end", "source"};
    return {{"states", state, 2, std::mem_fn(&LexiconBuilder::read_state)},
            {"places", place, 2, std::mem_fn(&LexiconBuilder::read_place)},
            {"cities", place, 2, std::mem_fn(&LexiconBuilder::read_place)},
            {"organizations", organization, 2, std::mem_fn(&LexiconBuilder::read_organization)},
            {"people",
             {"key", "name", "names", "gender", "country"},
             2,
             std::mem_fn(&LexiconBuilder::read_person)},
            {"offices", office, 3, std::mem_fn(&LexiconBuilder::read_office)},
            elsewhere("publishers", {"name", "names", "country", "kind", "key"}, 1),
            elsewhere("gate_types", {"major", "minor", "makes", "kind"}, 3),
            elsewhere("petrarch_codes", {"code", "makes", "kind", "state", "descriptor"}, 2)};
  }

  static std::vector<Table> of_words() {
    const Columns readings = {"word", "readings", "lemma"};
    return {words("surnames", {"name", "tradition"}, {"tradition"}),
            words("title_modifiers", {"word", "sense"}, {"sense"}),
            words("name_particles", {"word", "position"}, {"position"}),
            words("organization_heads", {"word", "kind", "after"}, {"kind", "after"}),
            words("place_heads", {"word", "position"}, {"position"}),
            words("words", {"word", "class"}, {"class"}),
            words("surname_first_states", {"word"}),
            words("titles_alike", {"word", "class"}, {"class"}),
            words("acting_words", {"word", "class"}, {"class"}),
            words("evidence_words", {"word", "class"}, {"class"}),
            words("common_words", {"word"}),
            {"given_names",
             {"name", "gender", "tradition"},
             1,
             std::mem_fn(&LexiconBuilder::read_given_name)},
            {"abbreviations", {"word", "kind"}, 1, std::mem_fn(&LexiconBuilder::read_abbreviation)},
            {"closed_words", readings, 2, std::mem_fn(&LexiconBuilder::read_readings)},
            {"readings", readings, 2, std::mem_fn(&LexiconBuilder::read_readings)},
            {"suffixes",
             {"suffix", "readings", "least", "drop"},
             4,
             std::mem_fn(&LexiconBuilder::read_suffix)}};
  }

  static std::vector<Table> of_phrases() {
    return {{"titles", {"title", "kind", "gender"}, 2, std::mem_fn(&LexiconBuilder::read_title)},
            {"cues",
             {"lemma", "forms", "class", "takes", "pos", "act", "rare"},
             5,
             std::mem_fn(&LexiconBuilder::read_cue)},
            {"zones", {"zone", "where", "pattern"}, 3, std::mem_fn(&LexiconBuilder::read_zone)},
            phrases("pronouns", {"word", "gender", "number", "case"}, 4, "Pronoun"),
            phrases("channels", {"phrase", "channel", "speaks"}, 2, "Channel"),
            phrases("descriptors", {"word", "kind"}, 2, "Descriptor"),
            phrases("stop_names", {"name", "reason"}, 1, "StopName")};
  }

  static const std::vector<Table>& all() {
    static const std::vector<Table> tables = [] {
      std::vector<Table> joined = of_entities();
      std::ranges::move(of_words(), std::back_inserter(joined));
      std::ranges::move(of_phrases(), std::back_inserter(joined));
      return joined;
    }();
    return tables;
  }
};

void LexiconBuilder::add_dictionary(const RuleFile& file) {
  const std::string name = stem_of(file.path);
  const std::vector<Tables::Table>& tables = Tables::all();
  const auto table = std::ranges::find(tables, name, &Tables::Table::name);
  if (table == tables.end()) {
    throw InputError(
        {file.file, 0, 0},
        fmt::format("unknown dictionary '{}' (loader/rules/FORMATS.md lists those that are known)",
                    name));
  }
  begin_dictionary(file);
  read_table(file.content, file.file, table->columns, table->required,
             [&](const TableRow& row) { table->read(*this, row); });
}

}  // namespace readout

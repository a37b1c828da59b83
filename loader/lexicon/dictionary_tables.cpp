#include "loader/lexicon/annotation_kinds.hpp"
#include "loader/lexicon/builder.hpp"
#include "loader/lexicon/known_words.hpp"
#include "loader/lexicon/text_lines.hpp"
#include "schema/text/similar_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <ranges>

namespace readout {

struct LexiconBuilder::Tables {
  using Reader = std::function<void(LexiconBuilder&, const TableRow&)>;
  using Columns = std::vector<std::string_view>;

  // How the values of a column are written.
  struct Form {
    std::string_view says;  // for messages
    bool (*fits)(std::string_view value) = nullptr;
  };

  // A column whose values are of a closed list, keys of entities of a kind, or of a form.
  struct ClosedColumn {
    std::string_view column;
    std::vector<std::string_view> values;
    std::string_view key_kind;
    Form form{};
  };

  struct Table {
    std::string_view name;
    Columns columns;
    std::size_t required;  // of them, from the first
    Reader read;
    std::vector<ClosedColumn> closed{};
    Columns references{};     // hold keys of entities, which some dictionary must have
    bool in_folders = false;  // is read from folders of rules alone
  };

  // A column that holds values of an attribute of the same name.
  static ClosedColumn attribute(std::string_view kind, std::string_view column) {
    const auto values = known_values(kind, column);
    return {column, {values.begin(), values.end()}, {}};
  }

  static ClosedColumn descriptor() {
    ClosedColumn column = attribute("Descriptor", "kind");
    column.column = "descriptor";
    return column;
  }

  static ClosedColumn key(std::string_view column, std::string_view kind) {
    return {column, {}, kind};
  }

  static ClosedColumn form(std::string_view column, std::string_view says,
                           bool (*fits)(std::string_view)) {
    return {column, {}, {}, {says, fits}};
  }

  template <std::size_t size>
  static bool are_capitals(std::string_view value) {
    return value.size() == size &&
           std::ranges::all_of(value, [](char sign) { return sign >= 'A' && sign <= 'Z'; });
  }

  static bool is_number(std::string_view value) {
    return std::ranges::all_of(value, [](char sign) { return sign >= '0' && sign <= '9'; });
  }

  static bool is_year(std::string_view value) { return value.size() <= 4 && is_number(value); }

  static ClosedColumn names(std::string_view column) {
    return form(column, "words, with | between two",
                [](std::string_view name) { return name.empty() || has_word(name); });
  }

  static void check(const Table& table, const ClosedColumn& closed, const TableRow& row) {
    const auto column = std::ranges::find(table.columns, closed.column);
    const auto number = static_cast<std::size_t>(column - table.columns.begin());
    if (row[closed.column].empty() && number < table.required) {
      throw InputError(row.place_of(row[closed.column]),
                       fmt::format("the column '{}' is empty", closed.column));
    }
    for (const std::string_view value : row.values(closed.column)) {
      if (closed.form.fits != nullptr) {
        if (!closed.form.fits(value)) {
          throw InputError(row.place_of(value),
                           fmt::format("'{}' is no value of '{}' (known: {})", value, closed.column,
                                       closed.form.says));
        }
      } else if (closed.key_kind.empty()) {
        require_known(closed.column, value, closed.values, row.place_of(value));
      } else {
        require_key(closed.key_kind, value, row.place_of(value));
      }
    }
  }

  // A list of words, with the column that tells classes apart, if there is one.
  static Table words(std::string_view list, const Columns& columns,
                     const Columns& class_columns = {}, std::vector<ClosedColumn> closed = {}) {
    const bool has_class = std::ranges::find(class_columns, "class") != class_columns.end();
    return {
        list, columns, has_class ? columns.size() : 1,
        [list = std::string(list), class_columns](LexiconBuilder& builder, const TableRow& row) {
          builder.read_word(row, list, class_columns);
        },
        std::move(closed)};
  }

  // Phrases that give an annotation of one kind, with all columns but the first as attributes.
  static Table phrases(std::string_view name, const Columns& columns, std::size_t required,
                       std::string_view kind) {
    const Columns attributes(columns.begin() + 1, columns.end());
    std::vector<ClosedColumn> closed;
    for (const std::string_view column : attributes) {
      if (!known_values(kind, column).empty()) {
        closed.push_back(attribute(kind, column));
      }
    }
    return {name, columns, required,
            [kind, attributes](LexiconBuilder& builder, const TableRow& row) {
              builder.read_phrase(row, kind, attributes);
            },
            std::move(closed)};
  }

  // What the column `kind` may say depends on the column `makes`.
  static void check_kind(const TableRow& row) {
    const std::string_view makes = row["makes"] == "Either"      ? "Organization"
                                   : row["makes"] == "GivenName" ? "Person"
                                                                 : row["makes"];
    const auto values = known_values(makes, makes == "Person" ? "gender" : "kind");
    if (!row["kind"].empty() && !values.empty()) {
      require_known("kind", row["kind"], values, row.place_of(row["kind"]));
    }
  }

  // A table that is read where dictionaries of other formats speak of it, too.
  static Table of_format(std::string_view name, const Columns& columns, std::size_t required,
                         std::vector<ClosedColumn> closed) {
    return {name,
            columns,
            required,
            [](LexiconBuilder&, const TableRow& row) { check_kind(row); },
            std::move(closed),
            {"state"},
            true};
  }

  // Entities have a key and a name.
  static void check_name(const Table& table, const TableRow& row) {
    const bool is_of_entities = table.columns.front() == "key";
    if (is_of_entities && !has_word(row["name"])) {
      throw InputError(row.place_of(row["name"]),
                       fmt::format("'{}' is no name: it has no letter or digit", row["name"]));
    }
  }

  static std::vector<Table> of_entities() {
    const Columns place = {"key",        "name",       "names",      "kind",   "country",
                           "stands_for", "population", "adjectives", "peoples"};
    const Columns state = {"key",     "name",    "alpha2", "alpha3", "names", "adjectives",
                           "peoples", "capital", "from",   "until",  "codes"};
    const Columns organization = {"key",     "name",    "names",     "kind",
                                  "country", "part_of", "stands_for"};
    const Columns office = {"person", "office", "body", "start", "end", "source"};
    const std::vector<ClosedColumn> of_place = {key("key", "place"),
                                                attribute("Place", "kind"),
                                                key("country", "state"),
                                                names("names"),
                                                names("adjectives"),
                                                names("peoples"),
                                                form("population", "whole numbers", is_number)};
    const Columns referring = {"country", "part_of", "stands_for"};
    return {
        {"states",
         state,
         2,
         std::mem_fn(&LexiconBuilder::read_state),
         {key("key", "state"), key("capital", "place"), names("names"), names("adjectives"),
          names("peoples"), form("alpha2", "two capitals of ISO 3166, such as PE", are_capitals<2>),
          form("alpha3", "three capitals of ISO 3166, such as PER", are_capitals<3>),
          form("codes", "three capitals, such as PER", are_capitals<3>),
          form("from", "years", is_year), form("until", "years", is_year)},
         {"capital"}},
        {"places", place, 2, std::mem_fn(&LexiconBuilder::read_place), of_place, referring},
        {"cities", place, 2, std::mem_fn(&LexiconBuilder::read_place), of_place, referring},
        {"provinces", place, 2, std::mem_fn(&LexiconBuilder::read_place), of_place, referring},
        {"organizations",
         organization,
         2,
         std::mem_fn(&LexiconBuilder::read_organization),
         {key("key", "organization"), attribute("Organization", "kind"), key("country", "state"),
          names("names")},
         referring},
        {"people",
         {"key", "name", "names", "gender", "country"},
         2,
         std::mem_fn(&LexiconBuilder::read_person),
         {key("key", "person"), attribute("Person", "gender"), key("country", "state"),
          names("names")},
         referring},
        {"offices", office, 3, std::mem_fn(&LexiconBuilder::read_office), {}, {"person", "body"}}};
  }

  // Tables of which entities and facts read nothing by themselves.
  static std::vector<Table> of_others() {
    return {
        {"publishers",
         {"name", "names", "country", "kind", "key"},
         1,
         [](LexiconBuilder&, const TableRow&) {},
         {{"kind",
           {"government", "state-agency", "party-paper", "wire", "paper", "broadcaster", "site"},
           {}},
          key("country", "state"),
          key("key", "organization")},
         {"country", "key"}},
        of_format("gate_types", {"major", "minor", "makes", "kind"}, 3,
                  {{"makes", {gate_makes.begin(), gate_makes.end()}, {}}}),
        of_format("petrarch_codes", {"code", "makes", "kind", "state", "descriptor"}, 2,
                  {{"makes", {petrarch_makes.begin(), petrarch_makes.end()}, {}},
                   key("state", "state"),
                   descriptor(),
                   form("code", "three capitals, such as GOV", are_capitals<3>)})};
  }

  static std::vector<Table> of_words() {
    const Columns readings = {"word", "readings", "lemma"};
    return {words("surnames", {"name", "tradition"}, {"tradition"}),
            words("title_modifiers", {"word", "sense"}, {"sense"},
                  {{"sense", {"former", "then", "coming", "acting", "other"}, {}}}),
            words("name_particles", {"word", "position"}, {"position"},
                  {{"position", {"inside", "suffix"}, {}}}),
            words("organization_heads", {"word", "kind", "after"}, {"kind", "after"},
                  {attribute("Organization", "kind")}),
            words("place_heads", {"word", "position"}, {"position"},
                  {{"position", {"before", "after"}, {}}}),
            words("words", {"word", "class"}, {"class"}),
            words("surname_first_states", {"word"}),
            words("titles_alike", {"word", "class"}, {"class"}),
            words("acting_words", {"word", "class"}, {"class"}),
            words("verb_classes", {"word", "class"}, {"class"}),
            words("synonyms", {"word", "class"}, {"class"}),
            words("body_links", {"word", "class"}, {"class"}),
            words("evidence_words", {"word", "class"}, {"class"}),
            words("group_words", {"word", "class"}, {"class"}),
            words("common_words", {"word"}),
            {"given_names",
             {"name", "gender", "tradition"},
             1,
             std::mem_fn(&LexiconBuilder::read_given_name),
             {attribute("Person", "gender")}},
            {"abbreviations", {"word", "kind"}, 1, std::mem_fn(&LexiconBuilder::read_abbreviation)},
            {"closed_words", readings, 2, std::mem_fn(&LexiconBuilder::read_readings)},
            {"readings", readings, 2, std::mem_fn(&LexiconBuilder::read_readings)},
            {"suffixes",
             {"suffix", "readings", "least", "drop"},
             4,
             std::mem_fn(&LexiconBuilder::read_suffix)}};
  }

  static std::vector<Table> of_phrases() {
    const auto frames = cue_frames();
    return {{"titles",
             {"title", "kind", "gender"},
             2,
             std::mem_fn(&LexiconBuilder::read_title),
             {attribute("Title", "kind"), attribute("Title", "gender")}},
            {"cues",
             {"lemma", "forms", "class", "takes", "pos", "act", "rare"},
             5,
             std::mem_fn(&LexiconBuilder::read_cue),
             {attribute("Cue", "class"),
              attribute("Cue", "pos"),
              attribute("Cue", "act"),
              attribute("Cue", "rare"),
              {"takes", {frames.begin(), frames.end()}, {}}}},
            {"zones", {"zone", "where", "pattern"}, 3, std::mem_fn(&LexiconBuilder::read_zone)},
            phrases("pronouns", {"word", "gender", "number", "case"}, 4, "Pronoun"),
            phrases("channels", {"phrase", "channel", "speaks"}, 2, "Channel"),
            phrases("descriptors", {"word", "kind"}, 2, "Descriptor"),
            phrases("stop_names", {"name", "reason"}, 1, "StopName")};
  }

  static const std::vector<Table>& all() {
    static const std::vector<Table> tables = [] {
      std::vector<Table> joined = of_entities();
      std::ranges::move(of_others(), std::back_inserter(joined));
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
        {file.file, 1, 1},
        fmt::format("unknown dictionary '{}' ({})", name,
                    alternatives(name, tables | std::views::transform(&Tables::Table::name))));
  }
  if (table->in_folders && file.user) {
    throw InputError(
        {file.file, 1, 1},
        fmt::format("'{}.tsv' counts only below dictionaries/ in a folder of --rules", name));
  }
  begin_dictionary(file);
  read_table(file.content, file.file, table->columns, table->required, [&](const TableRow& row) {
    for (const Tables::ClosedColumn& closed : table->closed) {
      Tables::check(*table, closed, row);
    }
    Tables::check_name(*table, row);
    for (const std::string_view column : table->references) {
      for (const std::string_view key : row.values(column)) {
        refer_to(key, [&] { return row.place_of(key); });
      }
    }
    table->read(*this, row);
  });
}

}  // namespace readout

#pragma once

#include "loader/lexicon/lexicon.hpp"
#include "loader/readers/source.hpp"
#include "queries/report/table_format.hpp"
#include "schema/store/database.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace readout {

/// Options that several commands have. Each `add_...` declares them on a command; the values are
/// there once the command line is read.

struct DatabaseOption {
  std::string address;  ///< --db, else READOUT_DB, else readout.db
};
void add_database_option(CLI::App& command, DatabaseOption& option);
/// Says on stderr where a load that was stopped has left names unsettled.
std::unique_ptr<Database> open_for_reading(const DatabaseOption& option);

struct FormatOption {
  TableFormat format = TableFormat::table;
};
void add_format_option(CLI::App& command, FormatOption& option);

void add_input_format_option(CLI::App& command, InputFormat& format);

/// --manifest: what is known of the documents.
void add_manifest_option(CLI::App& command, std::string& file);

/// --jobs: as many threads as there are cores, unless it says otherwise.
void add_jobs_option(CLI::App& command, unsigned& jobs);

/// --min-precision: a share from 0 to 1.
void add_precision_option(CLI::App& command, std::optional<double>& share);
/// Says on stderr that a share was asked for where no rule has been judged: then no fact has it.
void warn_where_nothing_is_judged(Database& database, std::optional<double> share);

struct RulesOptions {
  std::vector<std::string> folders;
  std::vector<std::string> dictionaries;
  std::optional<int> century;
  bool no_builtin = false;
  Metonyms metonyms = Metonyms::full;
};
void add_rules_options(CLI::App& command, RulesOptions& options);
/// What --metonyms can be, by name.
std::vector<std::string> metonyms_choices();
/// --metonyms: off, careful or full.
void add_metonyms_option(CLI::App& command, RulesOptions& options);
/// The same as add_rules_options without --rules.
void add_dictionary_options(CLI::App& command, RulesOptions& options);
/// The options for load_lexicon, with the built-in image, the cache, and tests that must pass.
LexiconOptions lexicon_options_of(const RulesOptions& options);
/// The same without the cache, and without tests: what is compiled anew from the files.
LexiconOptions fresh_options_of(const RulesOptions& options);
/// Says on stderr what should be better in the rules, unless `quiet`.
std::unique_ptr<const Lexicon> lexicon_of(const RulesOptions& options, bool quiet = false);

/// The same for who wants to see why an example fails: that is said on stderr, and stops nothing.
std::unique_ptr<const Lexicon> lexicon_to_look_into(const RulesOptions& options);

/// $XDG_CACHE_HOME/readout, else ~/.cache/readout; empty where there is neither.
std::string cache_folder();

/// Cells of the terminal that stdout is; 0 where it is none, so that nothing is cut.
std::size_t output_width();

/// Writes to `file`, or to stdout where it is empty. Throws std::system_error where it cannot be
/// written.
void write_output(const std::string& file, const std::string& text);

}  // namespace readout

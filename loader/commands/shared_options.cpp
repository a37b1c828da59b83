#include "loader/commands/shared_options.hpp"

#include "loader/commands/message.hpp"
#include "loader/commands/option_values.hpp"
#include "loader/commands/wording.hpp"
#include "loader/lexicon/builtin_image.hpp"
#include "loader/recognition/rule_examples.hpp"
#include "queries/sql/status.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <span>
#include <stdexcept>
#include <string_view>
#include <sys/ioctl.h>
#include <system_error>
#include <thread>
#include <unistd.h>

namespace readout {

void add_database_option(CLI::App& command, DatabaseOption& option) {
  // CLI11 takes a variable that is set but empty for one that is not.
  const char* const variable = std::getenv("READOUT_DB");
  option.address = variable != nullptr && *variable == '\0' ? "" : "readout.db";
  command
      .add_option(
          "--db", option.address,
          "The database: a file name or sqlite:FILE (SQLite), or postgresql://... (PostgreSQL)")
      ->envname("READOUT_DB")
      ->default_str("readout.db")
      ->type_name("ADDRESS");
}

std::unique_ptr<Database> open_for_reading(const DatabaseOption& option) {
  auto database = open_database(option.address, Access::read);
  if (has_unsettled_keys(*database)) {
    tell(fmt::format(
        "a load into {0} was stopped, or still runs, and some names are not settled: "
        "answers may be wrong until it is loaded again or readout settle --db {0} has run",
        database->name()));
  }
  return database;
}

void add_format_option(CLI::App& command, FormatOption& option) {
  command
      .add_option_function<std::string>(
          "--format",
          [&option](const std::string& word) { option.format = table_format_of(word).value(); },
          "How to print: table, csv, json or markdown")
      ->check(one_of("format", {"table", "csv", "json", "markdown"}))
      ->type_name("FORMAT")
      ->default_str("table");
}

void add_input_format_option(CLI::App& command, InputFormat& format) {
  command
      .add_option_function<std::string>(
          "--input-format",
          [&format](const std::string& word) {
            format = word == "text"    ? InputFormat::text
                     : word == "jsonl" ? InputFormat::jsonl
                                       : InputFormat::automatic;
          },
          "How to read: auto, text or jsonl")
      ->check(one_of("input format", {"auto", "text", "jsonl"}))
      ->type_name("FORMAT")
      ->default_str("auto");
}

void add_manifest_option(CLI::App& command, std::string& file) {
  command
      .add_option("--manifest", file,
                  "A CSV file with the columns path, id, publisher, date, url, title, byline")
      ->check(not_empty("the name of a file"))
      ->type_name("FILE");
}

void add_jobs_option(CLI::App& command, unsigned& jobs) {
  jobs = std::max(1U, std::thread::hardware_concurrency());
  add_number_option(
      command, "--jobs,-j", {.least = 1, .most = 1024},
      [&jobs](int number) { jobs = static_cast<unsigned>(number); },
      "Threads that recognise; the result is the same for any number")
      ->type_name("N");
}

void add_precision_option(CLI::App& command, std::optional<double>& share) {
  command
      .add_option_function<std::string>(
          "--min-precision",
          [&share](const std::string& text) {
            double number = 0;
            const char* const end = text.data() + text.size();
            const auto [last, error] = std::from_chars(text.data(), end, number);
            const bool is_share = number >= 0 && number <= 1;  // "nan" is none
            if (error != std::errc() || last != end || !is_share) {
              throw CLI::ValidationError("--min-precision",
                                         fmt::format("'{}' is no share from 0 to 1", text));
            }
            share = number;
          },
          "Only what rules found of which a person judged at least this share right, from 0 to 1 "
          "(see readout rules judge)")
      ->type_name("SHARE");
}

void warn_where_nothing_is_judged(Database& database, std::optional<double> share) {
  if (share && database.table("select 1 from rule where judged_precision is not null limit 1")
                   .rows.empty()) {
    tell(fmt::format(
        "no rule of '{}' has been judged, so --min-precision leaves out every fact (see "
        "readout rules judge)",
        database.name()));
  }
}

void add_rules_options(CLI::App& command, RulesOptions& options) {
  command
      .add_option("--rules", options.folders,
                  "A folder laid out as loader/rules, whose files are added to the built-in ones "
                  "or replace them")
      ->check(not_empty("a folder"))
      ->type_name("FOLDER")
      ->allow_extra_args(false);
  add_dictionary_options(command, options);
}

std::vector<std::string> metonyms_choices() {
  std::vector<std::string> names;
  for (const Metonyms choice : {Metonyms::off, Metonyms::careful, Metonyms::full}) {
    names.emplace_back(to_string(choice));
  }
  return names;
}

void add_metonyms_option(CLI::App& command, RulesOptions& options) {
  command
      .add_option_function<std::string>(
          "--metonyms",
          [&options](const std::string& name) { options.metonyms = *metonyms_called(name); },
          "Places and states that stand for those who act there (\"Paris said\"): off, careful "
          "(where there is hardly a doubt) or full (the likely ones too)")
      ->check(one_of("value", metonyms_choices()))
      ->default_str(std::string(to_string(options.metonyms)))
      ->type_name("WHICH");
}

void add_dictionary_options(CLI::App& command, RulesOptions& options) {
  command
      .add_option(
          "--dictionary", options.dictionaries,
          "A dictionary of your own: EntityRuler JSON Lines (.jsonl), a table (.tsv), GATE's "
          "lists.def or its folder, PETRARCH's actors or agents")
      ->check(not_empty("the name of a file"))
      ->type_name("FILE")
      ->allow_extra_args(false);
  add_number_option(
      command, "--century", {.least = 1000, .most = 2900},
      [&options](int year) { options.century = year; },
      "The first year of the hundred in which two-digit years of PETRARCH's dictionaries lie: 1940 "
      "makes 40 to 99 of 19xx, 00 to 39 of 20xx")
      ->type_name("YEAR");
  command.add_flag("--no-builtin", options.no_builtin, "Leave out the built-in rules");
}

std::string cache_folder() {
  // A path that is not absolute is to be ignored (XDG Base Directory Specification).
  const auto is_absolute = [](const char* path) { return path != nullptr && *path == '/'; };
  const char* const cache = std::getenv("XDG_CACHE_HOME");
  if (is_absolute(cache)) {
    return std::string(cache) + "/readout";
  }
  const char* const home = std::getenv("HOME");
  return is_absolute(home) ? std::string(home) + "/.cache/readout" : std::string();
}

namespace {

/// Says which example failed, and how many.
class FailedExamples : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A user's rules whose tests fail are not run. The built-in ones passed theirs while the program
/// was built, and a name in a user's dictionary may well stand in one of their examples.
void require_passing_tests(const Lexicon& lexicon) {
  const ExampleResults results = run_examples(lexicon, [&](std::uint32_t rule) {
    return !lexicon.rule_set().rules[rule].file.starts_with("loader/rules/");
  });
  if (!results.failures.empty()) {
    throw FailedExamples(fmt::format(
        "{}{}", results.failures.front(),
        results.failures.size() == 1 ? ""
                                     : fmt::format(" ({} failed; readout rules test prints all)",
                                                   counted(results.failures.size(), "example"))));
  }
}

}  // namespace

LexiconOptions lexicon_options_of(const RulesOptions& options) {
  LexiconOptions all = fresh_options_of(options);
  all.cache_folder = cache_folder();
  all.check = require_passing_tests;
  return all;
}

LexiconOptions fresh_options_of(const RulesOptions& options) {
  const std::string_view image = builtin_image().front().content;
  return {.builtin = !options.no_builtin,
          .rule_folders = options.folders,
          .dictionaries = options.dictionaries,
          .century = options.century,
          .builtin_image = std::as_bytes(std::span(image)),
          .metonyms = options.metonyms};
}

namespace {

void tell_warnings(const Lexicon& lexicon) {
  const std::vector<std::string>& warnings = lexicon.warnings();
  constexpr std::size_t most = 3;
  for (std::size_t i = 0; i < std::min(most, warnings.size()); ++i) {
    tell(warnings[i]);
  }
  if (warnings.size() > most) {
    tell(fmt::format("{} of rules; readout rules check prints them all",
                     counted(warnings.size() - most, "more warning")));
  }
}

}  // namespace

std::unique_ptr<const Lexicon> lexicon_of(const RulesOptions& options, bool quiet) {
  auto lexicon = load_lexicon(lexicon_options_of(options));
  if (!quiet) {
    tell_warnings(*lexicon);
  }
  return lexicon;
}

std::unique_ptr<const Lexicon> lexicon_to_look_into(const RulesOptions& options) {
  try {
    return lexicon_of(options);
  } catch (const FailedExamples& failure) {
    tell(failure.what());
  }
  auto lexicon = load_lexicon(fresh_options_of(options));
  tell_warnings(*lexicon);
  return lexicon;
}

std::size_t output_width() {
  winsize size{};
  if (isatty(STDOUT_FILENO) == 0) {
    return 0;
  }
  return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

void write_output(const std::string& file, const std::string& text) {
  if (file.empty()) {
    std::cout << text;
    return;
  }
  errno = 0;
  std::ofstream out(file, std::ios::binary);
  out << text;
  out.close();
  if (!out) {
    throw std::system_error(errno, std::generic_category(), fmt::format("cannot write '{}'", file));
  }
}

}  // namespace readout

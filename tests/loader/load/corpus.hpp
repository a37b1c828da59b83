#pragma once

#include "loader/load/load.hpp"
#include "schema/store/dump.hpp"
#include "tests/support/temporary_folder.hpp"

#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace readout::test {

using Strings = std::vector<std::string>;

inline const Lexicon& builtin() {
  static const auto lexicon = load_lexicon({});
  return *lexicon;
}

constexpr std::string_view call =
    "Mali's President Awa Traore spoke by telephone with President Luis Ortega of Peru on Monday. "
    "“We will open the port,” Ortega said. Traore told him that Mali welcomed the decision.\n";
constexpr std::string_view denial =
    "Peru denied on Tuesday that it had closed the port. “Nobody has closed anything,” Peruvian "
    "foreign minister Rosa Lind told reporters in Lima.\n";
constexpr std::string_view summit =
    "The leaders of Chile and Norway met in Oslo. Chile's president said that the talks had been "
    "good, and Norway promised to send a delegation.\n";

/// A folder of texts and a database beside it.
class Corpus : public TemporaryFolder {
 public:
  std::vector<ReadProblem> problems;

  Corpus() {
    write("in/call.txt", call);
    write("in/denial.txt", denial);
    write("in/summit.txt", summit);
  }

  LoadOptions options(const std::string& database = "news.db") const {
    LoadOptions options;
    options.paths = {path("in")};
    options.database = path(database);
    return options;
  }

  LoadResult run(const LoadOptions& options, const Lexicon& lexicon = builtin()) {
    return load(
        options, lexicon, [&](const ReadProblem& problem) { problems.push_back(problem); },
        [](const LoadProgress&) {}, [] { return false; });
  }
  LoadResult run() { return run(options()); }

  template <typename Error>
  std::string error_of(const LoadOptions& options, const Lexicon& lexicon = builtin()) {
    try {
      run(options, lexicon);
      return "none";
    } catch (const Error& error) {
      return shortened(error.what());
    }
  }

  std::string dumped(const std::string& database = "news.db") const {
    std::ostringstream out;
    dump(*open_database(path(database), Access::read), out);
    return out.str();
  }

  Strings documents(const std::string& database = "news.db") const {
    Strings ids;
    for (const auto& row : open_database(path(database), Access::read)
                               ->table("select id from document order by id")
                               .rows) {
      ids.push_back(std::get<std::string>(row.at(0)));
    }
    return ids;
  }
};

/// "read added changed unchanged removed skipped"
inline std::string counts_of(const LoadResult& result) {
  std::ostringstream out;
  out << result.read << ' ' << result.added << ' ' << result.changed << ' ' << result.unchanged
      << ' ' << result.removed << ' ' << result.skipped;
  return out.str();
}

}  // namespace readout::test

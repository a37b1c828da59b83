#include "tests/loader/explain/explained_text.hpp"

#include "loader/explain/explainer.hpp"
#include "loader/explain/outcome_text.hpp"
#include "tests/support/temporary_folder.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace readout::test {

Explanation explained(const std::string& words, const std::string& phases, const Files& files,
                      const std::string& rule) {
  const TemporaryFolder folder;
  folder.write("phases.txt",
               "step zones\nstep quotations\nstep sentences\nstep dictionaries\n" + phases);
  for (const auto& [name, content] : files) {
    folder.write(name, content);
  }
  const auto lexicon =
      load_lexicon({.builtin = false, .rule_folders = {folder.path()}, .dictionaries = {}});
  return Explainer(*lexicon, rule).explain({.collection = "default", .id = "a", .text = words});
}

Explanation explained(const std::string& words, const std::string& rules, const std::string& rule) {
  return explained(words, "rules names/a\n", {{"names/a.yaml", rules}}, rule);
}

std::vector<std::string> outcomes(const Explanation& explanation) {
  std::vector<std::string> all;
  for (const Passage& passage : explanation.passages) {
    for (const RuleOutcome& outcome : passage.outcomes) {
      all.push_back(fmt::format("{}", fmt::join(outcome_lines(outcome, explanation), " / ")));
    }
  }
  return all;
}

}  // namespace readout::test

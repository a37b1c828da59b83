#include "loader/recognition/steps.hpp"
#include "schema/text/fold.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace readout {

namespace {

/// Sums of evidence by the name of the kind, so that their order is the same for all lexicons.
using Sums = std::map<std::string_view, std::int64_t>;

/// The kind with the largest sum, of equal ones the first by name; nothing if no sum is above 0.
std::optional<std::string_view> best_kind(const Sums& sums) {
  const auto best = std::max_element(
      sums.begin(), sums.end(),
      [](const auto& left, const auto& right) { return left.second < right.second; });
  return best == sums.end() || best->second <= 0 ? std::nullopt : std::optional(best->first);
}

}  // namespace

void decide_kinds(Recognition& recognition) {
  AnnotatedText& text = recognition.text;
  const SymbolTable& symbols = recognition.lexicon.symbols();
  const std::uint32_t rule = recognition.lexicon.rule_of_step("decide");
  std::map<std::string, Sums> sums;
  std::map<TokenRange, std::string> stretches;
  for (const KindEvidence& evidence : text.evidence) {
    const std::string name = fold(words_on_one_line(text, evidence.range));
    sums[name][symbols.name(evidence.kind)] += evidence.weight;
    stretches.emplace(evidence.range, name);
  }
  for (const auto& [range, name] : stretches) {
    if (const auto kind = best_kind(sums[name])) {
      Annotation annotation;
      annotation.kind = symbols.find(*kind).value();
      annotation.range = range;
      annotation.rule = rule;
      text.annotations.push_back(std::move(annotation));
    }
  }
}

}  // namespace readout

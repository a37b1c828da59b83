#include "loader/explain/document_step.hpp"
#include "schema/text/fold.hpp"

#include <algorithm>
#include <map>

namespace readout {

std::vector<EvidenceOfString> evidence_in(const Recognition& recognition, const Wording& wording,
                                          const std::vector<Change>& changes) {
  std::vector<EvidenceOfString> all;
  std::map<std::string, std::size_t> numbers;
  for (const KindEvidence& evidence : recognition.text.evidence) {
    const Words words = wording.words(evidence.range);
    const std::string folded = fold(words.text);
    const auto [found, is_new] = numbers.try_emplace(folded, all.size());
    if (is_new) {
      all.push_back({.text = folded});
    }
    EvidenceOfString& one = all[found->second];
    const std::string kind = wording.name(evidence.kind);
    const auto sentence = recognition.sentence_of(evidence.range.first);
    one.items.push_back({.kind = kind,
                         .weight = evidence.weight,
                         .rule = wording.rule(evidence.rule),
                         .words = words,
                         .sentence = sentence ? std::optional(*sentence + 1) : std::nullopt});
    const auto sum =
        std::ranges::find(one.sums, kind, &std::pair<std::string, std::int64_t>::first);
    if (sum == one.sums.end()) {
      one.sums.emplace_back(kind, evidence.weight);
    } else {
      sum->second += evidence.weight;
    }
    const auto made = std::ranges::find_if(changes, [&](const Change& change) {
      return change.sort == Change::Sort::made && change.words.tokens == evidence.range;
    });
    one.decided = made == changes.end() ? one.decided : made->thing;
  }
  for (EvidenceOfString& one : all) {
    std::ranges::stable_sort(one.items, {},
                             [](const EvidenceOfString::Item& item) { return item.words.tokens; });
    std::ranges::sort(one.sums);
  }
  return all;
}

}  // namespace readout

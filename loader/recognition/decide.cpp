#include "loader/recognition/capitals.hpp"
#include "loader/recognition/steps.hpp"
#include "schema/text/fold.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace readout {

namespace {

/// What speaks for each kind.
struct Sum {
  Symbol kind = 0;
  std::int64_t weight = 0;
};
using Sums = std::vector<Sum>;

/// Sums the evidence for each name and says what the name is wherever it stands.
class Decider {
 public:
  explicit Decider(Recognition& recognition)
      : m_recognition(recognition),
        m_text(recognition.text),
        m_rule(recognition.lexicon.rule_of_step("decide")) {}

  void run() {
    for (const KindEvidence& evidence : m_text.evidence) {
      const auto [name, is_new] =
          m_names.try_emplace(folded(evidence.range), static_cast<std::uint32_t>(m_names.size()));
      if (is_new) {
        m_sums.emplace_back();
      }
      add(m_sums[name->second], evidence);
      m_stretches.emplace_back(evidence.range, name->second);
    }
    if (m_sums.empty()) {
      return;
    }
    add_candidates();
    std::ranges::sort(m_stretches);  // a stretch has one name only
    m_stretches.erase(std::ranges::unique(m_stretches).begin(), m_stretches.end());
    for (const auto& [range, name] : m_stretches) {
      if (const auto kind = best_kind(m_sums[name])) {
        annotate(range, *kind);
      }
    }
    add_headlines();
  }

 private:
  std::string folded(TokenRange range) const { return fold(m_text.words(range)); }

  static void add(Sums& sums, const KindEvidence& evidence) {
    const auto known = std::ranges::find(sums, evidence.kind, &Sum::kind);
    if (known == sums.end()) {
      sums.push_back({evidence.kind, evidence.weight});
    } else {
      known->weight += evidence.weight;
    }
  }

  /// The kind with the largest sum, of equal ones the first by name, so that it is the same for all
  /// lexicons; nothing if no sum is above 0.
  std::optional<Symbol> best_kind(const Sums& sums) const {
    const auto& symbols = m_recognition.lexicon.symbols();
    const auto best = std::ranges::max_element(sums, [&](const Sum& left, const Sum& right) {
      return left.weight != right.weight ? left.weight < right.weight
                                         : symbols.name(left.kind) > symbols.name(right.kind);
    });
    return best == sums.end() || best->weight <= 0 ? std::nullopt : std::optional(best->kind);
  }

  /// Mentions of the same names without evidence of their own.
  void add_candidates() {
    for (const Annotation& annotation : m_text.annotations) {
      if (annotation.kind != m_recognition.words.candidate || annotation.removed) {
        continue;
      }
      if (const auto name = m_names.find(folded(annotation.range)); name != m_names.end()) {
        m_stretches.emplace_back(annotation.range, name->second);
      }
    }
  }

  /// The same names in headlines where every word has a capital.
  void add_headlines() {
    std::map<std::vector<std::uint32_t>, Symbol> known;
    for (const Annotation& annotation : m_text.annotations) {
      if (annotation.rule == m_rule) {
        known.emplace(words(annotation.range), annotation.kind);
      }
    }
    for (std::uint32_t sentence = 0; sentence < m_text.sentences.size(); ++sentence) {
      if (!known.empty() && in_title_case(m_recognition, sentence)) {
        find(known, m_text.sentences[sentence].range);
      }
    }
  }

  std::vector<std::uint32_t> words(TokenRange range) const {
    const auto first = m_recognition.word_numbers.begin();
    return {first + range.first, first + range.end};
  }

  void find(const std::map<std::vector<std::uint32_t>, Symbol>& known, TokenRange sentence) {
    constexpr std::uint32_t longest = 6;
    for (std::uint32_t token = sentence.first; token < sentence.end;) {
      std::uint32_t end = std::min(sentence.end, token + longest);
      auto found = known.end();
      for (; end > token && found == known.end(); --end) {
        found = known.find(words({token, end}));
      }
      if (found == known.end()) {
        ++token;
        continue;
      }
      annotate({token, end + 1}, found->second);
      token = end + 1;
    }
  }

  void annotate(TokenRange range, Symbol kind) {
    Annotation annotation;
    annotation.kind = kind;
    annotation.range = range;
    annotation.rule = m_rule;
    m_text.annotations.push_back(std::move(annotation));
  }

  Recognition& m_recognition;
  AnnotatedText& m_text;
  std::uint32_t m_rule;
  std::unordered_map<std::string, std::uint32_t> m_names;  // folded, to their place in m_sums
  std::vector<Sums> m_sums;
  std::vector<std::pair<TokenRange, std::uint32_t>> m_stretches;  // each with its name
};

}  // namespace

void decide_kinds(Recognition& recognition) { Decider(recognition).run(); }

}  // namespace readout

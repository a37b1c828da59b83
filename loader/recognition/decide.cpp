#include "loader/recognition/capitals.hpp"
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

/// Sums the evidence for each name and says what the name is wherever it stands.
class Decider {
 public:
  explicit Decider(Recognition& recognition)
      : m_recognition(recognition),
        m_text(recognition.text),
        m_rule(recognition.lexicon.rule_of_step("decide")) {}

  void run() {
    for (const KindEvidence& evidence : m_text.evidence) {
      const std::string name = folded(evidence.range);
      m_sums[name][m_recognition.lexicon.symbols().name(evidence.kind)] += evidence.weight;
      m_stretches.emplace(evidence.range, name);
    }
    if (m_sums.empty()) {
      return;
    }
    add_candidates();
    for (const auto& [range, name] : m_stretches) {
      if (const auto kind = best_kind(m_sums[name])) {
        annotate(range, m_recognition.lexicon.symbols().find(*kind).value());
      }
    }
    add_headlines();
  }

 private:
  std::string folded(TokenRange range) const { return fold(words_on_one_line(m_text, range)); }

  /// Mentions of the same names without evidence of their own.
  void add_candidates() {
    for (const Annotation& annotation : m_text.annotations) {
      if (annotation.kind != m_recognition.words.candidate || annotation.removed) {
        continue;
      }
      std::string name = folded(annotation.range);
      if (m_sums.contains(name)) {
        m_stretches.emplace(annotation.range, std::move(name));
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
  std::map<std::string, Sums> m_sums;
  std::map<TokenRange, std::string> m_stretches;
};

}  // namespace

void decide_kinds(Recognition& recognition) { Decider(recognition).run(); }

}  // namespace readout

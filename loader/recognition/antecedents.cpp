#include "loader/recognition/nominals.hpp"
#include "loader/recognition/person_search.hpp"
#include "loader/recognition/steps.hpp"

#include <algorithm>

namespace readout {

namespace {

/// Gives pronouns their person.
class PronounResolver {
 public:
  explicit PronounResolver(Recognition& recognition)
      : m_recognition(recognition), m_nominals(recognition), m_people(recognition, m_nominals) {}

  void run() {
    for (const Annotation& annotation : pronouns()) {
      resolve(annotation);
    }
  }

 private:
  std::vector<Annotation> pronouns() const {
    std::vector<Annotation> result;
    for (const Annotation& annotation : m_recognition.text.annotations) {
      if (annotation.kind != m_recognition.words.pronoun) {
        continue;
      }
      const auto gender =
          attribute_of(m_recognition, annotation, m_recognition.words.attributes.gender);
      const bool one_person = attribute_of(m_recognition, annotation,
                                           m_recognition.words.attributes.number) == "singular" &&
                              (gender == "m" || gender == "f");
      if (!annotation.removed && one_person &&
          !attribute_of(m_recognition, annotation, m_recognition.words.attributes.grammatical_case)
               .empty()) {
        result.push_back(annotation);
      }
    }
    std::stable_sort(result.begin(), result.end(),
                     [](const Annotation& a, const Annotation& b) { return a.range < b.range; });
    return result;
  }

  /// Whom the relative clause around it is about, else the last subject of the sentence before the
  /// pronoun, else the first person there; else the first subject, or the first person, of one of
  /// the three sentences before it.
  void resolve(const Annotation& pronoun) {
    const auto sentence = m_recognition.sentence_of(pronoun.range.first);
    if (!sentence) {
      return;
    }
    const auto gender = attribute_of(m_recognition, pronoun, m_recognition.words.attributes.gender);
    const auto fits = [&](std::uint32_t person) { return m_people.may_be(person, gender); };
    const auto& sentences = m_recognition.text.sentences;
    const TokenRange before = {sentences[*sentence].range.first, pronoun.range.first};
    auto local = antecedent(before, fits);
    local = local ? local : joined_with(pronoun.range.first, fits);
    local = local ? local : m_people.last_subject_in(before, fits);
    local = local ? local : m_people.first_in(before, fits);
    if (!local && opens_phrase(before.first)) {
      local = subject_behind({pronoun.range.end, sentences[*sentence].range.end}, fits);
    }
    constexpr std::uint32_t look_back = 3;
    for (std::uint32_t back = 1; !local && back <= look_back && back <= *sentence; ++back) {
      const TokenRange earlier = sentences[*sentence - back].range;
      local = m_people.first_subject_in(earlier, fits);
      local = local ? local : m_people.first_in(earlier, fits);
    }
    m_people.add(m_recognition.add_mention(EntityKind::person, MentionForm::pronoun, pronoun.range,
                                           local, "antecedents"));
  }

  /// "Tannik, who left his hat": whom a relative clause that reaches to the end of `before` is
  /// about.
  std::optional<std::uint32_t> antecedent(TokenRange before, const PersonSearch::Test& fits) const {
    for (std::uint32_t token = before.end; token-- > before.first + 1;) {
      if (!m_recognition.is(token, m_recognition.lists.personal_relative)) {
        continue;
      }
      const bool comma = m_recognition.text.word(token - 1) == ",";
      const auto person = m_people.ending_at(comma ? token - 1 : token);
      return person && fits(*person) ? person : std::nullopt;
    }
    return std::nullopt;
  }

  /// "Tannik and his friends": who stands before the word that joins them.
  std::optional<std::uint32_t> joined_with(std::uint32_t pronoun,
                                           const PersonSearch::Test& fits) const {
    if (pronoun < 2 || !m_recognition.is(pronoun - 1, m_recognition.lists.coordinator)) {
      return std::nullopt;
    }
    const auto person = m_people.ending_at(pronoun - 1);
    return person && fits(*person) ? person : std::nullopt;
  }

  /// "In her first speech, Tannik said": the person behind the comma that ends an opening phrase.
  std::optional<std::uint32_t> subject_behind(TokenRange after,
                                              const PersonSearch::Test& fits) const {
    constexpr std::uint32_t longest_opening = 14;
    const std::uint32_t end = std::min(after.end, after.first + longest_opening);
    for (std::uint32_t token = after.first; token + 1 < end; ++token) {
      if (m_recognition.text.word(token) == ",") {
        const auto person = m_people.starting_at(token + 1);
        return person && fits(*person) ? person : std::nullopt;
      }
    }
    return std::nullopt;
  }

  /// "In", "When", "Leaving": what begins a phrase before the subject.
  bool opens_phrase(std::uint32_t token) const {
    const WordClasses& lists = m_recognition.lists;
    return m_recognition.is(token, lists.preposition) ||
           m_recognition.is(token, lists.subordinator) ||
           m_recognition.is(token, lists.circumstance) ||
           (m_recognition.word(token).readings.set & bit_of(Reading::ing)) != 0;
  }

  Recognition& m_recognition;
  Nominals m_nominals;
  PersonSearch m_people;
};

}  // namespace

void find_antecedents(Recognition& recognition) { PronounResolver(recognition).run(); }

}  // namespace readout

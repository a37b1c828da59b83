#include "loader/recognition/nominals.hpp"
#include "loader/recognition/object_subjects.hpp"
#include "loader/recognition/person_search.hpp"
#include "loader/recognition/steps.hpp"

#include <algorithm>

namespace readout {

namespace {

/// Gives pronouns their person.
class PronounResolver {
 public:
  explicit PronounResolver(Recognition& recognition)
      : m_recognition(recognition),
        m_nominals(recognition),
        m_people(recognition, m_nominals),
        m_subjects(recognition, m_people) {}

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

  /// Who is meant and why.
  struct Found {
    std::optional<std::uint32_t> person;
    std::string_view reason;
  };

  void resolve(const Annotation& pronoun) {
    const auto sentence = m_recognition.sentence_of(pronoun.range.first);
    if (!sentence) {
      return;
    }
    const auto gender = attribute_of(m_recognition, pronoun, m_recognition.words.attributes.gender);
    std::vector<std::uint32_t> others = m_subjects.of(pronoun);
    add_speakers(pronoun.range.first, others);
    const auto fits = [&](std::uint32_t person) {
      return m_people.may_be(person, gender) && std::ranges::find(others, person) == others.end();
    };
    Found found = in_sentence(pronoun, *sentence, fits);
    found = found.person ? found : in_earlier(*sentence, fits);
    if (found.person) {
      m_people.take_gender(*found.person, gender);
    }
    m_people.add(m_recognition.add_mention(EntityKind::person, MentionForm::pronoun, pronoun.range,
                                           found.person, "antecedents", found.reason));
  }

  /// “He is late,” Tannik said: somebody else than who speaks.
  void add_speakers(std::uint32_t pronoun, std::vector<std::uint32_t>& others) const {
    const Quotation* quotation = m_recognition.quotation_at(pronoun);
    if (quotation == nullptr) {
      return;
    }
    const TokenRange words = quotation->range;
    const auto add = [&](std::optional<std::uint32_t> person) {
      if (person) {
        others.push_back(*person);
      }
    };
    const auto& text = m_recognition.text;
    const auto sentence = m_recognition.sentence_of(words.first);
    const std::string_view before = words.first > 0 ? text.word(words.first - 1) : "";
    if (sentence && (before == "," || before == ":")) {
      add(m_people.last_subject_in({text.sentences[*sentence].range.first, words.first},
                                   [](std::uint32_t) { return true; }));
    }
    const auto end = static_cast<std::uint32_t>(text.tokens.size());
    if (words.end + 2 < end && words.end > words.first + 2 && text.word(words.end - 2) == ",") {
      const bool inverted = m_subjects.finite_in({words.end, words.end + 1});
      const Nominal* speaker = m_nominals.starting_at(words.end + (inverted ? 1 : 0));
      for (const TokenRange head : speaker != nullptr ? speaker->heads : NominalHeads()) {
        add(m_people.at(head));
      }
    }
  }

  /// Whom the relative clause around it is about, else the last subject of the sentence before the
  /// pronoun, else the first person there.
  Found in_sentence(const Annotation& pronoun, std::uint32_t sentence,
                    const PersonSearch::Test& fits) const {
    const TokenRange words = m_recognition.text.sentences[sentence].range;
    const TokenRange before = {words.first, pronoun.range.first};
    if (const auto person = antecedent(before, fits)) {
      return {person, "whom the relative clause is about"};
    }
    if (const auto person = joined_with(pronoun.range.first, fits)) {
      return {person, "stands before the and"};
    }
    if (const auto person = m_people.last_subject_in(before, fits)) {
      return {person, "last subject before it in the sentence"};
    }
    if (const auto person = m_people.first_in(before, fits)) {
      return {person, "first person before it in the sentence"};
    }
    // "After thanking him, Tannik left": it is his thanking.
    const bool own_object = m_subjects.is_object(pronoun) && !m_subjects.finite_in(before);
    if (opens_phrase(before.first) && !own_object) {
      return {subject_behind({pronoun.range.end, words.end}, fits),
              "subject behind the phrase that it stands in"};
    }
    return {};
  }

  /// The first subject, or the first person, of one of the three sentences before.
  Found in_earlier(std::uint32_t sentence, const PersonSearch::Test& fits) const {
    constexpr std::uint32_t look_back = 3;
    for (std::uint32_t back = 1; back <= look_back && back <= sentence; ++back) {
      const TokenRange earlier = m_recognition.text.sentences[sentence - back].range;
      if (const auto person = m_people.first_subject_in(earlier, fits)) {
        return {person, "first subject of an earlier sentence"};
      }
      if (const auto person = m_people.first_in(earlier, fits)) {
        return {person, "first person of an earlier sentence"};
      }
    }
    return {};
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
  ObjectSubjects m_subjects;
};

}  // namespace

void find_antecedents(Recognition& recognition) { PronounResolver(recognition).run(); }

}  // namespace readout

#include "loader/recognition/open_quotations.hpp"

#include "loader/recognition/speech_form.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace readout {

namespace {

constexpr std::size_t least_words_of_open_quotation = 6;

class OpenQuotations {
 public:
  OpenQuotations(Recognition& recognition, const Clauses& clauses)
      : m_recognition(recognition), m_clauses(clauses) {}

  void run() {
    for (const Quotation& quotation : m_recognition.quotations) {
      const auto sentence = m_recognition.sentence_of(quotation.range.first);
      if (quotation.depth > 0 || !sentence || covered(quotation)) {
        continue;
      }
      const bool alone = fills(quotation.range, *sentence);
      TokenStatement* before = alone ? statement_before(*sentence) : nullptr;
      if (before != nullptr) {
        before->content.push_back(quotation.range);
      } else if (alone || (!m_recognition.is_title_of_work(quotation.range) &&
                           (is_clause(quotation.range) || m_recognition.words_in(quotation.range) >=
                                                              least_words_of_open_quotation))) {
        add(quotation, *sentence, alone);
      }
    }
  }

 private:
  std::vector<TokenStatement>& statements() { return m_recognition.statements; }
  const TextSentence& sentence_at(std::uint32_t sentence) const {
    return m_recognition.text.sentences[sentence];
  }

  void sort() {
    std::stable_sort(statements().begin(), statements().end(),
                     [](const TokenStatement& a, const TokenStatement& b) {
                       return a.content.front() < b.content.front();
                     });
  }

  bool covered(const Quotation& quotation) const {
    return std::ranges::any_of(m_recognition.statements, [&](const TokenStatement& statement) {
      return std::ranges::any_of(
          statement.content, [&](TokenRange content) { return is_quoted_by(content, quotation); });
    });
  }

  void add(const Quotation& quotation, std::uint32_t sentence, bool alone) {
    if (m_recognition.zone_of_sentence(sentence) != ZoneKind::body) {
      return;
    }
    TokenStatement statement;
    statement.kind = StatementKind::direct;
    statement.content = {quotation.range};
    statement.sentence = sentence;
    statement.rule = m_recognition.lexicon.rule_of_step("statements");
    if (alone) {
      carry_speaker(statement);
    } else if (const Nominal* subject = subject_before(quotation.range.first, sentence)) {
      speak(statement, *subject);
    } else if (m_recognition.words_in(quotation.range) < least_words_of_open_quotation &&
               quotation.range.first != sentence_at(sentence).range.first &&
               m_recognition.text.word(quotation.range.first - 1) != ":") {
      return;
    }
    statements().push_back(std::move(statement));
    sort();
  }

  /// A sentence in quotation marks alone is of whoever spoke last in the sentence before, or began
  /// it in the same paragraph ("Ana Tannik began to talk."); else of the last speaker of the
  /// paragraph, or of the one before.
  void carry_speaker(TokenStatement& statement) {
    if (const Nominal* behind = named_behind(statement.sentence)) {
      speak(statement, *behind);
      return;
    }
    if (statement.sentence == 0) {
      return;
    }
    const std::uint32_t before = statement.sentence - 1;
    const std::uint32_t end = sentence_at(before).range.end;
    if (m_recognition.text.word(end - 1) == ":") {
      if (const Nominal* subject = subject_before(end, before)) {
        speak(statement, *subject);
        return;
      }
    }
    const std::uint32_t paragraph = sentence_at(statement.sentence).paragraph;
    const TokenStatement* last = last_spoken(before, paragraph);
    const bool same_paragraph = sentence_at(before).paragraph == paragraph;
    if (same_paragraph && (last == nullptr || last->sentence != before)) {
      if (const Nominal* subject = beginner_of(before)) {
        speak(statement, *subject);
        return;
      }
    }
    if (last != nullptr && (same_paragraph || last->sentence == before)) {
      statement.speakers = last->speakers;
      statement.speaker_kind = last->speaker_kind;
    }
  }

  /// The subject of the last verb of speech before words in quotation marks, else of the sentence.
  const Nominal* subject_before(std::uint32_t quotation, std::uint32_t sentence) const {
    const TokenRange before = {sentence_at(sentence).range.first, quotation};
    for (std::uint32_t token = before.end; token-- > before.first;) {
      if (const Annotation* cue = m_clauses.verb_cue_at(token)) {
        return m_clauses.subject_of(cue->range);
      }
    }
    return m_clauses.nominals().first_subject_in(before);
  }

  void speak(TokenStatement& statement, const Nominal& nominal) const {
    const TokenRange words = nominal.heads.empty() ? nominal.range : nominal.heads.front();
    statement.speakers = {{words, m_recognition.mention_at(words.first)}};
    statement.speaker_kind = SpeakerKind::named;
  }

  /// Who is named behind a sentence in quotation marks: "“Why?” Ana Tannik went on", "- Ana
  /// Tannik".
  const Nominal* named_behind(std::uint32_t sentence) const {
    if (sentence + 1 >= m_recognition.text.sentences.size()) {
      return nullptr;
    }
    const TokenRange next = sentence_at(sentence + 1).range;
    const std::string_view first = m_recognition.text.word(next.first);
    const bool dash = first == "-" || first == "–" || first == "—" || first == "―" || first == "--";
    const Nominal* nominal = m_clauses.nominals().starting_at(next.first + (dash ? 1 : 0));
    if (nominal == nullptr || nominal->kind == "channel") {
      return nullptr;
    }
    if (dash) {
      return nominal->range.end + 1 >= next.end ? nominal : nullptr;
    }
    const bool near = sentence_at(sentence + 1).paragraph == sentence_at(sentence).paragraph;
    return near && m_clauses.quotes(nominal->range.end) ? nominal : nullptr;
  }

  /// The last statement with a speaker up to a sentence, in the paragraph or the one before.
  const TokenStatement* last_spoken(std::uint32_t sentence, std::uint32_t paragraph) const {
    const TokenStatement* last = nullptr;
    for (const TokenStatement& other : m_recognition.statements) {
      if (other.sentence <= sentence && !other.speakers.empty() &&
          sentence_at(other.sentence).paragraph + 1 >= paragraph &&
          (last == nullptr || last->sentence <= other.sentence)) {
        last = &other;
      }
    }
    return last;
  }

  /// The person that a sentence begins with, or the subject of a verb of speech that ends it ("The
  /// town's mayor, Ana Tannik, agreed.").
  const Nominal* beginner_of(std::uint32_t sentence) const {
    const TokenRange range = sentence_at(sentence).range;
    const Annotation* last =
        range.end > range.first + 1 ? m_clauses.verb_cue_at(range.end - 2) : nullptr;
    const Nominal* nominal = last != nullptr ? m_clauses.subject_of(last->range)
                                             : m_clauses.nominals().starting_at(range.first);
    return nominal != nullptr && nominal->heads.size() == 1 &&
                   (nominal->kind == "named" || nominal->kind == "pronoun")
               ? nominal
               : nullptr;
  }

  /// “We are not going,”: more than one word, and a mark before the closing one.
  bool is_clause(TokenRange quotation) const {
    return m_recognition.words_in(quotation) > 1 &&
           m_recognition.text.tokens[quotation.end - 2].kind == TokenKind::punctuation;
  }

  /// Whether a sentence holds nothing but the quotation.
  bool fills(TokenRange quotation, std::uint32_t sentence) const {
    const TokenRange range = sentence_at(sentence).range;
    return quotation.first == range.first && quotation.end + 1 >= range.end;
  }

  /// The statement that a sentence in quotation marks goes on from: the last one of its paragraph,
  /// if that ends in quotation marks.
  TokenStatement* statement_before(std::uint32_t sentence) {
    TokenStatement* found = nullptr;
    for (TokenStatement& statement : statements()) {
      const bool near =
          statement.sentence < sentence &&
          sentence_at(statement.sentence).paragraph == sentence_at(sentence).paragraph;
      const bool quoted =
          statement.kind == StatementKind::direct || statement.kind == StatementKind::mixed;
      if (near && quoted && !statement.speakers.empty() &&
          (statement.cue || found == nullptr || !found->cue)) {
        found = &statement;
      }
    }
    return found;
  }

  Recognition& m_recognition;
  const Clauses& m_clauses;
};

}  // namespace

void add_open_quotations(Recognition& recognition, const Clauses& clauses) {
  OpenQuotations(recognition, clauses).run();
}

}  // namespace readout

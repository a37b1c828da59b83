#include "loader/recognition/open_quotations.hpp"

#include "loader/recognition/spoken_so_far.hpp"
#include "schema/text/utf8.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

namespace readout {

namespace {

constexpr std::size_t least_words_of_open_quotation = 6;
constexpr std::size_t least_words_behind_verb = 3;

class OpenQuotations {
 public:
  OpenQuotations(Recognition& recognition, const Clauses& clauses)
      : m_recognition(recognition), m_clauses(clauses), m_spoken(recognition) {}

  void run() {
    for (const Quotation& quotation : m_recognition.quotations) {
      const auto sentence = m_recognition.sentence_of(quotation.range.first);
      if (quotation.depth > 0 || !sentence || m_spoken.quotes(quotation.range)) {
        continue;
      }
      const bool alone = fills(quotation.range, *sentence);
      TokenStatement* before = alone ? statement_before(*sentence) : nullptr;
      if (before != nullptr) {
        m_spoken.go_on(*before, quotation.range);
      } else if (alone ||
                 (!m_recognition.is_title_of_work(quotation.range) && is_said(quotation.range))) {
        add(quotation, *sentence, alone);
      } else if (m_spoken.names_speaker(quotation.range) || is_term(quotation.range, *sentence)) {
        add_term(quotation.range, *sentence);
      }
    }
  }

 private:
  const TextSentence& sentence_at(std::uint32_t sentence) const {
    return m_recognition.text.sentences[sentence];
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
    } else if (TokenStatement* before = quotation.range.first == 0
                                            ? nullptr
                                            : quoted_before(quotation.range, sentence)) {
      m_spoken.go_on(*before, quotation.range);
      return;
    } else if (const Nominal* subject = subject_before(quotation.range.first, sentence)) {
      speak(statement, *subject);
    } else if (const Annotation* cue = quoting_cue_before(quotation.range.first)) {
      statement.cue = cue->range;
    } else if (m_recognition.words_in(quotation.range) < least_words_of_open_quotation &&
               quotation.range.first != sentence_at(sentence).range.first &&
               m_recognition.text.word(quotation.range.first - 1) != ":") {
      return;
    } else if (quotation.range.first == sentence_at(sentence).range.first) {
      if (!speak_behind(statement, quotation.range)) {
        carry_speaker(statement);
      }
    } else if (const Nominal* main = any_subject_before(quotation.range.first, sentence)) {
      speak(statement, *main);
    }
    m_spoken.add(std::move(statement));
  }

  /// A term that nobody is said to have uttered there.
  void add_term(TokenRange words, std::uint32_t sentence) {
    TokenStatement statement;
    statement.kind = StatementKind::term;
    statement.content = {words};
    statement.sentence = sentence;
    statement.rule = m_recognition.lexicon.rule_of_step("statements");
    m_spoken.add(std::move(statement));
  }

  /// The so-called “bread peace”, the mayor's “get tough” policy: few words, not those of a title,
  /// behind a word that announces a term or between an article and a noun.
  bool is_term(TokenRange words, std::uint32_t sentence) const {
    const std::uint32_t first = sentence_at(sentence).range.first;
    if (words.first == first || m_recognition.zone_of_sentence(sentence) != ZoneKind::body ||
        m_recognition.is_title_of_work(words)) {
      return false;
    }
    const auto& lists = m_recognition.lists;
    const std::uint32_t before = words.first - 1;
    const bool announced =
        m_recognition.lexicon.holds("words.term-opener", to_lower(compound_ending_at(before)));
    const bool determined = m_recognition.is(before, lists.article) ||
                            m_recognition.is(before, lists.possessive_determiner) ||
                            m_recognition.is(before, lists.possessive_mark);
    return announced ||
           (determined && m_recognition.words_in(words) > 1 && is_plain_noun(words.end));
  }

  /// A token with those that it has grown onto: so-called.
  std::string_view compound_ending_at(std::uint32_t token) const {
    const auto& tokens = m_recognition.text.tokens;
    std::uint32_t first = token;
    while (first > 0 && tokens[first - 1].end == tokens[first].start &&
           tokens[first - 1].kind != TokenKind::quote) {
      --first;
    }
    return m_recognition.text.text.substr(tokens[first].start,
                                          tokens[token].end - tokens[first].start);
  }

  bool is_plain_noun(std::uint32_t token) const {
    return token < m_recognition.text.tokens.size() &&
           m_recognition.text.tokens[token].kind == TokenKind::word &&
           !m_recognition.is_capitalised(token) &&
           !m_recognition.is(token, m_recognition.lists.closed_class) &&
           m_clauses.verb_cue_at(token) == nullptr;
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
      if (const Nominal* subject = any_subject_before(end, before)) {
        speak(statement, *subject);
        return;
      }
    }
    const std::uint32_t paragraph = sentence_at(statement.sentence).paragraph;
    const TokenStatement* last = m_spoken.last_up_to(before);
    if (last != nullptr &&
        sentence_at(m_spoken.last_sentence_of(*last)).paragraph + 1 < paragraph) {
      last = nullptr;
    }
    const bool same_paragraph = sentence_at(before).paragraph == paragraph;
    const bool goes_on = last != nullptr && m_spoken.last_sentence_of(*last) == before;
    if (same_paragraph && !goes_on) {
      if (const Nominal* subject = beginner_of(before)) {
        speak(statement, *subject);
        return;
      }
    }
    if (last != nullptr && (same_paragraph || goes_on)) {
      statement.speakers = last->speakers;
      statement.speaker_kind = last->speaker_kind;
    }
  }

  /// The statement in quotation marks that goes on in its sentence behind a mark or "and": “We
  /// won”, said Ana Tannik; “they lost.” No other verb of speech stands between.
  TokenStatement* quoted_before(TokenRange words, std::uint32_t sentence) {
    const std::uint32_t quotation = words.first;
    const bool joined = m_recognition.text.tokens[quotation - 1].kind == TokenKind::punctuation ||
                        m_recognition.is(quotation - 1, m_recognition.lists.conjunction);
    if (!joined || !is_clause(words)) {
      return nullptr;
    }
    for (const std::uint32_t number : m_spoken.of_sentence(sentence)) {
      TokenStatement& statement = m_recognition.statements[number];
      if (statement.kind != StatementKind::direct || !statement.cue ||
          statement.content.back().end > statement.cue->first || statement.cue->end > quotation) {
        continue;
      }
      std::uint32_t token = statement.cue->end;
      while (token < quotation && m_clauses.verb_cue_at(token) == nullptr) {
        ++token;
      }
      if (token == quotation) {
        return &statement;
      }
    }
    return nullptr;
  }

  /// The subject of the last verb of speech before words in quotation marks, else of the sentence.
  const Nominal* subject_before(std::uint32_t quotation, std::uint32_t sentence) const {
    const TokenRange before = {sentence_at(sentence).range.first, quotation};
    for (std::uint32_t token = before.end; token-- > before.first;) {
      if (const Annotation* cue = m_clauses.verb_cue_at(token)) {
        const Nominal* subject = m_clauses.subject_of(cue->range);
        return subject == nullptr && token == before.first
                   ? m_clauses.nominals().starting_at(cue->range.end)  // "Said Ana Tannik:"
                   : subject;
      }
    }
    return m_clauses.nominals().first_subject_in(before);
  }

  /// The same, or the subject of the main clause, where that verb has none: "Ana Tannik made this
  /// comment:".
  const Nominal* any_subject_before(std::uint32_t quotation, std::uint32_t sentence) const {
    const Nominal* subject = subject_before(quotation, sentence);
    return subject != nullptr
               ? subject
               : m_clauses.subject_of_sentence({sentence_at(sentence).range.first, quotation});
  }

  /// Whoever speaks by the first verb of speech behind the words that open a sentence: “...”, Ana
  /// Tannik, mayor, the owner of the bridge, said; “...”, wrote bakers of the town.
  bool speak_behind(TokenStatement& statement, TokenRange words) const {
    const std::uint32_t end = sentence_at(statement.sentence).range.end;
    std::uint32_t token = words.end;
    while (token < end && !m_clauses.quotation_at(token) && !reports(token)) {
      ++token;
    }
    if (token >= end || !reports(token)) {
      return false;
    }
    const TokenRange cue = m_clauses.verb_cue_at(token)->range;
    const auto behind = [&](const Nominal* nominal) {
      return nominal != nullptr && nominal->range.first >= words.end ? nominal : nullptr;
    };
    const Nominal* speaker = behind(m_clauses.subject_of(cue));
    if (speaker == nullptr && token <= words.end + 1) {
      speaker = m_clauses.nominals().starting_at(cue.end);
    }
    if (speaker != nullptr) {
      speak(statement, *speaker);
    } else if (const TokenRange plain = m_clauses.plain_subject_of(cue);
               !plain.empty() && plain.first >= words.end) {
      statement.speakers = {{plain, std::nullopt}};
      statement.speaker_kind = SpeakerKind::unnamed;
    } else {
      return false;
    }
    statement.cue = cue;
    return true;
  }

  /// A verb that takes words in quotation marks.
  bool reports(std::uint32_t token) const {
    const Annotation* verb = m_clauses.verb_cue_at(token);
    const auto& names = m_recognition.words.attributes;
    const auto is = [&](Symbol name) { return attribute_of(m_recognition, *verb, name) == "yes"; };
    return verb != nullptr && !is(names.rare) && (is(names.takes_quote) || is(names.takes_told));
  }

  void speak(TokenStatement& statement, const Nominal& nominal) const {
    const TokenRange words = nominal.heads.empty() ? nominal.range : nominal.heads.front();
    statement.speakers = {{words, m_recognition.mention_at(words.first)}};
    statement.speaker_kind = nominal.heads.empty() ? nominal.speaker_kind : SpeakerKind::named;
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
      return nominal->range.end + 1 >= next.end || signs(nominal->range.end, next.end) ? nominal
                                                                                       : nullptr;
    }
    const bool near = sentence_at(sentence + 1).paragraph == sentence_at(sentence).paragraph;
    return near && m_clauses.quotes(nominal->range.end) ? nominal : nullptr;
  }

  /// Behind a name after a dash: a comma and few words, none of speech ("- Ana Tannik, baker").
  bool signs(std::uint32_t comma, std::uint32_t end) const {
    constexpr std::uint32_t longest_office = 12;
    bool signs = m_recognition.text.word(comma) == "," && end <= comma + longest_office;
    for (std::uint32_t token = comma; signs && token < end; ++token) {
      signs = m_clauses.verb_cue_at(token) == nullptr;
    }
    return signs;
  }

  /// The person that a sentence begins with, or the subject of a verb of speech that ends it ("The
  /// town's mayor, Ana Tannik, agreed.").
  const Nominal* beginner_of(std::uint32_t sentence) const {
    const TokenRange range = sentence_at(sentence).range;
    const Annotation* last =
        range.end > range.first + 1 ? m_clauses.verb_cue_at(range.end - 2) : nullptr;
    const Nominal* nominal = last != nullptr ? m_clauses.subject_of(last->range)
                                             : m_clauses.nominals().starting_at(range.first);
    if (nominal == nullptr) {
      return nullptr;
    }
    const bool person =
        (nominal->kind == "named" || nominal->kind == "pronoun") && nominal->heads.size() == 1;
    return person || nominal->kind == "office" || nominal->kind == "group" ? nominal : nullptr;
  }

  /// Whether words in quotation marks are somebody's and no term.
  bool is_said(TokenRange quotation) const {
    const std::size_t least = quoting_cue_before(quotation.first) != nullptr
                                  ? least_words_behind_verb
                                  : least_words_of_open_quotation;
    return is_clause(quotation) || m_recognition.words_in(quotation) >= least;
  }

  /// The verb that words in quotation marks are the object of: said “the bridge is fine”.
  const Annotation* quoting_cue_before(std::uint32_t quotation) const {
    const Annotation* cue = quotation > 0 ? m_clauses.verb_cue_at(quotation - 1) : nullptr;
    return cue != nullptr && cue->range.end == quotation && m_clauses.quotes(quotation - 1)
               ? cue
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

  /// The statement that a sentence in quotation marks goes on from: what was told in the sentence
  /// before, or the last one of its paragraph that ends in quotation marks.
  TokenStatement* statement_before(std::uint32_t sentence) {
    TokenStatement* quoted = m_spoken.quoted_before(sentence);
    TokenStatement* told = m_spoken.told_just_before(sentence);
    const bool later = told != nullptr &&
                       (quoted == nullptr || m_spoken.last_sentence_of(*quoted) < told->sentence);
    if (later && told->cue && reports(told->cue->first) && named_behind(sentence) == nullptr) {
      return told;
    }
    return quoted != nullptr && another_begins(*quoted, sentence) ? nullptr : quoted;
  }

  /// Whether between a statement and a sentence somebody else comes up: "The mayor was not so
  /// sure."
  bool another_begins(const TokenStatement& statement, std::uint32_t sentence) const {
    const Nominal* nominal =
        m_spoken.last_sentence_of(statement) + 1 < sentence ? beginner_of(sentence - 1) : nullptr;
    if (nominal == nullptr) {
      return false;
    }
    const auto local = local_of(mention_of(*nominal));
    return nominal->kind == "pronoun" ? local && !speaks(statement, *local)
                                      : !local || !speaks(statement, *local);
  }

  std::optional<std::uint32_t> mention_of(const Nominal& nominal) const {
    const TokenRange words = nominal.heads.empty() ? nominal.range : nominal.heads.front();
    return m_recognition.mention_at(words.first);
  }

  std::optional<std::uint32_t> local_of(std::optional<std::uint32_t> mention) const {
    return mention ? m_recognition.mentions[*mention].local : std::nullopt;
  }

  bool speaks(const TokenStatement& statement, std::uint32_t local) const {
    return std::ranges::any_of(statement.speakers, [&](const TokenSlot& speaker) {
      return local_of(speaker.mention) == local;
    });
  }

  Recognition& m_recognition;
  const Clauses& m_clauses;
  SpokenSoFar m_spoken;
};

}  // namespace

void add_open_quotations(Recognition& recognition, const Clauses& clauses) {
  OpenQuotations(recognition, clauses).run();
}

}  // namespace readout

#include "loader/recognition/statement_people.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace readout {

namespace {

class People {
 public:
  People(const Recognition& recognition, const Clauses& clauses, const Annotation& annotation,
         TokenStatement& statement)
      : m_recognition(recognition),
        m_clauses(clauses),
        m_annotation(annotation),
        m_statement(statement),
        m_cue(*statement.cue) {}

  void run() {
    fill_addressee();
    const TokenRange target = slot_of(m_annotation, m_recognition.words.slots.target);
    if (!target.empty()) {
      m_statement.target = slot_of_people(target);
    } else {
      fill_target();
    }
  }

 private:
  /// Whether the rule says so of the cue: noun, passive.
  bool is(std::string_view cue) const {
    return attribute_of(m_recognition, m_annotation, m_recognition.words.attributes.cue) == cue;
  }

  std::optional<std::uint32_t> local_of(const TokenSlot& slot) const {
    return slot.mention ? m_recognition.mentions[*slot.mention].local : std::nullopt;
  }

  bool speaks(std::uint32_t local) const {
    return std::ranges::any_of(
        m_statement.speakers, [&](const TokenSlot& speaker) { return local_of(speaker) == local; });
  }

  void fill_addressee() {
    const TokenRange captured = slot_of(m_annotation, m_recognition.words.slots.addressee);
    const TokenRange told = !captured.empty() ? captured
                            : is("passive")   ? asked_people()
                                              : told_behind_verb();
    if (told.empty()) {
      return;
    }
    m_statement.addressee = slot_of_people(told);
    if (const auto local = local_of(*m_statement.addressee); local && speaks(*local)) {
      m_statement.addressee->mention = std::nullopt;  // nobody is told by himself
    }
  }

  /// A noun group, with the nouns that it stands before: "her staff", "the Orvel bakers".
  TokenSlot slot_of_people(TokenRange range) const {
    const Nominal* nominal = m_clauses.nominals().covering(range);
    if (m_recognition.is(range.end, m_recognition.lists.possessive_mark)) {
      const Nominal* owned = m_clauses.nominals().starting_at(range.end + 1);
      if (owned != nullptr && owned->kind == "named") {
        return slot_of_people(owned->range);  // "told CNN's Ana Tannik"
      }
    }
    if (nominal != nullptr && (nominal->kind == "body" || is_owner(nominal->range)) &&
        nominal->range == range) {
      if (const std::uint32_t end = end_of_nouns(range.end, limit_behind(range.end));
          end > range.end) {
        return {{range.first, end}, std::nullopt};
      }
    }
    if (nominal != nullptr && nominal->heads.size() == 1) {
      return {nominal->heads.front(), m_recognition.mention_at(nominal->heads.front().first)};
    }
    if (const auto found = descriptors_at(m_recognition, range); found.size() == 1) {
      return {range, found.front()};  // a slot has one mention
    }
    return {range, nominal == nullptr ? m_recognition.mention_at(range.first) : std::nullopt};
  }

  /// "her", which may be of a noun.
  bool is_owner(TokenRange range) const {
    return range.end == range.first + 1 &&
           m_recognition.is(range.first, m_recognition.lists.possessive_determiner);
  }

  /// Where the content begins behind a token, else the end of the sentence.
  std::uint32_t limit_behind(std::uint32_t token) const {
    std::uint32_t limit = m_recognition.text.sentences[m_statement.sentence].range.end;
    for (const TokenRange content : m_statement.content) {
      limit = content.first >= token ? std::min(limit, content.first) : limit;
    }
    return limit;
  }

  /// Who was asked: the subject of "was asked", who stands before ", asked whether" or says
  /// something when asked, or behind the question that opens the sentence.
  TokenRange asked_people() const {
    const auto& lists = m_recognition.lists;
    const TokenRange sentence = m_recognition.text.sentences[m_statement.sentence].range;
    const auto before = [&](std::uint32_t token, auto holds) {
      return token > sentence.first && holds(token - 1);
    };
    std::uint32_t first = m_cue.first;
    while (before(first, [&](std::uint32_t t) {
      return m_recognition.is(t, lists.adverb) || m_recognition.is(t, lists.negation);
    })) {
      --first;
    }
    if (before(first, [&](std::uint32_t t) { return m_recognition.is(t, lists.auxiliary); })) {
      const Nominal* subject = m_clauses.subject_of(m_cue);
      return subject != nullptr ? subject->range : m_clauses.plain_subject_of(m_cue);
    }
    if (before(first, [&](std::uint32_t t) { return m_recognition.is(t, lists.subordinator); })) {
      --first;
    }
    if (first == sentence.first) {
      const std::uint32_t behind =
          m_statement.content.empty() ? m_cue.end : m_statement.content.back().end;
      return first_people_in({behind, sentence.end});
    }
    if (m_recognition.text.tokens[first - 1].kind == TokenKind::punctuation) {
      --first;
    }
    const Nominal* nominal = m_clauses.nominals().ending_at(first);
    return nominal != nullptr ? nominal->range : first_people_in({sentence.first, first});
  }

  /// The first noun group there that stands in no quotation marks.
  TokenRange first_people_in(TokenRange range) const {
    const auto all = m_clauses.nominals().starting_in(range);
    const auto found = std::ranges::find_if(all, [&](const Nominal& nominal) {
      return range.contains(nominal.range) && nominal.kind != "channel" &&
             m_recognition.quotation_at(nominal.range.first) == nullptr;
    });
    return found == all.end() ? TokenRange{} : found->range;
  }

  /// Whoever stands behind a verb that says who is told: "told the jury", "told bakers in Orvel".
  TokenRange told_behind_verb() const {
    const Annotation* verb = m_clauses.verb_cue_at(m_cue.first);
    const std::uint32_t first = m_cue.end;
    if (verb == nullptr || verb->range != m_cue ||
        attribute_of(m_recognition, *verb, m_recognition.words.attributes.takes_told) != "yes") {
      return {};
    }
    const std::uint32_t limit = limit_behind(first);
    if (const Nominal* nominal = m_clauses.nominals().starting_at(first);
        nominal != nullptr && nominal->range.end <= limit && !is_owner(nominal->range)) {
      return nominal->range;
    }
    const auto& lists = m_recognition.lists;
    const bool opened = m_recognition.is(first, lists.article) ||
                        m_recognition.is(first, lists.possessive_determiner) ||
                        m_recognition.is(first, lists.determiner) ||
                        m_recognition.is(first, lists.number_word);
    const std::uint32_t nouns = first + (opened ? 1 : 0);
    std::uint32_t end = end_of_nouns(nouns, limit);
    if (end == nouns) {
      return {};
    }
    if (end + 1 < limit && m_recognition.is(end, lists.of)) {
      end = std::max(end, end_of_nouns(end + 1, limit));
    }
    return {first, end};
  }

  /// Behind the nouns that begin at a token: a few words that are no function words and no verbs of
  /// speech.
  std::uint32_t end_of_nouns(std::uint32_t token, std::uint32_t limit) const {
    constexpr std::uint32_t most_words = 5;
    limit = std::min(limit, token + most_words);
    while (token < limit && is_noun(token)) {
      ++token;
    }
    return token;
  }

  bool is_noun(std::uint32_t token) const {
    const TokenKind kind = m_recognition.text.tokens[token].kind;
    return m_recognition.text.word(token) == "-" || kind == TokenKind::number ||
           (kind == TokenKind::word && !m_recognition.is(token, m_recognition.lists.closed_class) &&
            m_clauses.verb_cue_at(token) == nullptr);
  }

  /// Who is praised, blamed, thanked or warned: the addressee, or the object of the verb. Who is
  /// thanked or warned is told so.
  void fill_target() {
    const bool thanked = m_statement.cue_class == CueClass::thanks;
    const bool told = thanked || m_statement.cue_class == CueClass::warns;
    const bool judged =
        m_statement.cue_class == CueClass::praises || m_statement.cue_class == CueClass::blames;
    if (!told && !judged) {
      return;
    }
    if (m_statement.addressee) {
      m_statement.target =
          told ? m_statement.addressee : std::exchange(m_statement.addressee, std::nullopt);
      return;
    }
    const Nominal* object = object_of_verb();
    if (object != nullptr) {
      m_statement.target = slot_of_people(object->range);
      m_statement.addressee = thanked ? m_statement.target : std::nullopt;
      drop_day_behind(object->range.end);
    }
  }

  /// "praised Tannik on Monday": the day is no part of what is praised.
  void drop_day_behind(std::uint32_t object) {
    if (m_statement.content.empty()) {
      return;
    }
    const auto& lists = m_recognition.lists;
    TokenRange& content = m_statement.content.back();
    const std::uint32_t day = object + (m_recognition.is(object, lists.preposition) ? 1 : 0);
    if (content.contains({object, day}) && day + 1 == content.end &&
        m_recognition.is(day, lists.weekday)) {
      content.end = object;
    }
  }

  /// The noun group behind a verb, or behind its preposition, if it does not speak itself ("praised
  /// by Tannik") nor owns what is meant.
  const Nominal* object_of_verb() const {
    const auto& lists = m_recognition.lists;
    const std::uint32_t first =
        m_cue.end + (m_recognition.is(m_cue.end, lists.preposition) ? 1 : 0);
    const Nominal* object = is("noun") ? nullptr : m_clauses.nominals().starting_at(first);
    const bool speaks = object != nullptr &&
                        std::ranges::any_of(m_statement.speakers, [&](const TokenSlot& speaker) {
                          return object->range.contains(speaker.range);
                        });
    return speaks || object == nullptr || m_recognition.is(object->range.end, lists.possessive_mark)
               ? nullptr
               : object;
  }

  const Recognition& m_recognition;
  const Clauses& m_clauses;
  const Annotation& m_annotation;
  TokenStatement& m_statement;
  TokenRange m_cue;
};

}  // namespace

void fill_people(const Recognition& recognition, const Clauses& clauses,
                 const Annotation& annotation, TokenStatement& statement) {
  People(recognition, clauses, annotation, statement).run();
}

}  // namespace readout

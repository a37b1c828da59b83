#include "loader/recognition/standing_titles.hpp"

#include "loader/recognition/capitals.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace readout {

namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

std::optional<TitleSense> sense_of(const Recognition& recognition, std::uint32_t token) {
  const WordClasses& lists = recognition.lists;
  const std::array<std::pair<ListNumber, TitleSense>, 5> senses = {
      {{lists.title_modifiers_former, TitleSense::former},
       {lists.title_modifiers_then, TitleSense::then},
       {lists.title_modifiers_coming, TitleSense::coming},
       {lists.title_modifiers_acting, TitleSense::acting},
       {lists.title_modifiers_other, TitleSense::other}}};
  for (const auto& [list, sense] : senses) {
    if (recognition.is(token, list)) {
      return sense;
    }
  }
  return std::nullopt;
}

}  // namespace

StandingTitles::StandingTitles(const Recognition& recognition)
    : m_recognition(recognition), m_first(recognition.text.tokens.size() + 1, none) {
  for (const Annotation& annotation : recognition.text.annotations) {
    if (annotation.kind == recognition.words.title && !annotation.removed) {
      std::uint32_t& first = m_first[annotation.range.end];
      first = std::min(first, annotation.range.first);
    }
  }
}

std::optional<StandingTitle> StandingTitles::before(std::uint32_t token) const {
  std::uint32_t end = token;
  if (end > 0 && m_first[end] == none && m_recognition.text.word(end - 1) == ".") {
    --end;  // "Gen."
  }
  if (m_first[end] == none ||
      m_recognition.sentence_of(m_first[end]) != m_recognition.sentence_of(token)) {
    return std::nullopt;
  }
  return of({m_first[end], token}, {m_first[end], end});
}

StandingTitle StandingTitles::of(TokenRange range, TokenRange words) const {
  StandingTitle title{.range = range, .owner = std::nullopt};
  TokenRange office = words;
  if (words.end - words.first > 2 && m_recognition.text.word(words.end - 2) == "-" &&
      m_recognition.lexicon.holds("title_modifiers.coming",
                                  "-" + m_recognition.lower(words.end - 1))) {
    title.sense = TitleSense::coming;  // "-elect"
    office.end -= 2;
  }
  title.office = title_words(m_recognition, office);
  for (std::uint32_t token = words.first; token > range.first; --token) {
    take_sense(title, token - 1);
    title.of_unknown = title.of_unknown || is_owner_unknown(token - 1);
  }
  const auto sentence = m_recognition.sentence_of(range.first);
  while (title.range.first > 0 && m_recognition.sentence_of(title.range.first - 1) == sentence &&
         (take_owner(title) || take_modifier(title))) {
  }
  return title;
}

/// Another office stays another one: "former deputy".
bool StandingTitles::take_sense(StandingTitle& title, std::uint32_t token) const {
  const auto sense = sense_of(m_recognition, token);
  if (sense && title.sense != TitleSense::other) {
    title.sense = *sense;
  }
  return sense.has_value();
}

bool StandingTitles::is_possessive(std::uint32_t token) const {
  const std::string_view word = m_recognition.text.word(token);
  return word == "'s" || word == "’s" || word == "'" || word == "’";
}

/// "Its president", "the club's president".
bool StandingTitles::is_owner_unknown(std::uint32_t token) const {
  const auto before =
      is_possessive(token) && token > 0 ? m_recognition.mention_at(token - 1) : std::nullopt;
  return m_recognition.is(token, m_recognition.lists.possessive_determiner) ||
         (is_possessive(token) && !before);
}

/// "Peru's", "Peruvian", "US" before a title; not "in Peru" and not "its".
bool StandingTitles::take_owner(StandingTitle& title) const {
  const std::uint32_t before = title.range.first - 1;
  if (is_owner_unknown(before)) {
    title.of_unknown = true;
    return false;
  }
  const bool possessive = is_possessive(before) && before > 0;
  const std::uint32_t end = possessive ? before : title.range.first;
  const auto mention = m_recognition.mention_at(end - 1);
  if (!mention || m_recognition.mentions[*mention].kind == EntityKind::person ||
      m_recognition.mentions[*mention].range.end != end) {
    return false;
  }
  const TokenMention& owner = m_recognition.mentions[*mention];
  const std::uint32_t first = owner.range.first;
  const bool governed = first > 0 && m_recognition.is(first - 1, m_recognition.lists.preposition) &&
                        owner.form == MentionForm::name &&
                        !is_all_caps(m_recognition.text.word(end - 1));
  if (governed && !possessive) {
    return false;
  }
  title.owner = mention;
  title.range.first = first;
  return true;
}

/// "Former", "then-", "senior", "Karvel's predecessor,".
bool StandingTitles::take_modifier(StandingTitle& title) const {
  std::uint32_t token = title.range.first - 1;
  const auto sentence = m_recognition.sentence_of(token);
  if (sentence && token == m_recognition.text.sentences[*sentence].range.first &&
      sense_of(m_recognition, token) == TitleSense::then) {
    return false;  // "Then President Tannik left."
  }
  if (m_recognition.text.word(token) == "-" && token > 0) {
    --token;
    if (!sense_of(m_recognition, token)) {
      return false;
    }
  }
  if (m_recognition.text.word(token) == "," && m_first[token] != none) {
    --token;
  }
  if (m_recognition.is(token, m_recognition.lists.preposition) ||
      (!take_sense(title, token) &&
       !m_recognition.is(token, m_recognition.lists.title_modifiers))) {
    return false;
  }
  title.range.first = token;
  return true;
}

std::string title_words(const Recognition& recognition, TokenRange range) {
  std::string words;
  for (std::uint32_t token = range.first; token < range.end; ++token) {
    const auto& tokens = recognition.text.tokens;
    const bool apart = token > range.first && tokens[token - 1].end < tokens[token].start;
    words += (apart ? " " : "") + recognition.lower(token);
  }
  return words;
}

bool may_be_of(const Recognition& recognition, const StandingTitle& title, const Office& office) {
  if (!same_office(recognition, title.office, office.office)) {
    return false;
  }
  const auto local = title.owner ? recognition.mentions[*title.owner].local : std::nullopt;
  return !title.owner || (local && recognition.entities[*local].key == office.body);
}

bool same_office(const Recognition& recognition, std::string_view one, std::string_view other) {
  if (one == other) {
    return true;
  }
  const auto& lists = recognition.lexicon.lists();
  const ListSet of_one = lists.lists_of(one);
  const ListSet of_other = lists.lists_of(other);
  return std::ranges::any_of(recognition.lists.same_titles, [&](ListNumber list) {
    return lists.holds(of_one, list) && lists.holds(of_other, list);
  });
}

}  // namespace readout

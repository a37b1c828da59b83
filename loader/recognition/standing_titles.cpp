#include "loader/recognition/standing_titles.hpp"

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
  StandingTitle title{.range = {m_first[end], token}, .owner = std::nullopt};
  if (const auto sense = sense_of(m_recognition, end - 1); sense && end - m_first[end] > 2) {
    title.sense = *sense;
    end -= 2;  // "-elect"
  }
  title.office = title_words(m_recognition, {title.range.first, end});
  take_modifiers(title);
  return title;
}

void StandingTitles::take_modifiers(StandingTitle& title) const {
  const auto sentence = m_recognition.sentence_of(title.range.first);
  while (title.range.first > 0 && m_recognition.sentence_of(title.range.first - 1) == sentence) {
    const std::uint32_t before = title.range.first - 1;
    const std::string_view word = m_recognition.text.word(before);
    const auto mention = m_recognition.mention_at(before);
    if (mention && m_recognition.mentions[*mention].kind != EntityKind::person &&
        m_recognition.mentions[*mention].range.end == title.range.first) {
      title.owner = mention;
      title.range.first = m_recognition.mentions[*mention].range.first;
    } else if (const auto sense = sense_of(m_recognition, before)) {
      title.sense = *sense;
      title.range.first = before;
    } else if ((m_recognition.is(before, m_recognition.lists.title_modifiers) &&
                !m_recognition.is(before, m_recognition.lists.preposition)) ||
               word == "-" || word == "'s" || word == "’s") {
      title.range.first = before;
    } else {
      break;
    }
  }
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

TitleSense sense_in(const Recognition& recognition, TokenRange range) {
  for (std::uint32_t token = range.first; token < range.end; ++token) {
    if (const auto sense = sense_of(recognition, token)) {
      return *sense;
    }
  }
  return TitleSense::plain;
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

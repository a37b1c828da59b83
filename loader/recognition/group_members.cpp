#include "loader/recognition/group_members.hpp"

#include "loader/recognition/standing_titles.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace readout {

namespace {

void add(std::vector<std::uint32_t>& members, std::optional<std::uint32_t> one) {
  if (one && std::ranges::find(members, *one) == members.end()) {
    members.push_back(*one);
  }
}

}  // namespace

/// The nearest sentence that names so many decides; of two also what the last ones name together.
std::vector<std::uint32_t> GroupMembers::of(const Nominal& group) {
  constexpr std::uint32_t look_back = 3;
  const auto asked = asked_by(group);
  const auto sentence = m_recognition.sentence_of(group.range.first);
  if (!asked || !sentence) {
    return {};
  }
  Members together;
  for (std::uint32_t back = 0; back <= look_back && back <= *sentence; ++back) {
    TokenRange words = m_recognition.text.sentences[*sentence - back].range;
    // “Our two countries are friends,” Tannik told Solvane.
    if (back == 0 && m_recognition.quotation_at(group.range.first) == nullptr) {
      words.end = group.range.first;
    }
    const Members named = named_in(words, *asked);
    if (Members found = chosen(named, words, *asked); !found.empty()) {
      return found;
    }
    for (const std::uint32_t one : named) {
      add(together, one);
    }
    const bool pair = asked->count == 2 && together.size() == 2 && back < look_back;
    if (pair || named.size() >= asked->count || (asked->count == 2 && together.size() >= 2)) {
      return pair ? chosen(together, words, *asked) : Members();
    }
  }
  return {};
}

/// What a group must be to be known: "the two leaders", "both sides", "our two countries", "the
/// two"; not "two leaders", "the two leaders of Peru", "the two bridges".
std::optional<GroupMembers::Asked> GroupMembers::asked_by(const Nominal& group) const {
  const std::uint32_t first = group.range.first;
  const std::uint32_t end = group.title.empty() ? group.range.end : group.title.end;
  const bool definite = m_recognition.is(first, m_recognition.lists.definite) ||
                        m_recognition.is(first, m_recognition.lists.possessive_determiner) ||
                        holds("group_words.definite", first);
  Asked asked;
  std::uint32_t behind_count = first;
  for (std::uint32_t token = first; token < end; ++token) {
    if (const std::size_t count = count_at(token)) {
      asked.count = count;
      behind_count = token + 1;
    }
  }
  if (!definite || asked.count == 0 || group.range.end != end || !group.owner.empty() ||
      m_recognition.is(end, m_recognition.lists.of)) {
    return std::nullopt;
  }
  if (group.title.empty()) {
    return stands_alone(end) ? std::optional(asked) : std::nullopt;
  }
  const auto sort = sort_of(end - 1);
  if (!sort) {
    return std::nullopt;
  }
  asked.sort = *sort;
  asked.title = title_words(m_recognition, {behind_count, end});
  asked.title.pop_back();
  return asked;
}

/// Whether a verb follows a number: "the two later agreed".
bool GroupMembers::stands_alone(std::uint32_t end) const {
  const WordClasses& lists = m_recognition.lists;
  while (m_recognition.is(end, lists.adverb)) {
    ++end;
  }
  if (end >= m_recognition.text.tokens.size()) {
    return false;
  }
  constexpr ReadingSet finite = bit_of(Reading::past) | bit_of(Reading::present);
  constexpr ReadingSet noun = bit_of(Reading::noun) | bit_of(Reading::plural);
  const ReadingSet readings = m_recognition.word(end).readings.set;
  const bool verb =
      (readings & finite) != 0 && (readings & noun) == 0 && !m_recognition.is_capitalised(end);
  return verb || m_recognition.is(end, lists.auxiliary) || m_recognition.is(end, lists.modal);
}

std::vector<std::uint32_t> GroupMembers::governments(const Nominal& group) {
  if (group.title.empty() || !holds("group_words.officials", group.title.end - 1) ||
      m_recognition.is(group.range.end, m_recognition.lists.personal_relative)) {
    return {};
  }
  if (group.owner.empty()) {
    return governments_behind(group);
  }
  if (group.title.end != group.range.end) {
    return {};
  }
  Members found;
  for (std::uint32_t token = group.range.first; token < group.title.first; ++token) {
    const auto owner = m_recognition.mention_at(token);
    if (!owner) {
      if (token < group.owner.first ? is_part_of_them(token) : !joins_owner(token)) {
        return {};
      }
      continue;
    }
    const auto state = governed_state_of(m_recognition, *owner);
    const bool of_person = m_recognition.mentions[*owner].kind == EntityKind::person &&
                           !holds("group_words.governing", group.title.first - 1);
    if (!state || of_person || m_recognition.mentions[*owner].form == MentionForm::descriptor) {
      return {};  // "Tannik officials" may be those of a campaign
    }
    add(found, state);
    token = m_recognition.mentions[*owner].range.end - 1;
  }
  return found;
}

/// "Officials in Tokyo", "the diplomats of Peru".
std::vector<std::uint32_t> GroupMembers::governments_behind(const Nominal& group) const {
  for (std::uint32_t token = group.range.first; token < group.title.first; ++token) {
    if (is_part_of_them(token)) {
      return {};
    }
  }
  std::uint32_t place = group.title.end + 1;
  // Diplomats "in" a capital are those of others.
  const bool behind = m_recognition.is(group.title.end, m_recognition.lists.of) ||
                      (holds("group_words.seated", group.title.end) &&
                       holds("group_words.at-home", group.title.end - 1));
  if (m_recognition.is(place, m_recognition.lists.definite)) {
    ++place;
  }
  const auto owner = behind && place < group.range.end ? m_recognition.mention_at(place)
                                                       : std::optional<std::uint32_t>();
  if (!owner || m_recognition.mentions[*owner].range.end != group.range.end ||
      m_recognition.mentions[*owner].form != MentionForm::name ||
      m_recognition.mentions[*owner].kind == EntityKind::person) {
    return {};
  }
  const auto state = governed_state_of(m_recognition, *owner);
  return state ? std::vector{*state} : std::vector<std::uint32_t>();
}

/// "Two", "some", "former", "unnamed", before officials who are not all of them.
bool GroupMembers::is_part_of_them(std::uint32_t token) const {
  const WordClasses& lists = m_recognition.lists;
  return m_recognition.text.tokens[token].kind == TokenKind::number ||
         (m_recognition.is(token, lists.closed_class) &&
          !m_recognition.is(token, lists.definite)) ||
         holds("group_words.part", token);
}

/// "'s" of "Peru's officials", "and" of "Chinese and Russian officials", "government".
bool GroupMembers::joins_owner(std::uint32_t token) const {
  return m_recognition.is(token, m_recognition.lists.possessive_mark) ||
         m_recognition.is(token, m_recognition.lists.coordinator) ||
         holds("group_words.governing", token);
}

bool GroupMembers::is_pair_of_states(const Nominal& group) const {
  const auto asked = asked_by(group);
  return asked && asked->count == 2 && (asked->sort == Sort::states || asked->sort == Sort::sides);
}

std::size_t GroupMembers::count_at(std::uint32_t token) const {
  constexpr std::array<std::pair<std::string_view, std::size_t>, 3> counts = {
      {{"group_words.two", 2}, {"group_words.three", 3}, {"group_words.four", 4}}};
  for (const auto& [list, count] : counts) {
    if (holds(list, token)) {
      return count;
    }
  }
  return 0;
}

std::optional<GroupMembers::Sort> GroupMembers::sort_of(std::uint32_t token) const {
  constexpr std::array<std::pair<std::string_view, Sort>, 6> sorts = {
      {{"group_words.people", Sort::people},
       {"group_words.men", Sort::men},
       {"group_words.women", Sort::women},
       {"group_words.offices", Sort::offices},
       {"group_words.states", Sort::states},
       {"group_words.sides", Sort::sides}}};
  for (const auto& [list, sort] : sorts) {
    if (holds(list, token)) {
      return sort;
    }
  }
  return std::nullopt;
}

bool GroupMembers::holds(std::string_view list, std::uint32_t token) const {
  return m_recognition.lexicon.holds(list, m_recognition.lower(token));
}

GroupMembers::Members GroupMembers::named_in(TokenRange range, const Asked& asked) {
  const bool parties = asked.sort == Sort::states || asked.sort == Sort::sides;
  Members named;
  for (std::uint32_t token = range.first; token < range.end; ++token) {
    add(named, parties ? party_at(token, asked.sort) : person_at(token, asked.sort));
  }
  return named;
}

std::optional<std::uint32_t> GroupMembers::person_at(std::uint32_t token, Sort sort) const {
  const auto person = m_people.starting_at(token);
  const std::string_view gender = sort == Sort::men ? "m" : sort == Sort::women ? "f" : "";
  return person && m_people.may_be(*person, gender) ? person : std::nullopt;
}

/// The state of who or what is named there; of sides also a body that is of no state and does not
/// only tell the news.
std::optional<std::uint32_t> GroupMembers::party_at(std::uint32_t token, Sort sort) {
  const auto number = m_recognition.mention_at(token);
  const auto local = number && m_recognition.mentions[*number].range.first == token
                         ? m_recognition.mentions[*number].local
                         : std::nullopt;
  if (!local || is_place(token)) {
    return std::nullopt;
  }
  const EntityKind kind = m_recognition.entities[*local].kind;
  const auto& entries = m_recognition.lexicon.entries();
  const auto entry = m_recognition.entities[*local].entry;
  if (kind == EntityKind::person) {
    return state_of_person(m_recognition, m_nominals, *local);
  }
  if (const auto state = state_of(m_recognition, *number)) {
    return state;
  }
  const std::string_view subtype = entry ? entries.subtype(*entry) : "";
  const bool tells = subtype == "media" || subtype == "wire";
  return sort == Sort::sides && kind == EntityKind::organization && !tells ? local : std::nullopt;
}

/// "In Peru", "from the United States".
bool GroupMembers::is_place(std::uint32_t first) const {
  const std::uint32_t before =
      first > 0 && m_recognition.is(first - 1, m_recognition.lists.article) ? first - 1 : first;
  return before > 0 && m_recognition.is(before - 1, m_recognition.lists.place_preposition);
}

/// Of those named in a stretch: all of them where they are so many; else those who hold the office,
/// or the only two that stand joined.
GroupMembers::Members GroupMembers::chosen(const Members& named, TokenRange range,
                                           const Asked& asked) {
  Members holding;
  for (const std::uint32_t one : named) {
    const bool by_office = asked.sort == Sort::offices || asked.sort == Sort::people;
    if (by_office && m_holds_office(one, asked.title)) {
      holding.push_back(one);
    }
  }
  if (holding.size() == asked.count) {
    return holding;
  }
  if (asked.sort == Sort::offices && !holding.empty()) {
    return {};
  }
  if (named.size() == asked.count) {
    return named;
  }
  return named.size() > asked.count ? joined_in(range, asked) : Members();
}

/// "Peru and Chile": the two heads of the only such noun group that is not the end of a list.
GroupMembers::Members GroupMembers::joined_in(TokenRange range, const Asked& asked) {
  Members found;
  for (const Nominal& nominal : m_nominals.starting_in(range)) {
    const std::uint32_t first = nominal.range.first;
    const bool listed = first >= range.first + 2 && m_recognition.text.word(first - 1) == "," &&
                        m_recognition.mention_at(first - 2);
    if (!range.contains(nominal.range) || nominal.heads.size() != 2 || listed) {
      continue;
    }
    Members pair;
    for (const TokenRange head : nominal.heads) {
      for (const std::uint32_t one : named_in({head.first, head.first + 1}, asked)) {
        add(pair, one);
      }
    }
    if (pair.size() == asked.count) {
      if (!found.empty() && found != pair) {
        return {};
      }
      found = std::move(pair);
    }
  }
  return found;
}

}  // namespace readout

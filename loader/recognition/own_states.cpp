#include "loader/recognition/own_states.hpp"

#include "loader/recognition/group_members.hpp"
#include "loader/recognition/person_search.hpp"
#include "loader/recognition/statement_order.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace readout {

namespace {

class OwnStates {
 public:
  OwnStates(Recognition& recognition, const Nominals& nominals)
      : m_recognition(recognition), m_nominals(nominals), m_words(recognition.statements) {}

  void run() {
    for (const TokenStatement& statement : m_recognition.statements) {
      for (const TokenRange content : statement.content) {
        for (std::uint32_t token = content.first; token < content.end; ++token) {
          if (m_recognition.is(token, m_recognition.lists.possessive_determiner)) {
            name_own(statement, {token, content.end});
          }
        }
      }
    }
    index_unknown_pairs();
    for (const TokenStatement& statement : m_recognition.statements) {
      name_pairs(statement);
    }
  }

 private:
  using States = std::set<std::uint32_t>;

  /// "Our country", "our great nation", "his country"; each once, though a statement stands in
  /// another.
  void name_own(const TokenStatement& statement, TokenRange words) {
    constexpr std::uint32_t longest = 3;
    const std::uint32_t first = words.first;
    std::uint32_t noun = first + 1;
    const std::uint32_t end = std::min(words.end, first + longest);
    while (noun < end && !is_state_noun(noun) &&
           (m_recognition.word(noun).readings.set & bit_of(Reading::adjective)) != 0) {
      ++noun;
    }
    if (noun >= end || !is_state_noun(noun) || !m_named.insert(first).second) {
      return;
    }
    const bool own = m_recognition.lexicon.holds("group_words.own", m_recognition.lower(first));
    const bool spoken = own && m_recognition.quotation_at(first) != nullptr;
    const States states = spoken ? speakers_of(innermost(statement, first)) : States();
    const auto state = own ? (states.size() == 1 ? std::optional(*states.begin()) : std::nullopt)
                           : owner_at(first);
    if (state) {
      m_recognition.add_mention(EntityKind::state, MentionForm::descriptor, {first, noun + 1},
                                state, "statements",
                                own ? "state of who speaks" : "state of who is meant");
    }
  }

  bool is_state_noun(std::uint32_t token) const {
    return m_recognition.lexicon.holds("group_words.state", m_recognition.lower(token));
  }

  /// The state of the person whom "his" means.
  std::optional<std::uint32_t> owner_at(std::uint32_t token) {
    const auto mention = m_recognition.mention_at(token);
    if (!mention || m_recognition.mentions[*mention].form != MentionForm::pronoun) {
      return std::nullopt;
    }
    return state_of_slot(mention);
  }

  std::optional<std::uint32_t> state_of_slot(std::optional<std::uint32_t> mention) {
    if (!mention) {
      return std::nullopt;
    }
    const TokenMention& named = m_recognition.mentions[*mention];
    if (named.stands_for) {
      return named.stands_for;
    }
    return named.local && named.kind == EntityKind::person
               ? state_of_person(m_recognition, m_nominals, *named.local)
               : state_of(m_recognition, *mention);
  }

  /// The smallest statement in whose content a token stands.
  const TokenStatement& innermost(const TokenStatement& statement, std::uint32_t token) const {
    const auto found =
        m_words.smallest_around({token, token + 1}, [](TokenRange, std::uint32_t) { return true; });
    return found ? m_recognition.statements[*found] : statement;
  }

  /// Nothing where the state of one of them is unknown.
  States speakers_of(const TokenStatement& statement) {
    States states;
    for (const TokenSlot& speaker : statement.speakers) {
      const auto state = state_of_slot(speaker.mention);
      if (!state) {
        return {};
      }
      states.insert(*state);
    }
    return states;
  }

  /// "“Our two countries are friends,” he told Ilvo Tannikar."
  void name_pairs(const TokenStatement& statement) {
    if (!statement.addressee) {
      return;
    }
    for (const std::uint32_t i : unknown_pairs_in(statement)) {
      States states = speakers_of(statement);
      if (const auto told = state_of_slot(statement.addressee->mention)) {
        states.insert(*told);
      }
      if (states.size() != 2) {
        return;
      }
      m_recognition.mentions[i].kind = EntityKind::state;
      m_recognition.mentions[i].local = *states.begin();
      m_recognition.mentions[i].reason = "states of who speaks and who is told";
      TokenMention other = m_recognition.mentions[i];
      other.local = *states.rbegin();
      m_recognition.mentions.push_back(other);
    }
  }

  void index_unknown_pairs() {
    std::set<std::uint32_t> speaking;
    for (const TokenStatement& statement : m_recognition.statements) {
      for (const TokenSlot& speaker : statement.speakers) {
        if (speaker.mention) {
          speaking.insert(*speaker.mention);
        }
      }
    }
    for (std::uint32_t number = 0; number < m_recognition.mentions.size(); ++number) {
      if (is_unknown_pair(m_recognition.mentions[number]) && !speaking.contains(number)) {
        m_unknown_pairs.emplace(m_recognition.mentions[number].range.first, number);
      }
    }
  }

  bool is_unknown_pair(const TokenMention& mention) {
    const Nominal* group = mention.form == MentionForm::descriptor && !mention.local
                               ? m_nominals.covering(mention.range)
                               : nullptr;
    return group != nullptr && group->kind == "group" && groups().is_pair_of_states(*group);
  }

  const GroupMembers& groups() {
    if (!m_groups) {
      m_people.emplace(m_recognition, m_nominals);
      m_groups.emplace(m_recognition, m_nominals, *m_people, GroupMembers::HoldsOffice());
    }
    return *m_groups;
  }

  /// Those that stand in its words and that no statement before has made known.
  std::set<std::uint32_t> unknown_pairs_in(const TokenStatement& statement) const {
    std::set<std::uint32_t> found;
    for (const TokenRange content : statement.content) {
      const auto end = m_unknown_pairs.lower_bound({content.end, 0});
      for (auto pair = m_unknown_pairs.lower_bound({content.first, 0}); pair != end; ++pair) {
        const TokenMention& mention = m_recognition.mentions[pair->second];
        if (!mention.local && content.contains(mention.range)) {
          found.insert(pair->second);
        }
      }
    }
    return found;
  }

  Recognition& m_recognition;
  const Nominals& m_nominals;
  StatementWords m_words;
  std::optional<PersonSearch> m_people;  // once a pair is asked for
  std::optional<GroupMembers> m_groups;
  std::set<std::pair<std::uint32_t, std::uint32_t>> m_unknown_pairs;  // first tokens and mentions
  std::set<std::uint32_t> m_named;  // where words that were looked at begin
};

}  // namespace

void name_own_states(Recognition& recognition, const Nominals& nominals) {
  OwnStates(recognition, nominals).run();
}

}  // namespace readout

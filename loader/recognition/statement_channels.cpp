#include "loader/recognition/statement_channels.hpp"

#include "loader/recognition/statement_draft.hpp"
#include "loader/recognition/statement_order.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>

namespace readout {

namespace {

/// Whether a noun that may name a channel is the occasion or medium of what is said.
class ChannelNoun {
 public:
  ChannelNoun(const Recognition& recognition, const Clauses& clauses, const Annotation& channel)
      : m_recognition(recognition),
        m_clauses(clauses),
        m_range(channel.range),
        m_kind(attribute_of(recognition, channel, recognition.words.attributes.channel)) {}

  /// Whether its words mean one: not "his call for a ban", "a letter of credit", "the meeting
  /// room", "by meeting them"; but "on his Facebook page".
  bool is_noun() const {
    const auto& lists = m_recognition.lists;
    const std::uint32_t behind = m_range.end;
    const bool demand =
        m_kind == "call" && m_recognition.is(behind, lists.asks_for) && !begins_people(behind + 1);
    const bool of_sort =
        m_kind == "letter" && m_recognition.is(behind, lists.of) && is_plain(behind + 1);
    const bool verb = m_range.first > 0 && m_recognition.is(m_range.first - 1, lists.preposition) &&
                      may_be(behind - 1, Reading::ing) && begins_people(behind);
    const bool part = is_plain(behind) && !m_recognition.is_capitalised(m_range.first);
    return !demand && !of_sort && !verb && !part;
  }

  /// Behind a preposition, with few words between.
  bool is_behind_preposition(std::uint32_t start) const {
    constexpr std::uint32_t reach = 5;
    const auto& lists = m_recognition.lists;
    for (std::uint32_t back = 1; back <= reach && m_range.first >= start + back; ++back) {
      const std::uint32_t before = m_range.first - back;
      if (m_recognition.is(before, lists.channel_preposition)) {
        return !m_recognition.is(before, lists.topic_preposition) || m_kind == "call" ||
               m_kind == "post" || m_kind == "speech" || m_kind == "interview";
      }
      if (m_recognition.is(before, lists.preposition) ||
          m_recognition.text.tokens[before].kind == TokenKind::punctuation ||
          m_clauses.verb_cue_at(before) != nullptr) {
        return false;
      }
    }
    return false;
  }

 private:
  /// "call for | Tannik", "letter to | the bakers".
  bool begins_people(std::uint32_t token) const {
    return m_clauses.nominals().starting_at(token) != nullptr;
  }

  /// A noun in small letters, as far as its readings tell.
  bool is_plain(std::uint32_t token) const {
    if (token >= m_recognition.text.tokens.size() ||
        m_recognition.text.tokens[token].kind != TokenKind::word ||
        m_recognition.is_capitalised(token) ||
        m_recognition.is(token, m_recognition.lists.closed_class)) {
      return false;
    }
    return (may_be(token, Reading::noun) || may_be(token, Reading::plural)) &&
           !may_be(token, Reading::past) && !may_be(token, Reading::participle);
  }

  bool may_be(std::uint32_t token, Reading reading) const {
    return (m_recognition.word(token).readings.set & bit_of(reading)) != 0;
  }

  const Recognition& m_recognition;
  const Clauses& m_clauses;
  TokenRange m_range;
  std::string_view m_kind;
};

class ChannelSettler {
 public:
  ChannelSettler(Recognition& recognition, const Clauses& clauses)
      : m_recognition(recognition), m_clauses(clauses) {}

  void run() {
    drop_channels_of_others();
    take_from_paragraphs();
    take_from_talks();
  }

 private:
  static constexpr std::uint32_t opening_sentences = 4;  // a headline, a dateline, a lead

  /// A call or meeting that a sentence tells of, and who took part.
  struct Talk {
    std::string_view kind{};  ///< of its channel
    TokenRange noun{};
    TokenRange sentence{};
  };

  void take_from_paragraphs() {
    const TokenStatement* last = nullptr;
    for (TokenStatement& statement : statements()) {
      if (statement.hops.empty() && statement.channel.empty()) {
        if (last != nullptr && goes_on(*last, statement)) {
          statement.hops = last->hops;
          statement.channel = last->channel;
          statement.channel_slot = last->channel_slot;
        } else {
          take_from_account(statement, last);
        }
      }
      last = &statement;
    }
  }

  /// "Xi spoke by phone with Putin." opens an account of the call: what either says from there on
  /// is said in it, through all paragraphs, until somebody else speaks or something else is the
  /// occasion. Further down a text tells of many things.
  void take_from_talks() {
    const auto numbers = statements_by_sentence(m_recognition);
    Talk talk;
    for (std::uint32_t sentence = 0; sentence < numbers.size(); ++sentence) {
      if (sentence < opening_sentences && numbers[sentence].empty()) {
        talk = talk_in(sentence).value_or(talk);
      }
      for (const std::uint32_t number : numbers[sentence]) {
        TokenStatement& statement = statements()[number];
        const auto speaker = speaker_of(statement);
        const bool takes_part = speaker && names(talk.sentence, speaker);
        const bool elsewhere = !statement.channel.empty() && statement.channel != talk.kind;
        const bool by_another = speaker && !takes_part && !statement.inside;
        if (elsewhere || by_another) {
          talk = {};
        } else if (takes_part && statement.channel.empty() && statement.hops.empty()) {
          statement.channel = talk.kind;
          statement.channel_slot = TokenSlot{talk.noun, std::nullopt};
        }
      }
    }
  }

  /// A talk of two people at least that a sentence tells of in which nobody says anything.
  std::optional<Talk> talk_in(std::uint32_t sentence) const {
    const Annotation* channel = occasion_in(sentence);
    if (channel == nullptr) {
      return std::nullopt;
    }
    const std::string_view kind =
        attribute_of(m_recognition, *channel, m_recognition.words.attributes.channel);
    const TokenRange words = m_recognition.text.sentences[sentence].range;
    std::set<std::uint32_t> people;
    for (std::uint32_t token = words.first; token < words.end; ++token) {
      const auto mention = m_recognition.mention_at(token);
      if (mention && m_recognition.mentions[*mention].kind == EntityKind::person &&
          m_recognition.mentions[*mention].local) {
        people.insert(*m_recognition.mentions[*mention].local);
      }
    }
    const bool is_talk = (kind == "call" || kind == "meeting") && people.size() > 1 &&
                         !m_recognition.is(channel->range.end, m_recognition.lists.asks_for);
    return is_talk ? std::optional(Talk{kind, channel->range, words}) : std::nullopt;
  }

  std::vector<TokenStatement>& statements() { return m_recognition.statements; }

  std::uint32_t paragraph_of(std::uint32_t sentence) const {
    return m_recognition.text.sentences[sentence].paragraph;
  }

  std::optional<std::uint32_t> local_at(std::uint32_t token) const {
    const auto mention = m_recognition.mention_at(token);
    return mention ? m_recognition.mentions[*mention].local : std::nullopt;
  }

  std::optional<std::uint32_t> local_of(const TokenSlot& slot) const {
    return slot.mention ? m_recognition.mentions[*slot.mention].local : std::nullopt;
  }

  std::optional<std::uint32_t> speaker_of(const TokenStatement& statement) const {
    return statement.speakers.empty() ? std::nullopt : local_of(statement.speakers.front());
  }

  static std::uint32_t distance(TokenRange a, TokenRange b) {
    return a.first < b.first ? b.first - a.first : a.first - b.first;
  }

  /// "Xi told Putin in a call, as he pushes for peace": the call is of the verb that is nearest,
  /// and of what else its speaker says in the sentence.
  void drop_channels_of_others() {
    const auto numbers = statements_by_sentence(m_recognition);
    for (TokenStatement& statement : statements()) {
      const auto is_nearer = [&](std::uint32_t number) {
        const TokenStatement& other = statements()[number];
        return other.cue && other.channel_slot &&
               other.channel_slot->range == statement.channel_slot->range &&
               speaker_of(other) != speaker_of(statement) &&
               distance(*other.cue, other.channel_slot->range) <
                   distance(*statement.cue, statement.channel_slot->range);
      };
      const bool after_channel = statement.cue && statement.channel_slot &&
                                 statement.channel_slot->range.end <= statement.cue->first;
      if (after_channel && std::ranges::any_of(numbers[statement.sentence], is_nearer)) {
        statement.channel.clear();
        statement.channel_slot.reset();
      }
    }
  }

  /// The channel and the chain of an account go on to the next statements of the same speaker in
  /// its paragraph, and of who was told where both take part.
  bool goes_on(const TokenStatement& last, const TokenStatement& statement) const {
    const auto speaker = speaker_of(statement);
    if (!speaker || paragraph_of(last.sentence) != paragraph_of(statement.sentence)) {
      return false;
    }
    const bool both =
        last.channel == "call" || last.channel == "meeting" || last.channel == "readout";
    return speaker == speaker_of(last) ||
           (both && last.addressee && speaker == local_of(*last.addressee));
  }

  /// "Xi held a call with Putin. Xi told him ...", "The Kremlin issued a readout. Putin told Xi":
  /// a sentence in which nobody says anything tells of the occasion.
  void take_from_account(TokenStatement& statement, const TokenStatement* last) const {
    const std::uint32_t sentence = statement.sentence;
    if (sentence == 0 || paragraph_of(sentence - 1) != paragraph_of(sentence) ||
        (last != nullptr && last->sentence + 1 >= sentence) || !speaker_of(statement)) {
      return;
    }
    const TokenRange account = m_recognition.text.sentences[sentence - 1].range;
    const Annotation* channel = occasion_in(sentence - 1);
    const Nominal* subject = m_clauses.nominals().first_subject_in(account);
    if (channel == nullptr || subject == nullptr || subject->range.end > channel->range.first) {
      return;
    }
    const bool relayed = is_relayed(*channel) && statement.addressee && subject->kind == "body";
    const bool there = !is_relayed(*channel) && names(account, speaker_of(statement)) &&
                       (!statement.addressee || names(account, local_of(*statement.addressee)));
    if (!relayed && !there) {
      return;
    }
    statement.channel =
        attribute_of(m_recognition, *channel, m_recognition.words.attributes.channel);
    statement.channel_slot = TokenSlot{channel->range, std::nullopt};
    if (relayed) {
      add_hop(m_recognition, statement, *subject, std::nullopt);
    }
  }

  /// A readout or statement, which others relay.
  bool is_relayed(const Annotation& channel) const {
    const std::string_view name =
        attribute_of(m_recognition, channel, m_recognition.words.attributes.channel);
    return name == "readout" || name == "statement";
  }

  /// The first channel noun there that is an occasion to speak, or what a body issues.
  const Annotation* occasion_in(std::uint32_t sentence) const {
    constexpr std::array<std::string_view, 7> occasions = {
        "call", "meeting", "interview", "press-conference", "speech", "readout", "statement"};
    const TokenRange words = m_recognition.text.sentences[sentence].range;
    const auto channels = m_clauses.channels_in(sentence);
    const auto found = std::ranges::find_if(channels, [&](const Annotation* channel) {
      return words.contains(channel->range) &&
             ChannelNoun(m_recognition, m_clauses, *channel).is_noun() &&
             std::ranges::find(occasions, attribute_of(m_recognition, *channel,
                                                       m_recognition.words.attributes.channel)) !=
                 occasions.end();
    });
    return found == channels.end() ? nullptr : *found;
  }

  bool names(TokenRange sentence, std::optional<std::uint32_t> local) const {
    for (std::uint32_t token = sentence.first; local && token < sentence.end; ++token) {
      if (local_at(token) == local) {
        return true;
      }
    }
    return false;
  }

  Recognition& m_recognition;
  const Clauses& m_clauses;
};

}  // namespace

void fill_channel(const Recognition& recognition, const Clauses& clauses,
                  TokenStatement& statement) {
  if (!statement.channel.empty()) {
    return;
  }
  const TokenRange sentence = recognition.text.sentences[statement.sentence].range;
  const auto in_content = [&](TokenRange range) {
    return std::ranges::any_of(statement.content,
                               [&](TokenRange content) { return content.overlaps(range); });
  };
  for (const Annotation* noun : clauses.channels_in(statement.sentence)) {
    const TokenRange range = noun->range;
    const ChannelNoun channel(recognition, clauses, *noun);
    if (!sentence.contains(range) || range.overlaps(*statement.cue) || in_content(range) ||
        !channel.is_noun() || !channel.is_behind_preposition(sentence.first)) {
      continue;
    }
    if (!statement.channel_slot || statement.channel_slot->range.first > range.first) {
      statement.channel = attribute_of(recognition, *noun, recognition.words.attributes.channel);
      statement.channel_slot = TokenSlot{range, std::nullopt};
    }
  }
}

void settle_channels(Recognition& recognition, const Clauses& clauses) {
  ChannelSettler(recognition, clauses).run();
}

}  // namespace readout

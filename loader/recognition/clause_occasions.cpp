#include "loader/recognition/clauses.hpp"

#include <algorithm>
#include <string_view>

namespace readout {

/// Behind a preposition, the channel noun that a short group holds: "in a long phone | call"; null
/// where there is none.
const Annotation* Clauses::channel_behind(std::uint32_t preposition, std::uint32_t end) const {
  constexpr std::uint32_t reach = 4;
  for (std::uint32_t noun = preposition + 1; noun <= preposition + reach && noun < end; ++noun) {
    if (m_channels[noun]) {
      return *std::ranges::find(channels_in(*m_recognition.sentence_of(noun)), noun,
                                [](const Annotation* channel) { return channel->range.first; });
    }
    if (m_recognition.is(noun, m_recognition.lists.preposition) ||
        m_recognition.text.tokens[noun].kind == TokenKind::punctuation) {
      break;
    }
  }
  return nullptr;
}

/// Whether the words from a preposition on tell where somebody said all that stands before them:
/// "in an interview with a village paper", not "in the interview", "in an interview, he left".
bool Clauses::is_occasion(TokenRange words, const Annotation& channel) const {
  const auto& lists = m_recognition.lists;
  const std::string_view kind =
      attribute_of(m_recognition, channel, m_recognition.words.attributes.channel);
  bool occasion =
      (kind == "interview" || kind == "press-conference") &&
      m_recognition.is(words.first + 1, lists.article) &&
      !m_recognition.is(words.first + 1, lists.definite) &&
      (channel.range.end >= words.end || m_recognition.is(channel.range.end, lists.preposition) ||
       m_recognition.is(channel.range.end, lists.weekday));
  for (std::uint32_t token = channel.range.end; token < words.end; ++token) {
    occasion = occasion && m_recognition.text.word(token) != "," && !may_be_finite(token);
  }
  return occasion;
}

/// Before the channel of what was said: "its will | in a call"; of a whole clause only where that
/// is its occasion: "that talks would resume | in an interview".
TokenRange Clauses::before_channel(TokenRange content, bool is_clause) const {
  for (std::uint32_t token = content.first + 1; token < content.end; ++token) {
    if (m_quotations[token] != nullptr) {
      token = m_quotations[token]->range.end - 1;
      continue;
    }
    const Annotation* channel = m_recognition.is(token, m_recognition.lists.channel_preposition)
                                    ? channel_behind(token, content.end)
                                    : nullptr;
    if (channel != nullptr && (!is_clause || is_occasion({token, content.end}, *channel))) {
      return {content.first, token};
    }
  }
  return content;
}

}  // namespace readout

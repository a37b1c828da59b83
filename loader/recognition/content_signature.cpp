#include "loader/recognition/steps.hpp"
#include "schema/text/fold.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

namespace {

/// What is said, without its form: entities by key, numbers in digits, other words as they are
/// compared; sorted.
class SignatureMaker {
 public:
  explicit SignatureMaker(Recognition& recognition) : m_recognition(recognition) {}

  std::string signature_of(const std::vector<TokenRange>& content) {
    m_pieces.clear();
    m_made.clear();
    for (const TokenRange range : content) {
      for (std::uint32_t token = range.first; token < range.end;) {
        token = add_entity(token, range.end);
      }
    }
    std::ranges::sort(m_pieces);
    return fmt::format("{}", fmt::join(m_pieces, " "));
  }

 private:
  /// Where the words go on behind the entity, or behind the one word, at `token`.
  std::uint32_t add_entity(std::uint32_t token, std::uint32_t end) {
    const auto number = m_recognition.mention_at(token);
    if (number) {
      const TokenMention& mention = m_recognition.mentions[*number];
      const auto who = mention.stands_for ? mention.stands_for : mention.local;
      if (who && mention.range.first == token && mention.range.end <= end) {
        m_pieces.push_back(m_made.emplace_back(name_of(m_recognition.entities[*who])));
        return mention.range.end;
      }
    }
    add_word(token);
    return token + 1;
  }

  static std::string name_of(const LocalEntity& entity) {
    std::string name = entity.key.empty()
                           ? fmt::format("{}:{}", to_string(entity.kind), fold(entity.name))
                           : entity.key;
    std::ranges::replace(name, ' ', '_');
    return name;
  }

  void add_word(std::uint32_t token) {
    const TokenKind kind = m_recognition.text.tokens[token].kind;
    if (kind == TokenKind::number) {
      std::string digits(m_recognition.text.word(token));
      std::erase(digits, ',');
      m_pieces.push_back(m_made.emplace_back(std::move(digits)));
    } else if (m_recognition.is_capitalised(token) &&
               m_recognition.is(token, m_recognition.lists.month)) {
      m_pieces.push_back(m_recognition.lower(token));  // no modal: "in May"
    } else if (kind == TokenKind::word || m_recognition.text.word(token) == "%") {
      const auto& pieces = m_recognition.content_words.of(m_recognition.word_numbers[token],
                                                          m_recognition.lower(token));
      m_pieces.insert(m_pieces.end(), pieces.begin(), pieces.end());
    }
  }

  Recognition& m_recognition;
  std::vector<std::string_view> m_pieces;
  std::deque<std::string> m_made;  // pieces that stand nowhere else
};

}  // namespace

void sign_contents(Recognition& recognition) {
  SignatureMaker maker(recognition);
  for (TokenStatement& statement : recognition.statements) {
    statement.signature = maker.signature_of(statement.content);
  }
}

}  // namespace readout

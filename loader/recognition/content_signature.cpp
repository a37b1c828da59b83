#include "loader/recognition/steps.hpp"
#include "schema/text/fold.hpp"
#include "schema/text/utf8.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <deque>
#include <optional>
#include <set>
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

  /// `past`: a past verb reports it, so that what stands in no quotation marks is put back in time.
  std::string signature_of(const TokenStatement& statement, bool past) {
    m_pieces.clear();
    m_made.clear();
    m_statement = &statement;
    m_past = past;
    for (const TokenRange range : statement.content) {
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
        if (!is_speaker_himself(mention)) {
          m_pieces.push_back(m_made.emplace_back(name_of(m_recognition.entities[*who])));
        }
        return mention.range.end;
      }
    }
    if (const auto counted = number_at(token, end)) {
      m_pieces.push_back(m_made.emplace_back(counted->digits));
      return counted->end;
    }
    add_word(token);
    return token + 1;
  }

  /// "said he would wait", which is "I will wait".
  bool is_speaker_himself(const TokenMention& mention) const {
    return mention.form == MentionForm::pronoun &&
           std::ranges::any_of(m_statement->speakers, [&](const TokenSlot& speaker) {
             return speaker.mention &&
                    m_recognition.mentions[*speaker.mention].local == mention.local;
           });
  }

  struct Counted {
    std::string digits;
    std::uint32_t end = 0;
  };

  /// "1.5 million", "2bn", "two thousand", "twenty-five" in digits; nothing for one token that is a
  /// number as it stands.
  std::optional<Counted> number_at(std::uint32_t token, std::uint32_t end) {
    auto value = plain_number(token);
    std::uint32_t next = token + 1;
    bool made = false;
    if (!value) {
      value = with_unit(token);
      made = value.has_value();
    }
    for (; value && next < end; ++next) {
      const bool hyphen = m_recognition.text.word(next) == "-" && next + 1 < end;
      const auto more = word_number(hyphen ? next + 1 : next);
      const bool unit = more && is_unit(*more) && *value < *more && !hyphen;
      const bool ones = more && hyphen && *value >= 20 && *value < 100 && *more < 10;
      if (!unit && !ones) {
        break;
      }
      value = unit ? *value * *more : *value + *more;
      next += hyphen ? 1 : 0;
      made = true;
    }
    return value && made ? std::optional(Counted{digits_of(*value), next}) : std::nullopt;
  }

  static bool is_unit(double value) { return value >= 100; }

  static std::string digits_of(double value) {
    const double whole = std::round(value);
    return std::abs(value - whole) < 1e-6 ? fmt::format("{:.0f}", whole) : fmt::format("{}", value);
  }

  static std::optional<double> parsed(std::string_view digits) {
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool whole = error == std::errc() && end == digits.data() + digits.size();
    return whole ? std::optional(value) : std::nullopt;
  }

  /// A number in digits, or in a word: 1,500; two.
  std::optional<double> plain_number(std::uint32_t token) {
    if (m_recognition.text.tokens[token].kind != TokenKind::number) {
      return word_number(token);
    }
    std::string digits(m_recognition.text.word(token));
    std::erase(digits, ',');
    return parsed(digits);
  }

  std::optional<double> word_number(std::uint32_t token) {
    if (m_recognition.text.tokens[token].kind != TokenKind::word) {
      return std::nullopt;
    }
    const auto& pieces = pieces_of(token);
    return pieces.size() == 1 && is_digit(static_cast<unsigned char>(pieces.front().front()))
               ? parsed(pieces.front())
               : std::nullopt;
  }

  /// "1.5bn": digits with the letters of a unit behind them.
  std::optional<double> with_unit(std::uint32_t token) const {
    if (m_recognition.text.tokens[token].kind != TokenKind::number) {
      return std::nullopt;
    }
    std::string digits(m_recognition.text.word(token));
    std::erase(digits, ',');
    const std::size_t letters = digits.find_first_not_of("0123456789.");
    if (letters == 0 || letters == std::string::npos) {
      return std::nullopt;
    }
    const auto value = parsed(std::string_view(digits).substr(0, letters));
    const std::string unit = m_recognition.content_words.class_of(digits.substr(letters));
    const auto factor = unit.empty() ? std::nullopt : parsed(unit);
    return value && factor ? std::optional(*value * *factor) : std::nullopt;
  }

  const std::vector<std::string>& pieces_of(std::uint32_t token) {
    return m_recognition.content_words.of(m_recognition.word_numbers[token],
                                          m_recognition.lower(token));
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
      for (const std::string& piece : pieces_of(token)) {
        const bool put_back =
            m_past && piece.starts_with('~') && m_recognition.quotation_at(token) == nullptr;
        m_pieces.push_back(
            put_back ? m_made.emplace_back(m_recognition.content_words.reported(piece)) : piece);
      }
    }
  }

  Recognition& m_recognition;
  std::vector<std::string_view> m_pieces;
  std::deque<std::string> m_made;  // pieces that stand nowhere else
  const TokenStatement* m_statement = nullptr;
  bool m_past = false;
};

/// Where verbs in the past stand that may report: said, told.
std::set<std::uint32_t> past_cues(const Recognition& recognition) {
  std::set<std::uint32_t> tokens;
  for (const Annotation& annotation : recognition.text.annotations) {
    if (!annotation.removed &&
        attribute_of(recognition, annotation, recognition.words.attributes.tense) == "past") {
      tokens.insert(annotation.range.first);
    }
  }
  return tokens;
}

}  // namespace

void sign_contents(Recognition& recognition) {
  SignatureMaker maker(recognition);
  const std::set<std::uint32_t> past = past_cues(recognition);
  for (TokenStatement& statement : recognition.statements) {
    statement.signature =
        maker.signature_of(statement, statement.cue && past.contains(statement.cue->first));
  }
}

}  // namespace readout

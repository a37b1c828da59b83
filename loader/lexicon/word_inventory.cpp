#include "loader/lexicon/word_inventory.hpp"

#include "loader/lexicon/letter_cases.hpp"
#include "schema/text/utf8.hpp"

namespace readout {

namespace {

constexpr std::size_t most_bytes = std::size_t{32} << 20U;
constexpr std::size_t line_break = 0;  // the number of all line breaks

/// The readings of a word; those of both parts, without an order, where two words have grown
/// together ("they've").
WordReadings readings_of(const Lexicon& lexicon, std::string lower) {
  constexpr std::string_view curly = "’";
  for (auto at = lower.find(curly); at != std::string::npos; at = lower.find(curly, at + 1)) {
    lower.replace(at, curly.size(), "'");
  }
  const WordReadings whole = lexicon.readings_of(lower);
  const std::size_t apostrophe = lower.find('\'');
  if (whole.listed || apostrophe == std::string::npos || apostrophe == 0) {
    return whole;
  }
  const WordReadings first = lexicon.readings_of(lower.substr(0, apostrophe));
  const WordReadings second = lexicon.readings_of(lower.substr(apostrophe));
  return first.listed && second.listed ? WordReadings{.set = first.set | second.set, .listed = true}
                                       : whole;
}

}  // namespace

WordInventory::WordInventory(const Lexicon& lexicon, MatchMemory& memory)
    : m_lexicon(lexicon), m_memory(memory) {
  clear();
}

void WordInventory::clear() {
  m_numbers.clear();
  m_words.clear();
  m_words.push_back(known("\n", TokenKind::line_break));
}

std::vector<std::uint32_t> WordInventory::numbers_of(std::string_view text,
                                                     const std::vector<Token>& tokens) {
  if (m_numbers.bytes() + m_words.size() * sizeof(KnownWord) > most_bytes) {
    clear();
  }
  std::vector<std::uint32_t> numbers;
  numbers.reserve(tokens.size());
  for (const Token& token : tokens) {
    numbers.push_back(token.kind == TokenKind::line_break ? line_break
                                                          : number_of(token.in(text), token.kind));
  }
  return numbers;
}

std::uint32_t WordInventory::number_of(std::string_view word, TokenKind kind) {
  std::uint32_t number = m_numbers.find(word);
  if (number == WordTable::unknown) {
    number = static_cast<std::uint32_t>(m_words.size());
    m_words.push_back(known(word, kind));
    m_numbers.add(word, number);
  }
  return number;
}

KnownWord WordInventory::known(std::string_view word, TokenKind kind) {
  KnownWord known{
      .lists = 0,
      .word_class = m_memory.class_of_word(word),
      .phrase = m_lexicon.phrases().word(word, kind),
      .is_capitalised = kind == TokenKind::word && is_upper(code_point_at(word, 0).value),
      .is_all_caps = is_all_caps(word),
      .lower = to_lower(word),
      .readings = {}};
  known.lists = m_lexicon.lists().lists_of(known.lower);
  known.readings = kind == TokenKind::word ? readings_of(m_lexicon, known.lower) : WordReadings{};
  return known;
}

}  // namespace readout

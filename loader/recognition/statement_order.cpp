#include "loader/recognition/statement_order.hpp"

#include <algorithm>

namespace readout {

void sort_statements(std::vector<TokenStatement>& statements) {
  std::ranges::stable_sort(
      statements, {}, [](const TokenStatement& statement) { return statement.content.front(); });
}

std::vector<std::vector<std::uint32_t>> statements_by_sentence(const Recognition& recognition) {
  std::vector<std::vector<std::uint32_t>> numbers(recognition.text.sentences.size());
  for (std::uint32_t number = 0; number < recognition.statements.size(); ++number) {
    numbers[recognition.statements[number].sentence].push_back(number);
  }
  return numbers;
}

StatementWords::StatementWords(const std::vector<TokenStatement>& statements) {
  for (std::uint32_t number = 0; number < statements.size(); ++number) {
    for (const TokenRange range : statements[number].content) {
      m_words.push_back({.range = range, .statement = number});
    }
  }
  std::ranges::stable_sort(m_words, {}, &Words::range);
  std::uint32_t reach = 0;
  for (Words& words : m_words) {
    reach = std::max(reach, words.range.end);
    words.reach = reach;
  }
}

}  // namespace readout

#include "schema/model/statement_hash.hpp"

#include "schema/model/keys.hpp"

#include <fmt/format.h>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>

namespace readout {
namespace {

constexpr std::size_t digits = 16;

}  // namespace

std::vector<std::string> statement_hashes(std::span<const StatementWords> statements) {
  std::map<std::string, std::vector<std::size_t>> alike;
  for (std::size_t number = 0; number < statements.size(); ++number) {
    const StatementWords& words = statements[number];
    alike[fmt::format("{}\x1F{}", words.sentence, words.content)].push_back(number);
  }
  std::vector<std::string> hashes(statements.size());
  for (const auto& [words, numbers] : alike) {
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      // A twin that another set of rules does not find must not hand its hash to the next one.
      const std::string bytes =
          numbers.size() == 1 ? words : fmt::format("{}\x1F{}\x1F{}", words, i, numbers.size());
      hashes[numbers[i]] = fmt::format("{:016x}", std::bit_cast<std::uint64_t>(key_id(bytes)));
    }
  }
  return hashes;
}

std::vector<std::string> statement_hashes(const Facts& facts, const TextWords& words) {
  std::vector<StatementWords> statements;
  statements.reserve(facts.statements.size());
  for (const Statement& statement : facts.statements) {
    const bool known = statement.sentence < facts.sentences.size();
    StatementWords own{
        .sentence = words.words(known ? facts.sentences[statement.sentence].span : Span()),
        .content = {}};
    for (const Span span : statement.content) {
      append_content(own.content, words.words(span));
    }
    if (own.content.empty() && statement.cue) {
      own.content = words.words(*statement.cue);
    }
    statements.push_back(std::move(own));
  }
  return statement_hashes(statements);
}

bool is_statement_hash(std::string_view text) {
  return text.size() == digits && text.find_first_not_of("0123456789abcdef") == text.npos;
}

}  // namespace readout

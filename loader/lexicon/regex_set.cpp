#include "loader/lexicon/regex_set.hpp"

#include "schema/text/utf8.hpp"

#include <re2/re2.h>
#include <re2/set.h>

#include <mutex>
#include <stdexcept>

namespace readout {

namespace {

// For the states of all expressions together, which RE2 works out as texts need them.
constexpr std::int64_t most_bytes = std::int64_t{64} << 20U;

re2::RE2::Options options() {
  re2::RE2::Options options(re2::RE2::Quiet);
  options.set_max_mem(most_bytes);
  return options;
}

// Only these make a program much larger than what is written, so that RE2 may refuse what it could
// parse.
bool has_counted_repetition(const std::string& regex) {
  for (auto at = regex.find('{'); at != std::string::npos; at = regex.find('{', at + 1)) {
    if (at + 1 < regex.size() && is_digit(static_cast<unsigned char>(regex[at + 1]))) {
      return true;
    }
  }
  return false;
}

}  // namespace

struct RegexSet::Program {
  re2::RE2::Set set{options(), re2::RE2::ANCHOR_BOTH};
  std::once_flag once{};
  bool compiled = false;
};

RegexSet::RegexSet() : m_program(std::make_unique<Program>()) {}
RegexSet::~RegexSet() = default;

void RegexSet::add(const std::string& regex, std::uint32_t number) {
  if (has_counted_repetition(regex)) {
    if (const re2::RE2 alone(regex, re2::RE2::Quiet); !alone.ok()) {
      throw std::invalid_argument(alone.error());
    }
  }
  std::string error;
  if (m_program->set.Add(regex, &error) < 0) {
    throw std::invalid_argument(error);
  }
  m_regexes.push_back(regex);
  m_numbers.push_back(number);
}

void RegexSet::append_matching(std::string_view text, std::vector<std::uint32_t>& numbers) const {
  if (empty()) {
    return;
  }
  std::call_once(m_program->once, [&] { m_program->compiled = m_program->set.Compile(); });
  const re2::StringPiece piece(text.data(), text.size());
  std::vector<int> found;
  re2::RE2::Set::ErrorInfo error{re2::RE2::Set::kNoError};
  if (m_program->compiled && m_program->set.Match(piece, &found, &error)) {
    for (const int position : found) {
      numbers.push_back(m_numbers[static_cast<std::size_t>(position)]);
    }
    return;
  }
  if (m_program->compiled && error.kind == re2::RE2::Set::kNoError) {
    return;
  }
  // Too large together: one by one.
  for (std::size_t position = 0; position < m_regexes.size(); ++position) {
    if (re2::RE2::FullMatch(piece, re2::RE2(m_regexes[position], re2::RE2::Quiet))) {
      numbers.push_back(m_numbers[position]);
    }
  }
}

}  // namespace readout

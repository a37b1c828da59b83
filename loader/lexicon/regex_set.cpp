#include "loader/lexicon/regex_set.hpp"

#include "schema/text/utf8.hpp"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <mutex>
#include <stdexcept>

namespace readout {

namespace {

// For the states of all expressions together, which RE2 works out as texts need them.
constexpr std::int64_t most_bytes = std::int64_t{64} << 20U;
// RE2 gives up in the middle of expressions of megabytes, and says so on standard error.
constexpr std::size_t longest_regex = 100'000;

re2::RE2::Options options_for(re2::RE2::Options::Encoding encoding) {
  re2::RE2::Options options(re2::RE2::Quiet);
  options.set_max_mem(most_bytes);
  options.set_encoding(encoding);
  return options;
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(
      text, [](char byte) { return static_cast<unsigned char>(byte) < ascii_end; });
}

// An expression of single bytes that matches the same texts of ASCII: each other code point is one
// byte that does not occur in them.
std::string ascii_form_of(std::string_view regex) {
  std::string form;
  for (std::size_t at = 0; at < regex.size();) {
    const CodePoint point = code_point_at(regex, at);
    form += static_cast<unsigned char>(regex[at]) < ascii_end ? regex[at] : '\xff';
    at += point.size;
  }
  return form;
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

/// Whether an expression matches at the start of a text only, as far as is easily told: ^ before
/// everything, and no alternative to it.
bool is_anchored(std::string_view regex) {
  for (const std::string_view bracket_in_class : {"[:", "[]", "[^]"}) {
    if (regex.find(bracket_in_class) != std::string_view::npos) {
      return false;
    }
  }
  int depth = 0;
  bool in_class = false;
  for (std::size_t at = 0; at < regex.size(); ++at) {
    const char sign = regex[at];
    if (sign == '\\') {
      ++at;
      if (at < regex.size() && regex[at] == 'Q') {
        return false;
      }
    } else if (sign == '[' || sign == ']') {
      in_class = sign == '[';
    } else if (!in_class && sign == '|' && depth == 0) {
      return false;
    } else if (!in_class) {
      depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
    }
  }
  return regex.starts_with('^');
}

/// An expression that matches at the start of a text where `regex` matches anywhere. A set of
/// expressions that all start there is done where none of them can go on; any other reads the whole
/// text.
std::string from_start(const std::string& regex) {
  return is_anchored(regex) ? regex : "(?s:.*)(?:" + regex + ")";
}

}  // namespace

struct RegexSet::Program {
  explicit Program(re2::RE2::Anchor anchor)
      : any(options_for(re2::RE2::Options::EncodingUTF8), anchor),
        ascii(options_for(re2::RE2::Options::EncodingLatin1), anchor) {}

  re2::RE2::Set any;
  std::size_t any_parsed = 0;
  std::once_flag any_once{};
  bool any_compiled = false;
  // Of the same expressions, for texts of ASCII: \p{L} is two ranges of bytes here and hundreds of
  // sequences of bytes there, each of which stands in most states.
  re2::RE2::Set ascii;
  std::once_flag ascii_once{};
  bool ascii_compiled = false;
};

RegexSet::RegexSet(Matches matches)
    : m_matches(matches),
      m_program(std::make_unique<Program>(matches == Matches::whole ? re2::RE2::ANCHOR_BOTH
                                                                    : re2::RE2::ANCHOR_START)) {}
RegexSet::~RegexSet() = default;

void RegexSet::check(const std::string& regex) {
  if (regex.size() > longest_regex) {
    throw std::invalid_argument("it is longer than 100,000 bytes: many words belong into a list");
  }
  if (has_counted_repetition(regex)) {
    if (const re2::RE2 alone(regex, re2::RE2::Quiet); !alone.ok()) {
      throw std::invalid_argument(alone.error());
    }
  }
}

void RegexSet::add(const std::string& regex, std::uint32_t number) {
  add_sound(regex, number);
  try {
    parse_all();
  } catch (const std::invalid_argument&) {
    m_regexes.pop_back();
    m_numbers.pop_back();
    throw;
  }
}

void RegexSet::add_sound(const std::string& regex, std::uint32_t number) {
  m_regexes.push_back(regex);
  m_numbers.push_back(number);
}

void RegexSet::parse_all() const {
  std::string error;
  for (std::size_t& parsed = m_program->any_parsed; parsed < m_regexes.size(); ++parsed) {
    if (m_program->any.Add(asked(m_regexes[parsed]), &error) < 0) {
      throw std::invalid_argument(error);
    }
  }
}

std::string RegexSet::asked(const std::string& regex) const {
  return m_matches == Matches::whole ? regex : from_start(regex);
}

void RegexSet::compile_for_ascii() const {
  for (const std::string& regex : m_regexes) {
    if (m_program->ascii.Add(ascii_form_of(asked(regex)), nullptr) < 0) {
      return;
    }
  }
  m_program->ascii_compiled = m_program->ascii.Compile();
}

const re2::RE2::Set* RegexSet::set_for(std::string_view text) const {
  if (is_ascii(text)) {
    std::call_once(m_program->ascii_once, [&] { compile_for_ascii(); });
    if (m_program->ascii_compiled) {
      return &m_program->ascii;
    }
  }
  std::call_once(m_program->any_once, [&] {
    parse_all();
    m_program->any_compiled = m_program->any.Compile();
  });
  return m_program->any_compiled ? &m_program->any : nullptr;
}

void RegexSet::append_matching(std::string_view text, std::vector<std::uint32_t>& numbers) const {
  if (empty()) {
    return;
  }
  const re2::StringPiece piece(text.data(), text.size());
  if (const re2::RE2::Set* set = set_for(text)) {
    std::vector<int> found;
    re2::RE2::Set::ErrorInfo error{re2::RE2::Set::kNoError};
    if (set->Match(piece, &found, &error)) {
      for (const int position : found) {
        numbers.push_back(m_numbers[static_cast<std::size_t>(position)]);
      }
      return;
    }
    if (error.kind == re2::RE2::Set::kNoError) {
      return;
    }
  }
  // Too large together: one by one.
  for (std::size_t position = 0; position < m_regexes.size(); ++position) {
    const re2::RE2 alone(m_regexes[position], re2::RE2::Quiet);
    if (m_matches == Matches::whole ? re2::RE2::FullMatch(piece, alone)
                                    : re2::RE2::PartialMatch(piece, alone)) {
      numbers.push_back(m_numbers[position]);
    }
  }
}

}  // namespace readout

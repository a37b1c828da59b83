#pragma once

#include <re2/set.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// Regular expressions that are all asked of a word at once, in one walk over it (RE2::Set).
/// Filled first; from the first question on constant and safe to share between threads.
class RegexSet {
 public:
  /// Whether an expression must match the text as a whole, or a piece of it.
  enum class Matches : std::uint8_t { whole, piece };

  RegexSet() : RegexSet(Matches::whole) {}
  explicit RegexSet(Matches matches);
  ~RegexSet();
  RegexSet(const RegexSet&) = delete;
  RegexSet& operator=(const RegexSet&) = delete;

  bool empty() const { return m_numbers.empty(); }
  /// Throws std::invalid_argument for an expression that is too large: of more than 100,000 bytes,
  /// or with RE2's message one that it refuses though it can be parsed.
  static void check(const std::string& regex);
  /// Adds an expression under a number. Throws std::invalid_argument with RE2's message for one
  /// that cannot be parsed.
  void add(const std::string& regex, std::uint32_t number);
  /// The same for one that `add` has taken before: it is parsed only when a text asks for it.
  void add_sound(const std::string& regex, std::uint32_t number);
  /// Appends the numbers of the expressions that match the text, in no order. Linear in the text.
  void append_matching(std::string_view text, std::vector<std::uint32_t>& numbers) const;

 private:
  struct Program;

  std::string asked(const std::string& regex) const;
  void parse_all() const;
  void compile_for_ascii() const;
  const re2::RE2::Set* set_for(std::string_view text) const;

  Matches m_matches;
  std::unique_ptr<Program> m_program;
  std::vector<std::string> m_regexes;
  std::vector<std::uint32_t> m_numbers;  // of each expression
};

}  // namespace readout

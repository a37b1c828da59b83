#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
class Validator;
}  // namespace CLI

namespace readout {

/// Checks of what stands behind an option. What they refuse is told with the value and what is
/// known; exit status 2.

/// Refuses an empty value; `what` says what should stand there: "a name or key".
CLI::Validator not_empty(const std::string& what);

/// Takes these words only; `what` is what they are: "format".
CLI::Validator one_of(const std::string& what, const std::vector<std::string>& known);

/// An option that takes a whole number from `least` to `most`.
struct NumberRange {
  int least = 0;
  int most = 0;
};
CLI::Option* add_number_option(CLI::App& command, const std::string& name, NumberRange range,
                               std::function<void(int)> take, const std::string& help);

/// An option that takes a number of rows: a whole number; 0 is all, which comes as more than any
/// database has.
CLI::Option* add_count_option(CLI::App& command, const std::string& name, std::size_t& count,
                              const std::string& help);

/// The value of --seed. Throws UsageError.
std::uint64_t seed_of(const std::string& text);

}  // namespace readout

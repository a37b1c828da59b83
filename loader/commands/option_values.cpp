#include "loader/commands/option_values.hpp"

#include "schema/model/error.hpp"
#include "schema/text/similar_words.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>
#include <system_error>
#include <utility>

namespace readout {

namespace {

constexpr auto all_rows = static_cast<std::size_t>(std::numeric_limits<std::int64_t>::max());

std::size_t count_of(const std::string& option, const std::string& text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 0) {
    throw CLI::ValidationError(
        option, fmt::format("'{}' is no number of rows: a whole number, or 0 for all", text));
  }
  return number == 0 ? all_rows : static_cast<std::size_t>(number);
}

}  // namespace

CLI::Validator not_empty(const std::string& what) {
  return {[what](const std::string& text) {
            return text.empty() ? fmt::format("the value is empty: give {}", what) : std::string();
          },
          ""};
}

CLI::Validator one_of(const std::string& what, const std::vector<std::string>& known) {
  return {[what, known](const std::string& word) {
            return std::find(known.begin(), known.end(), word) != known.end()
                       ? std::string()
                       : fmt::format("unknown {} '{}' ({})", what, word, alternatives(word, known));
          },
          ""};
}

CLI::Option* add_number_option(CLI::App& command, const std::string& name, NumberRange range,
                               std::function<void(int)> take, const std::string& help) {
  return command.add_option_function<std::string>(
      name,
      [name, range, take = std::move(take)](const std::string& text) {
        int number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc() || end != text.data() + text.size() || number < range.least ||
            number > range.most) {
          throw CLI::ValidationError(
              name.substr(0, name.find(',')),
              fmt::format("'{}' is no whole number from {} to {}", text, range.least, range.most));
        }
        take(number);
      },
      help);
}

CLI::Option* add_count_option(CLI::App& command, const std::string& name, std::size_t& count,
                              const std::string& help) {
  return command
      .add_option_function<std::string>(
          name, [&count, name](const std::string& text) { count = count_of(name, text); }, help)
      ->default_str(count == 0 ? "" : std::to_string(count))
      ->type_name("N");
}

std::uint64_t seed_of(const std::string& text) {
  std::uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [last, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || last != end) {
    throw UsageError(fmt::format("--seed: '{}' is no whole number from 0 to {}", text,
                                 std::numeric_limits<std::uint64_t>::max()));
  }
  return number;
}

}  // namespace readout

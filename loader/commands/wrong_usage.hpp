#pragma once

#include <optional>
#include <string>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace readout {

/// What is wrong with a command line that `error` refused, with the known alternatives.
std::string message_of(const CLI::ParseError& error, const CLI::App& app);

/// What is wrong where the first word that is no option is not one of the commands of `app` (or,
/// behind a group of commands such as `rules`, the second is none of the group), or where there is
/// none; nothing where it is one, or help or the version is asked for.
std::optional<std::string> problem_with_command(int argument_count, const char* const* arguments,
                                                const CLI::App& app);

/// Where to read on: "Try `readout rules --help`.", by the commands that the line begins with.
std::string hint_for(int argument_count, const char* const* arguments, const CLI::App& app);

}  // namespace readout

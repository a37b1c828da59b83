#include "loader/commands/wrong_usage.hpp"

#include "schema/text/similar_words.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace readout {

namespace {

std::vector<std::string> commands_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(command->get_name());
  }
  return names;
}

std::vector<std::string> options_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) {
      names.push_back("--" + name);
    }
  }
  return names;
}

const CLI::App& chosen_command(const CLI::App& app) {
  const auto chosen = app.get_subcommands();
  return chosen.empty() ? app : chosen_command(*chosen.front());
}

std::string about_extra_words(const CLI::App& app) {
  const std::vector<std::string> extra = app.remaining(true);
  const std::string word = extra.empty() ? std::string() : extra.front();
  if (!word.starts_with('-')) {
    return fmt::format("'{}' is one argument too many", word);
  }
  const std::string name = word.substr(0, word.find('='));
  return fmt::format("unknown option '{}' ({})", name,
                     near_or_known(name, options_of(chosen_command(app))));
}

// "--db: 1 required ADDRESS missing": what is known of it is the option, and what it was given.
std::string about_number_of_values(std::string_view what, const CLI::App& app) {
  const std::string name(what.substr(0, what.find(':')));
  const CLI::Option* option = chosen_command(app).get_option_no_throw(name);
  if (option == nullptr) {
    return std::string(what);
  }
  if (const auto& given = option->results(); given.size() > 1) {
    return fmt::format("{} takes one value, not '{}' and '{}'", name, given[0], given[1]);
  }
  return fmt::format("{0} needs a value: {0} {1}", name, option->get_type_name());
}

}  // namespace

std::string message_of(const CLI::ParseError& error, const CLI::App& app) {
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    return about_extra_words(app);
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
    return about_number_of_values(error.what(), app);
  }
  if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr) {
    return "a value does not fit its option: " +
           std::string(error.what()).substr(std::string_view("Could not convert: ").size());
  }
  return error.what();
}

std::optional<std::string> problem_with_command(int argument_count, const char* const* arguments,
                                                const CLI::App& app) {
  const CLI::App* group = &app;
  std::string of_group;
  for (int number = 1; number < argument_count; ++number) {
    const std::string word = arguments[number];
    if (word == "--help" || word == "-h" || word == "--version") {
      return std::nullopt;
    }
    if (word.starts_with('-')) {
      continue;
    }
    const std::vector<std::string> known = commands_of(*group);
    if (std::find(known.begin(), known.end(), word) == known.end()) {
      return fmt::format("unknown command '{}{}' ({})", of_group, word, near_or_known(word, known));
    }
    group = group->get_subcommand(word);
    if (commands_of(*group).empty()) {
      return std::nullopt;
    }
    of_group += word + " ";
  }
  return fmt::format(
      "a command is missing{} (known: {})",
      of_group.empty() ? "" : " behind '" + of_group.substr(0, of_group.size() - 1) + "'",
      listed(commands_of(*group)));
}

std::string hint_for(int argument_count, const char* const* arguments, const CLI::App& app) {
  std::string words = "readout";
  const CLI::App* group = &app;
  for (int number = 1; number < argument_count; ++number) {
    const std::vector<std::string> known = commands_of(*group);
    if (std::find(known.begin(), known.end(), arguments[number]) == known.end()) {
      break;
    }
    group = group->get_subcommand(arguments[number]);
    words += " " + group->get_name();
  }
  return fmt::format("Try `{} --help`.\n", words);
}

}  // namespace readout

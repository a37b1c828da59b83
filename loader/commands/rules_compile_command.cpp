#include "loader/commands/rules_compile_command.hpp"

#include "loader/commands/program.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <iostream>
#include <stdexcept>
#include <system_error>

namespace readout {

namespace {

using Clock = std::chrono::steady_clock;

std::string megabytes(std::uintmax_t bytes) {
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

}  // namespace

void declare(RulesCompileCommand& options, CLI::App& command) {
  add_rules_options(command, options.rules);
  command.footer(
      "Example:\n"
      "  readout rules compile --rules my-rules --dictionary my-names.jsonl\n"
      "Every command with these --rules and --dictionary starts from what is kept, until a file "
      "changes; it would do the same work at its first start. The folder is readout in "
      "XDG_CACHE_HOME, else in ~/.cache.");
}

int run(const RulesCompileCommand& options) {
  const LexiconOptions all = lexicon_options_of(options.rules);
  const std::string file = kept_file_of(all);
  if (file.empty() && !all.cache_folder.empty()) {
    std::cout << fmt::format(
        "The built-in rules are part of the program, compiled and tested: {}.\n",
        megabytes(all.builtin_image.size()));
    return exit_done;
  }
  if (file.empty()) {
    throw std::runtime_error(
        "compiled rules cannot be kept: neither XDG_CACHE_HOME nor HOME is an absolute path");
  }
  std::error_code error;
  const bool was_there = std::filesystem::exists(file, error);
  const auto start = Clock::now();
  lexicon_of(options.rules);
  const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
  const std::uintmax_t size = std::filesystem::file_size(file, error);
  if (error) {
    throw std::runtime_error(fmt::format("cannot keep '{}': {}", file, error.message()));
  }
  std::cout << fmt::format("{} {}: {}, {:.2f} s.\n", was_there ? "Kept already in" : "Kept in",
                           file, megabytes(size), seconds);
  return exit_done;
}

}  // namespace readout

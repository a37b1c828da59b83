#include "loader/commands/decisions_option.hpp"

#include "loader/commands/message.hpp"
#include "schema/model/error.hpp"
#include "schema/store/corrections.hpp"
#include "schema/store/decision_table.hpp"
#include "schema/text/file_bytes.hpp"
#include "schema/text/similar_words.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <string_view>
#include <vector>

namespace readout {

void add_decisions_option(CLI::App& command, std::string& file) {
  command
      .add_option("--decisions", file,
                  "Who is who, as people decided it (docs/decisions.md); takes the place of the "
                  "decisions that the database keeps")
      ->type_name("FILE");
}

std::optional<Decisions> decisions_of(const std::string& file) {
  if (file.empty()) {
    return std::nullopt;
  }
  const auto text = bytes_of_file(file);
  if (!text) {
    throw UsageError(fmt::format("--decisions: cannot read '{}'", file));
  }
  return Decisions::from_text(*text, file);
}

namespace {

void warn(const std::string& where, const std::vector<std::string>& messages,
          std::string_view more) {
  constexpr std::size_t shown = 10;
  for (std::size_t i = 0; i < messages.size() && i < shown; ++i) {
    tell(fmt::format("{}: {}", where, messages[i]));
  }
  if (messages.size() > shown) {
    tell(fmt::format("{}: and {} {} more", where, messages.size() - shown, more));
  }
}

}  // namespace

void warn_of_unknown_keys(Database& database, const Decisions& decisions, const std::string& file) {
  std::vector<std::string> messages;
  for (const std::string& key : keys_without_documents(database, decisions)) {
    messages.push_back(fmt::format("no document holds '{}' yet", key));
  }
  warn(file, messages, "keys");
}

void warn_of_idle_corrections(Database& database, const Decisions& decisions,
                              const std::string& where) {
  warn(where, corrections_without_effect(database, decisions), "statements");
}

}  // namespace readout

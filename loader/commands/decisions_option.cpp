#include "loader/commands/decisions_option.hpp"

#include "schema/model/error.hpp"
#include "schema/store/decision_table.hpp"
#include "schema/text/file_bytes.hpp"
#include "schema/text/similar_words.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

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

void warn_of_unknown_keys(Database& database, const Decisions& decisions, const std::string& file) {
  constexpr std::size_t shown = 10;
  const auto missing = keys_without_documents(database, decisions);
  for (std::size_t i = 0; i < missing.size() && i < shown; ++i) {
    fmt::print(stderr, "readout: {}: no document holds '{}' yet\n", file, missing[i]);
  }
  if (missing.size() > shown) {
    fmt::print(stderr, "readout: {}: and {} keys more\n", file, missing.size() - shown);
  }
}

}  // namespace readout

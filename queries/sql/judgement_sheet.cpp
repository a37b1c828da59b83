#include "queries/sql/judgement_sheet.hpp"

#include "queries/sql/run_script.hpp"
#include "schema/model/error.hpp"
#include "schema/model/keys.hpp"
#include "schema/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

namespace readout {

namespace {

// Columns of facts_by_rule that tell one fact of a rule from all others.
constexpr std::size_t fact_column = 0;
constexpr std::size_t document_column = 1;
constexpr std::size_t number_column = 2;

std::string hash_of_place(const std::vector<Value>& row) {
  return content_hash(fmt::format("{}\x1F{}\x1F{}", std::get<std::string>(row[document_column]),
                                  std::get<std::string>(row[fact_column]),
                                  std::get<std::int64_t>(row[number_column])));
}

/// Whether each row is among the `count` of the smallest hashes.
std::vector<bool> sample_of(const std::vector<std::vector<Value>>& rows, std::size_t count) {
  std::vector<std::pair<std::string, std::size_t>> hashes;
  hashes.reserve(rows.size());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    hashes.emplace_back(hash_of_place(rows[row]), row);
  }
  std::ranges::sort(hashes);
  std::vector<bool> chosen(rows.size(), false);
  for (std::size_t i = 0; i < std::min(count, hashes.size()); ++i) {
    chosen[hashes[i].second] = true;
  }
  return chosen;
}

std::optional<bool> is_right(const Mark& mark) {
  constexpr std::array<std::string_view, 6> yes = {"yes", "y", "true", "right", "1", "+"};
  constexpr std::array<std::string_view, 6> no = {"no", "n", "false", "wrong", "0", "-"};
  const std::string word = to_lower(mark.word);
  if (word.find_first_not_of(" \t") == std::string::npos) {
    return std::nullopt;
  }
  if (std::ranges::find(yes, word) != yes.end()) {
    return true;
  }
  if (std::ranges::find(no, word) != no.end()) {
    return false;
  }
  throw InputError({mark.place, 0, 0},
                   fmt::format("'{}' in the column right is no mark: write yes or no, or leave it "
                               "empty",
                               mark.word));
}

}  // namespace

Table judgement_sheet(Database& database, const std::string& rule, std::size_t count) {
  const std::array<ParameterText, 1> given = {{{"rule", rule}}};
  const Table facts = run_script(database, find_script("facts_by_rule"), given);
  const std::vector<bool> chosen = sample_of(facts.rows, count);
  Table sheet{{"right"}, {}};
  sheet.columns.insert(sheet.columns.end(), facts.columns.begin(), facts.columns.end());
  for (std::size_t row = 0; row < facts.rows.size(); ++row) {
    if (chosen[row]) {
      auto& cells = sheet.rows.emplace_back(1);
      cells.insert(cells.end(), facts.rows[row].begin(), facts.rows[row].end());
    }
  }
  return sheet;
}

std::vector<Judgement> judgements_of(std::span<const Mark> marks) {
  std::vector<Judgement> judgements;
  std::map<std::tuple<std::string_view, std::string_view, std::string_view>,
           std::pair<bool, std::string_view>>
      known;  // by fact: the mark and its place
  for (const Mark& mark : marks) {
    const std::optional<bool> right = is_right(mark);
    if (!right) {
      continue;
    }
    const auto [first, is_new] =
        known.try_emplace({mark.rule_set, mark.rule, mark.fact}, *right, mark.place);
    if (!is_new && first->second.first != *right) {
      throw InputError({mark.place, 0, 0}, fmt::format("this fact is marked otherwise in {}: {}",
                                                       first->second.second, mark.fact));
    }
    if (!is_new) {
      continue;
    }
    auto found = std::ranges::find_if(judgements, [&](const Judgement& judgement) {
      return judgement.rule_set == mark.rule_set && judgement.rule == mark.rule;
    });
    if (found == judgements.end()) {
      found = judgements.insert(found, {.rule_set = mark.rule_set, .rule = mark.rule});
    }
    found->right += *right ? 1 : 0;
    ++found->judged;
  }
  return judgements;
}

}  // namespace readout

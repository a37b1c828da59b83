#include "queries/graph/options_text.hpp"

#include "queries/graph/centrality.hpp"
#include "queries/sql/query_script.hpp"
#include "queries/sql/sql_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

namespace readout {

namespace {

constexpr std::string_view plain =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:._-/+,";

std::string quoted(std::string_view value) {
  if (!value.empty() && value.find_first_not_of(plain) == std::string_view::npos) {
    return std::string(value);
  }
  std::string text = "'";
  for (const char c : value) {
    text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  }
  return text + "'";
}

/// Options in the order in which they are added.
class OptionList {
 public:
  void add(std::string_view option, std::string_view value) {
    m_text += fmt::format("{}{} {}", m_text.empty() ? "" : " ", option, quoted(value));
  }
  void add_sorted(std::string_view option, std::vector<std::string> values) {
    std::ranges::sort(values);
    for (const std::string& value : values) {
      add(option, value);
    }
  }
  std::string take() { return std::move(m_text); }

 private:
  std::string m_text;
};

/// Sorted, each once; nothing where that is all there are.
std::vector<std::string> chosen_of(std::vector<std::string> words, std::size_t all) {
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words.size() == all ? std::vector<std::string>() : words;
}

std::vector<std::string> entity_kinds_of(const GraphOptions& options) {
  constexpr std::size_t all_kinds = 4;
  std::vector<std::string> words;
  words.reserve(options.entity_kinds.size());
  for (const EntityKind kind : options.entity_kinds) {
    words.emplace_back(to_string(kind));
  }
  return chosen_of(std::move(words), all_kinds);
}

std::string sql_of(const GraphOptions& options) {
  return begins_as_query(options.edges_sql) ? options.edges_sql
                                            : find_script(options.edges_sql).sql;
}

void add_which_ties(OptionList& list, const GraphOptions& options) {
  if (!options.edges_sql.empty()) {
    list.add("--edges-sql", sql_of(options));
  }
  list.add_sorted("--entity-kind", entity_kinds_of(options));
}

void add_least_evidence(OptionList& list, const GraphOptions& options) {
  if (options.min_precision) {
    list.add("--min-precision", fmt::format("{}", *options.min_precision));
  }
  if (options.min_sources > 0) {
    list.add("--min-sources", std::to_string(options.min_sources));
  }
  const double every_tie_has = options.edges_sql.empty() ? 1 : 0;
  if (options.min_weight > every_tie_has) {
    list.add("--min-weight", fmt::format("{}", options.min_weight));
  }
}

void add_days_and_kinds(OptionList& list, const GraphOptions& options) {
  if (!options.since.empty()) {
    list.add("--since", options.since);
  }
  list.add_sorted("--tie", chosen_of(options.kinds, tie_kinds(options.projection).size()));
  if (!options.until.empty()) {
    list.add("--until", options.until);
  }
}

int default_rounds(Metric metric) {
  return metric == Metric::pagerank ? PagerankOptions().max_rounds : SpectralOptions().max_rounds;
}

}  // namespace

std::string graph_text(const GraphOptions& options) {
  return options.edges_sql.empty() ? std::string(to_string(options.projection)) : "sql";
}

std::string options_text(const RankOptions& options, std::vector<std::string> near,
                         const std::optional<SamplingOptions>& sampling) {
  OptionList list;
  if (sampling) {
    list.add("--delta", fmt::format("{}", sampling->delta));
  }
  add_which_ties(list, options.graph);
  if (sampling) {
    list.add("--epsilon", fmt::format("{}", sampling->epsilon));
  }
  add_least_evidence(list, options.graph);
  list.add_sorted("--near", std::move(near));
  if (options.max_rounds && options.max_rounds != default_rounds(options.metric)) {
    list.add("--rounds", std::to_string(*options.max_rounds));
  }
  if (sampling) {
    list.add("--seed", std::to_string(sampling->seed));
  }
  add_days_and_kinds(list, options.graph);
  return list.take();
}

std::string tie_options_text(const GraphOptions& options) {
  OptionList list;
  add_which_ties(list, options);
  add_least_evidence(list, options);
  add_days_and_kinds(list, options);
  const std::string others = list.take();
  return others.empty() ? "--ties" : "--ties " + others;
}

}  // namespace readout

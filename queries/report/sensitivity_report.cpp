#include "queries/report/sensitivity_report.hpp"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>

namespace readout {

namespace {

template <typename T>
Value number_or_null(const std::optional<T>& number) {
  return number ? Value(static_cast<std::int64_t>(*number)) : Value();
}

std::vector<Value> graph_row(std::string name, const RankedVariant& variant) {
  return {std::move(name), variant.left_out, static_cast<std::int64_t>(variant.nodes),
          static_cast<std::int64_t>(variant.ties), static_cast<std::int64_t>(variant.stay)};
}

Section graphs_section(const Sensitivity& found) {
  Table table{{"graph", "left_out", "entities", "ties", "stay"}, {}};
  table.rows.push_back(graph_row("as it is", found.now));
  for (std::size_t i = 0; i < all_left_out.size(); ++i) {
    table.rows.push_back(
        graph_row(fmt::format("without {}", to_string(all_left_out[i])), found.without[i]));
  }
  return {"graphs", "Graphs",
          fmt::format("Without decisions: who is who, and who said what, as nobody decided it; "
                      "left_out counts the decisions. Without metonyms: places and states that "
                      "stand for another make no ties; left_out counts their mentions. stay: how "
                      "many of the first {} are among the first {}.",
                      found.now.stay, found.now.stay),
          table};
}

Table rows_table(const std::vector<SensitivityRow>& rows, Metric metric) {
  Table table{{"rank", "entity", "kind", "key", std::string(to_string(metric))}, {}};
  for (const LeftOut what : all_left_out) {
    table.columns.push_back(fmt::format("without_{}", to_string(what)));
    table.columns.push_back(fmt::format("by_{}", to_string(what)));
  }
  for (const SensitivityRow& row : rows) {
    std::vector<Value>& cells = table.rows.emplace_back();
    cells = {number_or_null(row.rank), row.node.name, row.node.kind, row.node.key,
             row.value ? Value(*row.value) : Value()};
    for (const WithoutThese& without : row.without) {
      cells.push_back(number_or_null(without.rank));
      cells.emplace_back(without.gain);
    }
  }
  return table;
}

}  // namespace

Report sensitivity_report(const Sensitivity& found, Metric metric) {
  return {fmt::format("Sensitivity of {}", to_string(metric)),
          {graphs_section(found),
           {"ranks", "Ranks",
            "without_X: the rank without X, empty where the entity is not there then. by_X: what X "
            "gives to its share of the sum over all entities that have ties; below 0 where X takes "
            "from it.",
            rows_table(found.first, metric)},
           {"movers", "Largest moves",
            "By the larger of both gains or losses of share. No rank: there is no such entity as "
            "it is.",
            rows_table(found.movers, metric)}}};
}

}  // namespace readout

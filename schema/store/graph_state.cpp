#include "schema/store/graph_state.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <random>

namespace readout {

namespace {

std::string shown(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) {
    return *text;
  }
  const auto* number = std::get_if<std::int64_t>(&value);
  return number == nullptr ? "-" : std::to_string(*number);
}

}  // namespace

// By chance, so that no two databases have the same one unless one is a copy of the other.
void renew_graph_state(Database& database) {
  std::random_device device;
  const std::string state =
      fmt::format("{:08x}{:08x}{:08x}{:08x}", device(), device(), device(), device());
  const std::array parameters = {Parameter{"state", state}};
  if (database.execute("update graph_state set state = :state", parameters) == 0) {
    database.execute("insert into graph_state (state) values (:state)", parameters);
  }
}

std::optional<std::string> graph_state(Database& database) {
  const Table state = database.table(
      "select (select max(state) from graph_state), (select min(document) from document),"
      " (select max(document) from document), (select min(entity_id) from entity),"
      " (select max(entity_id) from entity)"
      " where not exists (select 1 from unsettled)");
  if (state.rows.empty() || std::holds_alternative<std::monostate>(state.rows[0][0])) {
    return std::nullopt;
  }
  std::string text;
  for (const Value& value : state.rows[0]) {
    text += shown(value) + " ";
  }
  text.pop_back();
  return text;
}

}  // namespace readout

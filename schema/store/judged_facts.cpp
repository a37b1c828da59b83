#include "schema/store/judged_facts.hpp"

#include "schema/store/sql_script.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

namespace readout {
namespace {

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}
std::vector<StandIn> judged_views(Backend backend, double least) {
  constexpr std::string_view start = "create temp view ";
  const std::string share = fmt::format("cast({} as double precision)", least);
  std::vector<StandIn> views;
  for (const auto& statement : statements_of(schema_file("judged_views.sql"), backend)) {
    std::string sql = statement.sql;
    replace_all(sql, "stored.", fmt::format("{}.", stored_schema(backend)));
    replace_all(sql, ":least", share);
    const std::string name = sql.substr(start.size(), sql.find(' ', start.size()) - start.size());
    views.push_back({StandIn::Kind::view, name, {sql}});
  }
  return views;
}

}  // namespace

JudgedFacts::JudgedFacts(Database& database, std::optional<double> least) {
  if (least) {
    m_stand_ins.emplace(database, judged_views(database.backend(), *least),
                        "which choose facts by the judged precision of their rules");
  }
}

}  // namespace readout

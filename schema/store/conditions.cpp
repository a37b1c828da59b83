#include "schema/store/conditions.hpp"

#include "schema/model/error.hpp"
#include "schema/store/number_list.hpp"
#include "schema/store/sql_script.hpp"

#include <fmt/format.h>

#include <optional>
#include <string_view>
#include <vector>

namespace readout {
namespace {

// What conditions may read of a document; how many facts it has is the highest number and one.
constexpr std::string_view checked_sql =
    R"(select d.document, d.collection, d.id, d.rule_set, d.language, length(d.text) as length,
  (select coalesce(max(x.rule) + 1, 0) from rule x where x.rule_set = d.rule_set) as rules,
  (select coalesce(max(x.zone) + 1, 0) from zone x where x.document = d.document) as zones,
  (select coalesce(max(x.sentence) + 1, 0) from sentence x where x.document = d.document) as sentences,
  (select coalesce(max(x.local) + 1, 0) from local_entity x where x.document = d.document) as locals,
  (select coalesce(max(x.mention) + 1, 0) from mention x where x.document = d.document) as mentions,
  (select coalesce(max(x.statement) + 1, 0) from statement x where x.document = d.document) as statements,
  (select coalesce(max(x.occasion) + 1, 0) from occasion x where x.document = d.document) as occasions
from document d)";

constexpr std::size_t key_columns = 2;  // collection and id, before one column for each condition

enum class Scope { batch, all, database };

std::vector<ScriptStatement> conditions(Backend backend, Scope scope) {
  std::vector<ScriptStatement> found;
  for (auto& condition : statements_of(schema_file("conditions.sql"), backend)) {
    const bool of_database = condition.scope == "database";
    const bool of_batch = condition.scope.empty();
    if (scope == Scope::database ? of_database
                                 : !of_database && (of_batch || scope == Scope::all)) {
      found.push_back(std::move(condition));
    }
  }
  return found;
}

// One statement for all conditions: a row for each document, a column for each condition.
std::string statement_of(std::span<const ScriptStatement> conditions, std::string_view where) {
  std::string sql = fmt::format("with checked as materialized ({} {}) select c.collection, c.id",
                                checked_sql, where);
  for (const ScriptStatement& condition : conditions) {
    sql += fmt::format(",\n({})", condition.sql);
  }
  return sql + " from checked c";
}

std::string text_of(const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    return std::to_string(*number);
  }
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? std::string() : *text;
}

void hand_over(std::span<const ScriptStatement> conditions, std::span<const Value> row,
               const BreachHandler& handler) {
  for (std::size_t number = 0; number < conditions.size(); ++number) {
    const Value& fact = row[key_columns + number];
    if (!std::holds_alternative<std::monostate>(fact)) {
      const ScriptStatement& condition = conditions[number];
      handler({.condition = condition.name,
               .message = condition.message,
               .document = text_of(row[0]) + "/" + text_of(row[1]),
               .fact = condition.fact == "document" ? condition.fact
                                                    : condition.fact + " " + text_of(fact)});
    }
  }
}

void check_database(Database& database, const ScriptStatement& condition,
                    const BreachHandler& handler) {
  const std::string sql = fmt::format(
      "select coalesce(d.collection || '/' || d.id, cast(b.document as text)), b.fact "
      "from ({}) b left join document d on d.document = b.document",
      condition.sql);
  database.query(sql, {}, [&](std::span<const Value> row) {
    handler({.condition = condition.name,
             .message = condition.message,
             .document = text_of(row[0]),
             .fact = text_of(row[1])});
  });
}

}  // namespace

std::size_t check_all(Database& database, const BreachHandler& handler) {
  const auto of_documents = conditions(database.backend(), Scope::all);
  database.query(statement_of(of_documents, ""), {},
                 [&](std::span<const Value> row) { hand_over(of_documents, row, handler); });
  const auto of_database = conditions(database.backend(), Scope::database);
  for (const ScriptStatement& condition : of_database) {
    check_database(database, condition, handler);
  }
  return of_documents.size() + of_database.size();
}

void check_documents(Database& database, std::span<const std::int64_t> documents) {
  if (documents.empty()) {
    return;
  }
  if (database.backend() == Backend::postgres) {
    // While a first load runs, the planner knows no sizes yet and takes tables for empty. Until the
    // transaction ends.
    database.execute("set local enable_seqscan to off");
  }
  const auto of_batch = conditions(database.backend(), Scope::batch);
  const std::string sql =
      statement_of(of_batch, fmt::format("where d.document in {}", number_list(documents)));
  database.query(sql, {}, [&](std::span<const Value> row) {
    hand_over(of_batch, row, [](const Breach& breach) {
      throw StoreError(fmt::format("{} {} breaks the condition '{}': {}", breach.document,
                                   breach.fact, breach.condition, breach.message),
                       "", "");
    });
  });
}

}  // namespace readout

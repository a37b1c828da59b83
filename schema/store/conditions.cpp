#include "schema/store/conditions.hpp"

#include <fmt/format.h>

#include "schema/model/error.hpp"
#include "schema/store/number_list.hpp"
#include "schema/store/sql_script.hpp"

namespace readout {
namespace {

std::string text_of(const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    return std::to_string(*number);
  }
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? std::string() : *text;
}

// `documents` is a query for the documents to look at.
std::vector<Breach> breaches(Database& database, const Condition& condition,
                             std::string_view documents, std::size_t limit) {
  const std::string sql = fmt::format(
      "with checked(document) as ({}) select coalesce(d.collection || '/' || d.id, cast(b.document "
      "as text)), b.fact from ({}) b left join document d on d.document = b.document limit {}",
      documents, condition.sql, limit);
  std::vector<Breach> found;
  for (const auto& row : database.table(sql).rows) {
    found.push_back({.document = text_of(row[0]), .fact = text_of(row[1])});
  }
  return found;
}

}  // namespace

std::vector<Condition> conditions_for(Backend backend) {
  std::vector<Condition> conditions;
  for (auto& statement : statements_of(schema_file("conditions.sql"), backend)) {
    conditions.push_back({.name = std::move(statement.name),
                          .message = std::move(statement.message),
                          .sql = std::move(statement.sql),
                          .of_documents = statement.scope != "database"});
  }
  return conditions;
}

std::vector<Breach> breaches_of(Database& database, const Condition& condition, std::size_t limit) {
  return breaches(database, condition, "select document from document", limit);
}

void check_documents(Database& database, std::span<const std::int64_t> documents) {
  if (documents.empty()) {
    return;
  }
  const std::string list =
      fmt::format("select document from document where document in {}", number_list(documents));
  for (const Condition& condition : conditions_for(database.backend())) {
    if (!condition.of_documents) {
      continue;
    }
    if (const auto found = breaches(database, condition, list, 1); !found.empty()) {
      throw StoreError(fmt::format("{} {} breaks the condition '{}': {}", found.front().document,
                                   found.front().fact, condition.name, condition.message),
                       "", "");
    }
  }
}

}  // namespace readout

#include "schema/model/error.hpp"
#include "schema/store/fact_rows.hpp"
#include "schema/store/fact_writer.hpp"
#include "schema/store/transaction.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>

namespace readout {
namespace {

std::optional<std::string> current_rule_set(Database& database) {
  const Table table = database.table("select rule_set from rule_set where is_current = 1");
  return table.rows.empty() ? std::nullopt : std::optional(std::get<std::string>(table.rows[0][0]));
}

void add_rules(Database& database, const RuleSet& rules) {
  const auto columns =
      std::to_array<std::string_view>({"rule_set", "rule", "name", "file", "line"});
  const auto writer = database.write_rows("rule", columns);
  std::int64_t number = 0;
  for (const RuleRecord& rule : rules.rules) {
    const std::array row = {Value(rules.hash), Value(number++), text_value(rule.name),
                            text_value(rule.file), Value(std::int64_t{rule.line})};
    writer->add(row);
  }
  writer->finish();
}

void add_rule_set(Database& database, const RuleSet& rules) {
  const std::array parameters = {Parameter{"hash", rules.hash}, Parameter{"program", rules.program},
                                 Parameter{"options", rules.options}};
  const std::int64_t added = database.execute(
      "insert into rule_set (rule_set, program, options, is_current) "
      "values (:hash, :program, :options, 0) on conflict do nothing",
      parameters);
  if (added != 0) {
    add_rules(database, rules);
  }
}

// Names come from the current rule set's dictionary, so its keys are settled again.
void make_current(Database& database, const RuleSet& rules) {
  const std::array parameters = {Parameter{"hash", rules.hash}};
  database.execute("update rule_set set is_current = 0 where is_current = 1");
  database.execute("update rule_set set is_current = 1 where rule_set = :hash", parameters);
  database.execute(
      "insert into unsettled (key_id) select key_id from dictionary_entry where rule_set = :hash",
      parameters);
}

void refuse_other_rule_set(const Database& database, const std::string& current,
                           const RuleSet& rules) {
  throw StoreError(
      fmt::format("'{}' was loaded with rule set {}, these rules and options are {}: give "
                  "--rules-changed to go on with these (what was loaded so far is marked stale), "
                  "or name another database",
                  database.name(), current, rules.hash),
      "", "");
}

}  // namespace

void check_rule_set(Database& database, const RuleSet& rules, bool rules_changed) {
  const std::optional<std::string> current = current_rule_set(database);
  if (current && current != rules.hash && !rules_changed) {
    refuse_other_rule_set(database, *current, rules);
  }
}

void use_rule_set(Database& database, const RuleSet& rules, bool rules_changed) {
  if (current_rule_set(database) == rules.hash) {
    return;
  }
  Transaction transaction(database);
  database.lock_settling();
  if (current_rule_set(database) == rules.hash) {
    return;
  }
  check_rule_set(database, rules, rules_changed);
  add_rule_set(database, rules);
  make_current(database, rules);
  transaction.commit();
}

}  // namespace readout

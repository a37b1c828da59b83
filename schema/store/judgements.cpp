#include "schema/store/judgements.hpp"

#include "schema/store/graph_state.hpp"

#include <array>

namespace readout {

bool keep_judgement(Database& database, const Judgement& judgement) {
  const std::array parameters = {
      Parameter{"precision", judgement.precision()}, Parameter{"judged", judgement.judged},
      Parameter{"rule_set", judgement.rule_set}, Parameter{"rule", judgement.rule}};
  const bool is_known = database.execute(
                            "update rule set judged_precision = :precision, judged_facts = :judged "
                            "where rule_set = :rule_set and name = :rule",
                            parameters) > 0;
  if (is_known) {
    renew_graph_state(database);
  }
  return is_known;
}

}  // namespace readout

#include "schema/store/judgements.hpp"

#include <array>

namespace readout {

bool keep_judgement(Database& database, const Judgement& judgement) {
  const std::array parameters = {
      Parameter{"precision", judgement.precision()}, Parameter{"judged", judgement.judged},
      Parameter{"rule_set", judgement.rule_set}, Parameter{"rule", judgement.rule}};
  return database.execute(
             "update rule set judged_precision = :precision, judged_facts = :judged "
             "where rule_set = :rule_set and name = :rule",
             parameters) > 0;
}

}  // namespace readout

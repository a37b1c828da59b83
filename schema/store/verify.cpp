#include "schema/store/verify.hpp"

#include "schema/store/conditions.hpp"
#include "schema/store/transaction.hpp"
#include "schema/store/verify_identity.hpp"
#include "schema/store/verify_texts.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace readout {
namespace {

constexpr std::size_t violations_shown = 1000;

// Keeps the smallest ones, so that the same database gives the same list.
class SortedViolations {
 public:
  void add(Violation violation) {
    m_violations.emplace(std::move(violation.condition), std::move(violation.place),
                         std::move(violation.message));
    if (m_violations.size() > violations_shown) {
      m_violations.erase(std::prev(m_violations.end()));
    }
  }

  std::vector<Violation> list() const {
    std::vector<Violation> violations;
    violations.reserve(m_violations.size());
    for (const auto& [condition, place, message] : m_violations) {
      violations.push_back({.condition = condition, .place = place, .message = message});
    }
    return violations;
  }

 private:
  std::set<std::tuple<std::string, std::string, std::string>> m_violations;
};

}  // namespace

Verification verify(Database& database) {
  const Snapshot snapshot(database);
  SortedViolations violations;
  const ViolationHandler add = [&violations](Violation violation) {
    violations.add(std::move(violation));
  };
  Verification verification;
  verification.conditions = check_all(database, [&add](const Breach& breach) {
    add({.condition = breach.condition,
         .place = breach.document + " " + breach.fact,
         .message = "does not hold: " + breach.message});
  });
  const TextsVerified texts = verify_texts(database, add);
  verification.documents = texts.documents;
  verification.spans = texts.spans;
  verification.conditions += texts.conditions + verify_identity(database, add);
  verification.violations = violations.list();
  return verification;
}

}  // namespace readout

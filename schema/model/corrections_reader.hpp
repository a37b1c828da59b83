#pragma once

#include "schema/model/decision_checks.hpp"
#include "schema/model/decisions.hpp"

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace readout {

/// Reads the lines of a decisions file that are about single statements, `speaker` and
/// `drop-statement`, and looks at them together. Throws InputError with the place of what is wrong.
class CorrectionsReader {
 public:
  explicit CorrectionsReader(const DecisionChecks& checks) : m_checks(checks) {}

  /// Each gives the line in its canonical form.
  std::string read_speaker(const DecisionLine& written);
  std::string read_drop(const DecisionLine& written);

  /// What lines on who is who say of keys.
  struct Keys {
    /// Whether two keys are one entity.
    std::function<bool(const std::string&, const std::string&)> same;
    /// The line that makes a key nobody's.
    std::function<std::optional<std::size_t>(const std::string&)> dropped_in;
  };
  /// The corrections, sorted, each once, when all lines were read. Two lines on one statement must
  /// agree.
  std::vector<Decisions::Correction> finished(const Keys& keys);

 private:
  /// A correction and where it stands; `column` is that of what others may contradict.
  struct Claim {
    std::size_t line = 0;
    std::size_t column = 0;
    Decisions::Correction correction;
  };

  Claim claim_of(const DecisionLine& written) const;
  void check(const Claim& claim, const Claim& earlier, const Keys& keys) const;

  const DecisionChecks& m_checks;
  std::vector<Claim> m_claims;
};

}  // namespace readout

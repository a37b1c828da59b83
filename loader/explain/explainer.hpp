#pragma once

#include "loader/explain/explanation.hpp"
#include "loader/lexicon/lexicon.hpp"
#include "loader/recognition/facts_of.hpp"
#include "schema/model/document.hpp"

#include <memory>
#include <optional>
#include <string_view>

namespace readout {

class RuleInquiry;

/// Walks documents through the phases, as `facts_of` does, and writes down what each of them sees
/// and does. Several times slower than recognition, which knows nothing of it. Belongs to one
/// thread.
class Explainer {
 public:
  /// `rule` names the rule to ask after; empty: none. Throws what `rule_called` throws. The lexicon
  /// must outlive the explainer.
  Explainer(const Lexicon& lexicon, std::string_view rule);
  ~Explainer();
  Explainer(const Explainer&) = delete;
  Explainer& operator=(const Explainer&) = delete;

  Explanation explain(const Document& document);
  const std::optional<ExplainedRule>& rule() const { return m_rule; }

 private:
  const Lexicon& m_lexicon;
  Scratch m_scratch;
  std::optional<ExplainedRule> m_rule;
  std::unique_ptr<RuleInquiry> m_inquiry;
};

}  // namespace readout

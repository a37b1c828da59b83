#pragma once

#include "loader/text/annotated_text.hpp"
#include "schema/model/rule_set.hpp"
#include "schema/model/span.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace readout {

/// What recognition did with a document, step by step and sentence by sentence, as values that need
/// neither lexicon nor recognition: to be printed, or looked at in tests.

/// Words of the document: as tokens, as code points of the text, and on one line.
struct Words {
  TokenRange tokens{};
  Span span{};
  std::string text{};
};

/// Names and values, in order.
using Details = std::vector<std::pair<std::string, std::string>>;

struct ExplainedAnnotation {
  std::string kind{};
  Words words{};
  Details attributes{};
  RuleRecord rule{};  ///< what made it
};

/// What a phase sees at one place; see Unit.
struct ExplainedUnit {
  Words words{};
  std::vector<ExplainedAnnotation> annotations{};  ///< empty: a token
};

/// An annotation of a kind that the phase reads or skips, and that is no unit of it.
struct UnseenAnnotation {
  ExplainedAnnotation annotation{};
  std::string why{};  ///< "inside Person “Wang Yi”"
};

struct ExplainedCapture {
  std::string name{};
  Words words{};
};

struct ExplainedMatch {
  RuleRecord rule{};
  Words words{};
  std::vector<ExplainedCapture> captures{};
  std::vector<std::string> effects{};  ///< "makes Person gender=f", "blocks"
};

/// Something that an engine step made, changed or took away. Its rule says what decided so, and is
/// empty where the step itself did.
struct Change {
  enum class Sort { made, changed, removed };
  Sort sort = Sort::made;
  std::string thing{};  ///< a kind of annotation, "mention", "statement", "entity", "readings"
  Words words{};        ///< empty for an entity
  Details details{};
  RuleRecord rule{};
};

/// What speaks for and against kinds for one string, over the whole document.
struct EvidenceOfString {
  struct Item {
    std::string kind{};
    int weight = 0;
    RuleRecord rule{};
    Words words{};
    std::optional<std::uint32_t> sentence{};  ///< from 1
  };
  std::string text{};                                        ///< folded
  std::string decided{};                                     ///< the kind that won; empty: none
  std::vector<std::pair<std::string, std::int64_t>> sums{};  ///< by kind
  std::vector<Item> items{};                                 ///< in the order of the text
};

/// What one step did in one passage.
struct PassageStep {
  std::size_t step = 0;  ///< position in Explanation::steps
  bool reads = false;    ///< whether the passage is in the scope and zones of a file of rules
  std::vector<ExplainedUnit> units{};
  std::vector<UnseenAnnotation> unseen{};
  std::vector<ExplainedMatch> matches{};
  std::vector<Change> changes{};
  std::vector<EvidenceOfString> evidence{};  ///< of strings that stand in the passage

  bool empty() const {
    return units.empty() && unseen.empty() && matches.empty() && changes.empty() &&
           evidence.empty();
  }
};

/// A condition of a pattern that did not hold, and what of it failed: "class=asks (class is says)".
struct FailedCondition {
  std::string condition{};
  std::vector<std::string> parts{};  ///< empty: all of it
  bool asks_place = false;           ///< a look-around or an anchor, not a test of a unit
  /// Of an absent rule's condition that stands behind look-arounds or anchors: these, and a unit
  /// before which they hold.
  std::vector<std::string> behind{};
  Words unit{};
};

/// What became of the rule that was asked for.
struct RuleOutcome {
  enum class Result {
    matched,
    overruled,  ///< another match took the words, or blocked them
    refused,    ///< a line of `where:` does not hold
    misplaced,  ///< a look-around or anchor at the pattern's beginning does not hold, all else does
    stopped,    ///< the pattern began and went no further
    absent,     ///< the pattern begins nowhere
    not_read    ///< the phase does not look at this passage
  };
  Result result = Result::absent;
  std::size_t step = 0;                      ///< position in Explanation::steps
  Words words{};                             ///< what matched, or how far it came; absent: empty
  std::vector<ExplainedCapture> captures{};  ///< matched, refused
  std::vector<std::string> effects{};        ///< matched
  std::string why{};                         ///< overruled, refused, not_read: by what
  /// misplaced: the first of `words`; stopped: the unit after `words`, empty where the sequence
  /// ends; absent: the unit that comes nearest, empty for none
  Words unit{};
  /// misplaced, stopped, absent: what could have gone on, and failed
  std::vector<FailedCondition> failed{};
  bool complete = true;  ///< false: the search was given up
};

/// A sentence, or what stands between two: line breaks, links, layout.
struct Passage {
  std::optional<std::uint32_t> sentence{};  ///< from 1
  std::string zone{};                       ///< empty before the step `zones`
  Words words{};
  bool starts_paragraph = false;
  std::vector<PassageStep> steps{};  ///< those that did or saw something here, in order
  std::vector<RuleOutcome> outcomes{};
};

/// A line of phases.txt, as it was run.
struct ExplainedStep {
  std::string name{};  ///< "names", "names/person"
  bool has_rules = false;
  std::string file{};             ///< of rules; else phases.txt
  std::uint32_t line = 0;         ///< of phases.txt; 0 for a file of rules
  Details manner{};               ///< reads, skips, control, scope, zone of rules; in: sentences
  std::vector<Change> changes{};  ///< what belongs to no passage
};

/// The rule that was asked for.
struct ExplainedRule {
  RuleRecord rule{};
  std::string pattern{};
  std::vector<std::string> conditions{};  ///< `where:`
  int priority = 0;
  std::vector<std::size_t> steps{};  ///< positions in Explanation::steps
};

struct Explanation {
  std::string document{};  ///< its id
  std::string title{};
  std::string text{};
  std::vector<std::string> notes{};
  std::vector<ExplainedStep> steps{};
  std::vector<Passage> passages{};  ///< in order, the whole text unless narrowed
  bool narrowed = false;            ///< to some passages
  std::size_t sentences = 0;        ///< of the document
  std::optional<ExplainedRule> rule{};
};

}  // namespace readout

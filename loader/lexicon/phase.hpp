#pragma once

#include "loader/lexicon/pattern.hpp"
#include "loader/lexicon/variables.hpp"
#include "loader/text/reading.hpp"
#include "schema/model/error.hpp"
#include "schema/model/kinds.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace readout {

enum class Control { appelt, brill, all, first, once };
enum class Scope { sentence, paragraph, document };

/// The words that rule files use.
std::string_view to_string(Control control);
std::string_view to_string(Scope scope);

/// `slots: {speaker: subject_of(cue)}`: a slot that an engine step fills from a captured one.
struct SlotStep {
  std::string slot{};      ///< name of the slot to fill
  std::string step{};      ///< name of the engine step
  std::string argument{};  ///< name of the capture that it starts from
  Place place{};           ///< of the step's name
  Place slot_place{};
};

/// `remove: {capture: [verb, Person]}`: what a match takes away. A word in small letters is a
/// reading, one with a capital a kind.
struct Removal {
  std::string capture{};
  ReadingSet readings = 0;           ///< taken from every token of the capture
  std::vector<std::string> kinds{};  ///< of annotations that cover exactly the capture
  std::vector<Place> kind_places{};
};

/// `set: {attribute: value}`: for the new annotation; with `capture.attribute`, for the annotations
/// of the capture's units.
struct SetAttribute {
  std::string capture{};  ///< empty: of the new annotation
  std::string name{};
  std::string value{};
  Place place{};        ///< of the name
  Place value_place{};  ///< of the value
};

/// One side of a comparison: what a capture has, or a value.
struct Operand {
  std::string capture{};  ///< empty: a value
  std::string name{};     ///< attribute, `text` or `lower`; or the value itself
  Place place{};
};

/// A line of `where:`, such as `speaker.gender = pronoun.gender`.
struct Comparison {
  Operand left{};
  Operand right{};
  bool equal = true;  ///< = or !=
};

/// `tests:` of a rule.
struct RuleExample {
  std::string text{};
  /// Name of a capture, and the words of all its stretches; empty for no-match.
  std::vector<std::pair<std::string, std::vector<std::string>>> captures{};
  bool matches = true;
  Place place{};
};

struct Rule {
  std::string name{};
  std::string label{};  ///< kind of the annotation that it makes; empty if it makes none
  int priority = 0;
  bool blocks = false;
  Pattern pattern{};
  int weight = 0;  ///< not 0: evidence for the label instead of an annotation
  std::vector<SetAttribute> attributes{};          ///< `set:` of the new annotation
  std::vector<SetAttribute> capture_attributes{};  ///< `set:` of what captures found
  std::vector<Removal> removals{};
  std::vector<SlotStep> steps{};
  std::vector<Comparison> conditions{};  ///< `where:`; all must hold
  std::vector<RuleExample> examples{};
  Place place{};
  std::optional<std::uint32_t> entry{};  ///< of a dictionary's token pattern: whom a match names
};

/// One file of rules, checked. Immutable.
struct Phase {
  std::string name{};  ///< path below loader/rules without the ending: "statements/inverted"
  std::string file{};
  std::vector<std::string> reads{};  ///< kinds of annotations that are units; "Token" adds nothing
  std::vector<Place> read_places{};  ///< of each kind in `reads`
  std::vector<std::string> skips{};  ///< kinds whose units are stepped over
  std::vector<Place> skip_places{};  ///< of each kind in `skips`
  Control control = Control::appelt;
  Scope scope = Scope::sentence;
  std::vector<ZoneKind> zones{};  ///< empty: all
  std::vector<Rule> rules{};
  std::vector<VariableUse> variables{};  ///< of this file and of all that it imports
  std::vector<UnusedImport> unused_imports{};
};

/// Whether the rules of a file have been found to be sound before.
enum class RuleState : std::uint8_t { doubtful, sound };

/// Reads one YAML file of rules. `file` is its name in messages ("loader/rules/names/person.yaml"),
/// `name` the phase's. Throws InputError with line and column (also inside a `|` block) for broken
/// YAML, duplicate or unknown keys, a broken pattern, a step whose argument is no capture, and what
/// check_rules finds, which looks at doubtful rules only. `imports` are the files that it may
/// import.
Phase read_phase(std::string_view yaml, const std::string& file, const std::string& name,
                 const ImportableFiles& imports = {}, RuleState state = RuleState::doubtful);

/// Checks a file of rules as read_phase does, or one that has nothing but `vars:` and `imports:`
/// for others to import. Throws InputError.
void check_rule_file(std::string_view yaml, const std::string& file, const std::string& name,
                     const ImportableFiles& imports);

}  // namespace readout

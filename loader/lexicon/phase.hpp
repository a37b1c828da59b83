#pragma once

#include "loader/lexicon/pattern.hpp"
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

/// `slots: {speaker: subject_of(cue)}`: a slot that an engine step fills from a captured one.
struct SlotStep {
  std::string slot{};      ///< name of the slot to fill
  std::string step{};      ///< name of the engine step
  std::string argument{};  ///< name of the capture that it starts from
  Place place{};           ///< of the step's name
};

/// `tests:` of a rule.
struct RuleExample {
  std::string text{};
  /// Name of a capture or slot, and its expected words; empty for no-match.
  std::vector<std::pair<std::string, std::string>> captures{};
  bool matches = true;
  Place place{};
};

struct Rule {
  std::string name{};
  std::string label{};  ///< kind of the annotation that it makes; empty for `block`
  int priority = 0;
  bool blocks = false;
  Pattern pattern{};
  std::vector<std::pair<std::string, std::string>> attributes{};  ///< `set:`
  std::vector<SlotStep> steps{};
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
};

/// Reads one YAML file of rules. `file` is its name in messages ("loader/rules/names/person.yaml"),
/// `name` the phase's. Throws InputError with line and column (also inside a `|` block) for broken
/// YAML, duplicate or unknown keys, a broken pattern, a step whose argument is no capture...
Phase read_phase(std::string_view yaml, const std::string& file, const std::string& name);

}  // namespace readout

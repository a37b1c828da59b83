#include "loader/lexicon/phase.hpp"

#include "loader/lexicon/rule_checks.hpp"
#include "loader/lexicon/rule_reader.hpp"
#include "loader/lexicon/yaml.hpp"
#include "schema/text/similar_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

namespace readout {

namespace {

// In the order of the enumerations.
constexpr std::array<std::string_view, 5> control_words = {"appelt", "brill", "all", "first",
                                                           "once"};
constexpr std::array<std::string_view, 3> scope_words = {"sentence", "paragraph", "document"};

std::size_t position_among(const YamlNode& node, std::string_view what,
                           std::span<const std::string_view> known) {
  const std::string& word = word_of(node, what);
  const auto found = std::ranges::find(known, word);
  if (found == known.end()) {
    throw InputError(node.place,
                     fmt::format("unknown {} '{}' ({})", what, word, alternatives(word, known)));
  }
  return static_cast<std::size_t>(found - known.begin());
}

void read_kinds(const YamlNode& root, std::string_view key, std::vector<std::string>& kinds,
                std::vector<Place>& places) {
  const YamlNode* node = root.find(key);
  if (node == nullptr) {
    return;
  }
  for (const YamlNode& item : items_of(*node)) {
    const std::string& kind = word_of(item, "a kind");
    if (std::ranges::find(kinds, kind) != kinds.end()) {
      throw InputError(item.place, fmt::format("'{}' stands twice in {}", kind, key));
    }
    kinds.push_back(kind);
    places.push_back(item.place);
  }
}

void check_skips(const Phase& phase) {
  for (std::size_t i = 0; i < phase.skips.size(); ++i) {
    const std::string& kind = phase.skips[i];
    if (std::ranges::find(phase.reads, kind) != phase.reads.end()) {
      throw InputError(phase.skip_places[i], fmt::format("'{}' is read and skipped", kind));
    }
    if (kind == "Token") {
      throw InputError(phase.skip_places[i], "tokens cannot be skipped");
    }
  }
}

void read_zones(const YamlNode& node, Phase& phase) {
  for (const YamlNode& item : items_of(node)) {
    const auto zone = static_cast<ZoneKind>(position_among(item, "zone", zone_kind_words()));
    if (std::ranges::find(phase.zones, zone) != phase.zones.end()) {
      throw InputError(item.place, fmt::format("'{}' stands twice in zone", item.scalar));
    }
    phase.zones.push_back(zone);
  }
}

void read_head(const YamlNode& root, Phase& phase) {
  const YamlNode* name = root.find("phase");
  if (name != nullptr && word_of(*name, "phase") != phase.name) {
    throw InputError(name->place, fmt::format("this phase is called '{}' after its file, not '{}'",
                                              phase.name, name->scalar));
  }
  read_kinds(root, "reads", phase.reads, phase.read_places);
  read_kinds(root, "skips", phase.skips, phase.skip_places);
  check_skips(phase);
  if (const YamlNode* control = root.find("control")) {
    phase.control = static_cast<Control>(position_among(*control, "control", control_words));
  }
  if (const YamlNode* scope = root.find("scope")) {
    phase.scope = static_cast<Scope>(position_among(*scope, "scope", scope_words));
  }
  if (const YamlNode* zone = root.find("zone")) {
    read_zones(*zone, phase);
  }
}

void read_rules(const YamlNode& node, const PieceFinder& find_piece, Phase& phase) {
  if (node.type != YamlNode::Type::sequence || node.items.empty()) {
    throw InputError(node.place, "rules must be a list of at least one rule");
  }
  for (const YamlNode& item : node.items) {
    Rule rule = read_rule(item, find_piece);
    const auto same = std::ranges::find_if(
        phase.rules, [&](const Rule& other) { return other.name == rule.name; });
    if (same != phase.rules.end()) {
      throw InputError(rule.place, fmt::format("a second rule '{}' (first in line {})", rule.name,
                                               same->place.line));
    }
    phase.rules.push_back(std::move(rule));
  }
}

}  // namespace

std::string_view to_string(Control control) {
  return control_words[static_cast<std::size_t>(control)];
}

std::string_view to_string(Scope scope) { return scope_words[static_cast<std::size_t>(scope)]; }

Phase read_phase(std::string_view yaml, const std::string& file, const std::string& name,
                 const ImportableFiles& imports, RuleState state) {
  const YamlNode root = read_yaml(yaml, file);
  check_keys(root, "a phase", phase_keys);
  Phase phase;
  phase.name = name;
  phase.file = file;
  read_head(root, phase);
  Variables variables(imports);
  const PieceFinder find_piece = variables.read(root, name);
  read_rules(required(root, "a phase", "rules"), find_piece, phase);
  phase.variables = variables.uses();
  phase.unused_imports = variables.unused_imports_of(name);
  if (state == RuleState::doubtful) {
    check_rules(phase);
  }
  return phase;
}

void check_rule_file(std::string_view yaml, const std::string& file, const std::string& name,
                     const ImportableFiles& imports) {
  const YamlNode root = read_yaml(yaml, file);
  if (root.find("rules") != nullptr || root.find("vars") == nullptr) {
    read_phase(yaml, file, name, imports);
    return;
  }
  constexpr std::array<std::string_view, 2> keys = {"imports", "vars"};
  check_keys(root, "a file of variables", keys);
  Variables(imports).read(root, name);
}

}  // namespace readout

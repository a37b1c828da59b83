#include "loader/lexicon/variable_checks.hpp"

#include "loader/lexicon/annotation_kinds.hpp"
#include "loader/lexicon/attribute_check.hpp"
#include "loader/lexicon/rule_checks.hpp"
#include "loader/lexicon/variables.hpp"
#include "schema/text/similar_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace readout {

namespace {

void check_kinds(const Constraint& constraint, const std::vector<std::string>& known) {
  if (constraint.type == Constraint::Type::kind &&
      std::ranges::find(known, constraint.name) == known.end()) {
    throw InputError(constraint.place,
                     fmt::format("nothing makes the kind '{}' ({})", constraint.name,
                                 alternatives(constraint.name, known)));
  }
  for (const Constraint& part : constraint.parts) {
    check_kinds(part, known);
  }
}

void check_kinds(const PatternNode& node, const std::vector<std::string>& known) {
  check_kinds(node.constraint, known);
  for (const PatternNode& part : node.parts) {
    check_kinds(part, known);
  }
}

// A rule of the variable alone. A unit behind it lets the variable itself be empty.
Rule rule_of(const VariablePiece& variable) {
  PatternNode row{.type = PatternNode::Type::sequence, .place = variable.place};
  row.parts = {variable.pattern->root, {.type = PatternNode::Type::unit}};
  return {.name = variable.name,
          .label = "the variable " + variable.name,
          .pattern = {.root = std::move(row),
                      .size = variable.pattern->size,
                      .depth = variable.pattern->depth,
                      .captures = variable.pattern->captures},
          .place = variable.place};
}

}  // namespace

void check_variables(const Lexicon& lexicon) {
  AttributeCheck attributes;
  std::set<std::string> files;  // that hold variables and run, or are imported
  for (const PhaseStep& step : lexicon.steps()) {
    if (step.phase) {
      attributes.add(step.phase->phase());
      for (const VariableUse& use : step.phase->phase().variables) {
        files.insert(use.place.file);
      }
    }
  }
  const std::vector<std::string>& kinds = lexicon.kinds();
  for (const auto& [path, file] : lexicon.rule_files()) {
    if (!files.contains(file.file)) {
      continue;
    }
    Variables variables(lexicon.rule_files());
    variables.read(read_yaml(file.content, file.file), path);
    for (const VariablePiece& variable : variables.pieces_of(path)) {
      check_kinds(variable.pattern->root, kinds);
      Phase phase{.name = path, .file = file.file, .reads = kinds, .rules = {rule_of(variable)}};
      check_rules(phase);
      attributes.check(phase);
      SymbolTable symbols = lexicon.symbols();
      const CompiledPhase compiled(std::move(phase), symbols, lexicon, 0);
    }
  }
}

}  // namespace readout

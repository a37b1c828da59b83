#include "loader/lexicon/token_phase.hpp"

#include "loader/lexicon/builder.hpp"
#include "loader/lexicon/token_patterns.hpp"

#include <fmt/format.h>

namespace readout {

Phase token_phase(const std::string& name, const std::string& file) {
  Phase phase;
  phase.name = name;
  phase.file = file;
  phase.control = Control::all;
  return phase;
}

Rule token_rule(const TokenRuleSource& source, const Place& place) {
  const JsonNode line = read_json(source.line, place);
  const JsonNode* tokens = line.find("pattern");
  if (tokens == nullptr) {
    throw InputError(place, "'pattern' is missing");
  }
  Rule rule;
  rule.name = fmt::format("line-{}", place.line);
  rule.label = annotation_of(source.entry.kind);
  rule.pattern = token_pattern_of(*tokens, place);
  rule.place = place;
  rule.entry = source.number;
  // As attributes are kept: in the order of their names.
  rule.attributes.push_back({.name = "form", .value = std::string(source.form)});
  if (!source.entry.gender.empty()) {
    rule.attributes.push_back({.name = "gender", .value = std::string(source.entry.gender)});
  }
  if (!source.entry.subtype.empty()) {
    rule.attributes.push_back({.name = "kind", .value = std::string(source.entry.subtype)});
  }
  return rule;
}

}  // namespace readout

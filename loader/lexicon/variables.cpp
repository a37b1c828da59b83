#include "loader/lexicon/variables.hpp"

#include "loader/lexicon/pattern_source.hpp"
#include "loader/lexicon/rule_reader.hpp"
#include "schema/text/similar_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <ranges>

namespace readout {

namespace {

constexpr std::size_t deepest_nesting = 100;

// `a > b > a` for what goes round.
template <typename Names>
std::string circle(const Names& names, const std::string& again) {
  const auto first = std::ranges::find(names, again);
  return fmt::format("{} > {}", fmt::join(std::ranges::subrange(first, names.end()), " > "), again);
}

void check_name(const YamlEntry& entry) {
  PatternSource source(entry.key, entry.place);
  if (source.take_name() != entry.key) {
    throw InputError(entry.place, fmt::format("'{}' is no name of a variable (known: letters, "
                                              "digits, underscores)",
                                              entry.key));
  }
}

}  // namespace

PieceFinder Variables::read(const YamlNode& root, const std::string& path) {
  Scope& scope = scope_of(root, path);
  return [this, &scope](const std::string& name, const Place& place) -> const Pattern& {
    return pattern_of(scope, name, place);
  };
}

std::vector<VariablePiece> Variables::pieces_of(const std::string& path) const {
  std::vector<VariablePiece> pieces;
  for (const Variable& variable : m_scopes.at(path).own) {
    pieces.push_back(
        {.name = variable.name, .place = variable.place, .pattern = &variable.pattern});
  }
  return pieces;
}

std::vector<VariableUse> Variables::uses() const {
  std::vector<VariableUse> uses;
  for (const Scope& scope : std::views::values(m_scopes)) {
    for (const Variable& variable : scope.own) {
      uses.push_back({.name = variable.name, .place = variable.place, .is_used = variable.is_used});
    }
  }
  return uses;
}

std::vector<UnusedImport> Variables::unused_imports_of(const std::string& path) const {
  const Scope& scope = m_scopes.at(path);
  std::vector<UnusedImport> unused;
  for (const Import& import : scope.imports) {
    const auto names = std::views::keys(import.scope->visible);
    if (std::ranges::none_of(names, [&](const auto& name) { return scope.used.contains(name); })) {
      unused.push_back({.path = import.path, .place = import.place});
    }
  }
  return unused;
}

Variables::Scope& Variables::scope_of(const YamlNode& root, const std::string& path) {
  Scope& scope = m_scopes[path];
  if (scope.is_read) {
    return scope;
  }
  m_open_files.push_back(path);
  if (const YamlNode* imports = root.find("imports")) {
    for (const YamlNode& import : items_of(*imports)) {
      const Scope& other = imported(import);
      scope.imports.push_back({.path = import.scalar, .place = import.place, .scope = &other});
      for (const auto& [name, variable] : other.visible) {
        add_visible(*variable, import.place, scope);
      }
    }
  }
  if (const YamlNode* vars = root.find("vars")) {
    add_variables(*vars, scope);
  }
  for (Variable& variable : scope.own) {
    parse(variable, variable.place);
  }
  m_open_files.pop_back();
  scope.is_read = true;
  return scope;
}

const Variables::Scope& Variables::imported(const YamlNode& import) {
  const std::string& path = word_of(import, "an import");
  if (std::ranges::find(m_open_files, path) != m_open_files.end()) {
    throw InputError(import.place, fmt::format("imports go round: {}", circle(m_open_files, path)));
  }
  const auto file = m_files.find(path);
  if (file == m_files.end()) {
    if (path.ends_with(".yaml")) {
      throw InputError(import.place, fmt::format("an import is named without .yaml: '{}'",
                                                 path.substr(0, path.size() - 5)));
    }
    throw InputError(import.place, fmt::format("no file '{}.yaml' ({})", path,
                                               alternatives(path, std::views::keys(m_files))));
  }
  const YamlNode root = read_yaml(file->second.content, file->second.file);
  check_keys(root, "a file of rules", phase_keys);
  return scope_of(root, path);
}

void Variables::add_variables(const YamlNode& vars, Scope& scope) {
  if (vars.type != YamlNode::Type::mapping) {
    throw InputError(vars.place, "vars must be a mapping such as {acts: \"[Cue]\"}");
  }
  require_items(vars);
  for (const YamlEntry& entry : vars.entries) {
    check_name(entry);
    Variable& variable = scope.own.emplace_back();
    variable.name = entry.key;
    variable.place = entry.place;
    variable.source = pattern_source_of(entry.value, Quotes::allowed);
    variable.content = entry.value.content;
    variable.scope = &scope;
    add_visible(variable, entry.place, scope);
  }
}

void Variables::add_visible(Variable& variable, const Place& place, Scope& scope) {
  const auto [known, is_new] = scope.visible.emplace(variable.name, &variable);
  if (!is_new && known->second != &variable) {
    throw InputError(place, fmt::format("a second variable '{}' (first in {})", variable.name,
                                        known->second->place.to_string()));
  }
}

const Pattern& Variables::pattern_of(Scope& scope, const std::string& name, const Place& place) {
  const auto found = scope.visible.find(name);
  if (found == scope.visible.end()) {
    throw InputError(place, fmt::format("unknown variable '@{}' ({})", name,
                                        alternatives(name, std::views::keys(scope.visible))));
  }
  found->second->is_used = true;
  scope.used.insert(name);
  parse(*found->second, place);
  return found->second->pattern;
}

void Variables::parse(Variable& variable, const Place& place) {
  if (variable.is_parsed) {
    return;
  }
  if (std::ranges::find(m_open_variables, &variable) != m_open_variables.end()) {
    const auto names =
        m_open_variables | std::views::transform([](const Variable* open) { return open->name; });
    throw InputError(place, fmt::format("variables go round: {}", circle(names, variable.name)));
  }
  if (m_open_variables.size() > deepest_nesting) {
    throw InputError(place, "variables nest deeper than 100 levels");
  }
  m_open_variables.push_back(&variable);
  variable.pattern = parse_pattern(variable.source, variable.content,
                                   [&](const std::string& name, const Place& at) -> const Pattern& {
                                     return pattern_of(*variable.scope, name, at);
                                   });
  m_open_variables.pop_back();
  variable.is_parsed = true;
}

}  // namespace readout

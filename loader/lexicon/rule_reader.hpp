#pragma once

#include "loader/lexicon/phase.hpp"
#include "loader/lexicon/yaml.hpp"

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace readout {

/// The keys of a file of rules.
inline constexpr std::array<std::string_view, 9> phase_keys = {
    "phase", "imports", "vars", "reads", "skips", "control", "scope", "zone", "rules"};

/// Reads one entry of `rules:`. Throws InputError.
Rule read_rule(const YamlNode& node, const PieceFinder& find_piece);

/// The text of a pattern, whose places in the file are known: on one line or in a block, and where
/// that is allowed in quotation marks without any escape. Throws InputError.
enum class Quotes { refused, allowed };
const std::string& pattern_source_of(const YamlNode& node, Quotes quotes);

/// Throws InputError at the first key of `mapping` that is not in `known`, or if it is no mapping.
void check_keys(const YamlNode& mapping, std::string_view what,
                std::span<const std::string_view> known);

/// The word of a scalar that is not empty. Throws InputError.
const std::string& word_of(const YamlNode& node, std::string_view what);

/// The whole number in a scalar. Throws InputError.
int number_of(const YamlNode& node, std::string_view what);

/// Throws InputError for a list or a mapping of nothing.
void require_items(const YamlNode& node);

/// A list, or one value that stands for a list of one. Throws InputError for a list of nothing.
std::span<const YamlNode> items_of(const YamlNode& node);

/// The value of a key that must be there. Throws InputError.
const YamlNode& required(const YamlNode& mapping, std::string_view what, std::string_view key);

}  // namespace readout

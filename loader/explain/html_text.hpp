#pragma once

#include "loader/explain/explanation.hpp"

#include <string>
#include <string_view>

namespace readout {

/// Pieces of HTML that the page of explanations is made of.

/// A text as HTML shows it, inside elements and inside quoted attributes.
std::string html_escaped(std::string_view text);

/// ` style="--hue:N"`: the colour of a kind of annotation, the same on every page.
std::string hue_of(std::string_view kind);

/// What a step did in a passage, under a line that says it in short; folded unless `open`.
std::string step_html(const PassageStep& step, const Explanation& explanation, bool open);

/// Changes as a list.
std::string changes_html(const std::vector<Change>& changes, std::string_view step);

/// What became of the rule that was asked after.
std::string outcome_html(const RuleOutcome& outcome, const Explanation& explanation);

}  // namespace readout

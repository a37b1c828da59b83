#pragma once

#include "schema/model/document.hpp"
#include "schema/model/facts.hpp"
#include "schema/model/rule_set.hpp"

#include <string>

namespace readout {

/// A document and its facts as one line of the annotation format (docs/annotations.md), without the
/// line end. Every key is always there; what is unknown is null. Positions are code points of
/// `text`.
std::string annotation_json(const Document& document, const Facts& facts, const RuleSet& rules);

}  // namespace readout

#pragma once

#include "schema/store/database.hpp"
#include "schema/store/judgements.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace readout {

/// Facts of one rule for a person to mark: the rows of the script facts_by_rule behind an empty
/// column `right`. Of more than `count` facts a sample that depends on nothing but the facts'
/// places (collection, id, kind and number): those of the smallest hashes, in the order of the
/// script.
Table judgement_sheet(Database& database, const std::string& rule, std::size_t count);

/// A row of a sheet as it comes back.
struct Mark {
  std::string rule_set;
  std::string rule;
  std::string fact;   ///< what tells it from the other facts of the rule
  std::string word;   ///< what stands in the column `right`
  std::string place;  ///< for messages: "file:line"
};

/// Adds marks up by rule, in the order in which the rules come: yes, y, true, right, 1 and + are
/// right; no, n, false, wrong, 0 and - are wrong, in letters of any case; an empty mark does not
/// count. A fact that stands there twice counts once. Throws InputError for another word, and for a
/// fact that is marked right and wrong. A rule without a mark is left out.
std::vector<Judgement> judgements_of(std::span<const Mark> marks);

}  // namespace readout

#pragma once

#include "schema/model/rule_set.hpp"
#include "schema/store/database.hpp"
#include "schema/store/fact_writer.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace readout::test {

/// Three rules and a dictionary of four entries.
RuleSet made_rules(const std::string& hash = "00000000000000000000000000000001");

/// A document with one fact of each table, everything optional set, and odd text: Greek, emoji,
/// quotation marks, tabs, backslashes.
LoadedDocument full_document(const std::string& id = "full.txt");

/// The same tables with everything optional unset.
LoadedDocument bare_document(const std::string& id = "bare.txt");

/// A document with random facts that keep all conditions: a pure function of `id`, `version` and
/// `sentences`. Names, sides and dictionary entries are drawn from a small pool, so that documents
/// share keys and some keys are contested.
LoadedDocument random_document(const std::string& id, std::uint32_t version,
                               std::size_t sentences = 4);

/// A document and the one person whom it knows.
struct Holder {
  std::string document;
  std::string key;
  std::string name;
  std::string side = {};
  std::string publisher = {};
};

LoadedDocument document_of(const Holder& holder);

/// Writes what documents hold under made_rules() and settles.
void load(Database& database, const std::vector<Holder>& holders);

}  // namespace readout::test

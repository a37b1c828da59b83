#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace readout {

/// A rule as facts refer to it.
struct RuleRecord {
  std::string name;  ///< phase/name, unique in the set: "statements/inverted/quote-cue-speaker"
  std::string file;  ///< "loader/rules/statements/inverted.yaml"
  std::uint32_t line = 0;  ///< 0: the whole file, of a dictionary
};

/// A line of a dictionary that can be an entity of the graph.
struct DictionaryRecord {
  std::string key;      ///< "person:xi-jinping.CHN"
  std::string name;     ///< display name
  std::string country;  ///< key of a state, or empty
  std::string file;
  std::uint32_t line = 0;
};

/// What recognised the facts of a document: rules, dictionaries and options together, named by one
/// hash.
struct RuleSet {
  std::string hash;     ///< 32 hexadecimal digits, XXH3-128
  std::string program;  ///< version of the program
  std::string options;  ///< options that change facts, as one line; empty for the defaults
  std::vector<RuleRecord> rules;
  std::uint32_t entry_count = 0;                         ///< entities of the dictionaries
  std::function<DictionaryRecord(std::uint32_t)> entry;  ///< one of them, by its number

  /// Takes records as the entities of the dictionaries.
  void use(std::vector<DictionaryRecord> records) {
    entry_count = static_cast<std::uint32_t>(records.size());
    entry = [kept = std::move(records)](std::uint32_t number) { return kept[number]; };
  }
};

}  // namespace readout

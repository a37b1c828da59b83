#pragma once

#include "loader/lexicon/string_pool.hpp"

#include <cstdint>
#include <string_view>

namespace readout {

/// What LexiconBuilder puts into an image beside phrases, entries and word lists, and Lexicon reads
/// there. Names of sections stand beside the records; their strings are those of "lexicon.strings".

/// "lexicon.head", one: what everything together is called.
struct HeadRecord {
  StringRef hash = 0;
  StringRef program = 0;
};

/// "lexicon.dictionaries": files, as the rules that made their annotations.
struct DictionaryRuleRecord {
  StringRef name = 0;
  StringRef file = 0;
};

/// "lexicon.steps": the lines of phases.txt.
struct StepRecord {
  StringRef name = 0;     ///< of the step, or of the phase
  StringRef file = 0;     ///< phases.txt, or the file of rules
  StringRef content = 0;  ///< of the file of rules; 0 for an engine step
  StringRef phases = 0;   ///< phases.txt
  StringRef within = 0;   ///< kind of annotation that must stand in a sentence; 0: all sentences
  std::uint32_t line = 0;
  std::uint32_t within_column = 0;  ///< in code points, from 1
};

/// "lexicon.imports": all files of rules, which others may import.
struct ImportRecord {
  StringRef path = 0;  ///< below loader/rules, without the ending
  StringRef file = 0;
  StringRef content = 0;
};

/// "lexicon.token_patterns": lines of EntityRuler files that hold token patterns. Those of one
/// dictionary are behind one another.
struct TokenPatternRecord {
  StringRef line = 0;  ///< as it is in the file
  StringRef form = 0;
  std::uint32_t dictionary = 0;  ///< in "lexicon.dictionaries"
  std::uint32_t entry = 0;
  std::uint32_t number = 0;  ///< of the line
};

/// "lexicon.external_ids", in the order of the entries.
struct ExternalIdRecord {
  std::uint32_t entry = 0;
  StringRef id = 0;
};

/// "lexicon.warnings": strings, what a user should be told of dictionaries.

/// "lexicon.zones": the lines of zones.tsv.
struct ZoneRecord {
  std::uint32_t kind = 0;
  std::uint32_t where = 0;
  StringRef pattern = 0;
};

}  // namespace readout

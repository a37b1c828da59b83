#include "loader/lexicon/builder.hpp"
#include "loader/lexicon/entity_ruler_writer.hpp"
#include "tests/fuzz/promise.hpp"
#include "tests/fuzz/targets.hpp"

#include <memory>
#include <string>
#include <vector>

namespace readout::fuzz {

namespace {

struct Read {
  std::unique_ptr<const Lexicon> lexicon;
  std::vector<DictionaryName> names;
};

Read read(std::string_view bytes) {
  Read result;
  LexiconBuilder builder;
  builder.on_name([&](const DictionaryName& name) { result.names.push_back(name); });
  builder.add_entity_ruler({"fuzz.jsonl", "dictionaries/fuzz.jsonl", bytes});
  builder.add_phases({"phases.txt", "phases.txt", "step dictionaries\n"}, {});
  result.lexicon = std::make_unique<const Lexicon>(ImageBytes::of(builder.image("0")));
  return result;
}

}  // namespace

// Lines that are read must be written so that they read as the same, and be refused or compiled.
void entity_ruler(std::string_view bytes) {
  Read first;
  if (!is_accepted([&] { first = read(bytes); })) {
    return;
  }
  const std::string lines = entity_ruler_lines(*first.lexicon, first.names);
  Read second;
  promise(is_accepted([&] { second = read(lines); }), "written lines are refused");
  promise(entity_ruler_lines(*second.lexicon, second.names) == lines, "written lines differ");
}

}  // namespace readout::fuzz

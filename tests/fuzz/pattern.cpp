#include "loader/lexicon/pattern.hpp"

#include "loader/lexicon/matcher.hpp"
#include "schema/text/utf8.hpp"
#include "tests/fuzz/no_lists.hpp"
#include "tests/fuzz/promise.hpp"
#include "tests/fuzz/targets.hpp"

#include <string>

namespace readout::fuzz {

namespace {

constexpr std::string_view words = "One port of Luria's banks, in 2026.";

Phase phase_of(Pattern pattern) {
  Rule rule{.name = "r", .label = "Found", .pattern = std::move(pattern)};
  Phase phase{.name = "fuzz", .file = "fuzz"};
  phase.reads = {"Person"};
  phase.rules.push_back(std::move(rule));
  return phase;
}

}  // namespace

// A pattern that is read must compile or be refused, and one that compiles must run.
void pattern(std::string_view bytes) {
  if (first_invalid_utf8(bytes)) {
    return;  // the reader of the file refuses it before
  }
  Pattern parsed;
  if (!is_accepted([&] { parsed = parse_pattern(bytes, {"fuzz", 1, 1}); })) {
    return;
  }
  const NoLists lists;
  SymbolTable symbols;
  is_accepted([&] {
    const CompiledPhase compiled(phase_of(std::move(parsed)), symbols, lists, 0);
    AnnotatedText text;
    text.text = words;
    text.tokens = tokens_of(words);
    text.zones = {{ZoneKind::body, {0, static_cast<std::uint32_t>(text.tokens.size())}}};
    text.sentences = {{text.zones.front().range, 0, 0, true}};
    compiled.run(text);
    for (const Annotation& found : text.annotations) {
      promise(!found.range.empty() && found.range.end <= text.tokens.size(), "a match outside");
    }
  });
}

}  // namespace readout::fuzz

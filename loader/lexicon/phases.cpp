#include "loader/lexicon/builder.hpp"
#include "loader/lexicon/engine_steps.hpp"
#include "loader/lexicon/known_words.hpp"
#include "loader/lexicon/text_lines.hpp"
#include "schema/text/blanks.hpp"
#include "schema/text/similar_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <map>

namespace readout {

namespace {

/// "step NAME", "rules NAME", and "in KIND" behind either.
struct StepLine {
  std::string_view word;
  std::string_view name;
  std::string_view within;
};

/// The text before its last word, which goes into `word`.
std::string_view cut_last_word(std::string_view text, std::string_view& word) {
  const std::size_t blank = text.find_last_of(" \t");
  word = blank == std::string_view::npos ? text : text.substr(blank + 1);
  return without_blanks(text.substr(0, text.size() - word.size()));
}

/// `line` is not blank.
StepLine parts_of(std::string_view line) {
  const std::string_view text = without_blanks(line);
  const std::size_t blank = std::min(text.find_first_of(" \t"), text.size());
  StepLine parts{.word = text.substr(0, blank), .name = without_blanks(text.substr(blank))};
  std::string_view kind;
  std::string_view in;
  const std::string_view name = cut_last_word(cut_last_word(parts.name, kind), in);
  if (in == "in" && !name.empty()) {
    parts.name = name;
    parts.within = kind;
  }
  return parts;
}

}  // namespace

void LexiconBuilder::add_imports(const std::vector<RuleFile>& files) {
  constexpr std::string_view ending = ".yaml";
  for (const RuleFile& file : files) {
    if (file.path.ends_with(ending)) {
      const std::string path = file.path.substr(0, file.path.size() - ending.size());
      m_imports.push_back({.path = m_strings.add(path),
                           .file = m_strings.add(file.file),
                           .content = m_strings.add(file.content)});
    }
  }
}

void LexiconBuilder::add_phases(const RuleFile& phases, const std::vector<RuleFile>& files) {
  add_imports(files);
  for_each_line(phases.content, phases.file, [&](std::string_view line, const Place& place) {
    if (!without_blanks(line.substr(0, line.find('#'))).empty()) {
      add_step(line, place, files);
    }
  });
  if (m_steps.empty()) {
    throw InputError({phases.file, 1, 1}, "no line names a step or a file of rules");
  }
  check_step_order(phases);
}

void LexiconBuilder::check_step_order(const RuleFile& phases) const {
  std::map<std::string_view, std::uint32_t> lines;                      // of engine steps
  std::uint32_t sentences = std::numeric_limits<std::uint32_t>::max();  // none
  for (const StepRecord& step : m_steps) {
    const std::string_view name = m_strings.at(step.name);
    if (step.content == 0 && !lines.emplace(name, step.line).second) {
      throw InputError(
          {phases.file, step.line, 1},
          fmt::format("the step '{}' stands twice (first in line {})", name, lines[name]));
    }
    sentences = step.content == 0 && name == "sentences" ? step.line : sentences;
  }
  for (const StepOrder& order : step_orders) {
    const auto step = lines.find(order.step);
    const auto read = lines.find(order.reads);
    if (step == lines.end() || (read == lines.end() && !order.needs)) {
      continue;
    }
    if (read == lines.end() || read->second > step->second) {
      throw InputError({phases.file, step->second, 1},
                       fmt::format("the step '{}' reads what the step '{}' makes, which must stand "
                                   "before it",
                                   order.step, order.reads));
    }
  }
  const auto early = std::ranges::find_if(
      m_steps, [&](const StepRecord& step) { return step.content != 0 && step.line < sentences; });
  if (early != m_steps.end()) {
    throw InputError({phases.file, early->line, 1},
                     "rules run over sentences: the step 'sentences' must stand before them");
  }
}

void LexiconBuilder::add_step(std::string_view line, const Place& place,
                              const std::vector<RuleFile>& files) {
  const auto place_of = [&](std::string_view piece) {
    return place_in_line(line, static_cast<std::size_t>(piece.data() - line.data()), place);
  };
  const StepLine parts = parts_of(line.substr(0, line.find('#')));
  constexpr std::array<std::string_view, 2> words = {"step", "rules"};
  require_known("word", parts.word, words, place_of(parts.word));
  if (parts.name.empty()) {
    throw InputError(place_of(parts.word), fmt::format("behind '{}' stands no name", parts.word));
  }
  StepRecord step{.name = m_strings.add(std::string(parts.name)),
                  .phases = m_strings.add(place.file),
                  .line = static_cast<std::uint32_t>(place.line)};
  if (!parts.within.empty()) {
    step.within = m_strings.add(std::string(parts.within));
    step.within_column = static_cast<std::uint32_t>(place_of(parts.within).column);
  }
  if (parts.word == "step") {
    require_known("step", parts.name, document_steps, place_of(parts.name));
    if (!parts.within.empty()) {
      require_known("step for some sentences", parts.name, sentence_steps, place_of(parts.name));
    }
    step.file = step.phases;
  } else {
    const RuleFile& file = rule_file_called(std::string(parts.name), place_of(parts.name), files);
    step.file = m_strings.add(file.file);
    step.content = m_strings.add(file.content);
  }
  m_steps.push_back(step);
}

const RuleFile& LexiconBuilder::rule_file_called(const std::string& name, const Place& place,
                                                 const std::vector<RuleFile>& files) const {
  const auto file = std::ranges::find(files, name + ".yaml", &RuleFile::path);
  if (file == files.end()) {
    std::vector<std::string_view> known;
    known.reserve(m_imports.size());
    for (const ImportRecord& import : m_imports) {
      known.push_back(m_strings.at(import.path));
    }
    constexpr std::string_view ending = ".yaml";
    const std::string bare =
        name.ends_with(ending) ? name.substr(0, name.size() - ending.size()) : name;
    throw InputError(place, fmt::format("no file '{}.yaml' ({})", name, alternatives(bare, known)));
  }
  return *file;
}

}  // namespace readout

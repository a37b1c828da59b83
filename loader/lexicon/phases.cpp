#include "loader/lexicon/builder.hpp"
#include "loader/lexicon/engine_steps.hpp"
#include "loader/lexicon/known_words.hpp"
#include "loader/lexicon/text_lines.hpp"
#include "schema/text/blanks.hpp"
#include "schema/text/similar_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace readout {

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
  std::map<std::string_view, std::uint32_t> lines;  // of engine steps
  std::uint32_t sentences = 0;
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
  const std::string_view text = without_blanks(line.substr(0, line.find('#')));
  const std::size_t blank = text.find_first_of(" \t");
  const std::string_view word = text.substr(0, blank);
  const std::string name(without_blanks(blank == std::string_view::npos ? "" : text.substr(blank)));
  const Place name_place = place_in_line(
      line, static_cast<std::size_t>(text.data() + text.size() - line.data()) - name.size(), place);
  if (word == "step") {
    require_known("step", name, document_steps, name_place);
    m_steps.push_back({.name = m_strings.add(name),
                       .file = m_strings.add(place.file),
                       .content = 0,
                       .line = static_cast<std::uint32_t>(place.line)});
    return;
  }
  constexpr std::array<std::string_view, 2> words = {"step", "rules"};
  require_known("word", word, words,
                place_in_line(line, static_cast<std::size_t>(text.data() - line.data()), place));
  const auto file = std::ranges::find(files, name + ".yaml", &RuleFile::path);
  if (file == files.end()) {
    std::vector<std::string_view> known;
    known.reserve(m_imports.size());
    for (const ImportRecord& import : m_imports) {
      known.push_back(m_strings.at(import.path));
    }
    throw InputError(name_place,
                     fmt::format("no file '{}.yaml' ({})", name, alternatives(name, known)));
  }
  m_steps.push_back({.name = m_strings.add(name),
                     .file = m_strings.add(file->file),
                     .content = m_strings.add(file->content),
                     .line = static_cast<std::uint32_t>(place.line)});
}

}  // namespace readout

#include "loader/lexicon/builder.hpp"
#include "loader/lexicon/engine_steps.hpp"
#include "schema/text/blanks.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

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
  std::string_view rest = phases.content;
  for (std::size_t line = 1; !rest.empty(); ++line) {
    const std::size_t end = rest.find('\n');
    const std::string_view text = without_blanks(rest.substr(0, std::min(rest.find('#'), end)));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (text.empty()) {
      continue;
    }
    const std::size_t blank = text.find(' ');
    const std::string_view word = text.substr(0, blank);
    const std::string name(
        without_blanks(blank == std::string_view::npos ? "" : text.substr(blank)));
    const Place place{phases.file, line, 1};
    if (word == "step") {
      if (std::ranges::find(document_steps, name) == document_steps.end()) {
        throw InputError(place, fmt::format("unknown step '{}' (known: {})", name,
                                            fmt::join(document_steps, ", ")));
      }
      m_steps.push_back({.name = m_strings.add(name),
                         .file = m_strings.add(phases.file),
                         .content = 0,
                         .line = static_cast<std::uint32_t>(line)});
      continue;
    }
    if (word != "rules") {
      throw InputError(place, fmt::format("unknown word '{}' (known: step, rules)", word));
    }
    const auto file = std::find_if(files.begin(), files.end(),
                                   [&](const RuleFile& f) { return f.path == name + ".yaml"; });
    if (file == files.end()) {
      throw InputError(place, fmt::format("no file '{}.yaml'", name));
    }
    m_steps.push_back({.name = m_strings.add(name),
                       .file = m_strings.add(file->file),
                       .content = m_strings.add(file->content),
                       .line = static_cast<std::uint32_t>(line)});
  }
}

}  // namespace readout

#include "loader/lexicon/unused_rules.hpp"

#include "loader/lexicon/rule_reader.hpp"
#include "loader/lexicon/yaml.hpp"
#include "schema/model/error.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <sstream>
#include <string_view>

namespace readout {

namespace {

constexpr std::string_view ending = ".yaml";

// "rules NAME" in the lines of phases.txt.
std::set<std::string> named_in(const RuleFile& phases) {
  std::set<std::string> names;
  std::istringstream lines{std::string(phases.content)};
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line.substr(0, line.find('#')));
    std::string word;
    std::string name;
    if (words >> word >> name && word == "rules") {
      names.insert(name);
    }
  }
  return names;
}

std::set<std::string> imported_in(const std::vector<RuleFile>& files) {
  std::set<std::string> names;
  for (const RuleFile& file : files) {
    if (file.path.ends_with(ending) && file.content.find("imports") != std::string_view::npos) {
      const YamlNode root = read_yaml(file.content, file.file);
      if (const YamlNode* imports = root.find("imports")) {
        for (const YamlNode& import : items_of(*imports)) {
          names.insert(import.scalar);
        }
      }
    }
  }
  return names;
}

}  // namespace

void require_used(const std::set<std::string>& paths, const std::vector<RuleFile>& files,
                  const RuleFile& phases) {
  const std::set<std::string> named = named_in(phases);
  for (const std::string& path : paths) {
    const std::string name = path.substr(0, path.rfind(ending));
    if (!path.ends_with(ending) || named.contains(name) || imported_in(files).contains(name)) {
      continue;
    }
    const auto file = std::ranges::find(files, path, &RuleFile::path);
    throw InputError(
        {file->file, 1, 1},
        fmt::format("nothing runs or imports these rules: write 'rules {}' in a phases.txt of the "
                    "folder, as {} has it, or give the file the name of one that it replaces "
                    "({})",
                    name, phases.file,
                    named.empty() ? "it names none"
                                  : fmt::format("named there: {}", fmt::join(named, ", "))));
  }
}

}  // namespace readout

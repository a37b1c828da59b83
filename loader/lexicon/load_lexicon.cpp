#include "loader/lexicon/builder.hpp"
#include "loader/lexicon/lexicon.hpp"
#include "loader/lexicon/lexicon_cache.hpp"
#include "loader/lexicon/rule_files.hpp"
#include "schema/model/keys.hpp"
#include "schema/text/fold.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

namespace readout {

namespace {

constexpr std::string_view builtin_root = "loader/rules/";

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in;
  if (!std::filesystem::is_directory(path)) {
    in.open(path, std::ios::binary);
  }
  if (!in.is_open()) {
    throw UsageError(fmt::format("cannot read '{}'", path.string()));
  }
  std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (!in) {
    throw UsageError(fmt::format("cannot read '{}'", path.string()));
  }
  return bytes;
}

bool is_rule_file(const std::filesystem::path& path) {
  const auto ending = path.extension();
  return ending == ".tsv" || ending == ".yaml" || ending == ".jsonl" ||
         path.filename() == "phases.txt";
}

/// The files of a lexicon by their path below loader/rules; later ones replace earlier ones.
class RuleFiles {
 public:
  void add_builtin() {
    for (const EmbeddedFile& file : rule_files()) {
      const std::string path(file.name.substr(builtin_root.size()));
      m_files[path] = {std::string(file.name), path, file.content};
    }
  }

  void add_folder(const std::string& folder) {
    if (!std::filesystem::is_directory(folder)) {
      throw UsageError(fmt::format("--rules: no folder '{}'", folder));
    }
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (entry.is_regular_file() && is_rule_file(entry.path())) {
        const std::string path = std::filesystem::relative(entry.path(), folder).generic_string();
        m_files[path] = {entry.path().string(), path, keep(bytes_of(entry.path()))};
      }
    }
  }

  void add_dictionary(const std::string& file) {
    const std::string name = std::filesystem::path(file).filename().string();
    m_user.push_back({.file = file,
                      .path = "dictionaries/" + name,
                      .content = keep(bytes_of(file)),
                      .user = true});
  }

  std::vector<RuleFile> in_order() const {
    std::vector<RuleFile> files;
    for (const auto& [path, file] : m_files) {
      files.push_back(file);
    }
    return files;
  }
  const std::vector<RuleFile>& user() const { return m_user; }

  /// Hash of everything that can change a fact.
  std::string hash() const {
    std::string all = fmt::format("{}\n{}\n", recognition_version(), fold_version());
    for (const auto& [path, file] : m_files) {
      all += fmt::format("{}\t{}\n", path, content_hash(file.content));
    }
    for (const RuleFile& file : m_user) {
      all += fmt::format("+{}\t{}\n", file.path, content_hash(file.content));
    }
    return content_hash(all);
  }

 private:
  std::string_view keep(std::string bytes) { return m_kept.emplace_back(std::move(bytes)); }

  std::map<std::string, RuleFile> m_files;
  std::vector<RuleFile> m_user;
  std::deque<std::string> m_kept;
};

RuleFiles files_of(const LexiconOptions& options) {
  RuleFiles files;
  if (options.builtin) {
    files.add_builtin();
  }
  for (const auto& folder : options.rule_folders) {
    files.add_folder(folder);
  }
  for (const auto& file : options.dictionaries) {
    files.add_dictionary(file);
  }
  return files;
}

void add_file(LexiconBuilder& builder, const RuleFile& file) {
  if (file.path.ends_with(".jsonl")) {
    builder.add_entity_ruler(file);
  } else if (file.path.ends_with(".tsv")) {
    builder.add_dictionary(file);
  } else if (file.user) {
    throw InputError({file.file, 0, 0}, "a dictionary is a table (.tsv) or JSON Lines (.jsonl)");
  }
}

std::string compiled(const RuleFiles& sources) {
  LexiconBuilder builder;
  const std::vector<RuleFile> files = sources.in_order();
  // What a user brings comes first: the first entry of a key gives its name.
  for (const auto* group : {&sources.user(), &files}) {
    for (const RuleFile& file : *group) {
      add_file(builder, file);
    }
  }
  const auto phases = std::find_if(files.begin(), files.end(),
                                   [](const RuleFile& f) { return f.path == "phases.txt"; });
  if (phases == files.end()) {
    throw UsageError(
        "no phases.txt in the rules: --rules must name a folder that holds one when the built-in "
        "rules are left out");
  }
  builder.add_phases(*phases, files);
  return builder.image(sources.hash());
}

bool is_builtin_alone(const LexiconOptions& options) {
  return options.builtin && options.rule_folders.empty() && options.dictionaries.empty();
}

}  // namespace

std::string compile_lexicon(const LexiconOptions& options) { return compiled(files_of(options)); }

std::unique_ptr<const Lexicon> load_lexicon(const LexiconOptions& options) {
  if (is_builtin_alone(options) && !options.builtin_image.empty()) {
    return std::make_unique<const Lexicon>(ImageBytes::in_place(options.builtin_image), false);
  }
  const RuleFiles files = files_of(options);
  const LexiconCache cache(options.cache_folder);
  if (auto kept = cache.find(files.hash())) {
    return kept;
  }
  const std::string image = compiled(files);
  auto lexicon = std::make_unique<const Lexicon>(ImageBytes::of(image), false);
  if (options.check) {
    options.check(*lexicon);
  }
  cache.keep(files.hash(), image);
  return lexicon;
}

}  // namespace readout

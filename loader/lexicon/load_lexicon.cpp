#include "loader/lexicon/builder.hpp"
#include "loader/lexicon/lexicon.hpp"
#include "loader/lexicon/lexicon_cache.hpp"
#include "loader/lexicon/phase.hpp"
#include "loader/lexicon/rule_sources.hpp"
#include "loader/lexicon/unused_rules.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace readout {

namespace {

constexpr std::string_view dictionary_folder = "dictionaries/";

RuleSources files_of(const LexiconOptions& options) {
  RuleSources files;
  if (options.builtin) {
    files.add_builtin();
  }
  for (const auto& folder : options.rule_folders) {
    files.add_folder(folder);
  }
  for (const auto& file : options.dictionaries) {
    files.add_dictionary(file);
  }
  files.name_dictionaries();
  if (options.without.starts_with(dictionary_folder)) {
    files.leave_out(options.without);
  }
  return files;
}

bool has_ids(const UserDictionary& user) {
  return user.format == DictionaryFormat::table || user.format == DictionaryFormat::entity_ruler;
}

void add_file(LexiconBuilder& builder, const RuleFile& file, DictionaryFormat format) {
  if (format == DictionaryFormat::entity_ruler) {
    builder.add_entity_ruler(file);
  } else {
    builder.add_dictionary(file);
  }
}

void add_without_ids(LexiconBuilder& builder, const RuleSources& sources,
                     std::optional<int> century) {
  for (const UserDictionary& user : sources.user()) {
    if (user.format == DictionaryFormat::gate_lists) {
      builder.add_gate_lists(user.file, user.lists, sources.table("gate_types.tsv"));
    } else if (user.format == DictionaryFormat::petrarch) {
      builder.add_petrarch(user.file, sources.table("petrarch_codes.tsv"), century);
    }
  }
}

void add_dictionaries(LexiconBuilder& builder, const RuleSources& sources,
                      std::optional<int> century) {
  if (!std::ranges::all_of(sources.user(), has_ids)) {
    builder.remember_names();
  }
  // What a user brings comes first: the first entry of a key gives its name.
  for (const UserDictionary& user : sources.user()) {
    if (has_ids(user)) {
      add_file(builder, user.file, user.format);
    }
  }
  for (const RuleFile& file : sources.in_order()) {
    if (is_dictionary(file.path)) {
      add_file(
          builder, file,
          file.path.ends_with(".tsv") ? DictionaryFormat::table : DictionaryFormat::entity_ruler);
    }
  }
  // Formats without ids come last: their names mean the entries that the others have.
  add_without_ids(builder, sources, century);
}

const RuleFile& phases_of(const std::vector<RuleFile>& files) {
  const auto phases = std::ranges::find(files, "phases.txt", &RuleFile::path);
  if (phases == files.end()) {
    throw UsageError(
        "no phases.txt in the rules: --rules must name a folder that holds one when the built-in "
        "rules are left out");
  }
  return *phases;
}

std::string compiled(const RuleSources& sources, const LexiconOptions& options,
                     const std::string& hash, NameListener on_name) {
  LexiconBuilder builder;
  builder.on_name(std::move(on_name));
  add_dictionaries(builder, sources, options.century);
  if (!options.without.starts_with(dictionary_folder)) {
    builder.check_keys();
  }
  const std::vector<RuleFile> files = sources.in_order();
  builder.add_phases(phases_of(files), files);
  return builder.image(hash);
}

/// Whether the image that is linked into the program holds what the options ask for. A dictionary
/// cannot be left out of an image, but its token patterns can.
bool is_linked(const LexiconOptions& options) {
  return options.builtin && options.rule_folders.empty() && options.dictionaries.empty() &&
         !options.builtin_image.empty() && !options.without.starts_with(dictionary_folder);
}

}  // namespace

std::string compile_lexicon(const LexiconOptions& options, NameListener on_name) {
  RuleSources files = files_of(options);
  files.read_all();
  return compiled(files, options, files.hash(options.century), std::move(on_name));
}

std::unique_ptr<const Lexicon> load_lexicon(const LexiconOptions& options) {
  const LexiconVariant variant{.without = options.without, .metonyms = options.metonyms};
  if (is_linked(options)) {
    return std::make_unique<const Lexicon>(ImageBytes::in_place(options.builtin_image),
                                           ImageOrigin::program, variant);
  }
  RuleSources files = files_of(options);
  const LexiconCache cache(options.cache_folder);
  if (auto kept = cache.find(files.hash(options.century), variant)) {
    return kept;
  }
  files.read_all();  // a file may have changed since: the hash of what is read counts
  const std::string hash = files.hash(options.century);
  auto made = ImageBytes::of(compiled(files, options, hash, {}));
  const std::span<const std::byte> image = made->bytes();
  auto lexicon = std::make_unique<const Lexicon>(std::move(made), ImageOrigin::made_now, variant);
  // What is wrong within the files comes first, such as an import that does not exist.
  const std::vector<RuleFile> all = files.in_order();
  require_used(files.in_folders(), all, phases_of(all));
  if (options.without.empty()) {
    check_patterns(*lexicon);
    if (options.check) {
      options.check(*lexicon);
    }
    cache.keep(hash, image);
  }
  return lexicon;
}

std::vector<std::string> problems_of_rule_files(const LexiconOptions& options) {
  constexpr std::string_view ending = ".yaml";
  const RuleSources files = files_of(options);
  const std::vector<RuleFile> all = files.in_order();
  ImportableFiles imports;
  for (const RuleFile& file : all) {
    if (file.path.ends_with(ending)) {
      imports.emplace(file.path.substr(0, file.path.size() - ending.size()),
                      ImportableFile{.file = file.file, .content = file.content});
    }
  }
  std::vector<std::string> problems;
  for (const RuleFile& file : all) {
    try {
      if (file.path.ends_with(ending)) {
        check_rule_file(file.content, file.file,
                        file.path.substr(0, file.path.size() - ending.size()), imports);
      }
    } catch (const InputError& error) {
      // What is wrong in a file that others import is found once for each of them.
      if (std::ranges::find(problems, error.what()) == problems.end()) {
        problems.emplace_back(error.what());
      }
    }
  }
  return problems;
}

std::string kept_file_of(const LexiconOptions& options) {
  return is_linked(options) || options.cache_folder.empty()
             ? std::string()
             : LexiconCache(options.cache_folder).path_of(files_of(options).hash(options.century));
}

}  // namespace readout

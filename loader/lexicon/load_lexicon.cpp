#include "loader/lexicon/builder.hpp"
#include "loader/lexicon/lexicon.hpp"
#include "loader/lexicon/lexicon_cache.hpp"
#include "loader/lexicon/phase.hpp"
#include "loader/lexicon/rule_files.hpp"
#include "loader/lexicon/unused_rules.hpp"
#include "loader/lexicon/user_dictionary.hpp"
#include "schema/model/keys.hpp"
#include "schema/text/file_bytes.hpp"
#include "schema/text/fold.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <filesystem>
#include <map>
#include <set>

namespace readout {

namespace {

constexpr std::string_view builtin_root = "loader/rules/";
constexpr std::string_view dictionary_folder = "dictionaries/";

bool is_rule_file(const std::filesystem::path& path) {
  const auto ending = path.extension();
  return ending == ".tsv" || ending == ".yaml" || ending == ".jsonl" ||
         path.filename() == "phases.txt";
}

bool is_dictionary(std::string_view path) {
  return path.ends_with(".tsv") || path.ends_with(".jsonl");
}

/// A dictionary that a user gives.
struct UserDictionary {
  RuleFile file;
  DictionaryFormat format = DictionaryFormat::table;
  std::vector<RuleFile> lists{};  ///< of GATE's lists.def
  std::string unread_hash{};      ///< of the content, which was not kept; empty where it was
};

std::vector<std::filesystem::directory_entry> entries_below(const std::string& folder) {
  try {
    const std::filesystem::recursive_directory_iterator all(folder);
    return {begin(all), end(all)};
  } catch (const std::filesystem::filesystem_error& error) {
    throw UsageError(fmt::format("--rules: cannot read '{}': {}", error.path1().string(),
                                 error.code().message()));
  }
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
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error)) {
      throw UsageError(fmt::format("--rules: no folder '{}'", folder));
    }
    bool empty = true;
    for (const auto& entry : entries_below(folder)) {
      std::error_code unreadable;
      const bool is_hidden = entry.path().filename().string().starts_with('.');
      if (!entry.is_regular_file(unreadable) || is_hidden) {
        continue;
      }
      if (entry.path().extension() == ".yml") {
        throw UsageError(fmt::format("--rules: '{}' would not be read: files of rules end in .yaml",
                                     entry.path().string()));
      }
      if (is_rule_file(entry.path())) {
        empty = false;
        const std::string path = std::filesystem::relative(entry.path(), folder).generic_string();
        m_files[path] = {entry.path().string(), path, keep(entry.path())};
        m_in_folders.insert(path);
      }
    }
    if (empty) {
      throw UsageError(fmt::format(
          "--rules: no rules in '{}': a folder laid out as loader/rules, with .yaml, .tsv or "
          ".jsonl files or phases.txt, must stand here",
          folder));
    }
  }

  void add_dictionary(const std::string& name) {
    std::filesystem::path file = name;
    std::error_code error;
    if (std::filesystem::is_directory(file, error)) {
      file /= "lists.def";
      if (!std::filesystem::exists(file, error)) {
        throw UsageError(fmt::format("--dictionary: no lists.def in the folder '{}'", name));
      }
    }
    UserDictionary& dictionary = m_user.emplace_back();
    if (leave_unread(file, dictionary)) {
      return;
    }
    dictionary.file = user_file(file);
    dictionary.format = dictionary_format_of(file.string(), dictionary.file.content);
    if (dictionary.format != DictionaryFormat::gate_lists) {
      return;
    }
    const std::vector<GateList> lists = gate_lists_of(dictionary.file.content, file.string());
    if (lists.empty()) {
      throw InputError({file.string(), 1, 1}, "no line names a list");
    }
    for (const GateList& list : lists) {
      const std::filesystem::path path = file.parent_path() / list.file;
      if (!std::filesystem::is_regular_file(path)) {
        throw InputError(list.place, fmt::format("no file '{}'", path.string()));
      }
      dictionary.lists.push_back(user_file(path));
    }
  }

  /// Reads those files of which only the hash is known.
  void read_all() {
    for (UserDictionary& user : m_user) {
      if (!user.unread_hash.empty()) {
        user.file.content = keep(user.file.file);
        user.format = dictionary_format_of(user.file.file, user.file.content);
        user.unread_hash.clear();
      }
    }
  }

  /// Gives each dictionary a rule of its own: of several files of one name those that are not given
  /// with --dictionary come first, and from the second on it has a number.
  void name_dictionaries() {
    std::set<std::string> taken;
    const auto name = [&](RuleFile& file) {
      const std::string rule = rule_of_dictionary(file);
      file.rule = rule;
      for (int number = 2; !taken.insert(file.rule).second; ++number) {
        file.rule = fmt::format("{}-{}", rule, number);
      }
    };
    for (auto& [path, file] : m_files) {
      if (is_dictionary(path)) {
        name(file);
      }
    }
    for (UserDictionary& user : m_user) {
      if (user.format == DictionaryFormat::gate_lists) {
        std::ranges::for_each(user.lists, name);
      } else {
        name(user.file);
      }
    }
  }

  /// Takes out what makes the dictionary of this name: "dictionaries/states".
  void leave_out(std::string_view dictionary) {
    std::erase_if(m_files, [&](const auto& file) { return file.second.rule == dictionary; });
    std::erase_if(m_user, [&](const auto& user) { return user.file.rule == dictionary; });
    for (UserDictionary& user : m_user) {
      for (RuleFile& list : user.lists) {
        list.left_out = list.rule == dictionary;
      }
    }
  }

  /// Paths of the files that are not built in.
  const std::set<std::string>& in_folders() const { return m_in_folders; }

  std::vector<RuleFile> in_order() const {
    std::vector<RuleFile> files;
    files.reserve(m_files.size());
    for (const auto& [path, file] : m_files) {
      files.push_back(file);
    }
    return files;
  }
  const std::vector<UserDictionary>& user() const { return m_user; }

  /// A table below dictionaries/ that other files need.
  const RuleFile& table(const std::string& name) const {
    const auto found = m_files.find("dictionaries/" + name);
    if (found == m_files.end()) {
      throw UsageError(
          fmt::format("no dictionaries/{} in the rules: --rules must name a folder that holds it "
                      "when the built-in rules are left out",
                      name));
    }
    return found->second;
  }

  /// Hash of everything that can change a fact.
  std::string hash(std::optional<int> century) const {
    std::string all = fmt::format("{}\n{}\n", recognition_version(), fold_version());
    if (century) {
      all += fmt::format("century {}\n", *century);
    }
    for (const auto& [path, file] : m_files) {
      all += fmt::format("{}\t{}\n", path, content_hash(file.content));
    }
    for (const UserDictionary& user : m_user) {
      all += fmt::format("+{}\t{}\n", user.file.path, hash_of(user));
      for (const RuleFile& list : user.lists) {
        all += fmt::format("+{}\t{}\n", list.path, content_hash(list.content));
      }
    }
    return content_hash(all);
  }

 private:
  static std::string hash_of(const UserDictionary& user) {
    return user.unread_hash.empty() ? content_hash(user.file.content) : user.unread_hash;
  }

  static RuleFile user_file(const std::filesystem::path& path, std::string_view content) {
    return {.file = path.string(),
            .path = "dictionaries/" + path.filename().string(),
            .content = content,
            .user = true};
  }
  RuleFile user_file(const std::filesystem::path& path) { return user_file(path, keep(path)); }

  /// A plain file whose name says what it is need not be in memory to find it in the cache.
  static bool leave_unread(const std::filesystem::path& path, UserDictionary& dictionary) {
    std::error_code error;
    const auto format = dictionary_format_by_name(path.string());
    if (!format || *format == DictionaryFormat::gate_lists ||
        !std::filesystem::is_regular_file(path, error)) {
      return false;
    }
    auto hash = content_hash_of_file(path.string());
    if (!hash) {
      return false;
    }
    dictionary.file = user_file(path, {});
    dictionary.format = *format;
    dictionary.unread_hash = std::move(*hash);
    return true;
  }

  std::string_view keep(const std::filesystem::path& path) {
    auto bytes = bytes_of_file(path);
    if (!bytes) {
      throw UsageError(fmt::format("cannot read '{}'", path.string()));
    }
    return m_kept.emplace_back(std::move(*bytes));
  }

  std::map<std::string, RuleFile> m_files;
  std::set<std::string> m_in_folders;
  std::vector<UserDictionary> m_user;
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

void add_without_ids(LexiconBuilder& builder, const RuleFiles& sources,
                     std::optional<int> century) {
  for (const UserDictionary& user : sources.user()) {
    if (user.format == DictionaryFormat::gate_lists) {
      builder.add_gate_lists(user.file, user.lists, sources.table("gate_types.tsv"));
    } else if (user.format == DictionaryFormat::petrarch) {
      builder.add_petrarch(user.file, sources.table("petrarch_codes.tsv"), century);
    }
  }
}

void add_dictionaries(LexiconBuilder& builder, const RuleFiles& sources,
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

std::string compiled(const RuleFiles& sources, const LexiconOptions& options,
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
  RuleFiles files = files_of(options);
  files.read_all();
  return compiled(files, options, files.hash(options.century), std::move(on_name));
}

std::unique_ptr<const Lexicon> load_lexicon(const LexiconOptions& options) {
  const LexiconVariant variant{.without = options.without, .metonyms = options.metonyms};
  if (is_linked(options)) {
    return std::make_unique<const Lexicon>(ImageBytes::in_place(options.builtin_image),
                                           ImageOrigin::program, variant);
  }
  RuleFiles files = files_of(options);
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
  const RuleFiles files = files_of(options);
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

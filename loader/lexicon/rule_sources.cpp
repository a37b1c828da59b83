#include "loader/lexicon/rule_sources.hpp"

#include "loader/lexicon/lexicon.hpp"
#include "loader/lexicon/rule_files.hpp"
#include "schema/model/error.hpp"
#include "schema/model/keys.hpp"
#include "schema/text/file_bytes.hpp"
#include "schema/text/fold.hpp"
#include "schema/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>

namespace readout {

namespace {

constexpr std::string_view builtin_root = "loader/rules/";

bool is_rule_file(const std::filesystem::path& path) {
  const auto ending = path.extension();
  return ending == ".tsv" || ending == ".yaml" || ending == ".jsonl" ||
         path.filename() == "phases.txt";
}

// What a file of a folder is called that nobody would read, although somebody meant it to be: how
// to call it. Empty for all others (README.md, LICENSE). `path` is the one below the folder.
std::string_view better_name_for(const std::filesystem::path& path) {
  const std::string ending = to_lower(path.extension().string());
  const bool is_phases = to_lower(path.filename().string()) == "phases.txt";
  if (is_phases && path != "phases.txt") {
    return "the list of phases is phases.txt in the folder itself";
  }
  if (is_rule_file(path)) {
    return {};
  }
  if (ending == ".yml" || ending == ".yaml") {
    return "files of rules end in .yaml";
  }
  constexpr std::array<std::string_view, 4> dictionaries = {".tsv", ".jsonl", ".def", ".lst"};
  constexpr std::array<std::string_view, 3> among_dictionaries = {".csv", ".json", ".txt"};
  if (std::ranges::find(dictionaries, ending) != dictionaries.end() ||
      (path.parent_path() == "dictionaries" &&
       std::ranges::find(among_dictionaries, ending) != among_dictionaries.end())) {
    return "dictionaries here end in .tsv or .jsonl (--dictionary takes those of GATE and "
           "PETRARCH)";
  }
  return {};
}

std::vector<std::filesystem::directory_entry> entries_below(const std::string& folder) {
  try {
    const std::filesystem::recursive_directory_iterator all(folder);
    return {begin(all), end(all)};
  } catch (const std::filesystem::filesystem_error& error) {
    // Which folder below it cannot be read is not always said.
    const std::string path = error.path1().empty() ? folder : error.path1().string();
    throw UsageError(fmt::format("--rules: cannot read '{}': {}", path, error.code().message()));
  }
}

// What is called as a file of rules must be one: a folder or a link to nothing would be left out
// unseen.
bool is_file(const std::filesystem::directory_entry& entry) {
  std::error_code error;
  if (entry.is_regular_file(error)) {
    return true;
  }
  if (is_rule_file(entry.path())) {
    throw UsageError(fmt::format("--rules: '{}' is {}", entry.path().string(),
                                 entry.exists(error) ? "no file" : "a link to nothing"));
  }
  return false;
}

std::string hash_of(const UserDictionary& user) {
  return user.unread_hash.empty() ? content_hash(user.file.content) : user.unread_hash;
}

}  // namespace

bool is_dictionary(std::string_view path) {
  return path.ends_with(".tsv") || path.ends_with(".jsonl");
}

void RuleSources::add_builtin() {
  for (const EmbeddedFile& file : rule_files()) {
    const std::string path(file.name.substr(builtin_root.size()));
    m_files[path] = {
        .file = std::string(file.name), .path = path, .content = file.content, .builtin = true};
  }
}

void RuleSources::add_folder(const std::string& folder) {
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error)) {
    throw UsageError(fmt::format("--rules: no folder '{}'", folder));
  }
  bool empty = true;
  for (const auto& entry : entries_below(folder)) {
    if (entry.path().filename().string().starts_with('.') || !is_file(entry)) {
      continue;
    }
    const std::string path = std::filesystem::relative(entry.path(), folder).generic_string();
    if (const std::string_view better = better_name_for(path); !better.empty()) {
      throw UsageError(
          fmt::format("--rules: '{}' would not be read: {}", entry.path().string(), better));
    }
    if (is_rule_file(entry.path())) {
      empty = false;
      m_files[path] = {.file = entry.path().string(), .path = path, .content = keep(entry.path())};
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

void RuleSources::add_dictionary(const std::string& name) {
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
    if (!holds_something(dictionary.lists.back().content)) {
      throw InputError({path.string(), 1, 1}, "the list is empty");
    }
  }
}

void RuleSources::read_all() {
  for (UserDictionary& user : m_user) {
    if (!user.unread_hash.empty()) {
      user.file.content = keep(user.file.file);
      user.format = dictionary_format_of(user.file.file, user.file.content);
      user.unread_hash.clear();
    }
  }
}

void RuleSources::name_dictionaries() {
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

void RuleSources::leave_out(std::string_view dictionary) {
  std::erase_if(m_files, [&](const auto& file) { return file.second.rule == dictionary; });
  std::erase_if(m_user, [&](const auto& user) { return user.file.rule == dictionary; });
  for (UserDictionary& user : m_user) {
    for (RuleFile& list : user.lists) {
      list.left_out = list.rule == dictionary;
    }
  }
}

std::vector<RuleFile> RuleSources::in_order() const {
  std::vector<RuleFile> files;
  files.reserve(m_files.size());
  for (const auto& [path, file] : m_files) {
    files.push_back(file);
  }
  return files;
}

const RuleFile& RuleSources::table(const std::string& name) const {
  const auto found = m_files.find("dictionaries/" + name);
  if (found == m_files.end()) {
    throw UsageError(
        fmt::format("no dictionaries/{} in the rules: --rules must name a folder that holds it "
                    "when the built-in rules are left out",
                    name));
  }
  return found->second;
}

std::string RuleSources::hash(std::optional<int> century) const {
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

RuleFile RuleSources::user_file(const std::filesystem::path& path, std::string_view content) {
  return {.file = path.string(),
          .path = "dictionaries/" + path.filename().string(),
          .content = content,
          .user = true};
}

// A plain file whose name says what it is need not be in memory to find it in the cache.
bool RuleSources::leave_unread(const std::filesystem::path& path, UserDictionary& dictionary) {
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

std::string_view RuleSources::keep(const std::filesystem::path& path) {
  auto bytes = bytes_of_file(path);
  if (!bytes) {
    throw UsageError(fmt::format("cannot read '{}'", path.string()));
  }
  return m_kept.emplace_back(std::move(*bytes));
}

}  // namespace readout

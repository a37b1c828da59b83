#pragma once

#include "loader/lexicon/builder.hpp"
#include "loader/lexicon/user_dictionary.hpp"

#include <deque>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// A dictionary that a user gives.
struct UserDictionary {
  RuleFile file;
  DictionaryFormat format = DictionaryFormat::table;
  std::vector<RuleFile> lists{};  ///< of GATE's lists.def
  std::string unread_hash{};      ///< of the content, which was not kept; empty where it was
};

/// Whether a path below loader/rules is that of a dictionary: a table or JSON Lines.
bool is_dictionary(std::string_view path);

/// The files that a lexicon is made of, by their path below loader/rules; later ones replace
/// earlier ones. What is read lives as long as this.
class RuleSources {
 public:
  void add_builtin();
  /// A folder of --rules. Throws UsageError where it holds no rules, or what cannot be read.
  void add_folder(const std::string& folder);
  /// A file of --dictionary, or a folder with a lists.def. A plain table or JSON Lines are not
  /// read, only their hash.
  void add_dictionary(const std::string& name);
  /// Reads those files of which only the hash is known.
  void read_all();
  /// Gives each dictionary a rule of its own: of several files of one name those that are not given
  /// with --dictionary come first, and from the second on it has a number.
  void name_dictionaries();
  /// Takes out what makes the dictionary of this name: "dictionaries/states".
  void leave_out(std::string_view dictionary);

  /// Paths of the files that came with a folder.
  const std::set<std::string>& in_folders() const { return m_in_folders; }
  std::vector<RuleFile> in_order() const;
  const std::vector<UserDictionary>& user() const { return m_user; }
  /// A table below dictionaries/ that other files need. Throws UsageError where it is missing.
  const RuleFile& table(const std::string& name) const;
  /// Hash of everything that can change a fact.
  std::string hash(std::optional<int> century) const;

 private:
  static RuleFile user_file(const std::filesystem::path& path, std::string_view content);
  RuleFile user_file(const std::filesystem::path& path) { return user_file(path, keep(path)); }
  static bool leave_unread(const std::filesystem::path& path, UserDictionary& dictionary);
  std::string_view keep(const std::filesystem::path& path);

  std::map<std::string, RuleFile> m_files;
  std::set<std::string> m_in_folders;
  std::vector<UserDictionary> m_user;
  std::deque<std::string> m_kept;
};

}  // namespace readout

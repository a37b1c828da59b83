#pragma once

#include "loader/lexicon/pattern.hpp"
#include "loader/lexicon/yaml.hpp"
#include "schema/model/error.hpp"

#include <deque>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// A file of rules or variables that others may import.
struct ImportableFile {
  std::string file{};  ///< its name in messages
  std::string_view content{};
};

/// By the path below loader/rules without its ending.
using ImportableFiles = std::map<std::string, ImportableFile, std::less<>>;

/// A variable of a file that was read.
struct VariablePiece {
  std::string name{};
  Place place{};
  const Pattern* pattern = nullptr;
};

/// A variable that patterns could use.
struct VariableUse {
  std::string name{};
  Place place{};
  bool is_used = false;  ///< in a pattern, or in another variable
};

/// A file that is imported and of which nothing is used.
struct UnusedImport {
  std::string path{};
  Place place{};
};

/// Pieces of patterns with names: the `vars:` of files, and of those that they import.
class Variables {
 public:
  /// The files must outlive the variables.
  explicit Variables(const ImportableFiles& files) : m_files(files) {}

  /// Reads `vars:` and `imports:` of a file and of all that it imports, and parses every variable.
  /// What the file's patterns may then use is found by the result, which lives as long as the
  /// variables. Throws InputError for a name that is there twice, a broken piece, an import that
  /// does not exist, and for variables and imports that go round in a circle.
  PieceFinder read(const YamlNode& root, const std::string& path);
  /// The variables of a file that was read, without those that it imports, as long as this lives.
  std::vector<VariablePiece> pieces_of(const std::string& path) const;
  /// All variables of the files that were read, and what has asked for them so far.
  std::vector<VariableUse> uses() const;
  /// The imports of a file that was read of which it has used nothing so far.
  std::vector<UnusedImport> unused_imports_of(const std::string& path) const;

 private:
  struct Scope;
  struct Variable {
    std::string name{};
    Place place{};
    std::string source{};
    Place content{};
    Scope* scope = nullptr;
    Pattern pattern{};
    bool is_parsed = false;
    bool is_used = false;
  };
  struct Import {
    std::string path{};
    Place place{};
    const Scope* scope = nullptr;
  };
  struct Scope {
    std::map<std::string, Variable*, std::less<>> visible{};
    std::deque<Variable> own{};
    std::vector<Import> imports{};
    std::set<std::string, std::less<>> used{};  // names that the file itself asked for
    bool is_read = false;
  };

  Scope& scope_of(const YamlNode& root, const std::string& path);
  const Scope& imported(const YamlNode& import);
  void add_variables(const YamlNode& vars, Scope& scope);
  static void add_visible(Variable& variable, const Place& place, Scope& scope);
  const Pattern& pattern_of(Scope& scope, const std::string& name, const Place& place);
  void parse(Variable& variable, const Place& place);

  const ImportableFiles& m_files;
  std::map<std::string, Scope> m_scopes{};          // by path
  std::vector<std::string> m_open_files{};          // that are being read
  std::vector<const Variable*> m_open_variables{};  // that are being parsed
};

}  // namespace readout

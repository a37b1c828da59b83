#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace readout {

/// What people have decided on who is who, and on single statements: a text file, one decision a
/// line, in any order, each with its reason. docs/decisions.md is the manual.
///
/// - `same A B ... [including C ...] # reason`: one entity
/// - `distinct A B # reason`: asserted, no line may join them
/// - `distinct A by state # reason`: one entity for each side; also `publisher`, `collection`
/// - `drop A # reason`: no entity
/// - `rename A "Name" # reason`: what it is called
/// - `speaker DOCUMENT HASH A # reason`: who said a statement (statement_hash.hpp)
/// - `drop-statement DOCUMENT HASH # reason`: it is none
///
/// A, B are keys of entities as `readout show` prints them: `person:xi-jinping.CHN`, `"person:john
/// smith"`, or a part of a contested key, `"person:john smith|state:USA"`. Words that hold blanks
/// stand in quotation marks.
class Decisions {
 public:
  enum class Split { no, by_state, by_publisher, by_collection };

  /// A line in its canonical form: words separated by one blank, the keys of `same` and `distinct`
  /// in order of their bytes.
  struct Line {
    std::string text;
    std::string reason;
    bool operator==(const Line&) const = default;
    auto operator<=>(const Line&) const = default;
  };

  /// What a line says of one statement. In order of the members.
  struct Correction {
    std::string document;  ///< collection/id
    std::string hash;
    std::string speaker;  ///< a key or part; empty: the statement is dropped
    std::string reason;
    auto operator<=>(const Correction&) const = default;
    bool operator==(const Correction&) const = default;
  };

  Decisions() = default;
  /// Reads a decisions file. Throws InputError with the place of the first line that cannot be
  /// read, or that contradicts others: `same` joins what `distinct` keeps apart, keys of different
  /// kinds, two keys of a dictionary without `including`; two names for one entity, two ways to
  /// tell one key apart; two speakers of one statement, or one that is dropped.
  static Decisions from_text(std::string_view text, const std::string& file);
  /// The same from canonical lines, as a database keeps them.
  static Decisions from_lines(const std::vector<Line>& lines);

  /// All lines, sorted; a function of what they say, whatever their order was.
  const std::vector<Line>& lines() const { return m_lines; }
  bool empty() const { return m_lines.empty(); }
  /// What lines say of single statements, sorted. Their keys are none of `keys`: who is who does
  /// not hang on them.
  const std::vector<Correction>& corrections() const { return m_corrections; }
  /// All keys that a line on who is who names, without their parts.
  const std::set<std::string>& keys() const { return m_keys; }
  /// Keys whose parts are or may be one entity with parts of `key`, itself among them; empty for a
  /// key that no line names.
  std::set<std::string> joined_keys(const std::string& key) const;

  /// How a key is told apart.
  Split split_of(const std::string& key) const;
  /// The key or part that stands for `part`: of those that `same` joins with it the key of a
  /// dictionary, else one of `listed`, else the smallest by its bytes; `part` itself where no line
  /// joins it. Keys of a dictionary are told by their form: a name as it is compared has no
  /// hyphen, full stop or capital.
  std::string representative(const std::string& part, const std::set<std::string>& listed) const;
  /// The keys and parts that `same` joins with `part`, itself among them.
  std::set<std::string> parts_with(const std::string& part) const;
  /// Whether a line on who is who speaks of this key or part.
  bool speaks_of(const std::string& part) const { return m_group_of.contains(part); }
  bool drops(const std::string& part) const;
  /// Whether a line says that these are not one.
  bool keeps_apart(const std::string& part, const std::string& other) const;
  /// The name that a line gives to the entity of `part`.
  std::optional<std::string> name_of(const std::string& part) const;

 private:
  /// Parts that `same` joins, and what is said of all of them.
  struct Group {
    std::set<std::string> parts;
    std::set<std::string> included;  // dictionary keys that do not represent
    std::optional<std::string> name;
    bool dropped = false;
  };
  friend class DecisionsReader;

  /// The key that a part is of.
  static std::string key_of(const std::string& part);
  static bool is_dictionary_key(const std::string& part);
  bool is_same(const std::string& part, const std::string& other) const;
  const Group* group_of(const std::string& part) const;

  std::vector<Line> m_lines;
  std::vector<Correction> m_corrections;
  std::set<std::string> m_keys;
  std::map<std::string, Split> m_splits;
  std::vector<Group> m_groups;
  std::map<std::string, std::size_t> m_group_of;             // by part
  std::set<std::pair<std::size_t, std::size_t>> m_distinct;  // groups, the smaller first
};

}  // namespace readout

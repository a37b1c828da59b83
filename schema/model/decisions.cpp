#include "schema/model/decisions.hpp"

#include "schema/model/error.hpp"
#include "schema/text/fold.hpp"
#include "schema/text/similar_words.hpp"
#include "schema/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace readout {

namespace {

std::string key_of(const std::string& part) { return part.substr(0, part.find('|')); }

std::string kind_of(const std::string& key) { return key.substr(0, key.find(':')); }

/// Names as they are compared have only small letters, digits and blanks.
bool is_dictionary_key(const std::string& part) {
  const std::string name = part.substr(part.find(':') + 1);
  return part.find('|') == std::string::npos && fold(name) != name;
}

/// In quotation marks, those inside doubled.
std::string in_marks(std::string_view word) {
  std::string text = "\"";
  for (const char byte : word) {
    text += byte == '"' ? "\"\"" : std::string(1, byte);
  }
  return text + '"';
}

std::string quoted(const std::string& word) {
  return word.find_first_of(" \t\"#") == std::string::npos ? word : in_marks(word);
}

struct Word {
  std::string text;
  std::size_t column = 0;  // in code points, from 1
  std::size_t end = 0;     // column behind it
};

/// A line of the file as it stands there.
struct Written {
  std::size_t line = 0;
  std::vector<Word> words;
  std::string reason;
};

}  // namespace

/// Reads lines, then looks at them together.
class DecisionsReader {
 public:
  explicit DecisionsReader(std::string file) : m_file(std::move(file)) {}

  Decisions read(std::string_view text) {
    std::size_t number = 0;
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      std::string_view line = text.substr(at, end - at);
      if (line.ends_with('\r')) {
        line.remove_suffix(1);
      }
      read_line(line, ++number);
      at = end + 1;
    }
    check_distinct();
    return finished();
  }

 private:
  struct Claim {
    std::size_t line = 0;
    std::size_t column = 0;
    std::vector<std::string> parts;
  };

  [[noreturn]] void fail(std::size_t line, std::size_t column, const std::string& message) const {
    throw InputError({m_file, line, column}, message);
  }

  void read_line(std::string_view line, std::size_t number) {
    if (const auto bad = first_invalid_utf8(line)) {
      fail(number, code_points_in(line.substr(0, *bad)) + 1, "is not UTF-8");
    }
    if (const std::size_t nul = line.find('\0'); nul != std::string_view::npos) {
      fail(number, code_points_in(line.substr(0, nul)) + 1, "holds a NUL byte");
    }
    Written written = words_of(line, number);
    if (written.words.empty()) {
      return;
    }
    if (written.reason.empty()) {
      fail(number, code_points_in(line) + 1, "a reason is missing: end the line with # and why");
    }
    const std::string& verb = written.words.front().text;
    if (verb == "same") {
      read_same(written);
    } else if (verb == "distinct") {
      read_distinct(written);
    } else if (verb == "drop") {
      take_key(written, need(written, 1, "a key"));
      end_of(written, 2);
      group_at(written.words[1].text).dropped = true;
      add_line(written, {"drop", quoted(written.words[1].text)});
    } else if (verb == "rename") {
      read_rename(written);
    } else {
      fail(number, written.words.front().column,
           fmt::format("unknown decision '{}' ({})", verb,
                       alternatives(verb, {"same", "distinct", "drop", "rename"})));
    }
  }

  Written words_of(std::string_view line, std::size_t number) const {
    Written written{.line = number, .words = {}, .reason = {}};
    std::size_t at = 0;
    while (at < line.size()) {
      if (line[at] == ' ' || line[at] == '\t') {
        ++at;
        continue;
      }
      const std::size_t column = code_points_in(line.substr(0, at)) + 1;
      if (line[at] == '#') {
        written.reason = trimmed(line.substr(at + 1));
        break;
      }
      std::size_t end = 0;
      if (line[at] == '"') {
        std::string word;
        for (end = at + 1; end < line.size(); ++end) {
          if (line[end] == '"' && !line.substr(end + 1).starts_with('"')) {
            break;
          }
          end += line[end] == '"' ? 1 : 0;
          word += line[end];
        }
        if (end++ >= line.size()) {
          fail(number, column, "this quotation mark has no other");
        }
        written.words.push_back({std::move(word), column, 0});
      } else {
        end = std::min(line.find_first_of(" \t\"#", at), line.size());
        written.words.push_back({std::string(line.substr(at, end - at)), column, 0});
      }
      written.words.back().end = column + code_points_in(line.substr(at, end - at));
      at = end;
    }
    return written;
  }

  static std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    return first == std::string_view::npos
               ? std::string()
               : std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
  }

  const Word& need(const Written& written, std::size_t number, std::string_view what) const {
    if (written.words.size() <= number) {
      const Word& last = written.words.back();
      fail(written.line, last.end, fmt::format("{} is missing behind '{}'", what, last.text));
    }
    return written.words[number];
  }

  void end_of(const Written& written, std::size_t count) const {
    if (written.words.size() > count) {
      const Word& word = written.words[count];
      fail(written.line, word.column, fmt::format("'{}' is one word too many", word.text));
    }
  }

  void take_key(const Written& written, const Word& word) {
    const std::size_t colon = word.text.find(':');
    if (colon == std::string::npos || colon + 1 == word.text.size()) {
      fail(written.line, word.column,
           fmt::format("'{}' is no key: write it as readout show prints it, such as "
                       "person:xi-jinping.CHN or \"person:john smith\"",
                       word.text));
    }
    const std::string kind = kind_of(word.text);
    constexpr std::array<std::string_view, 4> kinds = {"person", "state", "organization", "place"};
    if (std::ranges::find(kinds, kind) == kinds.end()) {
      fail(written.line, word.column,
           fmt::format("unknown kind '{}' of an entity ({})", kind,
                       alternatives(kind, {kinds.begin(), kinds.end()})));
    }
    m_decisions.m_keys.insert(key_of(word.text));
    group_at(word.text);
  }

  Decisions::Group& group_at(const std::string& part) {
    const auto [found, is_new] =
        m_decisions.m_group_of.try_emplace(part, m_decisions.m_groups.size());
    if (is_new) {
      m_decisions.m_groups.push_back({});
      m_decisions.m_groups.back().parts.insert(part);
    }
    return m_decisions.m_groups[found->second];
  }

  void add_line(const Written& written, const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) {
      text += (text.empty() ? "" : " ") + word;
    }
    m_decisions.m_lines.push_back({std::move(text), written.reason});
  }

  void read_same(const Written& written) {
    std::vector<std::string> parts;
    std::vector<std::string> included;
    bool including = false;
    for (std::size_t i = 1; i < written.words.size(); ++i) {
      const Word& word = written.words[i];
      if (word.text == "including" && !including && i > 1) {
        including = true;
        need(written, i + 1, "a key");
        continue;
      }
      take_key(written, word);
      (including ? included : parts).push_back(word.text);
    }
    need(written, 1, "a key");
    need(written, 2, "a second key");
    for (std::size_t i = 2; i < written.words.size(); ++i) {
      if (written.words[i].text != "including") {
        join(written, written.words[1].text, written.words[i]);
      }
    }
    for (const std::string& part : included) {
      group_at(part).included.insert(part);
    }
    check_dictionary_keys(written);
    std::ranges::sort(parts);
    std::ranges::sort(included);
    std::vector<std::string> words = {"same"};
    std::ranges::transform(parts, std::back_inserter(words), quoted);
    if (!included.empty()) {
      words.emplace_back("including");
      std::ranges::transform(included, std::back_inserter(words), quoted);
    }
    add_line(written, words);
  }

  void join(const Written& written, const std::string& part, const Word& other) {
    if (kind_of(part) != kind_of(other.text)) {
      fail(written.line, other.column,
           fmt::format("'same' cannot join {} and {}", kind_of(part), kind_of(other.text)));
    }
    const std::size_t into = m_decisions.m_group_of.at(part);
    const std::size_t from = m_decisions.m_group_of.at(other.text);
    if (into == from) {
      m_same_lines[into].insert(written.line);
      return;
    }
    Decisions::Group& kept = m_decisions.m_groups[into];
    Decisions::Group& gone = m_decisions.m_groups[from];
    if (kept.name && gone.name && *kept.name != *gone.name) {
      fail(written.line, other.column,
           fmt::format("'same' joins what is renamed both '{}' and '{}'", *kept.name, *gone.name));
    }
    for (const std::string& moved : gone.parts) {
      m_decisions.m_group_of[moved] = into;
    }
    kept.parts.merge(gone.parts);
    kept.included.merge(gone.included);
    kept.dropped = kept.dropped || gone.dropped;
    kept.name = kept.name ? kept.name : gone.name;
    gone = {};
    m_same_lines[into].merge(m_same_lines[from]);
    m_same_lines[into].insert(written.line);
  }

  /// Of the keys of dictionaries in one entity all but one must be included.
  void check_dictionary_keys(const Written& written) const {
    const std::size_t number = m_decisions.m_group_of.at(written.words[1].text);
    const Decisions::Group& group = m_decisions.m_groups[number];
    std::vector<std::string> keys;
    for (const std::string& part : group.parts) {
      if (is_dictionary_key(part) && !group.included.contains(part)) {
        keys.push_back(part);
      }
    }
    if (keys.size() > 1) {
      fail(written.line, written.words.front().column,
           fmt::format("joins {} and {}, both of a dictionary{}: write same {} including {}, or "
                       "the other way round",
                       keys[0], keys[1], lines_of(number, written.line), keys[0], keys[1]));
    }
  }

  /// " (with line 3)": the other lines that join a group.
  std::string lines_of(std::size_t group, std::size_t but) const {
    std::string list;
    if (const auto lines = m_same_lines.find(group); lines != m_same_lines.end()) {
      for (const std::size_t line : lines->second) {
        list += line == but ? "" : fmt::format("{}{}", list.empty() ? "" : ", ", line);
      }
    }
    return list.empty() ? "" : fmt::format(" (with line {})", list);
  }

  void read_distinct(const Written& written) {
    const std::string& part = need(written, 1, "a key").text;
    take_key(written, written.words[1]);
    const Word& second = need(written, 2, "a second key, or by,");
    if (second.text != "by") {
      take_key(written, second);
      end_of(written, 3);
      std::array parts = {part, second.text};
      std::ranges::sort(parts);
      m_decisions.m_distinct.emplace(parts[0], parts[1]);
      m_distinct.push_back({written.line, second.column, {parts[0], parts[1]}});
      add_line(written, {"distinct", quoted(parts[0]), quoted(parts[1])});
      return;
    }
    const Word& by = need(written, 3, "state, publisher or collection");
    end_of(written, 4);
    const std::map<std::string, Decisions::Split> ways = {
        {"state", Decisions::Split::by_state},
        {"publisher", Decisions::Split::by_publisher},
        {"collection", Decisions::Split::by_collection}};
    const auto way = ways.find(by.text);
    if (way == ways.end()) {
      fail(written.line, by.column,
           fmt::format("cannot tell apart by '{}' ({})", by.text,
                       alternatives(by.text, {"state", "publisher", "collection"})));
    }
    if (part != key_of(part)) {
      fail(written.line, written.words[1].column,
           fmt::format("'{}' is part of a key already: tell {} apart", part, key_of(part)));
    }
    const auto [known, is_new] = m_decisions.m_splits.try_emplace(part, way->second);
    m_split_lines.try_emplace(part, written.line);
    if (known->second != way->second) {
      fail(written.line, by.column,
           fmt::format("line {} tells {} apart in another way", m_split_lines.at(part), part));
    }
    add_line(written, {"distinct", quoted(part), "by", by.text});
  }

  void read_rename(const Written& written) {
    take_key(written, need(written, 1, "a key"));
    const Word& name = need(written, 2, "a name");
    end_of(written, 3);
    if (trimmed(name.text).empty() || name.text != trimmed(name.text)) {
      fail(written.line, name.column, "a name neither is empty nor begins or ends with blanks");
    }
    const std::string& part = written.words[1].text;
    Decisions::Group& group = group_at(part);
    if (group.name && *group.name != name.text) {
      fail(written.line, name.column,
           fmt::format("it is renamed '{}' too: an entity has one name", *group.name));
    }
    group.name = name.text;
    add_line(written, {"rename", quoted(part), in_marks(name.text)});
  }

  void check_distinct() const {
    for (const Claim& claim : m_distinct) {
      const std::size_t group = m_decisions.m_group_of.at(claim.parts[0]);
      if (group == m_decisions.m_group_of.at(claim.parts[1])) {
        fail(claim.line, claim.column,
             claim.parts[0] == claim.parts[1]
                 ? std::string("one key cannot be kept apart from itself")
                 : fmt::format("'same' joins what this line keeps apart{}",
                               lines_of(group, claim.line)));
      }
    }
  }

  Decisions finished() {
    std::vector<Decisions::Line>& lines = m_decisions.m_lines;
    std::ranges::sort(lines);
    const auto repeated = std::ranges::unique(lines);
    lines.erase(repeated.begin(), repeated.end());
    return std::move(m_decisions);
  }

  std::string m_file;
  Decisions m_decisions;
  std::vector<Claim> m_distinct;
  std::map<std::string, std::size_t> m_split_lines;           // by key
  std::map<std::size_t, std::set<std::size_t>> m_same_lines;  // by group
};

Decisions Decisions::from_text(std::string_view text, const std::string& file) {
  constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
  text.remove_prefix(text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0);
  return DecisionsReader(file).read(text);
}

Decisions Decisions::from_lines(const std::vector<Line>& lines) {
  std::string text;
  for (const Line& line : lines) {
    text += fmt::format("{} # {}\n", line.text, line.reason);
  }
  return from_text(text, "decision");
}

const Decisions::Group* Decisions::group_of(const std::string& part) const {
  const auto found = m_group_of.find(part);
  return found == m_group_of.end() ? nullptr : &m_groups[found->second];
}

std::set<std::string> Decisions::joined_keys(const std::string& key) const {
  std::set<std::string> keys;
  std::vector<std::string> open;
  if (m_keys.contains(key)) {
    open.push_back(key);
  }
  while (!open.empty()) {
    const std::string next = open.back();
    open.pop_back();
    if (!keys.insert(next).second) {
      continue;
    }
    // Parts of one key stand behind one another.
    for (auto part = m_group_of.lower_bound(next);
         part != m_group_of.end() && part->first.starts_with(next); ++part) {
      if (key_of(part->first) == next) {
        std::ranges::transform(m_groups[part->second].parts, std::back_inserter(open), key_of);
      }
    }
  }
  return keys;
}

Decisions::Split Decisions::split_of(const std::string& key) const {
  const auto found = m_splits.find(key);
  return found == m_splits.end() ? Split::no : found->second;
}

std::string Decisions::representative(const std::string& part,
                                      const std::set<std::string>& listed) const {
  const Group* group = group_of(part);
  if (group == nullptr) {
    return part;
  }
  const auto best = std::ranges::min_element(group->parts, {}, [&](const std::string& one) {
    const bool represents = !group->included.contains(one);
    return std::tuple(!(represents && is_dictionary_key(one)),
                      !(represents && listed.contains(one)), !represents, one);
  });
  return *best;
}

bool Decisions::drops(const std::string& part) const {
  const Group* group = group_of(part);
  return group != nullptr && group->dropped;
}

bool Decisions::keeps_apart(const std::string& part, const std::string& other) const {
  const Group* one = group_of(part);
  const Group* two = group_of(other);
  return std::ranges::any_of(m_distinct, [&](const auto& pair) {
    const Group* first = group_of(pair.first);
    const Group* second = group_of(pair.second);
    return (first == one && second == two) || (first == two && second == one);
  });
}

std::optional<std::string> Decisions::name_of(const std::string& part) const {
  const Group* group = group_of(part);
  return group == nullptr ? std::nullopt : group->name;
}

}  // namespace readout

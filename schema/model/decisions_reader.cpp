#include "schema/model/corrections_reader.hpp"
#include "schema/model/decision_checks.hpp"
#include "schema/model/decision_line.hpp"
#include "schema/model/decisions.hpp"
#include "schema/text/blanks.hpp"
#include "schema/text/similar_words.hpp"
#include "schema/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace readout {

/// Reads lines, then looks at them together.
class DecisionsReader {
 public:
  explicit DecisionsReader(std::string file) : m_checks(std::move(file)) {}

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
    read_corrections();
    return finished();
  }

 private:
  struct Claim {
    std::size_t line = 0;
    std::size_t column = 0;
    std::vector<std::string> parts;
  };

  void read_line(std::string_view line, std::size_t number) {
    const DecisionLine written = decision_line(line, number, m_checks.file());
    if (written.words.empty()) {
      return;
    }
    if (written.reason.empty()) {
      m_checks.fail(number, code_points_in(line) + 1,
                    "a reason is missing: end the line with # and why");
    }
    const std::string& verb = written.words.front().text;
    if (verb == "same") {
      read_same(written);
    } else if (verb == "distinct") {
      read_distinct(written);
    } else if (verb == "drop") {
      take_key(written, m_checks.need(written, 1, "a key"));
      m_checks.end_of(written, 2);
      group_at(written.words[1].text).dropped = true;
      m_drop_lines.try_emplace(written.words[1].text, number);
      add_line(written, {"drop", quoted_key(written.words[1].text)});
    } else if (verb == "rename") {
      read_rename(written);
    } else if (verb == "speaker") {
      add_line(written, {m_corrections.read_speaker(written)});
    } else if (verb == "drop-statement") {
      add_line(written, {m_corrections.read_drop(written)});
    } else {
      m_checks.fail(number, written.words.front().column,
                    fmt::format("unknown decision '{}' ({})", verb,
                                alternatives(verb, {"same", "distinct", "drop", "rename", "speaker",
                                                    "drop-statement"})));
    }
  }

  void take_key(const DecisionLine& written, const DecisionWord& word) {
    m_checks.key(written, word);
    m_decisions.m_keys.insert(Decisions::key_of(word.text));
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

  void add_line(const DecisionLine& written, const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) {
      text += (text.empty() ? "" : " ") + word;
    }
    m_decisions.m_lines.push_back({std::move(text), written.reason});
  }

  void read_same(const DecisionLine& written) {
    std::vector<std::string> parts;
    std::vector<std::string> included;
    bool including = false;
    for (std::size_t i = 1; i < written.words.size(); ++i) {
      const DecisionWord& word = written.words[i];
      if (word.text == "including" && !including && i > 1) {
        including = true;
        m_checks.need(written, i + 1, "a key");
        continue;
      }
      take_key(written, word);
      (including ? included : parts).push_back(word.text);
    }
    m_checks.need(written, 1, "a key");
    m_checks.need(written, 2, "a second key");
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
    std::ranges::transform(parts, std::back_inserter(words), quoted_key);
    if (!included.empty()) {
      words.emplace_back("including");
      std::ranges::transform(included, std::back_inserter(words), quoted_key);
    }
    add_line(written, words);
  }

  void join(const DecisionLine& written, const std::string& part, const DecisionWord& other) {
    if (kind_of_key(part) != kind_of_key(other.text)) {
      m_checks.fail(
          written.number, other.column,
          fmt::format("'same' cannot join {} and {}", kind_of_key(part), kind_of_key(other.text)));
    }
    const std::size_t into = m_decisions.m_group_of.at(part);
    const std::size_t from = m_decisions.m_group_of.at(other.text);
    if (into == from) {
      m_same_lines[into].insert(written.number);
      return;
    }
    Decisions::Group& kept = m_decisions.m_groups[into];
    Decisions::Group& gone = m_decisions.m_groups[from];
    if (kept.name && gone.name && *kept.name != *gone.name) {
      m_checks.fail(
          written.number, other.column,
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
    m_same_lines[into].insert(written.number);
  }

  /// Of the keys of dictionaries in one entity all but one must be included.
  void check_dictionary_keys(const DecisionLine& written) const {
    const std::size_t number = m_decisions.m_group_of.at(written.words[1].text);
    const Decisions::Group& group = m_decisions.m_groups[number];
    std::vector<std::string> keys;
    for (const std::string& part : group.parts) {
      if (Decisions::is_dictionary_key(part) && !group.included.contains(part)) {
        keys.push_back(part);
      }
    }
    if (keys.size() > 1) {
      m_checks.fail(
          written.number, written.words.front().column,
          fmt::format("joins {} and {}, both of a dictionary{}: write same {} including {}, or "
                      "the other way round",
                      keys[0], keys[1], lines_of(number, written.number), keys[0], keys[1]));
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

  void read_distinct(const DecisionLine& written) {
    const std::string& part = m_checks.need(written, 1, "a key").text;
    take_key(written, written.words[1]);
    const DecisionWord& second = m_checks.need(written, 2, "a second key, or by,");
    if (second.text != "by") {
      take_key(written, second);
      m_checks.end_of(written, 3);
      std::array parts = {part, second.text};
      std::ranges::sort(parts);
      m_distinct.push_back({written.number, second.column, {parts[0], parts[1]}});
      add_line(written, {"distinct", quoted_key(parts[0]), quoted_key(parts[1])});
      return;
    }
    const DecisionWord& by = m_checks.need(written, 3, "state, publisher or collection");
    m_checks.end_of(written, 4);
    const std::map<std::string, Decisions::Split> ways = {
        {"state", Decisions::Split::by_state},
        {"publisher", Decisions::Split::by_publisher},
        {"collection", Decisions::Split::by_collection}};
    const auto way = ways.find(by.text);
    if (way == ways.end()) {
      m_checks.fail(written.number, by.column,
                    fmt::format("cannot tell apart by '{}' ({})", by.text,
                                alternatives(by.text, {"state", "publisher", "collection"})));
    }
    if (part != Decisions::key_of(part)) {
      m_checks.fail(written.number, written.words[1].column,
                    fmt::format("'{}' is part of a key already: tell {} apart", part,
                                Decisions::key_of(part)));
    }
    const auto [known, is_new] = m_decisions.m_splits.try_emplace(part, way->second);
    m_split_lines.try_emplace(part, written.number);
    if (known->second != way->second) {
      m_checks.fail(
          written.number, by.column,
          fmt::format("line {} tells {} apart in another way", m_split_lines.at(part), part));
    }
    add_line(written, {"distinct", quoted_key(part), "by", by.text});
  }

  void read_rename(const DecisionLine& written) {
    take_key(written, m_checks.need(written, 1, "a key"));
    const DecisionWord& name = m_checks.need(written, 2, "a name");
    m_checks.end_of(written, 3);
    if (without_blanks(name.text).empty() || name.text != without_blanks(name.text)) {
      m_checks.fail(written.number, name.column,
                    "a name neither is empty nor begins or ends with blanks");
    }
    const std::string& part = written.words[1].text;
    Decisions::Group& group = group_at(part);
    if (group.name && *group.name != name.text) {
      m_checks.fail(written.number, name.column,
                    fmt::format("it is renamed '{}' too: an entity has one name", *group.name));
    }
    group.name = name.text;
    add_line(written, {"rename", quoted_key(part), in_marks(name.text)});
  }

  void check_distinct() {
    for (const Claim& claim : m_distinct) {
      const std::size_t group = m_decisions.m_group_of.at(claim.parts[0]);
      const std::size_t other = m_decisions.m_group_of.at(claim.parts[1]);
      if (group == other) {
        m_checks.fail(claim.line, claim.column,
                      claim.parts[0] == claim.parts[1]
                          ? std::string("one key cannot be kept apart from itself")
                          : fmt::format("'same' joins what this line keeps apart{}",
                                        lines_of(group, claim.line)));
      }
      m_decisions.m_distinct.insert(std::minmax(group, other));
    }
  }

  void read_corrections() {
    m_decisions.m_corrections = m_corrections.finished(
        {.same = [this](const std::string& one,
                        const std::string& other) { return m_decisions.is_same(one, other); },
         .dropped_in = [this](const std::string& key) { return dropped_in(key); }});
  }

  std::optional<std::size_t> dropped_in(const std::string& key) const {
    for (const std::string& part : m_decisions.parts_with(key)) {
      if (const auto line = m_drop_lines.find(part); line != m_drop_lines.end()) {
        return line->second;
      }
    }
    return std::nullopt;
  }

  Decisions finished() {
    std::vector<Decisions::Line>& lines = m_decisions.m_lines;
    std::ranges::sort(lines);
    const auto repeated = std::ranges::unique(lines);
    lines.erase(repeated.begin(), repeated.end());
    return std::move(m_decisions);
  }

  DecisionChecks m_checks;
  CorrectionsReader m_corrections{m_checks};
  Decisions m_decisions;
  std::vector<Claim> m_distinct;
  std::map<std::string, std::size_t> m_split_lines;           // by key
  std::map<std::string, std::size_t> m_drop_lines;            // by part
  std::map<std::size_t, std::set<std::size_t>> m_same_lines;  // by group
};

Decisions Decisions::from_text(std::string_view text, const std::string& file) {
  constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
  text.remove_prefix(text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0);
  return DecisionsReader(file).read(text);
}

}  // namespace readout

#include "schema/model/decisions.hpp"

#include "schema/text/fold.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <tuple>

namespace readout {

std::string Decisions::key_of(const std::string& part) { return part.substr(0, part.find('|')); }

/// Names as they are compared have no hyphen, full stop or capital.
bool Decisions::is_dictionary_key(const std::string& part) {
  const std::string name = part.substr(part.find(':') + 1);
  return part.find('|') == std::string::npos && fold(name) != name;
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

std::set<std::string> Decisions::parts_with(const std::string& part) const {
  const Group* group = group_of(part);
  return group == nullptr ? std::set<std::string>{part} : group->parts;
}

bool Decisions::is_same(const std::string& part, const std::string& other) const {
  return parts_with(part).contains(other);
}

bool Decisions::drops(const std::string& part) const {
  const Group* group = group_of(part);
  return group != nullptr && group->dropped;
}

bool Decisions::keeps_apart(const std::string& part, const std::string& other) const {
  const auto one = m_group_of.find(part);
  const auto two = m_group_of.find(other);
  return one != m_group_of.end() && two != m_group_of.end() &&
         m_distinct.contains(std::minmax(one->second, two->second));
}

std::optional<std::string> Decisions::name_of(const std::string& part) const {
  const Group* group = group_of(part);
  return group == nullptr ? std::nullopt : group->name;
}

}  // namespace readout

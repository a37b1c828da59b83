#include "loader/lexicon/gate_lists.hpp"

#include "loader/lexicon/text_lines.hpp"
#include "schema/text/blanks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace readout {

namespace {

constexpr std::string_view form_of_line = "file.lst:major[:minor[:language[:annotationType]]]";

bool is_name_sign(char sign) {
  return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') ||
         (sign >= '0' && sign <= '9') || sign == '_' || sign == '-';
}

// One line of lists.def, part by part.
class DefinitionLine {
 public:
  DefinitionLine(std::string_view line, const Place& place) : m_line(line), m_place(place) {}

  GateList read() {
    GateList list{.file = file(), .place = m_place};
    if (m_at_end) {
      throw InputError(m_place,
                       fmt::format("'{}' has no major type (known: {})", list.file, form_of_line));
    }
    list.major = type("major type");
    if (list.major.empty()) {
      fail_at(m_last, "the major type is empty");
    }
    list.minor = type("minor type");
    list.language = type("language");
    list.annotation = type("annotation type");
    if (!m_at_end) {
      fail_at(m_next, fmt::format("more than five parts (known: {})", form_of_line));
    }
    return list;
  }

 private:
  std::string_view part() {
    m_last = m_next;
    if (m_at_end) {
      return {};
    }
    const std::size_t colon = m_line.find(':', m_next);
    const std::string_view part = m_line.substr(m_next, colon - m_next);
    m_at_end = colon == std::string_view::npos;
    m_next = m_at_end ? m_line.size() : colon + 1;
    return without_blanks(part);
  }

  std::string file() {
    const std::string_view name = part();
    const bool leaves = name.starts_with('/') || name.find("..") != std::string_view::npos ||
                        name.find('\\') != std::string_view::npos;
    if (leaves || !name.ends_with(".lst")) {
      fail_at(m_last, fmt::format("'{}' is no .lst file below the folder of its lists.def (known: "
                                  "{})",
                                  name, form_of_line));
    }
    return std::string(name);
  }

  std::string type(std::string_view what) {
    const std::string_view word = part();
    const auto wrong = std::ranges::find_if_not(word, is_name_sign);
    if (wrong != word.end()) {
      fail_at(static_cast<std::size_t>(&*wrong - m_line.data()),
              fmt::format("'{}' is no {} (known signs: letters, digits, _ and -)", word, what));
    }
    return std::string(word);
  }

  [[noreturn]] void fail_at(std::size_t byte, const std::string& what) const {
    throw InputError(place_in_line(m_line, byte, m_place), what);
  }

  std::string_view m_line;
  const Place& m_place;
  std::size_t m_next = 0;
  std::size_t m_last = 0;
  bool m_at_end = false;
};

// Bytes of `name` in "&name=..."; 0 where no feature starts here.
std::size_t name_of_feature(std::string_view rest) {
  const auto end = std::find_if_not(rest.begin() + 1, rest.end(), is_name_sign);
  const auto size = static_cast<std::size_t>(end - rest.begin()) - 1;
  return end != rest.end() && *end == '=' ? size : 0;
}

std::size_t next_feature(std::string_view line, std::size_t start) {
  std::size_t sign = line.find('&', start);
  while (sign != std::string_view::npos && name_of_feature(line.substr(sign)) == 0) {
    sign = line.find('&', sign + 1);
  }
  return sign;
}

GateEntry entry_of(std::string_view line, const Place& place) {
  std::size_t next = next_feature(line, 0);
  GateEntry entry{.name = std::string(without_blanks(line.substr(0, next))), .place = place};
  if (!has_word(entry.name)) {
    throw InputError(place, fmt::format("'{}' is an entry without a word", entry.name));
  }
  while (next != std::string_view::npos) {
    const std::size_t size = name_of_feature(line.substr(next));
    const std::size_t end = next_feature(line, next + 1);
    std::string name(line.substr(next + 1, size));
    const std::size_t value = next + 1 + size + 1;
    if (std::ranges::find(entry.features, name, &GateFeature::name) != entry.features.end()) {
      throw InputError(place_in_line(line, next + 1, place),
                       fmt::format("the feature '{}' stands twice", name));
    }
    entry.features.push_back({.name = std::move(name),
                              .value = std::string(without_blanks(line.substr(value, end - value))),
                              .column = place_in_line(line, value, place).column});
    next = end;
  }
  return entry;
}

}  // namespace

std::vector<GateList> gate_lists_of(std::string_view content, const std::string& file) {
  std::vector<GateList> lists;
  for_each_line(content, file, [&](std::string_view line, const Place& place) {
    const std::string_view words = without_blanks(line);
    if (!words.empty() && !words.starts_with('#')) {
      lists.push_back(DefinitionLine(line, place).read());
    }
  });
  return lists;
}

std::string_view GateEntry::feature(std::string_view key) const {
  const auto found = std::ranges::find(features, key, &GateFeature::name);
  return found == features.end() ? std::string_view{} : std::string_view(found->value);
}

Place GateEntry::place_of(std::string_view key) const {
  const auto found = std::ranges::find(features, key, &GateFeature::name);
  return found == features.end() ? place : Place{place.file, place.line, found->column};
}

void read_gate_list(std::string_view content, const std::string& file,
                    const std::function<void(const GateEntry&)>& take) {
  for_each_line(content, file, [&](std::string_view line, const Place& place) {
    if (!without_blanks(line).empty()) {
      take(entry_of(line, place));
    }
  });
}

}  // namespace readout

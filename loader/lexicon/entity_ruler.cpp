#include "loader/lexicon/builder.hpp"
#include "schema/text/utf8.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace readout {

namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 9> known_keys = {
    "label", "pattern", "id", "form", "country", "gender", "kind", "stands_for", "name"};

/// A line of the file as an object, with the places of its keys for messages.
class RulerLine {
 public:
  RulerLine(std::string_view line, const Place& place) : m_line(line), m_place(place) {
    try {
      m_object = json::parse(line);
    } catch (const json::parse_error& error) {
      throw InputError(at(error.byte == 0 ? 0 : error.byte - 1), "no valid JSON");
    }
    if (!m_object.is_object()) {
      throw InputError(at(0),
                       fmt::format("a line must be an object (it is: {})", m_object.type_name()));
    }
    for (const auto& [key, value] : m_object.items()) {
      if (std::ranges::find(known_keys, key) == known_keys.end()) {
        throw InputError(
            of(key), fmt::format("unknown key '{}' (known: {})", key, fmt::join(known_keys, ", ")));
      }
    }
  }

  /// The string of a key; empty where it is missing or null.
  std::string text(const std::string& key) const {
    const auto found = m_object.find(key);
    if (found == m_object.end() || found->is_null()) {
      return {};
    }
    if (!found->is_string()) {
      throw InputError(of(key),
                       fmt::format("'{}' must be a string (it is: {})", key, found->type_name()));
    }
    return found->get<std::string>();
  }

  EntityKind kind() const {
    const std::string label = text("label");
    const auto kind = entity_kind_of_label(label == "ORG"   ? "ORGANIZATION"
                                           : label == "GPE" ? "PLACE"
                                                            : label);
    if (!kind) {
      throw InputError(
          of("label"),
          fmt::format("unknown label '{}' (known: PERSON, STATE, ORGANIZATION, PLACE)", label));
    }
    return *kind;
  }

  std::string form() const {
    const std::string form = text("form");
    if (!form.empty() && form != "name" && form != "adjective") {
      throw InputError(of("form"), fmt::format("unknown form '{}' (known: name, adjective)", form));
    }
    return form.empty() ? "name" : form;
  }

  /// Where a key stands; the start of the line where it does not.
  Place of(std::string_view key) const {
    const std::size_t byte = m_line.find(fmt::format("\"{}\"", key));
    return at(byte == std::string_view::npos ? 0 : byte);
  }

 private:
  Place at(std::size_t byte) const {
    return {m_place.file, m_place.line, code_points_in(m_line.substr(0, byte)) + 1};
  }

  std::string_view m_line;
  Place m_place;
  json m_object;
};

}  // namespace

void LexiconBuilder::add_entity_ruler(const RuleFile& file) {
  begin_dictionary(file);
  Place place{file.file, 0, 0};
  std::string_view content = file.content;
  if (content.starts_with("\xEF\xBB\xBF")) {
    content.remove_prefix(3);
  }
  while (!content.empty()) {
    const std::size_t end = content.find('\n');
    const std::string_view line = content.substr(0, end);
    content.remove_prefix(end == std::string_view::npos ? content.size() : end + 1);
    ++place.line;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
      continue;
    }
    const RulerLine entry(line, place);
    const std::string pattern = entry.text("pattern");
    if (pattern.empty()) {
      throw InputError(entry.of("pattern"), "'pattern' is missing or empty");
    }
    const EntityKind kind = entry.kind();
    const std::string id = entry.text("id");
    const std::string name = entry.text("name");
    const std::string key = id.empty() ? fmt::format("{}:{}", to_string(kind), pattern) : id;
    const std::string country = kind == EntityKind::state ? id : entry.text("country");
    const std::string gender = entry.text("gender");
    const std::string subtype = entry.text("kind");
    const std::string stands_for = entry.text("stands_for");
    const std::uint32_t number = add_entry({.key = key,
                                            .kind = kind,
                                            .name = name.empty() ? pattern : name,
                                            .country = country,
                                            .gender = gender,
                                            .subtype = subtype,
                                            .stands_for = stands_for},
                                           entry.of("id"));
    add_name(pattern, number, entry.form(), pattern.ends_with('-'));
  }
}

}  // namespace readout

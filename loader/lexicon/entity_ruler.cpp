#include "loader/lexicon/builder.hpp"
#include "schema/text/utf8.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace readout {

namespace {

using nlohmann::json;

constexpr std::string_view known_keys =
    "label, pattern, id, form, country, gender, kind, stands_for, name";

std::string text_of(const json& object, const std::string& key, const Place& place) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) {
    return {};
  }
  if (!found->is_string()) {
    throw InputError(place,
                     fmt::format("'{}' must be a string (it is: {})", key, found->type_name()));
  }
  return found->get<std::string>();
}

json parse_line(std::string_view line, const Place& place) {
  try {
    return json::parse(line);
  } catch (const json::parse_error& error) {
    const std::size_t byte = error.byte == 0 ? 0 : error.byte - 1;
    throw InputError({place.file, place.line, code_points_in(line.substr(0, byte)) + 1},
                     "no valid JSON");
  }
}

void check_keys(const json& object, const Place& place) {
  if (!object.is_object()) {
    throw InputError(place,
                     fmt::format("a line must be an object (it is: {})", object.type_name()));
  }
  for (const auto& [key, value] : object.items()) {
    if (fmt::format(", {}, ", known_keys).find(fmt::format(", {}, ", key)) == std::string::npos) {
      throw InputError(place, fmt::format("unknown key '{}' (known: {})", key, known_keys));
    }
  }
}

EntityKind kind_of(const std::string& label, const Place& place) {
  const auto kind = entity_kind_of_label(label == "ORG"   ? "ORGANIZATION"
                                         : label == "GPE" ? "PLACE"
                                                          : label);
  if (!kind) {
    throw InputError(
        place,
        fmt::format("unknown label '{}' (known: PERSON, STATE, ORGANIZATION, PLACE)", label));
  }
  return *kind;
}

}  // namespace

void LexiconBuilder::add_entity_ruler(const RuleFile& file) {
  m_rule = add_rule("dictionaries/" + file.path, file.file, 1);
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
    const json object = parse_line(line, place);
    check_keys(object, place);
    const std::string pattern = text_of(object, "pattern", place);
    if (pattern.empty()) {
      throw InputError(place, "'pattern' is missing or empty");
    }
    const EntityKind kind = kind_of(text_of(object, "label", place), place);
    const std::string id = text_of(object, "id", place);
    const std::string form = text_of(object, "form", place);
    if (!form.empty() && form != "name" && form != "adjective") {
      throw InputError(place, fmt::format("unknown form '{}' (known: name, adjective)", form));
    }
    const std::string name = text_of(object, "name", place);
    const auto number =
        add_entry({.key = id.empty() ? fmt::format("{}:{}", to_string(kind), pattern) : id,
                   .kind = kind,
                   .name = name.empty() ? pattern : name,
                   .country = kind == EntityKind::state ? id : text_of(object, "country", place),
                   .gender = text_of(object, "gender", place),
                   .subtype = text_of(object, "kind", place),
                   .stands_for = text_of(object, "stands_for", place)},
                  place);
    add_name(pattern, number, form.empty() ? "name" : form, pattern.ends_with('-'));
  }
}

}  // namespace readout

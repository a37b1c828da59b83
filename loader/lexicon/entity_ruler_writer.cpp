#include "loader/lexicon/entity_ruler_writer.hpp"

#include "loader/lexicon/json_tree.hpp"

#include <fmt/format.h>

#include <set>
#include <vector>

namespace readout {

namespace {

// One object, key by key; empty values are left out.
class LineWriter {
 public:
  void add(std::string_view key, std::string_view value) {
    if (!value.empty()) {
      add_json(key, to_json(value));
    }
  }
  void add_json(std::string_view key, std::string_view json) {
    m_line += fmt::format("{}\"{}\": {}", m_line.empty() ? "{" : ", ", key, json);
  }
  std::string finish() { return m_line + "}\n"; }

 private:
  std::string m_line;
};

std::string list_of(const std::vector<std::string_view>& values) {
  std::string list;
  for (const std::string_view value : values) {
    list += (list.empty() ? "" : ", ") + to_json(value);
  }
  return "[" + list + "]";
}

std::string line_of(const Lexicon& lexicon, const DictionaryName& name) {
  const DictionaryEntry entry = lexicon.entries()[name.entry];
  LineWriter line;
  line.add("label", label_of(entry.kind));
  line.add("pattern", name.name);
  if (!name.tokens.empty()) {
    line.add_json("pattern", name.tokens);
  }
  line.add("id", entry.key);
  if (entry.name != name.name) {
    line.add("name", entry.name);
  }
  if (name.form != "name") {
    line.add("form", name.form);
  }
  if (entry.kind != EntityKind::state) {
    line.add("country", entry.country);
  }
  line.add("gender", entry.gender);
  line.add("kind", entry.subtype);
  line.add("stands_for", entry.stands_for);
  if (const auto ids = lexicon.external_ids_of(name.entry); !ids.empty()) {
    line.add_json("external", list_of(ids));
  }
  return line.finish();
}

}  // namespace

std::string entity_ruler_lines(const LexiconOptions& options, NamesToWrite which) {
  std::vector<DictionaryName> names;
  const Lexicon lexicon(ImageBytes::of(
      compile_lexicon(options, [&](const DictionaryName& name) { names.push_back(name); })));
  if (which == NamesToWrite::of_user) {
    std::erase_if(names,
                  [&](const DictionaryName& name) { return !lexicon.entries()[name.entry].user; });
  }
  return entity_ruler_lines(lexicon, names);
}

std::string entity_ruler_lines(const Lexicon& lexicon, std::span<const DictionaryName> names) {
  std::vector<std::vector<const DictionaryName*>> names_of_entries(lexicon.entries().size());
  for (const DictionaryName& name : names) {
    names_of_entries[name.entry].push_back(&name);
  }
  std::string lines;
  for (const auto& names_of_entry : names_of_entries) {
    std::set<std::string> written;
    for (const DictionaryName* name : names_of_entry) {
      const std::string line = line_of(lexicon, *name);
      if (written.insert(line).second) {
        lines += line;
      }
    }
  }
  return lines;
}

}  // namespace readout

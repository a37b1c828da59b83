#include "loader/lexicon/user_dictionary.hpp"

#include "loader/lexicon/text_lines.hpp"
#include "schema/model/error.hpp"
#include "schema/text/blanks.hpp"

#include <algorithm>
#include <optional>

namespace readout {

namespace {

constexpr std::size_t lines_to_look_at = 200;

// A [CODE], [~CODE] or [---] of PETRARCH.
bool has_code(std::string_view line) {
  for (std::size_t open = line.find('['); open != std::string_view::npos;
       open = line.find('[', open + 1)) {
    const std::size_t end = line.find_first_of("] \t", open);
    std::string_view code = line.substr(open + 1, end - open - 1);
    code.remove_prefix(code.starts_with('~') ? 1 : 0);
    const bool capitals = code.size() >= 2 && std::ranges::all_of(code, [](char sign) {
                            return (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9');
                          });
    if (end != std::string_view::npos && (capitals || code == "---")) {
      return true;
    }
  }
  return false;
}

std::optional<DictionaryFormat> format_of_content(std::string_view content) {
  if (content.starts_with("\xEF\xBB\xBF")) {
    content.remove_prefix(3);
  }
  for (std::size_t number = 0; number < lines_to_look_at && !content.empty();) {
    const std::size_t end = content.find('\n');
    const std::string_view line = without_blanks(content.substr(0, end));
    content.remove_prefix(end == std::string_view::npos ? content.size() : end + 1);
    if (line.empty() || line == "\r" || line.starts_with('#') || line.starts_with(';')) {
      continue;
    }
    if (++number == 1 && line.starts_with('{')) {
      return DictionaryFormat::entity_ruler;
    }
    if (has_code(line)) {
      return DictionaryFormat::petrarch;
    }
  }
  return std::nullopt;
}

}  // namespace

DictionaryFormat dictionary_format_of(const std::string& file, std::string_view content) {
  if (file.ends_with(".tsv")) {
    return DictionaryFormat::table;
  }
  if (file.ends_with(".jsonl")) {
    return DictionaryFormat::entity_ruler;
  }
  if (file.ends_with(".def")) {
    return DictionaryFormat::gate_lists;
  }
  const auto format = format_of_content(content);
  if (!format) {
    throw InputError(
        {file, 0, 0},
        "no dictionary that is known here (known: a table .tsv, EntityRuler JSON Lines "
        ".jsonl, GATE's lists.def or its folder, PETRARCH's actors or agents with "
        "[CODES])");
  }
  return *format;
}

}  // namespace readout

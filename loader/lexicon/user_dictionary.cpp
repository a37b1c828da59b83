#include "loader/lexicon/user_dictionary.hpp"

#include "loader/lexicon/text_lines.hpp"
#include "schema/model/error.hpp"
#include "schema/text/blanks.hpp"

#include <algorithm>
#include <optional>

namespace readout {

namespace {

constexpr std::size_t lines_to_look_at = 200;

// A [CODE], [~CODE] or [---] of PETRARCH. Linear: no two codes share a byte.
bool has_code(std::string_view line) {
  constexpr std::string_view code_signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
  for (std::size_t open = line.find('['); open != std::string_view::npos;
       open = line.find('[', open + 1)) {
    const std::size_t start = open + (line.substr(open + 1).starts_with('~') ? 2 : 1);
    const std::size_t end = std::min(line.find_first_not_of(code_signs, start), line.size());
    const std::string_view code = line.substr(std::min(start, end), end - std::min(start, end));
    const bool is_closed =
        end < line.size() && std::string_view("] \t").find(line[end]) != std::string_view::npos;
    if (is_closed &&
        (code == "---" || (code.size() >= 2 && code.find('-') == std::string_view::npos))) {
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

bool holds_something(std::string_view content) {
  return content.find_first_not_of("\xEF\xBB\xBF \t\r\n") != std::string_view::npos;
}

std::optional<DictionaryFormat> dictionary_format_by_name(std::string_view file) {
  if (file.ends_with(".tsv")) {
    return DictionaryFormat::table;
  }
  if (file.ends_with(".jsonl")) {
    return DictionaryFormat::entity_ruler;
  }
  if (file.ends_with(".def")) {
    return DictionaryFormat::gate_lists;
  }
  return std::nullopt;
}

DictionaryFormat dictionary_format_of(const std::string& file, std::string_view content) {
  if (!holds_something(content)) {
    throw InputError({file, 1, 1}, "the dictionary is empty");
  }
  const auto by_name = dictionary_format_by_name(file);
  const auto format = by_name ? by_name : format_of_content(content);
  if (!format) {
    throw InputError(
        {file, 1, 1},
        "no dictionary that is known here (known: a table .tsv, EntityRuler JSON Lines "
        ".jsonl, GATE's lists.def or its folder, PETRARCH's actors or agents with "
        "[CODES])");
  }
  return *format;
}

}  // namespace readout

#include "queries/sql/spelling.hpp"

#include "queries/sql/spelling_files.hpp"
#include "schema/text/similar_words.hpp"
#include "schema/text/utf8.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace readout {

namespace {

using GivenNames = std::map<std::string_view, std::string_view>;
using Replacements = std::vector<std::pair<std::string_view, std::string_view>>;

/// Rows of a file with a head, without remarks.
std::vector<std::string_view> rows_of(std::string_view content) {
  std::vector<std::string_view> rows;
  while (!content.empty()) {
    const std::size_t end = std::min(content.find('\n'), content.size());
    if (end > 0 && !content.starts_with('#')) {
      rows.push_back(content.substr(0, end));
    }
    content.remove_prefix(std::min(end + 1, content.size()));
  }
  rows.erase(rows.begin());
  return rows;
}

Replacements read_replacements() {
  Replacements replacements;
  for (const std::string_view row : rows_of(spelling_files()[0].content)) {
    const std::size_t tab = row.find('\t');
    replacements.emplace_back(row.substr(0, tab), row.substr(tab + 1));
  }
  std::ranges::stable_sort(replacements, std::ranges::greater(),
                           [](const auto& one) { return one.first.size(); });
  return replacements;
}

/// By each form the first one of its line.
GivenNames read_given_names() {
  GivenNames names;
  for (const std::string_view row : rows_of(spelling_files()[2].content)) {
    const auto forms = words_of_name(row);
    for (const std::string_view form : forms) {
      names.emplace(form, forms.front());
    }
  }
  return names;
}

/// The part of a word in which it differs from another: from the first letter that differs to the
/// last.
std::pair<std::string_view, std::string_view> difference(std::string_view left,
                                                         std::string_view right) {
  const auto [l, r] = std::ranges::mismatch(left, right);
  left.remove_prefix(static_cast<std::size_t>(l - left.begin()));
  right.remove_prefix(static_cast<std::size_t>(r - right.begin()));
  while (!left.empty() && !right.empty() && left.back() == right.back()) {
    left.remove_suffix(1);
    right.remove_suffix(1);
  }
  return {left, right};
}

bool has_digit(std::string_view text) {
  return std::ranges::any_of(text, [](char byte) { return byte >= '0' && byte <= '9'; });
}

}  // namespace

std::string spelling_of(std::string_view folded) {
  static const Replacements replacements = read_replacements();
  std::string spelling;
  const auto append = [&spelling](char byte) {
    if (spelling.empty() || spelling.back() != byte) {
      spelling += byte;
    }
  };
  for (std::size_t at = 0; at < folded.size();) {
    const auto found = std::ranges::find_if(
        replacements, [&](const auto& one) { return folded.substr(at).starts_with(one.first); });
    const bool replaced = found != replacements.end();
    for (const char byte : replaced ? found->second : folded.substr(at, 1)) {
      append(byte);
    }
    at += replaced ? found->first.size() : 1;
  }
  return spelling;
}

std::vector<std::string_view> words_of_name(std::string_view folded) {
  std::vector<std::string_view> words;
  while (!folded.empty()) {
    const std::size_t end = std::min(folded.find(' '), folded.size());
    if (end > 0) {
      words.push_back(folded.substr(0, end));
    }
    folded.remove_prefix(std::min(end + 1, folded.size()));
  }
  return words;
}

std::string_view usual_given_name(std::string_view word) {
  static const GivenNames names = read_given_names();
  const auto found = names.find(word);
  return found == names.end() ? word : found->second;
}

std::string_view without_legal_form(std::string_view folded) {
  static const std::vector<std::string_view> forms = rows_of(spelling_files()[1].content);
  for (std::size_t blank = folded.rfind(' '); blank != std::string_view::npos;
       blank = folded.rfind(' ')) {
    if (std::ranges::find(forms, folded.substr(blank + 1)) == forms.end()) {
      break;
    }
    folded = folded.substr(0, blank);
  }
  return folded;
}

bool differ_in_one_letter(std::string_view left, std::string_view right) {
  const auto [l, r] = difference(left, right);
  if (has_digit(l) || has_digit(r)) {
    return false;
  }
  const bool exchanged = l.size() == 2 && r.size() == 2 && l[0] == r[1] && l[1] == r[0];
  return exchanged || edit_distance(left, right) == 1;
}

}  // namespace readout

#include "schema/text/fold.hpp"

#include "schema/text/utf8.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <new>

namespace readout {

namespace {

struct FreeMemory {
  void operator()(utf8proc_uint8_t* bytes) const { std::free(bytes); }
};

/// `name` without ´, which NFKD would make a blank with a mark on it.
std::string without_acute_accents(std::string_view name) {
  constexpr std::string_view acute = "´";
  std::string rest;
  rest.reserve(name.size());
  for (std::size_t position = 0; position < name.size();) {
    const std::size_t end = std::min(name.find(acute, position), name.size());
    rest.append(name.substr(position, end - position));
    position = end + acute.size();
  }
  return rest;
}

/// NFKD with marks dropped and case folded.
std::string decomposed(std::string_view name) {
  utf8proc_uint8_t* bytes = nullptr;
  const auto options =
      static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STRIPMARK |
                                     UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | UTF8PROC_STABLE);
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(name.data()),
                                 static_cast<utf8proc_ssize_t>(name.size()), &bytes, options);
  const std::unique_ptr<utf8proc_uint8_t, FreeMemory> owner(bytes);
  if (size < 0) {
    if (size == UTF8PROC_ERROR_NOMEM) {
      throw std::bad_alloc();
    }
    return std::string(name);
  }
  return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

/// What a letter without a decomposition is spelt as; empty for any other. (ß and İ are case
/// folding's.)
std::string_view spelt_out(char32_t letter) {
  switch (letter) {
    case U'ø':
      return "o";
    case U'ł':
      return "l";
    case U'đ':
    case U'ð':
      return "d";
    case U'æ':
      return "ae";
    case U'œ':
      return "oe";
    case U'ı':
      return "i";
    case U'þ':
      return "th";
    case U'ħ':
      return "h";
    case U'ŧ':
      return "t";
    default:
      return {};
  }
}

bool is_apostrophe_or_stop(char32_t mark) {
  return mark == U'\'' || mark == U'’' || mark == U'‘' || mark == U'ʼ' || mark == U'ʻ' ||
         mark == U'ʿ' || mark == U'ʾ' || mark == U'`' || mark == U'.';
}

bool is_dash(char32_t mark) {
  return mark == U'-' || (mark >= U'‐' && mark <= U'―') || mark == U'−' || mark == U'\u00AD';
}

std::string folded_ascii(std::string_view name) {
  std::string folded;
  folded.reserve(name.size());
  for (const char byte : name) {
    const auto lower = static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
    if (lower == ' ' || lower == '-' || (lower >= '\t' && lower <= '\r')) {
      if (!folded.empty() && folded.back() != ' ') {
        folded.push_back(' ');
      }
    } else if (lower != '\'' && lower != '.' && lower != '`') {
      folded.push_back(lower);
    }
  }
  if (!folded.empty() && folded.back() == ' ') {
    folded.pop_back();
  }
  return folded;
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text,
                             [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

}  // namespace

std::string fold(std::string_view name) {
  if (is_ascii(name)) {
    return folded_ascii(name);
  }
  const std::string plain = decomposed(without_acute_accents(name));
  std::string folded;
  folded.reserve(plain.size());
  for (std::size_t position = 0; position < plain.size();) {
    const auto [value, size] = code_point_at(plain, position);
    if (is_dash(value) || is_space(value)) {
      folded.push_back(' ');
    } else if (const auto letters = spelt_out(value); !letters.empty()) {
      folded.append(letters);
    } else if (!is_apostrophe_or_stop(value)) {
      folded.append(plain, position, size);
    }
    position += size;
  }
  return folded_ascii(folded);
}

std::string_view fold_version() {
  static const std::string version = std::string("fold-2 unicode-") + utf8proc_unicode_version();
  return version;
}

}  // namespace readout

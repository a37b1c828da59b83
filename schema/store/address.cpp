#include "schema/store/address.hpp"

#include "schema/model/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace readout {
namespace {

constexpr std::string_view sqlite_prefix = "sqlite:";

// user:password@ of a URI.
void hide_in_authority(std::string& address) {
  const std::size_t scheme = address.find("://");
  if (scheme == std::string::npos) {
    return;
  }
  const std::size_t start = scheme + 3;
  const std::size_t at = address.substr(0, address.find('?', start)).rfind('@');
  const std::size_t colon = address.find(':', start);
  if (at != std::string::npos && colon < at) {
    address.replace(colon + 1, at - colon - 1, "***");
  }
}

std::size_t after_blanks(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of(' ', at), text.size());
}

// Of a keyword's value: where it stands in single quotation marks, behind the closing one.
std::size_t end_of_value(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != '\'') {
    return std::min(text.find(' ', at), text.size());
  }
  for (++at; at < text.size() && text[at] != '\''; ++at) {
    at += text[at] == '\\' ? 1 : 0;
  }
  return std::min(at + 1, text.size());
}

// password=... of a URI's query or of a list of keywords.
void hide_in_keywords(std::string& address) {
  constexpr std::string_view keyword = "password";
  const bool uri = address.starts_with("postgres");
  for (std::size_t at = address.find(keyword); at != std::string::npos;
       at = address.find(keyword, at + 1)) {
    const std::size_t equals = after_blanks(address, at + keyword.size());
    if (equals >= address.size() || address[equals] != '=') {
      continue;
    }
    const std::size_t start = uri ? equals + 1 : after_blanks(address, equals + 1);
    const std::size_t end =
        uri ? std::min(address.find('&', start), address.size()) : end_of_value(address, start);
    address.replace(start, end - start, "***");
  }
}

void refuse_other_scheme(const std::string& address) {
  const std::size_t mark = address.find("://");
  const bool is_scheme = mark != std::string::npos && mark > 0 &&
                         std::ranges::all_of(address.substr(0, mark), [](char c) {
                           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+';
                         });
  if (is_scheme) {
    throw UsageError(fmt::format(
        "'{}': unknown scheme '{}' (known: postgresql://, postgres://, sqlite:FILE, a file name)",
        without_password(address), address.substr(0, mark)));
  }
}

}  // namespace

Backend backend_of(const std::string& address) {
  if (address.empty() || address == sqlite_prefix) {
    throw UsageError(
        "the address of the database is empty: a file name, sqlite:FILE or postgresql://...");
  }
  for (const std::string_view prefix : {"postgresql://", "postgres://", "service="}) {
    if (address.starts_with(prefix)) {
      return Backend::postgres;
    }
  }
  if (!address.starts_with(sqlite_prefix)) {
    refuse_other_scheme(address);
  }
  return Backend::sqlite;
}

std::string sqlite_file_of(const std::string& address) {
  return address.starts_with(sqlite_prefix) ? address.substr(sqlite_prefix.size()) : address;
}

std::string without_password(const std::string& address) {
  std::string shown = address;
  hide_in_authority(shown);
  hide_in_keywords(shown);
  return shown;
}

}  // namespace readout

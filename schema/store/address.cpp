#include "schema/store/address.hpp"

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
  const std::size_t at = address.substr(0, address.find('/', start)).rfind('@');
  const std::size_t colon = address.find(':', start);
  if (at != std::string::npos && colon < at) {
    address.replace(colon + 1, at - colon - 1, "***");
  }
}

// password=... of a URI's query or of a list of keywords.
void hide_in_keywords(std::string& address) {
  constexpr std::string_view keyword = "password=";
  const bool uri = address.find("://") != std::string::npos;
  for (std::size_t at = address.find(keyword); at != std::string::npos;
       at = address.find(keyword, at + 1)) {
    const std::size_t start = at + keyword.size();
    const bool quoted = start < address.size() && address[start] == '\'';
    const std::size_t end =
        quoted ? address.find('\'', start + 1) + 1 : address.find_first_of(uri ? "&" : " ", start);
    address.replace(start, (end == 0 ? std::string::npos : end) - start, "***");
  }
}

}  // namespace

Backend backend_of(const std::string& address) {
  for (const std::string_view prefix : {"postgresql://", "postgres://", "service="}) {
    if (address.starts_with(prefix)) {
      return Backend::postgres;
    }
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

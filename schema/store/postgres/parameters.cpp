#include "schema/store/postgres/parameters.hpp"

#include "schema/model/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>

namespace readout::postgres {
namespace {

bool starts_name(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_'; }
bool continues_name(char c) {
  return starts_name(c) || std::isdigit(static_cast<unsigned char>(c)) != 0;
}

class Binder {
 public:
  Binder(std::string_view sql, std::span<const Parameter> parameters)
      : m_sql(sql), m_parameters(parameters) {}

  BoundStatement run() && {
    while (m_at < m_sql.size()) {
      step();
    }
    return std::move(m_bound);
  }

 private:
  void step() {
    const std::string_view rest = m_sql.substr(m_at);
    if (rest[0] == '\'' || rest[0] == '"') {
      copy(end_of(rest.find(rest[0], 1), 1));
    } else if (rest.starts_with("--")) {
      copy(end_of(rest.find('\n'), 1));
    } else if (rest.starts_with("/*")) {
      copy(end_of(rest.find("*/", 2), 2));
    } else if (rest.starts_with("::")) {
      copy(2);
    } else if (rest[0] == ':' && rest.size() > 1 && starts_name(rest[1])) {
      bind(rest);
    } else {
      copy(1);
    }
  }

  std::size_t end_of(std::size_t found, std::size_t size) const {
    return found == std::string_view::npos ? m_sql.size() - m_at : found + size;
  }

  void copy(std::size_t size) {
    m_bound.sql += m_sql.substr(m_at, size);
    m_at += size;
  }

  void bind(std::string_view rest) {
    const auto end = std::find_if_not(rest.begin() + 1, rest.end(), continues_name);
    const auto size = static_cast<std::size_t>(end - rest.begin());
    const std::string_view name = rest.substr(1, size - 1);
    auto found = m_written.find(name);
    if (found == m_written.end()) {
      found = m_written.emplace(name, written(value_of(name))).first;
    }
    m_bound.sql += found->second;
    m_at += size;
  }

  const Value& value_of(std::string_view name) const {
    const auto found = std::find_if(m_parameters.begin(), m_parameters.end(),
                                    [&](const Parameter& given) { return given.name == name; });
    if (found == m_parameters.end()) {
      throw StoreError(fmt::format("parameter ':{}' has no value", name), std::string(m_sql), "");
    }
    return found->value;
  }

  std::string written(const Value& value) {
    if (std::holds_alternative<std::monostate>(value)) {
      return "null";
    }
    std::string_view type = "text";
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      m_bound.values.push_back(std::to_string(*number));
      type = "bigint";
    } else if (const auto* real = std::get_if<double>(&value)) {
      m_bound.values.push_back(fmt::format("{}", *real));
      type = "double precision";
    } else {
      m_bound.values.push_back(std::get<std::string>(value));
      if (m_bound.values.back().find('\0') != std::string::npos) {
        throw StoreError("a text with U+0000 cannot be kept", std::string(m_sql), "");
      }
    }
    return fmt::format("cast(${} as {})", m_bound.values.size(), type);
  }

  std::string_view m_sql;
  std::span<const Parameter> m_parameters;
  std::size_t m_at = 0;
  BoundStatement m_bound;
  std::map<std::string_view, std::string> m_written;
};

}  // namespace

BoundStatement bound(std::string_view sql, std::span<const Parameter> parameters) {
  return Binder(sql, parameters).run();
}

}  // namespace readout::postgres

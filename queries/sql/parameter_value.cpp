#include "queries/sql/parameter_value.hpp"

#include "schema/model/error.hpp"
#include "schema/text/dates.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace readout {

namespace {

constexpr std::array<std::pair<ParameterType, std::string_view>, 7> type_names{{
    {ParameterType::text, "text"},
    {ParameterType::integer, "integer"},
    {ParameterType::real, "real"},
    {ParameterType::date, "date"},
    {ParameterType::name, "name"},
    {ParameterType::entity, "entity"},
    {ParameterType::rule, "rule"},
}};

template <typename Number>
std::optional<Number> number_in(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return number;
}

bool is_finite_number(std::string_view text) {
  const std::optional<double> number = number_in<double>(text);
  return number && std::isfinite(*number);
}

}  // namespace

std::string_view to_string(ParameterType type) {
  return type_names[static_cast<std::size_t>(type)].second;
}

std::optional<ParameterType> parameter_type_of(std::string_view word) {
  for (const auto& [type, name] : type_names) {
    if (name == word) {
      return type;
    }
  }
  return std::nullopt;
}

std::string parameter_type_names() {
  std::string names;
  for (const auto& [type, name] : type_names) {
    names += (names.empty() ? "" : ", ") + std::string(name);
  }
  return names;
}

void require_date(std::string_view option, std::string_view text) {
  if (!text.empty() && !is_date(text)) {
    throw UsageError(fmt::format("{} {}", option, *problem_with(ParameterType::date, text)));
  }
}

void require_days(std::string_view since, std::string_view until) {
  require_date("--since", since);
  require_date("--until", until);
  if (!since.empty() && !until.empty() && since > until) {
    throw UsageError(fmt::format("--since {} is after --until {}", since, until));
  }
}

std::optional<std::string> problem_with(ParameterType type, std::string_view text) {
  if (type == ParameterType::integer && !number_in<std::int64_t>(text)) {
    return fmt::format("is no integer: '{}'", text);
  }
  if (type == ParameterType::real && !is_finite_number(text)) {
    return fmt::format("is no number: '{}'", text);
  }
  if (type == ParameterType::date && !is_date(text)) {
    return fmt::format("is no date (YYYY-MM-DD): '{}'", text);
  }
  if ((type == ParameterType::name || type == ParameterType::entity) && text.empty()) {
    return "is empty";
  }
  return std::nullopt;
}

}  // namespace readout

#pragma once

#include "queries/sql/query_script.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace readout {

std::optional<ParameterType> parameter_type_of(std::string_view word);

/// "text, integer, real, ...".
std::string parameter_type_names();

/// What is wrong with `text` as a value of this type, as the end of a sentence: "is no integer:
/// 'ten'". Nothing where it fits.
std::optional<std::string> problem_with(ParameterType type, std::string_view text);

/// Throws UsageError that names `option` unless `text` is empty or a date.
void require_date(std::string_view option, std::string_view text);

/// The same for `--since` and `--until`; throws UsageError too where the first is after the second.
void require_days(std::string_view since, std::string_view until);

}  // namespace readout

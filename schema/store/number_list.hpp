#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace readout {

/// Ids as a list of SQL: "(1, -2, 3)". Numbers of ours, so nothing has to be quoted; as a list they
/// tell PostgreSQL's planner how many there are. `numbers` holds at least one.
std::string number_list(std::span<const std::int64_t> numbers);

/// `numbers` in pieces that are short enough for one statement.
std::vector<std::span<const std::int64_t>> pieces_of(std::span<const std::int64_t> numbers);

}  // namespace readout

#include "schema/store/number_list.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace readout {
namespace {

constexpr std::size_t numbers_a_piece = 1000;

}  // namespace

std::string number_list(std::span<const std::int64_t> numbers) {
  return fmt::format("({})", fmt::join(numbers, ", "));
}

std::vector<std::span<const std::int64_t>> pieces_of(std::span<const std::int64_t> numbers) {
  std::vector<std::span<const std::int64_t>> pieces;
  for (std::size_t start = 0; start < numbers.size(); start += numbers_a_piece) {
    pieces.push_back(numbers.subspan(start, std::min(numbers_a_piece, numbers.size() - start)));
  }
  return pieces;
}

}  // namespace readout

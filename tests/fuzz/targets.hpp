#pragma once

#include <array>
#include <string_view>

namespace readout::fuzz {

/// Each reads `bytes` as one file. What is wrong with it must be an InputError with a place; any
/// other exception, and any broken promise, ends the program. Quick for a few kilobytes.
void rule_reader(std::string_view bytes);
void pattern(std::string_view bytes);
void entity_ruler(std::string_view bytes);
void gate_lists(std::string_view bytes);
void petrarch_actors(std::string_view bytes);

struct Target {
  std::string_view name;  ///< also of the folder below tests/fuzz/corpus
  void (*run)(std::string_view bytes);
};
inline constexpr std::array<Target, 5> targets = {{{"rule_reader", rule_reader},
                                                   {"pattern", pattern},
                                                   {"entity_ruler", entity_ruler},
                                                   {"gate_lists", gate_lists},
                                                   {"petrarch_actors", petrarch_actors}}};

}  // namespace readout::fuzz

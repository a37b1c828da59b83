#pragma once

#include "schema/model/error.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace readout {

/// A line of GATE's lists.def: `file.lst:major[:minor[:language[:annotationType]]]`.
struct GateList {
  std::string file{};        ///< below the folder of lists.def
  std::string major{};       ///< never empty
  std::string minor{};       ///< may be empty, as the rest
  std::string language{};    ///< not used
  std::string annotation{};  ///< kind of the annotations to make
  Place place{};
};

/// Reads lists.def. `file` is its name in messages. Throws InputError for a line that has too few
/// or too many parts, a file that is no `.lst` below the folder, a type with other signs than
/// letters, digits, _ and -. Linear.
std::vector<GateList> gate_lists_of(std::string_view content, const std::string& file);

/// What stands behind an `&` of a .lst file.
struct GateFeature {
  std::string name{};
  std::string value{};
  std::size_t column = 0;  ///< of the value
};

/// A line of a .lst file: the words, and what stands behind `&`: `Ana Reyes&gender=f&id=person:a`.
struct GateEntry {
  std::string name{};
  std::vector<GateFeature> features{};  ///< in the order of the line
  Place place{};

  /// The value of a feature, empty where the line has none.
  std::string_view feature(std::string_view key) const;
  /// Where that value stands; the entry's place where the line has none.
  Place place_of(std::string_view key) const;
};

/// Calls `take` for each entry of a list. An `&` without `name=` behind it is part of the words
/// ("AT&T"). Throws InputError for an entry without a word and a feature that stands twice. Linear.
void read_gate_list(std::string_view content, const std::string& file,
                    const std::function<void(const GateEntry&)>& take);

}  // namespace readout

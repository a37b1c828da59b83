#pragma once

#include <span>
#include <string_view>

namespace readout {

/// A file that was linked into the program: its path below the source folder, and its bytes.
struct EmbeddedFile {
  std::string_view name;
  std::string_view content;
};

}  // namespace readout

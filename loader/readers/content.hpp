#pragma once

#include "loader/readers/input_files.hpp"

namespace readout::readers {

/// What `file` holds, by its name and its first line that is not blank; `format` decides unless it
/// is automatic. A dictionary (EntityRuler lines: label and pattern, no text) is only looked for in
/// folders. A file that cannot be read is what its name says.
Content content_of(const InputFile& file, InputFormat format);

}  // namespace readout::readers

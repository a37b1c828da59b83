#pragma once

#include "loader/recognition/recognition.hpp"

namespace readout {

/// A surname alone is not the dictionary's person where the document is of a time long before or
/// after his offices, and neither names him in full nor gives him a title of theirs: “Petro” of
/// 1995 is somebody else. Without a date, or known offices, nothing changes.
void leave_lone_surnames(Recognition& recognition);

}  // namespace readout

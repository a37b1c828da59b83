#pragma once

#include "queries/report/section.hpp"
#include "queries/sql/status.hpp"

namespace readout {

/// Parts of `readout status` that other reports have too.
Section content_section(const Status& status);
Section languages_section(const Status& status);
Section entities_section(const Status& status);
Section statements_section(const Status& status);
Section unknown_section(const Status& status);

}  // namespace readout

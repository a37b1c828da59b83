#include "schema/model/version.hpp"

namespace readout {

std::string_view program_version() { return "readout " READOUT_VERSION; }

}  // namespace readout

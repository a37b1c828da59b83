#pragma once

#include "loader/recognition/recognition.hpp"

namespace readout {

/// Cities that the text places in a province: "London, Ontario" is the London there, or one that no
/// dictionary knows, and so is "London" behind it; "Georgia" behind a city of the United States is
/// the province. Before `learn_names`, while the proposals of the dictionaries stand.
void qualify_places(Recognition& recognition);

}  // namespace readout

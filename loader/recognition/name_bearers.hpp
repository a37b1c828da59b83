#pragma once

#include "loader/recognition/person_names.hpp"
#include "loader/recognition/recognition.hpp"

namespace readout {

/// A name of one word that a dictionary has for a place or body is a person's where somebody here
/// bears it: "Michelena painted" behind "Arturo Michelena". But not "in Michelena"; and where a
/// document has that, none of those that are more than a small city or a province.
/// An adjective of a state that no noun follows ("French, 67") is its bearer's, too.
void take_for_bearers(Recognition& recognition, const PersonNames& people);

}  // namespace readout

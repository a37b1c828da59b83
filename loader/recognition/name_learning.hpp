#pragma once

#include "loader/recognition/recognition.hpp"

namespace readout {

/// Gives every mention its entity: the dictionary's, the one of its full name, or, for a surname or
/// an acronym alone, that of the full form that this document holds. Then finds the surnames and
/// acronyms that were learnt wherever else they stand, and adds mentions for them. Mentions stay in
/// order of their start.
void learn_names(Recognition& recognition);

/// The annotation that stands for a mention in the phases after the names.
Annotation annotation_of(const Recognition& recognition, std::uint32_t number);

}  // namespace readout

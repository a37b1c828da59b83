#pragma once

#include "loader/recognition/recognition.hpp"

namespace readout {

/// Where several entries of one kind are meant by the same words, those of a user's dictionary go
/// before others, then the one that stands for a government wins; else it stays open.
void settle_rivals(Recognition& recognition);

}  // namespace readout

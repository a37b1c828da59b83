#pragma once

#include "schema/model/error.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace readout {

/// Calls `take` for each line of a dictionary, without its line end (LF or CR LF) and without a
/// byte order mark. The place is that of its first character. Throws InputError at bytes that are
/// no UTF-8 and at NUL bytes. Linear.
void for_each_line(std::string_view content, const std::string& file,
                   const std::function<void(std::string_view line, const Place& place)>& take);

/// The place of a byte of a line that starts at `line_place`.
Place place_in_line(std::string_view line, std::size_t byte, const Place& line_place);

/// Whether a text has a line end, a tab or another control character.
bool has_control_sign(std::string_view text);

/// Whether there is a letter or digit in valid UTF-8.
bool has_word(std::string_view text);

}  // namespace readout

#pragma once

#include "queries/graph/path.hpp"
#include "queries/report/table_format.hpp"

#include <cstddef>
#include <iosfwd>

namespace readout {

/// Writes the answer of `readout path`. table: for each hop a line with the tie, then the whole
/// sentence, wrapped at `width`, and its document; unless the answer is plain each path under its
/// number, hops, weight and length. csv, markdown: path_table. json: an array of paths, each
/// {"path", "length", "weight", "hops": [the rows of hop_table]}. Where there is no path, table and
/// markdown say so; csv has no rows, json no paths.
void write_path(std::ostream& out, const PathAnswer& answer, TableFormat format,
                std::size_t width = 0);

}  // namespace readout

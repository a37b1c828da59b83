#pragma once

#include "queries/report/table_format.hpp"
#include "queries/sql/dossier.hpp"
#include "queries/sql/status.hpp"
#include "schema/store/database.hpp"

#include <cstddef>
#include <iosfwd>
#include <span>
#include <string>
#include <vector>

namespace readout {

/// A part of a report: a table under a title.
struct Section {
  std::string id;     ///< its key in JSON: most_quoted
  std::string title;  ///< "Most quoted"
  std::string note;   ///< one sentence under the title, or empty
  Table table;
};

struct Report {
  std::string title;
  std::vector<Section> sections;
};

/// Writes a report. table: plain text; markdown: headings and pipe tables; json: one object
/// {"title", "sections": {id: {"title", "note", "rows": [...]}}}; csv: the long form
/// "section,row,column,value", since one table cannot hold several.
void write_report(std::ostream& out, const Report& report, TableFormat format,
                  std::size_t width = 0);

/// `readout status` as a report.
Report status_report(const Status& status);

/// `readout show` as a report. For csv and json statements have their hash, too: cut to a terminal
/// it would be of no use.
Report dossier_report(const Dossier& dossier, TableFormat format);

}  // namespace readout

#include "queries/report/path_report.hpp"

#include "queries/report/text_layout.hpp"

#include <fmt/format.h>

#include <ostream>
#include <string>

namespace readout {

namespace {

std::string counted(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

std::string summary_of(const PathAnswer& answer) {
  const std::string ends = fmt::format("{} ({}) and {} ({})", answer.from.name, answer.from.key,
                                       answer.to.name, answer.to.key);
  if (!answer.found) {
    return fmt::format("No path between {}.", ends);
  }
  return answer.hops.empty()
             ? fmt::format("{} ({}) is both ends.", answer.from.name, answer.from.key)
             : fmt::format("{} between {}.", counted(answer.hops.size(), "hop"), ends);
}

std::string arrow_of(const Evidence& evidence) {
  if (evidence.kind == "co-mention") {
    return "-- co-mention --";
  }
  return evidence.forward ? fmt::format("-- {} ->", evidence.kind)
                          : fmt::format("<- {} --", evidence.kind);
}

std::string source_of(const PathHop& hop) {
  const Evidence& evidence = hop.evidence;
  std::string source = evidence.document;
  if (evidence.statement) {
    source += fmt::format("#{}", *evidence.statement);
  }
  for (const std::string& part : {evidence.publisher, evidence.date}) {
    source += part.empty() ? "" : ", " + part;
  }
  if (hop.evidence_count > 1) {
    source +=
        fmt::format("; {} in {}",
                    counted(static_cast<std::size_t>(hop.evidence_count), "piece") + " of evidence",
                    counted(static_cast<std::size_t>(hop.document_count), "document"));
  }
  return source;
}

void write_hop(std::ostream& out, std::size_t number, const PathHop& hop, std::size_t width) {
  constexpr std::string_view indent = "   ";
  out << fmt::format("\n{}. {} {} {}\n", number, hop.from.name, arrow_of(hop.evidence),
                     hop.to.name);
  const std::size_t room = width > 40 ? width - indent.size() : width;
  for (const std::string& line : wrapped(hop.evidence.sentence, room)) {
    out << indent << line << '\n';
  }
  out << indent << source_of(hop) << '\n';
}

}  // namespace

void write_path(std::ostream& out, const PathAnswer& answer, TableFormat format,
                std::size_t width) {
  if (format == TableFormat::csv || format == TableFormat::json) {
    write_table(out, path_table(answer), format, width);
    return;
  }
  const std::string summary = summary_of(answer);
  out << (format == TableFormat::markdown ? markdown_text(summary) : summary) << '\n';
  if (format == TableFormat::markdown) {
    if (!answer.hops.empty()) {
      out << '\n';
      write_table(out, path_table(answer), format, width);
    }
    return;
  }
  for (std::size_t i = 0; i < answer.hops.size(); ++i) {
    write_hop(out, i + 1, answer.hops[i], width);
  }
}

}  // namespace readout

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
  if (answer.paths.empty()) {
    return fmt::format("No {}path between {}.", answer.is_restricted ? "such " : "", ends);
  }
  const std::size_t hops = answer.paths.front().hops.size();
  if (hops == 0) {
    return fmt::format("{} ({}) is both ends.", answer.from.name, answer.from.key);
  }
  return fmt::format("{} between {}.",
                     answer.is_plain ? counted(hops, "hop") : counted(answer.paths.size(), "path"),
                     ends);
}

std::string total_of(const ProvenPath& path) {
  return fmt::format("{}, weight {}, length {}", counted(path.hops.size(), "hop"),
                     shown(Value(path.weight)), shown(Value(path.length)));
}

std::string arrow_of(const Evidence& evidence) {
  if (evidence.kind.empty()) {
    return evidence.forward ? "->" : "<-";
  }
  if (is_mutual(evidence.kind)) {
    return fmt::format("-- {} --", evidence.kind);
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
  if (const std::string source = source_of(hop); !source.empty()) {
    out << indent << source << '\n';
  }
}

void write_paths(std::ostream& out, const PathAnswer& answer, std::size_t width) {
  for (std::size_t number = 1; number <= answer.paths.size(); ++number) {
    const ProvenPath& path = answer.paths[number - 1];
    if (!answer.is_plain && !path.hops.empty()) {
      out << fmt::format("\nPath {}: {}\n", number, total_of(path));
    }
    for (std::size_t i = 0; i < path.hops.size(); ++i) {
      write_hop(out, i + 1, path.hops[i], width);
    }
  }
}

void write_json(std::ostream& out, const PathAnswer& answer) {
  out << '[';
  for (std::size_t number = 1; number <= answer.paths.size(); ++number) {
    const ProvenPath& path = answer.paths[number - 1];
    out << (number > 1 ? ",\n" : "\n")
        << fmt::format(R"({{"path": {}, "length": {}, "weight": {}, "hops": )", number,
                       exact(Value(path.length)), exact(Value(path.weight)));
    write_json_rows(out, hop_table(path), "  ");
    out << '}';
  }
  out << (answer.paths.empty() ? "]\n" : "\n]\n");
}

}  // namespace

void write_path(std::ostream& out, const PathAnswer& answer, TableFormat format,
                std::size_t width) {
  if (format == TableFormat::json) {
    write_json(out, answer);
    return;
  }
  const Table table = path_table(answer);
  if (format == TableFormat::csv) {
    write_table(out, table, format, width);
    return;
  }
  const std::string summary = summary_of(answer);
  out << (format == TableFormat::markdown ? markdown_text(summary) : summary) << '\n';
  if (format == TableFormat::table) {
    write_paths(out, answer, width);
  } else if (!table.rows.empty()) {
    out << '\n';
    write_table(out, table, format, width);
  }
}

}  // namespace readout

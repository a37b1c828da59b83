#include "queries/report/section.hpp"
#include "queries/report/table_format.hpp"

#include <fmt/format.h>

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace readout {

namespace {

Value text_or_null(const std::string& text) { return text.empty() ? Value() : Value(text); }

Section about_section(const Dossier& dossier) {
  const EntityRecord& entity = dossier.entity;
  Table table{{"key", "kind", "mentions", "documents", "first", "last"}, {}};
  table.rows.push_back({entity.key, std::string(to_string(entity.kind)), dossier.mentions,
                        dossier.documents, text_or_null(dossier.first_date),
                        text_or_null(dossier.last_date)});
  const std::string note =
      entity.undecided ? "Its name is contested: these mentions belong to no side." : "";
  return {"entity", "Entity", note, table};
}

/// Statements by, to or about the entity.
struct Part {
  std::string id;
  std::string title;
  std::int64_t total = 0;
};

Section statement_section(const Part& part, const std::vector<StatementRow>& statements,
                          TableFormat format) {
  constexpr std::array<std::string_view, 9> columns = {
      "date", "speaker", "cue", "addressee", "content", "via", "document", "statement", "hash"};
  const bool for_programs = format == TableFormat::csv || format == TableFormat::json;
  const std::span shown_columns = std::span(columns).first(columns.size() - (for_programs ? 0 : 1));
  const Table table = only_columns(statement_table(statements), shown_columns);
  const auto shown = static_cast<std::int64_t>(statements.size());
  const std::string note =
      shown < part.total ? fmt::format("The first {} of {}.", shown, part.total) : "";
  return {part.id, part.title, note, table};
}

}  // namespace

Report dossier_report(const Dossier& dossier, TableFormat format) {
  return {dossier.entity.name,
          {about_section(dossier),
           {"names", "Names", "", dossier.names},
           {"relations", "Relations", "", dossier.relations},
           statement_section({"statements_by", "Statements by", dossier.statements_by}, dossier.by,
                             format),
           statement_section({"statements_to", "Statements to", dossier.statements_to}, dossier.to,
                             format),
           statement_section({"statements_about", "Statements about", dossier.statements_about},
                             dossier.about, format),
           {"ties", "Ties", "", dossier.ties},
           {"documents", "Documents", "", dossier.mentioned_in}}};
}

}  // namespace readout

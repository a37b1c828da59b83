#include "queries/report/section.hpp"
#include "queries/report/table_format.hpp"

#include <fmt/format.h>

#include <array>
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

Section statement_section(const std::string& id, const std::string& title, std::int64_t total,
                          const std::vector<StatementRow>& statements) {
  constexpr std::array<std::string_view, 8> columns = {
      "date", "speaker", "cue", "addressee", "content", "via", "document", "statement"};
  const Table table = only_columns(statement_table(statements), columns);
  const auto shown = static_cast<std::int64_t>(statements.size());
  return {id, title, shown < total ? fmt::format("The first {} of {}.", shown, total) : "", table};
}

}  // namespace

Report dossier_report(const Dossier& dossier) {
  return {dossier.entity.name,
          {about_section(dossier),
           {"names", "Names", "", dossier.names},
           {"relations", "Relations", "", dossier.relations},
           statement_section("statements_by", "Statements by", dossier.statements_by, dossier.by),
           statement_section("statements_to", "Statements to", dossier.statements_to, dossier.to),
           statement_section("statements_about", "Statements about", dossier.statements_about,
                             dossier.about),
           {"ties", "Ties", "", dossier.ties},
           {"documents", "Documents", "", dossier.mentioned_in}}};
}

}  // namespace readout

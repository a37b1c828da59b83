#include "queries/report/status_sections.hpp"

#include <fmt/format.h>

namespace readout {

namespace {

Table counts_table(const std::string& column, const std::vector<Count>& counts) {
  Table table{{column, "count"}, {}};
  for (const Count& count : counts) {
    table.rows.push_back({count.what, count.count});
  }
  return table;
}

Value share(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? Value() : Value(static_cast<double>(part) / static_cast<double>(whole));
}

std::string stale_note(const Status& status) {
  std::string note;
  if (status.stale_documents > 0) {
    note = fmt::format(
        "{} document{} of another rule set: load {} again.", status.stale_documents,
        status.stale_documents == 1 ? " was made by the rules" : "s were made by the rules",
        status.stale_documents == 1 ? "it" : "them");
  }
  if (status.unsettled_keys > 0) {
    note += note.empty() ? "" : " ";
    note += "A load was stopped before it settled who is who: run readout settle.";
  }
  return note;
}

Section rules_section(const Status& status) {
  Table table{{"rule_set", "program", "options", "stale_documents", "unsettled_keys"}, {}};
  if (!status.rule_set.empty()) {
    table.rows.push_back({status.rule_set, status.program, status.options, status.stale_documents,
                          status.unsettled_keys});
  }
  return {"rules", "Rule set", stale_note(status), table};
}

}  // namespace

Section content_section(const Status& status) {
  const Table table{{"what", "count"},
                    {{std::string("documents"), status.documents},
                     {std::string("sentences"), status.sentences},
                     {std::string("mentions"), status.mentions},
                     {std::string("statements"), status.statements},
                     {std::string("relations"), status.relations},
                     {std::string("occasions"), status.occasions}}};
  return {"content", "What is in the database", "", table};
}

Section unknown_section(const Status& status) {
  const Table table{
      {"what", "unknown", "of", "share"},
      {{std::string("mentions without an entity"), status.unknown_mentions, status.mentions,
        share(status.unknown_mentions, status.mentions)},
       {std::string("statements without a known speaker"), status.unknown_speakers, status.said,
        share(status.unknown_speakers, status.said)},
       {std::string("statements without any speaker"), status.without_speaker, status.said,
        share(status.without_speaker, status.said)},
       {std::string("quotations without any speaker"), status.quotations_without_speaker,
        status.quotations, share(status.quotations_without_speaker, status.quotations)}}};
  const std::string note = fmt::format(
      "{} name{} that only {} document knows.", status.unresolved_entities,
      status.unresolved_entities == 1 ? "" : "s", status.unresolved_entities == 1 ? "one" : "its");
  return {"unknown", "What the rules left unknown", note, table};
}

Section languages_section(const Status& status) {
  return {"languages", "Documents by language",
          "Texts in another language than English are kept without facts.",
          counts_table("language", status.documents_by_language)};
}

Section entities_section(const Status& status) {
  return {"entities", "Entities by kind", "", counts_table("kind", status.entities_by_kind)};
}

Section statements_section(const Status& status) {
  return {"statements", "Statements by kind", "", counts_table("kind", status.statements_by_kind)};
}

Report status_report(const Status& status) {
  return {status.database,
          {content_section(status),
           languages_section(status),
           entities_section(status),
           statements_section(status),
           unknown_section(status),
           rules_section(status),
           {"loads", "Last loads", "", status.last_loads}}};
}

}  // namespace readout

#include "schema/store/corrections.hpp"

#include "schema/model/keys.hpp"
#include "schema/store/number_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace readout {
namespace {

using Correction = Decisions::Correction;

// Both collections and ids may hold a slash.
std::vector<std::int64_t> documents_named(const std::string& name) {
  std::vector<std::int64_t> documents;
  for (std::size_t at = name.find('/'); at != std::string::npos; at = name.find('/', at + 1)) {
    documents.push_back(document_id(name.substr(0, at), name.substr(at + 1)));
  }
  return documents;
}

std::set<std::int64_t> numbers_of(Database& database, std::string_view sql,
                                  const std::set<std::int64_t>& wanted) {
  const std::vector<std::int64_t> list(wanted.begin(), wanted.end());
  std::set<std::int64_t> found;
  for (const auto piece : pieces_of(list)) {
    database.query(
        fmt::format(fmt::runtime(sql), number_list(piece)), {},
        [&found](std::span<const Value> row) { found.insert(std::get<std::int64_t>(row[0])); });
  }
  return found;
}

// The entities that speakers are, by their keys; a key that no document holds has none.
class Speakers {
 public:
  Speakers(Database& database, const Decisions& decisions) : m_decisions(decisions) {
    std::set<std::int64_t> wanted;
    for (const Correction& correction : decisions.corrections()) {
      if (!correction.speaker.empty()) {
        for (const std::string& part : decisions.parts_with(correction.speaker)) {
          wanted.insert(key_id(part));
        }
      }
    }
    m_held = numbers_of(database, "select entity_id from entity where entity_id in {}", wanted);
  }

  std::optional<std::int64_t> entity_of(const std::string& key) const {
    // At most one: the key that represents those that are joined with it.
    for (const std::string& part : m_decisions.parts_with(key)) {
      if (m_held.contains(key_id(part))) {
        return key_id(part);
      }
    }
    return std::nullopt;
  }

 private:
  const Decisions& m_decisions;
  std::set<std::int64_t> m_held;
};

void write_corrections(Database& database, const std::vector<CorrectionRow>& corrections) {
  database.execute("delete from correction");
  const auto columns =
      std::to_array<std::string_view>({"document", "hash", "dropped", "entity_id", "reason"});
  const auto writer = database.write_rows("correction", columns);
  for (const CorrectionRow& correction : corrections) {
    const std::array row = {
        Value(correction.document), Value(correction.hash), Value(std::int64_t{correction.dropped}),
        correction.entity_id ? Value(*correction.entity_id) : Value(), Value(correction.reason)};
    writer->add(row);
  }
  writer->finish();
}

using Statement = std::pair<std::int64_t, std::string>;  // document, hash

std::set<Statement> statements_in(Database& database, const std::set<std::int64_t>& documents) {
  const std::vector<std::int64_t> list(documents.begin(), documents.end());
  std::set<Statement> statements;
  for (const auto piece : pieces_of(list)) {
    database.query(
        fmt::format("select t.document, t.hash from statement t join correction c "
                    "on c.document = t.document and c.hash = t.hash where t.document in {}",
                    number_list(piece)),
        {}, [&statements](std::span<const Value> row) {
          statements.emplace(std::get<std::int64_t>(row[0]), std::get<std::string>(row[1]));
        });
  }
  return statements;
}

}  // namespace

std::vector<CorrectionRow> corrections_of(Database& database, const Decisions& decisions) {
  if (decisions.corrections().empty()) {
    return {};
  }
  const Speakers speakers(database, decisions);
  // Two lines on one statement agree: the reason of the first one is kept.
  std::map<Statement, CorrectionRow> rows;
  for (const Correction& correction : decisions.corrections()) {
    const bool dropped = correction.speaker.empty();
    for (const std::int64_t document : documents_named(correction.document)) {
      rows.try_emplace({document, correction.hash},
                       CorrectionRow{.document = document,
                                     .hash = correction.hash,
                                     .dropped = dropped,
                                     .entity_id = dropped ? std::nullopt
                                                          : speakers.entity_of(correction.speaker),
                                     .reason = correction.reason});
    }
  }
  std::vector<CorrectionRow> list;
  list.reserve(rows.size());
  for (auto& [statement, row] : rows) {
    list.push_back(std::move(row));
  }
  return list;
}

std::vector<CorrectionRow> stored_corrections(Database& database) {
  std::vector<CorrectionRow> list;
  database.query(
      "select document, hash, dropped, entity_id, reason from correction", {},
      [&list](std::span<const Value> row) {
        const auto* entity = std::get_if<std::int64_t>(&row[3]);
        list.push_back({.document = std::get<std::int64_t>(row[0]),
                        .hash = std::get<std::string>(row[1]),
                        .dropped = std::get<std::int64_t>(row[2]) != 0,
                        .entity_id = entity == nullptr ? std::nullopt : std::optional(*entity),
                        .reason = std::get<std::string>(row[4])});
      });
  std::ranges::sort(list);
  return list;
}

void settle_corrections(Database& database, const Decisions& decisions) {
  const auto wanted = corrections_of(database, decisions);
  if (wanted != stored_corrections(database)) {
    write_corrections(database, wanted);
  }
}

std::vector<std::string> corrections_without_effect(Database& database,
                                                    const Decisions& decisions) {
  std::set<std::int64_t> wanted;
  for (const Correction& correction : decisions.corrections()) {
    const auto documents = documents_named(correction.document);
    wanted.insert(documents.begin(), documents.end());
  }
  const auto held =
      numbers_of(database, "select document from document where document in {}", wanted);
  const auto statements = statements_in(database, held);
  const Speakers speakers(database, decisions);
  std::vector<std::string> messages;
  for (const Correction& correction : decisions.corrections()) {
    const auto documents = documents_named(correction.document);
    const auto is_held = [&held](std::int64_t document) { return held.contains(document); };
    const auto has_statement = [&](std::int64_t document) {
      return statements.contains({document, correction.hash});
    };
    if (std::ranges::none_of(documents, is_held)) {
      messages.push_back(fmt::format("statement {}: no document is '{}' yet", correction.hash,
                                     correction.document));
    } else if (std::ranges::none_of(documents, has_statement)) {
      messages.push_back(
          fmt::format("statement {}: '{}' has none with this hash: readout statements --document "
                      "... --format json lists those that it has",
                      correction.hash, correction.document));
    } else if (!correction.speaker.empty() && !speakers.entity_of(correction.speaker)) {
      messages.push_back(fmt::format("statement {} of '{}': no document holds its speaker '{}' yet",
                                     correction.hash, correction.document, correction.speaker));
    }
  }
  return messages;
}

}  // namespace readout

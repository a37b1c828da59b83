#include "schema/store/hashed_statements.hpp"

#include "schema/model/statement_hash.hpp"
#include "schema/store/number_list.hpp"
#include "schema/store/work_table.hpp"

#include <fmt/format.h>

#include <array>
#include <map>
#include <utility>

namespace readout {
namespace {

constexpr std::string_view statements_sql =
    R"(select t.document, t.statement, t.content, t.hash, n.start_at, n.end_at, q.start_at, q.end_at
from statement t
join sentence n on n.document = t.document and n.sentence = t.sentence
left join statement_slot q
  on q.document = t.document and q.statement = t.statement and q.slot = 'cue' and q.number = 0
where t.document in {}
order by t.document, t.statement)";

Span span_of(const Value& start, const Value& end) {
  const auto* first = std::get_if<std::int64_t>(&start);
  const auto* last = std::get_if<std::int64_t>(&end);
  return first == nullptr || last == nullptr ? Span()
                                             : Span{.start = static_cast<std::uint32_t>(*first),
                                                    .end = static_cast<std::uint32_t>(*last)};
}

std::optional<std::string> text_in(const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? std::nullopt : std::optional(*text);
}

// The statements of one document, as their rows come.
struct Statements {
  std::vector<StatementWords> words;
  std::vector<HashedStatement> list;

  void hand_over(const std::function<void(const HashedStatement&)>& handler) {
    const std::vector<std::string> hashes = statement_hashes(words);
    for (std::size_t i = 0; i < list.size(); ++i) {
      list[i].hash = hashes[i];
      handler(list[i]);
    }
    words.clear();
    list.clear();
  }
};

void write_hashes(Database& database, std::span<const HashedStatement> statements) {
  make_work_table(database, "hashed",
                  "document bigint not null, statement integer not null, hash text not null, "
                  "primary key (document, statement)");
  const auto columns = std::to_array<std::string_view>({"document", "statement", "hash"});
  const auto writer = database.write_rows("hashed", columns);
  for (const HashedStatement& statement : statements) {
    const std::array row = {Value(statement.document), Value(statement.statement),
                            Value(statement.hash)};
    writer->add(row);
  }
  writer->finish();
  database.execute(
      "update statement set hash = (select h.hash from hashed h where h.document = "
      "statement.document and h.statement = statement.statement) "
      "where document in (select document from hashed)");
}

struct KeptText {
  explicit KeptText(std::string kept) : text(std::move(kept)), words(text) {}
  KeptText(const KeptText&) = delete;
  KeptText& operator=(const KeptText&) = delete;
  KeptText(KeptText&&) = delete;
  KeptText& operator=(KeptText&&) = delete;
  ~KeptText() = default;

  std::string text;
  TextWords words;
};

void add_hashes(Database& database, std::span<const std::int64_t> documents) {
  std::map<std::int64_t, KeptText> texts;
  database.query(fmt::format("select document, text from document where document in {}",
                             number_list(documents)),
                 {}, [&texts](std::span<const Value> row) {
                   texts.try_emplace(std::get<std::int64_t>(row[0]), std::get<std::string>(row[1]));
                 });
  std::vector<HashedStatement> statements;
  hash_statements(
      database, documents,
      [&texts](std::int64_t document) {
        const auto text = texts.find(document);
        return text == texts.end() ? nullptr : &text->second.words;
      },
      [&statements](const HashedStatement& statement) { statements.push_back(statement); });
  write_hashes(database, statements);
}

}  // namespace

void hash_statements(Database& database, std::span<const std::int64_t> documents,
                     const std::function<const TextWords*(std::int64_t document)>& words_of,
                     const std::function<void(const HashedStatement&)>& handler) {
  Statements statements;
  database.query(
      fmt::format(statements_sql, number_list(documents)), {}, [&](std::span<const Value> row) {
        const auto document = std::get<std::int64_t>(row[0]);
        if (!statements.list.empty() && statements.list.front().document != document) {
          statements.hand_over(handler);
        }
        if (const TextWords* words = words_of(document)) {
          std::string content = text_in(row[2]).value_or("");
          if (content.empty()) {
            content = words->words(span_of(row[6], row[7]));
          }
          statements.words.push_back(
              {.sentence = words->words(span_of(row[4], row[5])), .content = std::move(content)});
          statements.list.push_back({.document = document,
                                     .statement = std::get<std::int64_t>(row[1]),
                                     .stored = text_in(row[3]),
                                     .hash = {}});
        }
      });
  statements.hand_over(handler);
}

void add_missing_hashes(Database& database) {
  std::vector<std::int64_t> documents;
  database.query("select distinct document from statement where hash is null order by document", {},
                 [&documents](std::span<const Value> row) {
                   documents.push_back(std::get<std::int64_t>(row[0]));
                 });
  for (const auto piece : pieces_of(documents)) {
    add_hashes(database, piece);
  }
}

}  // namespace readout

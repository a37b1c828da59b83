#include "schema/store/verify_texts.hpp"

#include "schema/model/keys.hpp"
#include "schema/model/text_words.hpp"
#include "schema/store/fact_writer.hpp"
#include "schema/store/hashed_statements.hpp"
#include "schema/store/number_list.hpp"
#include "schema/text/fold.hpp"
#include "schema/text/utf8.hpp"

#include <fmt/format.h>

#include <map>
#include <string>
#include <string_view>

namespace readout {
namespace {

constexpr std::size_t text_conditions = 8;

// Every span of a document, with the words that are stored beside it, if any.
constexpr std::string_view spans_sql = R"(
select document, 'zone ' || zone as fact, start_at, end_at, null as words from zone where document in {0}
union all select document, 'sentence ' || sentence, start_at, end_at, null from sentence where document in {0}
union all select document, 'mention ' || mention, start_at, end_at, surface from mention where document in {0}
union all select document, 'occasion ' || occasion, start_at, end_at, null from occasion_span where document in {0}
union all select document, 'statement ' || statement || ' ' || slot || ' ' || number, start_at, end_at, null
  from statement_slot where document in {0}
union all select document, 'statement ' || statement || ' hop ' || hop, start_at, end_at, null from hop where document in {0}
union all select document, 'statement ' || statement || ' hop ' || hop || ' cue', cue_start_at, cue_end_at, null
  from hop where document in {0} and cue_start_at is not null
union all select document, 'relation ' || relation || ' cue', cue_start_at, cue_end_at, null
  from relation where document in {0} and cue_start_at is not null
union all select document, 'finding ' || finding, start_at, end_at, null from finding where document in {0})";

constexpr std::string_view contents_sql = R"(
select t.document, t.statement, t.content, s.start_at, s.end_at
from statement t
left join statement_slot s on s.document = t.document and s.statement = t.statement and s.slot = 'content'
where t.document in {0}
order by t.document, t.statement, s.number)";

std::string text_of(const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? std::string() : *text;
}

std::int64_t number_of(const Value& value) {
  const auto* number = std::get_if<std::int64_t>(&value);
  return number == nullptr ? 0 : *number;
}

// A negative number becomes one that no text reaches.
Span span_of(const Value& start, const Value& end) {
  return {.start = static_cast<std::uint32_t>(number_of(start)),
          .end = static_cast<std::uint32_t>(number_of(end))};
}

struct KeptText {
  Document document;
  TextWords words;
};

class TextVerifier {
 public:
  TextVerifier(Database& database, const ViolationHandler& handler)
      : m_database(database), m_handler(handler) {}

  void verify(std::span<const std::int64_t> documents) {
    m_list = number_list(documents);
    m_texts.clear();
    verify_documents();
    verify_spans();
    verify_contents();
    verify_hashes(documents);
    verify_names();
  }
  std::size_t spans() const { return m_spans; }

 private:
  void report(std::string_view condition, std::int64_t document, std::string_view fact,
              std::string_view message) {
    const auto found = m_texts.find(document);
    const std::string key =
        found == m_texts.end() ? std::to_string(document) : found->second.document.key();
    m_handler({.condition = std::string(condition),
               .place = fmt::format("{} {}", key, fact),
               .message = std::string(message)});
  }

  void verify_documents();
  void verify_document(std::int64_t id, const KeptText& kept, std::span<const Value> row);
  void verify_spans();
  void verify_contents();
  void verify_hashes(std::span<const std::int64_t> documents);
  void verify_names();

  Database& m_database;
  const ViolationHandler& m_handler;
  std::string m_list;
  std::map<std::int64_t, KeptText> m_texts;
  std::size_t m_spans = 0;
};

void TextVerifier::verify_documents() {
  const std::string sql = fmt::format(
      "select document, collection, id, publisher, published, url, title, byline, hash, rule_set, "
      "text from document where document in {}",
      m_list);
  m_database.query(sql, {}, [this](std::span<const Value> row) {
    const std::int64_t id = number_of(row[0]);
    Document document{.collection = text_of(row[1]),
                      .id = text_of(row[2]),
                      .text = text_of(row[10]),
                      .publisher = text_of(row[3]),
                      .date = text_of(row[4]),
                      .url = text_of(row[5]),
                      .title = text_of(row[6]),
                      .byline = text_of(row[7]),
                      .origin = ""};
    if (first_invalid_utf8(document.text)) {
      m_handler({.condition = "document-text",
                 .place = document.key() + " document",
                 .message = "the text is not UTF-8"});
      return;
    }
    const auto kept =
        m_texts.try_emplace(id, KeptText{.document = std::move(document), .words = TextWords("")});
    kept.first->second.words = TextWords(kept.first->second.document.text);
    verify_document(id, kept.first->second, row);
  });
}

void TextVerifier::verify_document(std::int64_t id, const KeptText& kept,
                                   std::span<const Value> row) {
  if (document_id(kept.document.collection, kept.document.id) != id) {
    report("document-id", id, "document", "is kept under the number of another document");
  }
  if (hash_of(kept.document, text_of(row[9])) != text_of(row[8])) {
    report("document-hash", id, "document", "text or metadata are not those that were loaded");
  }
}

void TextVerifier::verify_spans() {
  m_database.query(fmt::format(spans_sql, m_list), {}, [this](std::span<const Value> row) {
    ++m_spans;
    const auto kept = m_texts.find(number_of(row[0]));
    if (kept == m_texts.end()) {
      return;
    }
    const Span span = span_of(row[2], row[3]);
    const TextWords& words = kept->second.words;
    if (!words.contains(span)) {
      report("span-in-text", kept->first, text_of(row[1]), "the span leaves the text");
    } else if (const auto* stored = std::get_if<std::string>(&row[4]);
               stored != nullptr && *stored != words.words(span)) {
      report("mention-words", kept->first, text_of(row[1]),
             fmt::format("is stored as '{}', the text has '{}'", *stored, words.words(span)));
    }
  });
}

void TextVerifier::verify_contents() {
  std::int64_t document = 0;
  std::int64_t statement = -1;
  std::string stored;
  std::string content;
  const auto finish = [&] {
    if (statement >= 0 && stored != content) {
      report("statement-content", document, fmt::format("statement {}", statement),
             fmt::format("is stored as '{}', the text has '{}'", stored, content));
    }
    content.clear();
  };
  m_database.query(fmt::format(contents_sql, m_list), {}, [&](std::span<const Value> row) {
    if (number_of(row[0]) != document || number_of(row[1]) != statement) {
      finish();
    }
    document = number_of(row[0]);
    statement = number_of(row[1]);
    stored = text_of(row[2]);
    const auto kept = m_texts.find(document);
    if (kept != m_texts.end() && !std::holds_alternative<std::monostate>(row[3])) {
      append_content(content, kept->second.words.words(span_of(row[3], row[4])));
    }
  });
  finish();
}

void TextVerifier::verify_hashes(std::span<const std::int64_t> documents) {
  hash_statements(
      m_database, documents,
      [this](std::int64_t document) {
        const auto kept = m_texts.find(document);
        return kept == m_texts.end() ? nullptr : &kept->second.words;
      },
      [this](const HashedStatement& statement) {
        if (statement.stored != statement.hash) {
          report("statement-hash", statement.document,
                 fmt::format("statement {}", statement.statement),
                 fmt::format("is kept under the hash '{}', its words give '{}'",
                             statement.stored.value_or(""), statement.hash));
        }
      });
}

void TextVerifier::verify_names() {
  const std::string sql = fmt::format(
      "select document, local, name, folded from local_entity where document in {}", m_list);
  m_database.query(sql, {}, [this](std::span<const Value> row) {
    if (fold(text_of(row[2])) != text_of(row[3])) {
      report("local-entity-folded", number_of(row[0]),
             fmt::format("local entity {}", number_of(row[1])),
             fmt::format("'{}' is kept as '{}' for comparison", text_of(row[2]), text_of(row[3])));
    }
  });
}

std::vector<std::int64_t> all_documents(Database& database) {
  std::vector<std::int64_t> documents;
  database.query("select document from document order by document", {},
                 [&documents](std::span<const Value> row) {
                   documents.push_back(std::get<std::int64_t>(row[0]));
                 });
  return documents;
}

}  // namespace

TextsVerified verify_texts(Database& database, const ViolationHandler& handler) {
  const std::vector<std::int64_t> documents = all_documents(database);
  TextVerifier verifier(database, handler);
  for (const auto piece : pieces_of(documents)) {
    verifier.verify(piece);
  }
  return {.documents = documents.size(), .spans = verifier.spans(), .conditions = text_conditions};
}

}  // namespace readout

#include "queries/sql/statement_search.hpp"

#include "queries/sql/entity_lookup.hpp"
#include "queries/sql/parameter_value.hpp"
#include "queries/sql/row.hpp"
#include "schema/model/error.hpp"
#include "schema/text/fold.hpp"
#include "schema/text/similar_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>
#include <utility>

namespace readout {

namespace {

/// Chosen statements, then one row for each of those who take part in each; where a decision names
/// the speaker, also those whom recognition found.
constexpr std::string_view select_statements = R"(
with chosen as (
  select s.document, s.statement, s.sentence, s.speaker_kind, s.kind, s.cue_class, s.act, s.channel,
         s.content, s.rule, s.hash, coalesce(s.said, b.published) as day
  from counted_statement s
  join document b on b.document = s.document
  where {}
  order by case when coalesce(s.said, b.published) is null then 1 else 0 end,
           coalesce(s.said, b.published), b.collection, b.id, s.statement
  {}
), part as (
  select x.document, x.statement, 'speaker' as slot, x.number, x.start_at, x.end_at, x.mention, x.entity_id
  from chosen c
  join statement_speaker x on x.document = c.document and x.statement = c.statement
  union all
  select x.document, x.statement, case when x.slot = 'speaker' then 'recognised_speaker' else x.slot end,
         x.number, x.start_at, x.end_at, x.mention, y.entity_id
  from chosen c
  join statement_slot x on x.document = c.document and x.statement = c.statement
  left join mention_entity y on y.document = x.document and y.mention = x.mention
  where x.slot in ('on_behalf_of', 'addressee', 'target')
     or (x.slot = 'speaker' and exists (select 1 from statement_correction k
                                        where k.document = c.document and k.statement = c.statement
                                          and k.entity_id is not null))
  union all
  select h.document, h.statement, 'hop', h.number, h.start_at, h.end_at, h.mention, h.entity_id
  from chosen c
  join statement_hop h on h.document = c.document and h.statement = c.statement
)
select c.document, c.statement, c.day, c.speaker_kind, c.kind, c.cue_class, c.act, c.channel,
       c.content, d.collection || '/' || d.id, d.publisher, st.text, r.name,
       substr(d.text, q.start_at + 1, q.end_at - q.start_at),
       p.slot,
       coalesce(e.name, l.name, substr(d.text, p.start_at + 1, p.end_at - p.start_at)),
       c.hash, k.reason
from chosen c
join document d on d.document = c.document
join sentence_text st on st.document = c.document and st.sentence = c.sentence
left join rule r on r.rule_set = d.rule_set and r.rule = c.rule
left join statement_slot q
  on q.document = c.document and q.statement = c.statement and q.slot = 'cue' and q.number = 0
left join part p on p.document = c.document and p.statement = c.statement
left join entity e on e.entity_id = p.entity_id
left join mention m on m.document = p.document and m.mention = p.mention
left join local_entity l
  on l.document = m.document
 and l.local = case when m.metonym = 1 and m.stands_for is not null then m.stands_for else m.local end
left join statement_correction k
  on k.document = c.document and k.statement = c.statement and k.entity_id is not null
order by case when c.day is null then 1 else 0 end, c.day, d.collection, d.id, c.statement,
         p.slot, p.number
)";

/// Whether the parameter's entity stands in one of the views.
std::string part_condition(std::initializer_list<std::string_view> views,
                           std::string_view parameter) {
  std::string any;
  for (const std::string_view view : views) {
    any += fmt::format(
        "{}exists (select 1 from {} x where x.document = s.document"
        " and x.statement = s.statement and x.entity_id = :{})",
        any.empty() ? "" : " or ", view, parameter);
  }
  return fmt::format(" and ({})", any);
}

std::vector<std::string> channels_of(Database& database) {
  std::vector<std::string> channels;
  database.query(
      "select distinct channel from counted_statement where channel is not null order by channel",
      {}, [&](std::span<const Value> values) { channels.push_back(Row(values).text(0)); });
  return channels;
}

void require_document(Database& database, const std::string& document) {
  const std::array parameters = {Parameter{"document", document}};
  if (document.empty() ||
      !database
           .table("select 1 from document where collection || '/' || id = :document", parameters)
           .rows.empty()) {
    return;
  }
  const Table same_id = database.table(
      "select collection || '/' || id from document where id = :document order by 1 limit 1",
      parameters);
  throw UsageError(fmt::format(
      "--document: no document '{}' in {} ({})", document, database.name(),
      same_id.rows.empty() ? "write COLLECTION/ID, as the column document has it"
                           : "did you mean " + std::get<std::string>(same_id.rows[0][0]) + "?"));
}

/// The conditions of a filter, and what they compare with.
class Conditions {
 public:
  explicit Conditions(Database& database) : m_database(database) {}

  void entity(const std::string& words, std::initializer_list<std::string_view> views,
              const std::string& parameter) {
    if (!words.empty()) {
      m_sql += part_condition(views, parameter);
      m_parameters.push_back({parameter, find_entity(m_database, words).id});
    }
  }

  /// A word for a channel, or one who relays.
  void channel(const std::string& words) {
    if (words.empty()) {
      return;
    }
    const std::vector<std::string> known = channels_of(m_database);
    if (std::find(known.begin(), known.end(), words) != known.end()) {
      compare("s.channel =", words, "channel");
    } else if (entities_named(m_database, words).empty()) {
      throw UsageError(fmt::format(
          "--channel: '{}' is neither a channel of {} ({}) nor one who "
          "relays: no entity has this name",
          words, m_database.name(), known.empty() ? "it has none" : "known: " + listed(known)));
    } else {
      entity(words, {"statement_hop"}, "channel");
    }
  }

  void compare(std::string_view left, const std::string& value, const std::string& parameter) {
    if (!value.empty()) {
      m_sql += fmt::format(" and {} :{}", left, parameter);
      m_parameters.push_back({parameter, value});
    }
  }

  void bind(const std::string& parameter, Value value) {
    m_parameters.push_back({parameter, std::move(value)});
  }

  void precision(std::optional<double> least) {
    if (least) {
      m_sql +=
          " and exists (select 1 from rule j where j.rule_set = b.rule_set and j.rule = s.rule"
          " and j.judged_precision >= :min_precision)";
      m_parameters.push_back({"min_precision", *least});
    }
  }

  const std::string& sql() const { return m_sql; }
  const std::vector<Parameter>& parameters() const { return m_parameters; }

 private:
  Database& m_database;
  std::string m_sql = "1 = 1";
  std::vector<Parameter> m_parameters;
};

Conditions conditions_of(Database& database, const StatementFilter& filter) {
  require_days(filter.since, filter.until);
  require_document(database, filter.document);
  Conditions conditions(database);
  conditions.entity(filter.by, {"statement_speaker", "statement_on_behalf_of"}, "by");
  conditions.entity(filter.to, {"statement_addressee"}, "to");
  conditions.entity(filter.about, {"statement_about"}, "about");
  conditions.entity(filter.target, {"statement_target"}, "target");
  conditions.channel(filter.channel);
  conditions.compare(
      "s.cue_class =", filter.cue_class ? std::string(to_string(*filter.cue_class)) : "",
      "cue_class");
  conditions.compare("s.kind =", filter.kind ? std::string(to_string(*filter.kind)) : "", "kind");
  conditions.compare("coalesce(s.said, b.published) >=", filter.since, "since");
  conditions.compare("coalesce(s.said, b.published) <=", filter.until, "until");
  conditions.compare("b.collection || '/' || b.id =", filter.document, "document");
  conditions.precision(filter.min_precision);
  return conditions;
}

StatementRow row_of(const Row& row) {
  StatementRow statement;
  statement.number = row.integer(1);
  statement.date = row.text(2);
  statement.speaker_kind = row.text(3);
  statement.kind = row.text(4);
  statement.cue_class = row.text(5);
  statement.act = row.text(6);
  statement.channel = row.text(7);
  statement.content = row.text(8);
  statement.document = row.text(9);
  statement.publisher = row.text(10);
  statement.sentence = row.text(11);
  statement.rule = row.text(12);
  statement.cue = row.text(13);
  statement.hash = row.text(16);
  statement.decision = row.text(17);
  return statement;
}

void add_part(const Row& row, StatementRow& statement) {
  const std::string part = row.text(14);
  if (part == "speaker") {
    statement.speakers.push_back(row.text(15));
  } else if (part == "recognised_speaker") {
    statement.recognised_speakers.push_back(row.text(15));
  } else if (part == "hop") {
    statement.via.push_back(row.text(15));
  } else if (part == "addressee") {
    statement.addressee = row.text(15);
  } else if (part == "target") {
    statement.target = row.text(15);
  } else if (part == "on_behalf_of") {
    statement.on_behalf_of = row.text(15);
  }
}

/// Rows of one statement come one after another.
std::vector<StatementRow> read_statements(Database& database, const Conditions& conditions,
                                          std::string_view limit) {
  std::vector<StatementRow> statements;
  std::pair<std::int64_t, std::int64_t> last{0, -1};
  database.query(fmt::format(fmt::runtime(select_statements), conditions.sql(), limit),
                 conditions.parameters(), [&](std::span<const Value> values) {
                   const Row row(values);
                   const std::pair key{row.integer(0), row.integer(1)};
                   if (key != last) {
                     statements.push_back(row_of(row));
                     last = key;
                   }
                   add_part(row, statements.back());
                 });
  return statements;
}

std::string joined(const std::vector<std::string>& names, std::string_view between) {
  return fmt::format("{}", fmt::join(names, between));
}

Value text_or_null(const std::string& text) { return text.empty() ? Value() : Value(text); }

}  // namespace

std::vector<StatementRow> statements_of(Database& database, const StatementFilter& filter) {
  Conditions conditions = conditions_of(database, filter);
  const bool limited_by_sql = filter.limit && filter.text.empty();
  if (limited_by_sql) {
    conditions.bind("limit", static_cast<std::int64_t>(*filter.limit));
  }
  std::vector<StatementRow> statements =
      read_statements(database, conditions, limited_by_sql ? "limit :limit" : "");
  if (!filter.text.empty()) {
    const std::string wanted = fold(filter.text);
    std::erase_if(statements, [&](const StatementRow& statement) {
      return fold(statement.content).find(wanted) == std::string::npos;
    });
  }
  if (filter.limit && statements.size() > *filter.limit) {
    statements.resize(*filter.limit);
  }
  return statements;
}

Table statement_table(const std::vector<StatementRow>& statements) {
  Table table{{"date",      "speaker",   "speaker_kind", "on_behalf_of", "kind",
               "cue",       "cue_class", "act",          "addressee",    "target",
               "channel",   "via",       "content",      "publisher",    "document",
               "statement", "hash",      "sentence",     "rule",         "recognised_speaker",
               "decision"},
              {}};
  for (const StatementRow& row : statements) {
    table.rows.push_back({text_or_null(row.date),
                          text_or_null(joined(row.speakers, "; ")),
                          row.speaker_kind,
                          text_or_null(row.on_behalf_of),
                          row.kind,
                          text_or_null(row.cue),
                          row.cue_class,
                          row.act,
                          text_or_null(row.addressee),
                          text_or_null(row.target),
                          text_or_null(row.channel),
                          text_or_null(joined(row.via, " > ")),
                          row.content,
                          text_or_null(row.publisher),
                          row.document,
                          row.number,
                          row.hash,
                          row.sentence,
                          text_or_null(row.rule),
                          text_or_null(joined(row.recognised_speakers, "; ")),
                          text_or_null(row.decision)});
  }
  return table;
}

Table short_statement_table(const std::vector<StatementRow>& statements) {
  Table table{{"date", "speaker", "cue", "addressee", "content", "via", "document"}, {}};
  for (const StatementRow& row : statements) {
    const std::string both = row.channel.empty() || row.via.empty() ? "" : ", ";
    table.rows.push_back({text_or_null(row.date), text_or_null(joined(row.speakers, "; ")),
                          text_or_null(row.cue), text_or_null(row.addressee), row.content,
                          text_or_null(row.channel + both + joined(row.via, " > ")), row.document});
  }
  return table;
}

}  // namespace readout

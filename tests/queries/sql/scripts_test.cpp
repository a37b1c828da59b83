#include "queries/sql/query_script.hpp"
#include "queries/sql/run_script.hpp"
#include "schema/model/error.hpp"
#include "tests/support/environment.hpp"
#include "tests/support/sample_database.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace readout {
namespace {

/// A script with parameters, and the file below tests/queries/sql/expected that has its rows.
struct ScriptCase {
  std::string script;
  std::vector<ParameterText> parameters;
  std::string expected;
  std::string decisions = "";  ///< lines of a decisions file
};

std::vector<ScriptCase> script_cases() {
  return {
      {"central_entities", {}, "central_entities"},
      {"central_entities",
       {{"metric", "degree"}, {"options", "--tie about"}, {"kind", "person"}, {"top", "1"}},
       "central_entities_by_about"},
      {"co_mentions", {}, "co_mentions"},
      {"co_mentions", {{"entity", "Ana Reyes"}, {"kind", "person"}}, "co_mentions_of_reyes"},
      {"corrections",
       {},
       "corrections",
       "speaker sample/call.txt ab41792614b31812 \"person:nobody known\" # heard\n"
       "speaker sample/wire.txt f33a24859e5cacdb \"person:ana reyes\" # she chairs the analysts\n"
       "drop-statement sample/letter.txt 9101235faceef5e6 # a wish\n"},
      {"documents_of_publisher", {{"publisher", "Harbour Times"}}, "documents_of_publisher"},
      {"edges", {}, "edges"},
      {"edges", {{"kind", "co-mention"}, {"min_weight", "2"}}, "edges_of_weight"},
      {"facts_by_rule", {{"rule", "statements/sample"}}, "facts_by_rule"},
      {"facts_by_rule", {{"rule", "names/sample"}, {"top", "3"}}, "facts_by_rule_of_names"},
      {"facts-by-rule", {{"rule", "relations/sample"}}, "facts_by_rule_of_relations"},
      {"first_last_mention", {}, "first_last_mention"},
      {"most_quoted", {}, "most_quoted"},
      {"most_quoted",
       {{"kind", "all"}, {"since", "2031-03-02"}, {"until", "2031-03-02"}},
       "most_quoted_on_day"},
      {"nested_names", {}, "nested_names"},
      {"occasions", {{"with", "Lind"}}, "occasions"},
      {"organizations_of_state", {{"state", "PER"}}, "organizations_of_state"},
      {"publishers", {}, "publishers"},
      {"relations", {}, "relations"},
      {"relations", {{"entity", "Peru"}, {"type", "holds_office"}}, "relations_of_peru"},
      {"relayed_statements", {}, "relayed_statements"},
      {"rule_use", {}, "rule_use"},
      {"statements_about_state", {{"state", "Peru"}}, "statements_about_state"},
      {"statements_by_channel", {}, "statements_by_channel"},
      {"statements_by_day", {}, "statements_by_day"},
      {"statements_by_day", {{"by", "Oskar Lind"}}, "statements_by_day_of_lind"},
      {"states_talked_about", {}, "states_talked_about"},
      {"stored_metrics", {}, "stored_metrics"},
      {"title_conflicts", {}, "title_conflicts"},
      {"undecided_entities", {}, "undecided_entities"},
      {"unknown_speakers", {}, "unknown_speakers"},
      {"unresolved", {}, "unresolved"},
      {"who_addresses_whom", {}, "who_addresses_whom"},
      {"who_quotes_whom", {}, "who_quotes_whom"},
      {"who_quotes_whom", {{"quoter", "Beacon Wire"}}, "who_quotes_whom_by_wire"},
  };
}

/// Runs as `readout rank --store` leaves them, of an earlier graph.
void keep_metrics(Database& database) {
  for (const std::string_view sql :
       {"insert into metric_run (run, metric, graph, options, state, program, converged) values"
        " (1, 'pagerank', 'entities', '', 'earlier', 'readout', 1),"
        " (2, 'degree', 'entities', '--tie about', null, 'readout', 1),"
        " (3, 'bridge', 'entities', '--ties', 'earlier', 'readout', 1)",
        "insert into metric_value (run, entity, rank, value) values"
        " (1, 'person:ana reyes', 1, 0.5), (1, 'state:PER', 2, 0.25), (1, 'state:MLI', 2, 0.25),"
        " (1, 'person:long gone', 4, 0.125), (2, 'state:PER', 1, 3), (2, 'person:oskar lind', 2, "
        "2),"
        " (2, 'person:ana reyes', 3, 1)",
        "insert into metric_tie (run, source, target, rank, weight, value) values"
        " (3, 'person:ana reyes', 'state:PER', 1, 4, 2)"}) {
    database.execute(sql);
  }
}

std::string shown(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) {
    return *text;
  }
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    return std::to_string(*number);
  }
  return std::holds_alternative<double>(value) ? std::to_string(std::get<double>(value)) : "-";
}

/// A line for each row, with " | " between the values and "-" for null.
std::string text_of(const Table& table) {
  std::string text;
  const auto add_line = [&](const auto& values, const auto& text_of_value) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      text += (i > 0 ? " | " : "") + text_of_value(values[i]);
    }
    text += '\n';
  };
  add_line(table.columns, [](const std::string& column) { return column; });
  for (const auto& row : table.rows) {
    add_line(row, shown);
  }
  return text;
}

std::string expected_rows(const std::string& name) {
  std::ifstream in(test::source_folder() / "tests/queries/sql/expected" / (name + ".txt"));
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<std::string> columns_in_head(const QueryScript& script) {
  std::vector<std::string> names;
  for (const ScriptColumn& column : script.columns) {
    names.push_back(column.name);
  }
  return names;
}

TEST_CASE("Every script gives the expected rows on both databases", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    sample->change(keep_metrics);
    for (const ScriptCase& one : script_cases()) {
      INFO(sample->address() << " " << one.expected);
      const QueryScript script = find_script(one.script);
      sample->decide(one.decisions);
      const Table table = run_script(sample->database(), script, one.parameters);
      CHECK(text_of(table) == expected_rows(one.expected));
      CHECK_FALSE(table.rows.empty());
      CHECK(table.columns == columns_in_head(script));
    }
  }
}

TEST_CASE("Every script gives the same rows where all rules were judged well", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    sample->change([](Database& database) {
      keep_metrics(database);
      database.execute("update rule set judged_precision = 0.8, judged_facts = 10");
    });
    for (const ScriptCase& one : script_cases()) {
      INFO(sample->address() << " " << one.expected);
      sample->decide(one.decisions);
      const Table table =
          run_script(sample->database(), find_script(one.script), one.parameters, 0.8);
      CHECK(text_of(table) == expected_rows(one.expected));
    }
  }
}

TEST_CASE("A script sees only facts of rules that were judged well enough", "[contract]") {
  const std::vector<ParameterText> reyes = {{"by", "Ana Reyes"}};
  const QueryScript mine = parse_script(
      "select count(*) as mentions, count(m.metonym) as metonyms from mention m", "mine.sql");
  for (const auto& sample : test::sample_databases()) {
    const auto rows = [&](const std::string& script, double least) {
      return run_script(sample->database(), find_script(script), {}, least).rows.size();
    };
    CHECK(rows("most_quoted", 0) == 0);
    CHECK(rows("first_last_mention", 0) == 0);
    sample->change([](Database& database) {
      database.execute("update rule set judged_precision = 0.8 where name = 'statements/sample'");
      database.execute("update rule set judged_precision = 0.6 where name = 'names/sample'");
    });
    CHECK(rows("most_quoted", 0.8) > 0);
    CHECK(rows("most_quoted", 0.81) == 0);
    CHECK(rows("edges", 0.6) > rows("edges", 0.7));
    CHECK(rows("first_last_mention", 0.7) == 0);
    CHECK(rows("relations", 0) == 0);
    // Entities are found by names of mentions that the script itself does not see.
    CHECK_FALSE(
        run_script(sample->database(), find_script("statements_by_day"), reyes, 0.8).rows.empty());
    CHECK(text_of(run_script(sample->database(), mine, {}, 0.7)) == "mentions | metonyms\n0 | 0\n");
    CHECK_FALSE(text_of(run_script(sample->database(), mine, {}, 0.6)) ==
                text_of(run_script(sample->database(), mine, {}, 0.7)));
  }
}

TEST_CASE("Every built-in script has a case with rows, a description and help for its parameters") {
  std::set<std::string> tested;
  for (const ScriptCase& one : script_cases()) {
    tested.insert(one.script);
  }
  const std::vector<QueryScript> scripts = built_in_scripts();
  CHECK(scripts.size() >= 14);
  for (const QueryScript& script : scripts) {
    INFO(script.name);
    CHECK(tested.count(script.name) == 1);
    CHECK_FALSE(script.what.empty());
    CHECK_FALSE(script.columns.empty());
    for (const ScriptParameter& parameter : script.parameters) {
      CHECK_FALSE(parameter.help.empty());
    }
  }
}

TEST_CASE("docs/queries.md describes every script, parameter and column") {
  std::ifstream in(test::source_folder() / "docs/queries.md");
  std::ostringstream text;
  text << in.rdbuf();
  for (const QueryScript& script : built_in_scripts()) {
    INFO(script.name);
    const std::size_t start = text.str().find("### " + script.name + "\n");
    REQUIRE(start != std::string::npos);
    const std::string part = text.str().substr(start, text.str().find("\n#", start + 1) - start);
    CHECK_THAT(part, Catch::Contains(script.what.substr(1)));
    for (const ScriptParameter& parameter : script.parameters) {
      CHECK_THAT(part, Catch::Contains("| " + parameter.name + " | "));
      CHECK_THAT(part, Catch::Contains(" | " + parameter.help + " |"));
    }
    for (const ScriptColumn& column : script.columns) {
      CHECK_THAT(part, Catch::Contains("**" + column.name + "** " + column.what));
    }
  }
}

TEST_CASE("A parameter is bound and never pasted", "[contract]") {
  const QueryScript script = parse_script(
      "-- param: words text required \"any\"\nselect cast(:words as text) as words", "given.sql");
  for (const auto& sample : test::sample_databases()) {
    const std::string words = "'; drop table document; --";
    const Table table =
        run_script(sample->database(), script, std::vector{ParameterText{"words", words}});
    CHECK(std::get<std::string>(table.rows.at(0).at(0)) == words);
  }
}

TEST_CASE("A script cannot write", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    QueryScript script = parse_script("select 1", "given.sql");
    for (const std::string sql :
         {"delete from document", "with d as (select 1) insert into unsettled select 1",
          "create temporary table x (y text)"}) {
      script.sql = sql;
      CHECK_THROWS_AS(run_script(sample->database(), script, {}), InputError);
    }
    CHECK(sample->database().table("select 1 from document").rows.size() == 5);
  }
}

TEST_CASE("What the database refuses is told with the file and line of the script", "[contract]") {
  const QueryScript script = parse_script("-- what: a\n\nselect nothing from document", "mine.sql");
  for (const auto& sample : test::sample_databases()) {
    CHECK_THROWS_WITH(run_script(sample->database(), script, {}),
                      Catch::StartsWith("mine.sql:3: ") && Catch::Contains("nothing"));
  }
}

TEST_CASE("Of a number of rows, 0 is all and less is refused", "[contract]") {
  const QueryScript script = parse_script(
      "-- param: top integer 1 \"rows\"\nselect id from document order by id limit :top",
      "given.sql");
  for (const auto& sample : test::sample_databases()) {
    const auto rows = [&](const std::string& top) {
      return run_script(sample->database(), script, std::vector{ParameterText{"top", top}})
          .rows.size();
    };
    CHECK(rows("2") == 2);
    CHECK(rows("0") == 5);
    CHECK_THROWS_WITH(rows("-1"),
                      "given: parameter 'top' is no number of rows: '-1' (a whole number, or 0 for "
                      "all)");
  }
}

TEST_CASE("Values are checked against the type of their parameter") {
  test::SampleDatabase sample;
  const QueryScript script = parse_script(
      "-- param: count integer 3 \"how many\"\n"
      "-- param: share real 0.5 \"how much\"\n"
      "-- param: day date optional \"when\"\n"
      "-- param: who name required \"who\"\n"
      "select :count as count, :share as share, cast(:day as text) as day, cast(:who as text) as "
      "who",
      "typed.sql");
  const auto run = [&](std::vector<ParameterText> given) {
    return run_script(sample.database(), script, given);
  };
  const Table table = run({{"who", "Ana  RÉYES"}});
  CHECK(text_of(table) == "count | share | day | who\n3 | 0.500000 | - | ana reyes\n");
  CHECK(text_of(run({{"who", "state:PER"}, {"day", "2024-02-29"}})) ==
        "count | share | day | who\n3 | 0.500000 | 2024-02-29 | state:PER\n");
  CHECK_THROWS_WITH(run({}), "typed: parameter 'who' is missing: --param who=VALUE (who)");
  CHECK_THROWS_WITH(run({{"who", "x"}, {"count", "ten"}}),
                    "typed: parameter 'count' is no integer: 'ten'");
  CHECK_THROWS_WITH(run({{"who", "x"}, {"count", "3.5"}}),
                    "typed: parameter 'count' is no integer: '3.5'");
  CHECK_THROWS_WITH(run({{"who", "x"}, {"share", "nan"}}),
                    "typed: parameter 'share' is no number: 'nan'");
  CHECK_THROWS_WITH(run({{"who", "x"}, {"day", "2023-02-29"}}),
                    "typed: parameter 'day' is no date (YYYY-MM-DD): '2023-02-29'");
  CHECK_THROWS_WITH(run({{"who", "x"}, {"size", "1"}}),
                    "typed: unknown parameter 'size' (known: count, share, day, who)");
  CHECK_THROWS_WITH(run({{"who", "x"}, {"who", "y"}}), "typed: parameter 'who' is given twice");
  CHECK_THROWS_AS(run({{"who", "x"}, {"size", "1"}}), UsageError);
}

TEST_CASE("An assignment is cut at its first equals sign") {
  CHECK(parameter_text_of("a=b=c").name == "a");
  CHECK(parameter_text_of("a=b=c").value == "b=c");
  CHECK(parameter_text_of("a=").value.empty());
  CHECK_THROWS_WITH(parameter_text_of("abc"), "--param 'abc': write NAME=VALUE");
  CHECK_THROWS_AS(parameter_text_of("=b"), UsageError);
}

TEST_CASE("The list and the help of scripts show parameters and columns") {
  const std::vector<QueryScript> scripts = {
      parse_script("-- what: a question\n-- param: who entity required \"a name\"\n-- param: top "
                   "integer 20 \"rows\"\n"
                   "-- param: day date optional \"when\"\n-- column: n: a number\n"
                   "select 1 as n where :who = :day limit :top",
                   "dir/question.sql")};
  CHECK(text_of(script_list(scripts)) ==
        "name | parameters | what\nquestion | who, top=20, [day] | a question\n");
  CHECK(script_help(scripts[0]) ==
        "question: a question\n"
        "  --param who=...  entity, required: a name\n"
        "  --param top=...  integer, default 20: rows\n"
        "  --param day=...  date, optional: when\n"
        "  column n: a number\n");
}

}  // namespace
}  // namespace readout

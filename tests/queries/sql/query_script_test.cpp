#include "queries/sql/query_script.hpp"

#include "queries/sql/parameter_value.hpp"
#include "queries/sql/sql_text.hpp"
#include "schema/model/error.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace readout {
namespace {

using Words = std::vector<std::string>;

TEST_CASE("Parameters are found outside strings, names, comments and casts") {
  CHECK(parameters_in("select :a, ':b', \":c\", x::text, :d2_e -- :f\n/* :g */, :a") ==
        Words{"a", "d2_e"});
  CHECK(parameters_in("select 'it''s :b', :a") == Words{"a"});
  CHECK(parameters_in("select a[1:2], : b").empty());
  CHECK(parameters_in("").empty());
  CHECK(parameters_in("select ':a").empty());
}

TEST_CASE("A statement ends at its semicolon, not at one in a string or comment") {
  const std::string sql = "-- a;\nselect ';' /* ; */ from x; -- end";
  CHECK(end_of_statement(sql) == sql.find("; -- end"));
  CHECK(end_of_statement("select 1") == 8);
}

TEST_CASE("A head declares what, parameters and columns") {
  const QueryScript script = parse_script(
      "-- what: who speaks\n"
      "--   of whom\n"
      "-- note: passed over\n"
      "-- param: who entity required \"key or \"name\"\"\n"
      "-- param: top integer 20 \"rows\"\n"
      "-- param: day date optional \"when\"\n"
      "-- column: name: the speaker: by name\n"
      "\n"
      "select :who as name where :day = :top;\n"
      "-- end\n",
      "a/b/speaks.sql");
  CHECK(script.name == "speaks");
  CHECK(script.what == "who speaks of whom");
  REQUIRE(script.parameters.size() == 3);
  CHECK(script.parameters[0].required);
  CHECK(script.parameters[0].type == ParameterType::entity);
  CHECK(script.parameters[0].help == "key or \"name\"");
  CHECK(script.parameters[1].default_value == "20");
  CHECK_FALSE(script.parameters[2].required);
  CHECK_FALSE(script.parameters[2].default_value);
  REQUIRE(script.columns.size() == 1);
  CHECK(script.columns[0].name == "name");
  CHECK(script.columns[0].what == "the speaker: by name");
  CHECK(script.sql.ends_with(":day = :top"));
}

TEST_CASE("A script of one's own needs no head") {
  const QueryScript script = parse_script("select 1", "one.sql");
  CHECK(script.what.empty());
  CHECK(script.sql == "select 1");
}

TEST_CASE("Lines may end as on Windows") {
  const QueryScript script =
      parse_script("-- what: a\r\n-- param: top integer 5 \"rows\"\r\nselect :top\r\n", "one.sql");
  CHECK(script.what == "a");
  CHECK(script.parameters.at(0).help == "rows");
}

TEST_CASE("A broken head is named with file and line") {
  const auto parse = [](const std::string& head) { return parse_script(head, "q.sql"); };
  CHECK_THROWS_WITH(parse("-- what: a\n-- parm: top integer 1 \"x\"\nselect :top"),
                    "q.sql:2: unknown head line 'parm' (did you mean 'param'?)");
  CHECK_THROWS_WITH(
      parse("-- param: top number 1 \"x\"\nselect :top"),
      "q.sql:1: unknown type 'number' of a parameter (known: text, integer, real, date, "
      "name, entity, rule)");
  CHECK_THROWS_WITH(parse("-- param: top integer ten \"x\"\nselect :top"),
                    "q.sql:1: the default of parameter 'top' is no integer: 'ten'");
  CHECK_THROWS_WITH(
      parse("-- param: top integer \"x\"\nselect :top"),
      "q.sql:1: parameter 'top' needs 'required', 'optional' or a default after its type");
  CHECK_THROWS_WITH(
      parse("-- param: top integer 1\nselect :top"),
      "q.sql:1: parameter 'top' needs its help in double quotation marks at the end of "
      "the line");
  CHECK_THROWS_WITH(
      parse("-- param: Top integer 1 \"x\"\nselect :Top"),
      "q.sql:1: 'Top' is no name of a parameter: it takes lower-case letters, digits and _");
  CHECK_THROWS_WITH(parse("-- param: a text x \"x\"\n-- param: a text x \"x\"\nselect :a"),
                    "q.sql:2: parameter 'a' is declared twice");
  CHECK_THROWS_WITH(parse("-- column: name\nselect 1"),
                    "q.sql:1: 'name' is no column: write 'column: NAME: what it holds'");
}

TEST_CASE("Parameters of head and statement must be the same") {
  CHECK_THROWS_WITH(
      parse_script("-- what: a\nselect :a, :b", "q.sql"),
      "q.sql:2: the head does not declare :a, :b: add a line '-- param: a text required "
      "\"...\"' for each");
  CHECK_THROWS_WITH(parse_script("-- param: a text x \"x\"\nselect 1", "q.sql"),
                    "q.sql:1: the statement does not use the parameters a");
}

TEST_CASE("A script holds one statement") {
  CHECK_THROWS_WITH(parse_script("select 1;\n\nselect 2", "q.sql"),
                    "q.sql:3: a script holds one statement; this is a second one");
  CHECK_THROWS_WITH(parse_script("-- only: words\n", "q.sql"), "q.sql:1: holds no SQL statement");
  CHECK_THROWS_WITH(parse_script("select 1\n\xff", "q.sql"), "q.sql:2: is not UTF-8");
  CHECK_THROWS_AS(parse_script("", "q.sql"), InputError);
}

TEST_CASE("A script may only read") {
  for (const std::string sql :
       {"select 1", "WITH a as (select 1) select * from a", "values (1)", "explain select 1",
        "/* a */ -- b\n ( ( select 1 ) )", "(/* a */select 1)"}) {
    INFO(sql);
    CHECK(begins_as_query(sql));
    CHECK(parse_script(sql, "q.sql").sql == sql);
  }
  for (const std::string sql :
       {"delete from document", "copy document to '/tmp/x'", "vacuum into 'x'", "commit", "begin",
        "set a to b", "listen x", "pragma journal_mode = wal", "attach 'x' as y", "selected",
        "(delete from document)", "do $$begin end$$"}) {
    INFO(sql);
    CHECK_FALSE(begins_as_query(sql));
    CHECK_THROWS_WITH(
        parse_script("-- what: a\n" + sql, "q.sql"),
        "q.sql:2: a script may only read: its statement must begin with select, with, "
        "values or explain");
  }
}

TEST_CASE("A script that is not there is named with those that are near") {
  CHECK(find_script("most_quoted").name == "most_quoted");
  CHECK_THROWS_WITH(find_script("most_quotd"),
                    "no script 'most_quotd' (did you mean most_quoted?)");
  CHECK_THROWS_WITH(find_script("xyz"),
                    Catch::StartsWith("no script 'xyz' (known: central_entities, "));
  CHECK_THROWS_AS(find_script("no_such_file.sql"), UsageError);
  CHECK_THROWS_AS(find_script("/"), UsageError);
}

TEST_CASE("What is no date names its option") {
  CHECK_THROWS_WITH(require_date("--since", "May"), "--since is no date (YYYY-MM-DD): 'May'");
  CHECK_NOTHROW(require_date("--since", ""));
}

}  // namespace
}  // namespace readout

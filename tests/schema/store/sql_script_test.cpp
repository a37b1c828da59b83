#include "schema/store/sql_script.hpp"

#include "schema/store/address.hpp"

#include <catch2/catch.hpp>

using namespace readout;

TEST_CASE("A script is cut into statements without comments") {
  const auto statements = statements_of(
      "-- a head\n"
      "-- name: one\n"
      "-- says: something\n"
      "select 'a -- b;' -- c\n"
      "from t;\n"
      "\n"
      "select 2; -- d\n",
      Backend::sqlite);
  REQUIRE(statements.size() == 2);
  CHECK(statements[0].sql == "select 'a -- b;'\nfrom t");
  CHECK(statements[0].name == "one");
  CHECK(statements[0].message == "something");
  CHECK(statements[1].sql == "select 2");
  CHECK(statements[1].name.empty());
}

TEST_CASE("A comment for one database is read by that one") {
  constexpr std::string_view script =
      "create view v as select 'x' -- postgres: collate \"C\"\n; -- sqlite: y\n";
  CHECK(statements_of(script, Backend::sqlite)[0].sql == "create view v as select 'x'\ny");
  CHECK(statements_of(script, Backend::postgres)[0].sql ==
        "create view v as select 'x'\ncollate \"C\"");
}

TEST_CASE("Tables are written for each database") {
  constexpr std::string_view script =
      "create table t (\n"
      "  id bigint not null primary key, -- a key\n"
      "  text text not null,\n"
      "  kind text not null check (kind in ('a', 'b', 'c')),\n"
      "  primary key (id)\n"
      "); -- sqlite: without rowid\n";
  CHECK(statements_of(script, Backend::sqlite)[0].sql ==
        "create table t (\n"
        "id integer not null primary key,\n"
        "text text not null,\n"
        "kind text not null check (kind = 'a' or kind = 'b' or kind = 'c'),\n"
        "primary key (id)\n"
        ")\n"
        "without rowid");
  CHECK(statements_of(script, Backend::postgres)[0].sql ==
        "create table t (\n"
        "id bigint not null primary key,\n"
        "text text collate \"C\" not null,\n"
        "kind text collate \"C\" not null check (kind in ('a', 'b', 'c')),\n"
        "primary key (id)\n"
        ")");
}

TEST_CASE("An address says which database it names") {
  CHECK(backend_of("postgresql://localhost/x") == Backend::postgres);
  CHECK(backend_of("postgres://localhost/x") == Backend::postgres);
  CHECK(backend_of("service=news") == Backend::postgres);
  CHECK(backend_of("readout.db") == Backend::sqlite);
  CHECK(backend_of("sqlite:x.db") == Backend::sqlite);
  CHECK(sqlite_file_of("sqlite:x.db") == "x.db");
  CHECK(sqlite_file_of("x.db") == "x.db");
}

TEST_CASE("Passwords are hidden") {
  CHECK(without_password("postgresql://me:s3c@ret@host/x") == "postgresql://me:***@host/x");
  CHECK(without_password("postgresql://me@host:5432/x") == "postgresql://me@host:5432/x");
  CHECK(without_password("postgresql://host:5432/x?user=me&password=a:b@c&sslmode=off") ==
        "postgresql://host:5432/x?user=me&password=***&sslmode=off");
  CHECK(without_password("service=news password=secret dbname=x") ==
        "service=news password=*** dbname=x");
  CHECK(without_password("service=news password='two words' dbname=x") ==
        "service=news password=*** dbname=x");
  CHECK(without_password("readout.db") == "readout.db");
  CHECK(without_password("postgresql://me:a/b@host/x") == "postgresql://me:***@host/x");
  CHECK(without_password("service=news password = secret dbname=x") ==
        "service=news password = *** dbname=x");
  CHECK(without_password("service=news password='it\\'s two' dbname=x") ==
        "service=news password=*** dbname=x");
}

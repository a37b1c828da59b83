#include "loader/commands/wrong_usage.hpp"

#include <CLI/CLI.hpp>
#include <catch2/catch.hpp>

#include <optional>
#include <string>
#include <vector>

using namespace readout;

namespace {

// A program with two commands.
struct MadeProgram {
  CLI::App app;
  std::string address;

  MadeProgram() {
    app.require_subcommand(1);
    app.add_subcommand("load", "");
    app.add_subcommand("status", "")->add_option("--db", address)->type_name("ADDRESS");
  }

  std::string said_of(const std::vector<std::string>& words) {
    std::vector<const char*> arguments = {"program"};
    for (const std::string& word : words) {
      arguments.push_back(word.c_str());
    }
    const int count = static_cast<int>(arguments.size());
    if (const auto problem = problem_with_command(count, arguments.data(), app)) {
      return *problem;
    }
    try {
      app.parse(count, arguments.data());
      return "ok";
    } catch (const CLI::ParseError& error) {
      return message_of(error, app);
    }
  }
};

}  // namespace

TEST_CASE("A command that is missing or unknown is told with those that are known") {
  MadeProgram program;
  CHECK(program.said_of({}) == "a command is missing (known: load, status)");
  CHECK(program.said_of({"laod"}) == "unknown command 'laod' (did you mean load?)");
  CHECK(program.said_of({"--odd", "nothing"}) == "unknown command 'nothing' (known: load, status)");
  CHECK(program.said_of({"load"}) == "ok");
}

TEST_CASE("A command of a group is looked for in the group") {
  MadeProgram program;
  CLI::App& rules = *program.app.add_subcommand("rules", "");
  rules.require_subcommand(1);
  rules.add_subcommand("check", "")->add_flag("--strict");
  rules.add_subcommand("list", "");
  CHECK(program.said_of({"rules", "check"}) == "ok");
  CHECK(program.said_of({"rules"}) == "a command is missing behind 'rules' (known: check, list)");
  CHECK(program.said_of({"rules", "lsit"}) == "unknown command 'rules lsit' (did you mean list?)");
  CHECK(program.said_of({"rules", "check", "--stric"}) ==
        "unknown option '--stric' (did you mean --strict?)");
}

TEST_CASE("An option that is unknown or has no value is told with what is known") {
  MadeProgram program;
  CHECK(program.said_of({"status", "--db", "x"}) == "ok");
  CHECK(program.said_of({"status", "--dbs=x"}) == "unknown option '--dbs' (did you mean --db?)");
  CHECK(program.said_of({"status", "--database", "x"}) ==
        "unknown option '--database' (known: --help, --db)");
  CHECK(program.said_of({"status", "--db"}) == "--db needs a value: --db ADDRESS");
  CHECK(program.said_of({"status", "news.db"}) == "'news.db' is one argument too many");
}

TEST_CASE("An option that is there twice is told with both values") {
  MadeProgram program;
  CHECK(program.said_of({"status", "--db", "a", "--db=b"}) ==
        "--db takes one value, not 'a' and 'b'");
}

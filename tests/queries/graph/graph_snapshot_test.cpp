#include "queries/graph/graph_snapshot.hpp"

#include "queries/graph/load_graph.hpp"
#include "queries/graph/path.hpp"
#include "schema/store/graph_state.hpp"
#include "tests/queries/graph/oracles.hpp"
#include "tests/queries/graph/random_graphs.hpp"
#include "tests/support/sample_database.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace readout {
namespace {

namespace files = std::filesystem;

std::vector<files::path> files_in(const files::path& folder) {
  std::vector<files::path> found;
  if (files::exists(folder)) {
    for (const auto& entry : files::directory_iterator(folder)) {
      found.push_back(entry.path());
    }
  }
  return found;
}

void check_row(const Neighbours& a, const Neighbours& b) {
  REQUIRE(a.nodes.size() == b.nodes.size());
  for (std::size_t i = 0; i < a.nodes.size(); ++i) {
    CHECK(a.nodes[i] == b.nodes[i]);
    CHECK(a.ties[i].weight == b.ties[i].weight);
  }
}

void check_equal(const EntityGraph& a, const EntityGraph& b) {
  REQUIRE(a.node_count() == b.node_count());
  CHECK(a.edge_count() == b.edge_count());
  CHECK(a.has_directions() == b.has_directions());
  for (std::uint32_t node = 0; node < a.node_count(); ++node) {
    CHECK(a.node(node).key == b.node(node).key);
    CHECK(a.node(node).kind == b.node(node).kind);
    CHECK(a.node(node).name == b.node(node).name);
    CHECK(b.find(a.key(node)) == node);
    check_row(a.neighbours(node), b.neighbours(node));
    check_row(a.successors(node), b.successors(node));
  }
}

TEST_CASE("A graph that was kept is the same graph") {
  const test::TemporaryFolder folder;
  const GraphSnapshots snapshots(folder.path());
  for (const test::PlainGraph& plain : test::small_graphs(23)) {
    INFO(plain.name);
    const EntityGraph graph = plain.built();
    REQUIRE(snapshots.keep(plain.name, graph));
    const auto found = snapshots.find(plain.name);
    REQUIRE(found);
    check_equal(graph, *found);
    REQUIRE(snapshots.keep("copy", *found));
    check_equal(graph, *snapshots.find("copy"));
  }
}

TEST_CASE("What was made of something else, is not whole, or has another form is not found") {
  const test::TemporaryFolder folder;
  const GraphSnapshots snapshots(folder.path("new/graphs"));
  const EntityGraph graph = test::PlainGraph{"pair", 2, {{0, 1}}}.built();
  CHECK_FALSE(snapshots.find("a"));
  REQUIRE(snapshots.keep("a", graph));
  CHECK(snapshots.find("a"));
  CHECK_FALSE(snapshots.find("b"));
  const files::path file = files_in(folder.path("new/graphs")).at(0);
  files::resize_file(file, files::file_size(file) - 1);
  CHECK_FALSE(snapshots.find("a"));
  files::resize_file(file, 3);
  CHECK_FALSE(snapshots.find("a"));
  std::ofstream(file) << std::string(1000, 'x');
  CHECK_FALSE(snapshots.find("a"));
  CHECK_FALSE(GraphSnapshots("").keep("a", graph));
  std::ofstream(folder.path("plain")) << "x";
  CHECK_FALSE(GraphSnapshots(folder.path("plain")).keep("a", graph));
}

TEST_CASE("The snapshot that was used longest ago goes first") {
  const test::TemporaryFolder folder;
  const GraphSnapshots snapshots(folder.path());
  const EntityGraph graph = test::PlainGraph{"pair", 2, {{0, 1}}}.built();
  const auto now = files::file_time_type::clock::now();
  for (int i = 0; i < 8; ++i) {
    const std::vector<files::path> before = files_in(folder.path());
    REQUIRE(snapshots.keep(std::to_string(i), graph));
    for (const files::path& file : files_in(folder.path())) {
      if (std::find(before.begin(), before.end(), file) == before.end()) {
        files::last_write_time(file, now - std::chrono::hours(100 - i));
      }
    }
  }
  CHECK(snapshots.find("0"));
  REQUIRE(snapshots.keep("8", graph));
  CHECK(files_in(folder.path()).size() == 8);
  CHECK(snapshots.find("0"));
  CHECK_FALSE(snapshots.find("1"));
}

TEST_CASE("A graph is kept until the database changes, each by what it was asked for",
          "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    const test::TemporaryFolder folder;
    GraphOptions options{.snapshot_folder = folder.path(), .least_kept = 1};
    const EntityGraph plain = load_graph(sample->database());
    check_equal(plain, load_graph(sample->database(), options));
    REQUIRE(files_in(folder.path()).size() == 1);
    check_equal(plain, load_graph(sample->database(), options));
    CHECK(files_in(folder.path()).size() == 1);
    options.kinds = {"about"};
    check_equal(load_graph(sample->database(), {.kinds = {"about"}}),
                load_graph(sample->database(), options));
    CHECK(files_in(folder.path()).size() == 2);
    options.kinds.clear();
    sample->decide("drop state:PER  # a test\n");
    const EntityGraph without = load_graph(sample->database(), options);
    CHECK_FALSE(without.find("state:PER"));
    check_equal(load_graph(sample->database()), without);
    CHECK(files_in(folder.path()).size() == 3);
    options.least_kept = 1000;
    options.kinds = {"co-mention"};
    load_graph(sample->database(), options);
    options = {.edges_sql = "select source, target, weight from edge",
               .snapshot_folder = folder.path(),
               .least_kept = 1};
    load_graph(sample->database(), options);
    CHECK(files_in(folder.path()).size() == 3);
  }
}

TEST_CASE("A path over a graph that was kept is that over one that was read", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    const test::TemporaryFolder folder;
    PathOptions options{.from = "Reyes", .to = "Mali"};
    const Table expected = path_table(path_between(sample->database(), options));
    CHECK_FALSE(expected.rows.empty());
    options.graph = {.snapshot_folder = folder.path(), .least_kept = 1};
    for (int i = 0; i < 2; ++i) {
      CHECK(path_table(path_between(sample->database(), options)).rows == expected.rows);
    }
    CHECK(files_in(folder.path()).size() == 1);
  }
}

TEST_CASE("The state of the graph changes with decisions, and there is none before it is settled",
          "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    const auto first = graph_state(sample->database());
    REQUIRE(first);
    CHECK(graph_state(sample->database()) == first);
    sample->decide("drop state:PER  # a test\n");
    const auto second = graph_state(sample->database());
    REQUIRE(second);
    CHECK(second != first);
    sample->change(
        [](Database& database) { database.execute("insert into unsettled (key_id) values (1)"); });
    CHECK_FALSE(graph_state(sample->database()));
  }
}

}  // namespace
}  // namespace readout

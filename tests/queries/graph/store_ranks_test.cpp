#include "queries/graph/store_ranks.hpp"

#include "queries/graph/options_text.hpp"
#include "queries/sql/row.hpp"
#include "queries/sql/run_script.hpp"
#include "schema/store/dump.hpp"
#include "tests/support/sample_database.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace readout {
namespace {

/// "key rank value" of each row of a run, as SQL finds them.
std::vector<std::string> kept_in(Database& database, std::int64_t run) {
  std::vector<std::string> lines;
  database.query("select entity, rank, value from metric_value where run = " + std::to_string(run) +
                     " order by rank, entity",
                 {}, [&](std::span<const Value> values) {
                   const Row row(values);
                   lines.push_back(row.text(0) + " " + std::to_string(row.integer(1)) + " " +
                                   std::to_string(row.number(2)));
                 });
  return lines;
}

std::vector<std::string> lines_of(const std::vector<RankRow>& rows) {
  std::vector<std::string> lines;
  for (const RankRow& row : rows) {
    lines.push_back(row.node.key + " " + std::to_string(row.rank) + " " +
                    std::to_string(row.value));
  }
  return lines;
}

StoredRanking stored_in(test::SampleDatabase& sample, const RankOptions& options) {
  StoredRanking found;
  sample.change([&](Database& database) { found = rank_and_store(database, options); });
  return found;
}

StoredTies stored_in(test::SampleDatabase& sample, const TieRankOptions& options) {
  StoredTies found;
  sample.change([&](Database& database) { found = rank_and_store(database, options); });
  return found;
}

/// run, metric, graph, options, size, current
std::string runs_in(Database& database) {
  std::string text;
  for (const auto& row : run_script(database, find_script("stored_metrics"), {}).rows) {
    text += std::to_string(std::get<std::int64_t>(row[0]));
    for (const std::size_t column : {1, 2, 3}) {
      text += "|" + std::get<std::string>(row[column]);
    }
    text += "|" + std::to_string(std::get<std::int64_t>(row[4]));
    text += "|" + std::to_string(std::get<std::int64_t>(row[5])) + "\n";
  }
  return text;
}

TEST_CASE("What is stored are the ranks of all nodes, whatever is shown", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    for (const std::string& word : metric_words()) {
      INFO(sample->address() << " " << word);
      const Metric metric = *metric_of(word);
      const auto all = rank_entities(sample->database(), {.metric = metric, .top = {}}).rows;
      const StoredRanking stored =
          stored_in(*sample, RankOptions{.metric = metric, .kind = EntityKind::person, .top = 1});
      CHECK(stored.stored == Stored::added);
      CHECK(stored.size == all.size());
      CHECK(stored.ranking.rows.size() == 1);
      CHECK(stored.ranking.rows[0].node.kind == "person");
      CHECK(kept_in(sample->database(), stored.run) == lines_of(all));
    }
  }
}

TEST_CASE("The same is computed once for each state of the graph", "[contract]") {
  const RankOptions options{.metric = Metric::strength, .top = {}};
  for (const auto& sample : test::sample_databases()) {
    const auto before = rank_entities(sample->database(), options).rows;
    CHECK(stored_in(*sample, options).run == 1);
    sample->change([](Database& database) {
      database.execute("update metric_value set value = 1000 where entity = 'state:MLI'");
    });
    const StoredRanking again = stored_in(*sample, options);
    CHECK(again.stored == Stored::kept);
    CHECK(again.run == 1);
    CHECK(again.ranking.rows[0].node.key == "state:MLI");
    CHECK(again.ranking.rows[0].value == 1000);

    sample->decide("drop state:PER # to see who is left\n");
    CHECK(runs_in(sample->database()) == "1|strength|entities||8|0\n");
    const StoredRanking renewed = stored_in(*sample, options);
    CHECK(renewed.stored == Stored::replaced);
    CHECK(renewed.run == 1);
    CHECK(runs_in(sample->database()) == "1|strength|entities||7|1\n");
    CHECK(kept_in(sample->database(), 1) ==
          lines_of(rank_entities(sample->database(), options).rows));
    CHECK_FALSE(kept_in(sample->database(), 1) == lines_of(before));
  }
}

TEST_CASE("A run of another release of the program is computed anew", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    stored_in(*sample, RankOptions{});
    sample->change([](Database& database) {
      database.execute("update metric_run set program = 'readout 0.0.1'");
    });
    CHECK(stored_in(*sample, RankOptions{}).stored == Stored::replaced);
    CHECK(stored_in(*sample, RankOptions{}).stored == Stored::kept);
  }
}

TEST_CASE("What else makes the values makes another run", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    stored_in(*sample, RankOptions{});
    stored_in(*sample, RankOptions{.graph = {.kinds = {"co-mention", "about"}, .min_weight = 2}});
    stored_in(*sample, RankOptions{.graph = {.kinds = {"about", "co-mention"}, .min_weight = 2}});
    stored_in(*sample, RankOptions{.near = {"Ana Reyes"}});
    stored_in(*sample, RankOptions{.metric = Metric::betweenness, .exact_up_to = 1});
    stored_in(*sample, RankOptions{.metric = Metric::betweenness, .sampling = default_sampling});
    stored_in(*sample, RankOptions{.graph = {.projection = Projection::full}});
    CHECK(runs_in(sample->database()) ==
          "1|pagerank|entities||8|1\n"
          "2|pagerank|entities|--min-weight 2 --tie about --tie co-mention|8|1\n"
          "3|pagerank|entities|--near 'person:ana reyes'|8|1\n"
          "4|betweenness|entities|--delta 0.1 --epsilon 0.005 --seed 1|8|1\n"
          "5|pagerank|full||21|1\n");
  }
}

TEST_CASE("A sample that was kept is told as it was drawn", "[contract]") {
  const RankOptions options{.metric = Metric::betweenness, .exact_up_to = 1};
  for (const auto& sample : test::sample_databases()) {
    const StoredRanking first = stored_in(*sample, options);
    const StoredRanking again = stored_in(*sample, options);
    CHECK(again.stored == Stored::kept);
    REQUIRE(again.ranking.sample);
    CHECK(again.ranking.sample->samples == first.ranking.sample->samples);
    CHECK_FALSE(again.ranking.sample->was_asked_for);
    CHECK(lines_of(again.ranking.rows) == lines_of(first.ranking.rows));
  }
}

TEST_CASE("A metric that did not converge says so when it is shown again", "[contract]") {
  const RankOptions options{.metric = Metric::eigenvector, .max_rounds = 2};
  for (const auto& sample : test::sample_databases()) {
    CHECK_FALSE(stored_in(*sample, options).ranking.converged);
    const StoredRanking again = stored_in(*sample, options);
    CHECK(again.stored == Stored::kept);
    CHECK_FALSE(again.ranking.converged);
    CHECK(again.ranking.rounds == 2);
  }
}

TEST_CASE("Values of a query of one's own are computed each time", "[contract]") {
  const RankOptions options{
      .graph = {.edges_sql = "select source, target, weight from edge where kind = 'about'"}};
  for (const auto& sample : test::sample_databases()) {
    CHECK(stored_in(*sample, options).stored == Stored::added);
    CHECK(stored_in(*sample, options).stored == Stored::replaced);
    CHECK(runs_in(sample->database()) ==
          "1|pagerank|sql|--edges-sql 'select source, target, weight from edge where kind = "
          "'\\''about'\\'''|" +
              std::to_string(stored_in(*sample, options).size) + "|0\n");
  }
}

TEST_CASE("Ties are stored all, each once", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    for (const TieMetric metric : {TieMetric::betweenness, TieMetric::bridge}) {
      const TieRankOptions all{.metric = metric, .top = {}};
      const auto ties = rank_ties(sample->database(), all);
      const StoredTies stored = stored_in(*sample, TieRankOptions{.metric = metric, .top = 1});
      CHECK(stored.size == ties.size());
      CHECK(stored.rows.size() == 1);
      const StoredTies again = stored_in(*sample, all);
      CHECK(again.stored == Stored::kept);
      REQUIRE(again.rows.size() == ties.size());
      for (std::size_t i = 0; i < ties.size(); ++i) {
        CHECK(again.rows[i].rank == ties[i].rank);
        CHECK(again.rows[i].from.key == ties[i].from.key);
        CHECK(again.rows[i].to.key == ties[i].to.key);
        CHECK(again.rows[i].to.name == ties[i].to.name);
        CHECK(again.rows[i].weight == ties[i].weight);
        CHECK(again.rows[i].value == ties[i].value);
      }
    }
  }
}

TEST_CASE("Stored metrics are no part of the graph", "[contract]") {
  for (const auto& sample : test::sample_databases()) {
    const auto dumped = [&] {
      std::ostringstream text;
      dump(sample->database(), text);
      return text.str();
    };
    const std::string before = dumped();
    stored_in(*sample, RankOptions{});
    stored_in(*sample, TieRankOptions{});
    CHECK(dumped() == before);
  }
}

TEST_CASE("Options that change no value are not in the text of a run") {
  RankOptions options{.kind = EntityKind::state, .top = 3, .max_rounds = 1000};
  options.graph.kinds = {"relayed-by", "co-mention", "addressed-to", "about", "about"};
  options.graph.entity_kinds = {EntityKind::place, EntityKind::state, EntityKind::person,
                                EntityKind::organization};
  options.graph.min_weight = 1;
  options.graph.snapshot_folder = "/somewhere";
  CHECK(options_text(options, {}, {}).empty());
  CHECK(graph_text(options.graph) == "entities");
  CHECK(tie_options_text(options.graph) == "--ties");
}

TEST_CASE("All options that change a value are in the text of a run") {
  RankOptions options{.max_rounds = 7};
  options.graph = {.kinds = {"about"},
                   .entity_kinds = {EntityKind::state, EntityKind::person},
                   .since = "2031-01-01",
                   .until = "2031-12-31",
                   .min_sources = 1,
                   .min_weight = 2,
                   .min_precision = 0};
  CHECK(options_text(options, {"state:XTN", "person:o'tannik"},
                     SamplingOptions{.epsilon = 0.02, .delta = 0.05, .seed = 9}) ==
        "--delta 0.05 --entity-kind person --entity-kind state --epsilon 0.02 --min-precision 0 "
        "--min-sources 1 --min-weight 2 --near 'person:o'\\''tannik' --near state:XTN --rounds 7 "
        "--seed 9 --since 2031-01-01 --tie about --until 2031-12-31");
}

}  // namespace
}  // namespace readout

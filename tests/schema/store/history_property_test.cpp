#include "schema/model/error.hpp"
#include "schema/model/keys.hpp"
#include "schema/model/statement_hash.hpp"
#include "schema/store/fact_writer.hpp"
#include "schema/store/verify.hpp"
#include "tests/schema/store/made_facts.hpp"
#include "tests/support/environment.hpp"
#include "tests/support/store_under_test.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <thread>

using namespace readout;
using namespace readout::test;

namespace {

Backend each_store() { return GENERATE(from_range(stores())); }

std::uint32_t seed() {
  const auto given = variable("READOUT_TEST_SEED");
  return given ? static_cast<std::uint32_t>(std::stoul(*given)) : std::random_device()();
}

/// What a history leads to.
struct State {
  std::map<std::string, std::uint32_t> documents;  // id to version
  Decisions decisions;
};

// What queries see of statements and ties.
std::string graph_of(Database& database) {
  std::string graph;
  for (const char* sql :
       {"select d.id, t.statement, t.speaker_kind, e.entity from counted_statement t "
        "join document d on d.document = t.document "
        "left join statement_speaker s on s.document = t.document and s.statement = t.statement "
        "left join entity e on e.entity_id = s.entity_id order by d.id, t.statement, s.number",
        "select source, target, kind, weight from edge order by source, target, kind"}) {
    database.query(sql, {}, [&graph](std::span<const Value> row) {
      for (const Value& value : row) {
        graph += Catch::StringMaker<Value>::convert(value) + " ";
      }
      graph += "\n";
    });
  }
  return graph;
}

enum class Compared { dump, dump_and_graph };

std::string content_of(Database& database, Compared compared) {
  return dump_of(database) + (compared == Compared::dump ? "" : graph_of(database));
}

std::string clean_content(const State& state, Compared compared) {
  const FreshStore store(Backend::sqlite);
  const auto database = store.open();
  use_rule_set(*database, made_rules(), false);
  std::vector<LoadedDocument> batch;
  for (const auto& [id, version] : state.documents) {
    batch.push_back(random_document(id, version));
  }
  write_batch(*database, made_rules(), batch);
  settle(*database, &state.decisions);
  return content_of(*database, compared);
}

// The hash of a statement in one of the versions of a document.
std::string statement_in(const std::string& id, std::uint32_t version, std::size_t number) {
  const LoadedDocument loaded = random_document(id, version);
  const auto hashes = statement_hashes(loaded.facts, TextWords(loaded.document.text));
  return hashes.at(number % hashes.size());
}

class History {
 public:
  History(const FreshStore& store, std::uint32_t start)
      : m_store(store), m_database(store.open()), m_random(start) {
    use_rule_set(*m_database, made_rules(), false);
  }

  /// Goes on with `steps` random steps; several loaders write at once only where `concurrent`.
  const State& run(int steps, bool concurrent) {
    for (int step = 0; step < steps; ++step) {
      const std::uint32_t choice = below(10);
      if (choice < 4) {
        write(*m_database, some_documents(), false);
      } else if (choice < 5 && concurrent) {
        write_at_once();
      } else if (choice < 7) {
        remove(some_id());
      } else if (choice < 9) {
        decide();
      } else {
        settle(*m_database);
      }
    }
    settle(*m_database);
    return m_state;
  }

  void clear() {
    while (!m_state.documents.empty()) {
      remove(m_state.documents.begin()->first);
    }
    m_state.decisions = {};
    settle(*m_database, &m_state.decisions);
  }

  Database& database() { return *m_database; }

 private:
  using Versions = std::map<std::string, std::uint32_t>;

  std::uint32_t below(std::uint32_t bound) {
    return static_cast<std::uint32_t>(m_random() % bound);
  }
  std::string some_id() { return "d" + std::to_string(below(8)); }

  Versions some_documents() {
    Versions chosen;
    for (std::uint32_t left = 1 + below(4); left > 0; --left) {
      const std::string id = some_id();
      chosen[id] = below(3);
      m_state.documents[id] = chosen[id];
    }
    return chosen;
  }

  void write(Database& database, const Versions& chosen, bool settled) {
    std::vector<LoadedDocument> batch;
    for (const auto& [id, version] : chosen) {
      batch.push_back(random_document(id, version));
    }
    std::shuffle(batch.begin(), batch.end(), m_random);
    write_batch(database, made_rules(), batch);
    if (settled) {
      settle(database);
    }
  }

  // Two to four loaders, some of whose documents are another's too.
  void write_at_once() {
    const Versions chosen = some_documents();
    std::vector<std::vector<LoadedDocument>> parts(2 + below(3));
    for (const auto& [id, version] : chosen) {
      parts[below(static_cast<std::uint32_t>(parts.size()))].push_back(
          random_document(id, version));
      parts[below(static_cast<std::uint32_t>(parts.size()))].push_back(
          random_document(id, version));
    }
    std::vector<std::string> errors(parts.size());
    std::vector<std::thread> threads;
    for (std::size_t loader = 0; loader < parts.size(); ++loader) {
      threads.emplace_back([this, &errors, loader, &part = parts[loader]] {
        try {
          const auto database = m_store.open();
          for (const LoadedDocument& document : part) {
            write_batch(*database, made_rules(), {&document, 1});
          }
          settle(*database);
        } catch (const std::exception& error) {
          errors[loader] = error.what();
        }
      });
    }
    for (std::thread& thread : threads) {
      thread.join();
    }
    CHECK(errors == std::vector<std::string>(parts.size()));
  }

  void remove(const std::string& id) {
    const std::array gone = {document_id("made", id)};
    CHECK(remove_documents(*m_database, gone) == m_state.documents.erase(id));
  }

  void decide() {
    constexpr std::array<std::string_view, 8> lines = {
        R"(same "person:john smith" "person:maria vale" # a)",
        R"(same "person:john smith|state:AAA" person:ana-ola.AAA # b)",
        R"(same "person:maria vale|state:AAA" "person:john smith|state:BBB" # c)",
        R"(drop "person:maria vale" # d)",
        R"(drop person:ana-ola.AAA # e)",
        R"(rename "person:john smith|state:BBB" "Jack Smith" # f)",
        R"(rename "person:john smith" "John the Elder" # g)",
        R"(distinct "person:maria vale" person:ana-ola.AAA # h)"};
    constexpr std::array<std::string_view, 4> ways = {"", "state", "publisher", "collection"};
    std::string text;
    for (const std::string_view line : lines) {
      text += below(3) == 0 ? std::string(line) + "\n" : "";
    }
    for (const char* key : {"\"person:john smith\"", "person:ana-ola.AAA"}) {
      const std::string_view way = ways.at(below(4));
      text += way.empty() ? "" : fmt::format("distinct {} by {} # i\n", key, way);
    }
    for (std::uint32_t left = below(6); left > 0; --left) {
      text += line_on_statement();
    }
    try {
      m_state.decisions = Decisions::from_text(text, "decisions");
    } catch (const InputError&) {
      return;  // these lines contradict one another
    }
    settle(*m_database, &m_state.decisions);
  }

  std::string line_on_statement() {
    constexpr std::array<std::string_view, 6> speakers = {"\"person:john smith\"",
                                                          "\"person:john smith|state:AAA\"",
                                                          "person:ana-ola.AAA",
                                                          "\"person:maria vale\"",
                                                          "state:BBB",
                                                          "person:no-one.AAA"};
    const std::string id = some_id();
    const std::string where = fmt::format("made/{} {}", id, statement_in(id, below(3), below(4)));
    return below(3) == 0
               ? fmt::format("drop-statement {} # j\n", where)
               : fmt::format("speaker {} {} # k\n", where,
                             speakers.at(below(static_cast<std::uint32_t>(speakers.size()))));
  }

  const FreshStore& m_store;
  std::unique_ptr<Database> m_database;
  std::mt19937 m_random;
  State m_state;
};

}  // namespace

TEST_CASE("After any of 500 histories the dump is that of a clean load", "[contract]") {
  const std::uint32_t start = seed();
  const Backend backend = each_store();
#ifdef __SANITIZE_ADDRESS__
  constexpr int stores_used = 1;  // it takes ten times as long there
#else
  constexpr int stores_used = 10;
#endif
  constexpr int histories_of_store = 50;
  for (int used = 0; used < stores_used; ++used) {
    const std::uint32_t own = start + static_cast<std::uint32_t>(used);
    const FreshStore store(backend);
    History history(store, own);
    for (int number = 0; number < histories_of_store; ++number) {
      INFO("READOUT_TEST_SEED=" << own << ", history " << number);
      const State& state = history.run(12, backend == Backend::postgres);
      const auto compared = number % 5 == 0 ? Compared::dump_and_graph : Compared::dump;
      REQUIRE(content_of(history.database(), compared) == clean_content(state, compared));
      if (number % 10 == 0) {
        REQUIRE(verify(history.database()).violations.empty());
      }
      history.clear();
    }
  }
}

TEST_CASE("The order of documents and batches does not show in the dump", "[contract]") {
  const FreshStore store(each_store());
  const auto database = store.open();
  use_rule_set(*database, made_rules(), false);
  for (const char* id : {"c", "a", "d", "b"}) {
    const std::array batch = {random_document(id, 0)};
    write_batch(*database, made_rules(), batch);
    settle(*database);
  }
  const State state{.documents = {{"a", 0}, {"b", 0}, {"c", 0}, {"d", 0}}, .decisions = {}};
  CHECK(content_of(*database, Compared::dump_and_graph) ==
        clean_content(state, Compared::dump_and_graph));
}

TEST_CASE("Four loaders at once leave the same dump as one", "[contract]") {
  const FreshStore store(each_store());
  constexpr int loaders = 4;
  constexpr int documents = 60;
  std::vector<std::string> errors(loaders);
  std::vector<std::thread> threads;
  for (int loader = 0; loader < loaders; ++loader) {
    threads.emplace_back([&, loader] {
      try {
        const auto database = store.open();
        use_rule_set(*database, made_rules(), false);
        // Three in four documents are another loader's too.
        for (int start = loader * 5; start < documents; start += 5) {
          std::vector<LoadedDocument> batch;
          for (int number = start; number < start + 5; ++number) {
            batch.push_back(random_document("d" + std::to_string(number), 0, 2));
          }
          write_batch(*database, made_rules(), batch);
        }
        settle(*database);
      } catch (const std::exception& error) {
        errors[static_cast<std::size_t>(loader)] = error.what();
      }
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  for (const std::string& error : errors) {
    CHECK(error.empty());
    UNSCOPED_INFO(error);
  }
  const FreshStore clean(Backend::sqlite);
  const auto database = clean.open();
  use_rule_set(*database, made_rules(), false);
  for (int number = 0; number < documents; ++number) {
    const std::array batch = {random_document("d" + std::to_string(number), 0, 2)};
    write_batch(*database, made_rules(), batch);
  }
  settle(*database);
  CHECK(dump_of(store) == dump_of(*database));
}

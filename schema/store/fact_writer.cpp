#include "schema/store/fact_writer.hpp"

#include "schema/model/error.hpp"
#include "schema/model/keys.hpp"
#include "schema/store/batch.hpp"
#include "schema/store/conditions.hpp"
#include "schema/store/number_list.hpp"
#include "schema/store/transaction.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace readout {
namespace {

constexpr int attempts = 10;

// Two loaders with one document at the same time: the second waits, fails and finds the first one's
// work when it comes again.
bool is_worth_another_try(const StoreError& error) {
  constexpr std::array<std::string_view, 3> states = {"23505", "40001", "40P01"};
  return std::ranges::find(states, error.state()) != states.end();
}

template <typename Work>
auto with_attempts(const Work& work) {
  for (int left = attempts - 1;; --left) {
    try {
      return work();
    } catch (const StoreError& error) {
      if (left == 0 || !is_worth_another_try(error)) {
        throw;
      }
    }
  }
}

struct Stored {
  std::string collection;
  std::string id;
  std::string hash;
  std::string text;
};

// What the database holds of `documents`, locked until the transaction ends.
std::map<std::int64_t, Stored> locked_documents(Database& database,
                                                std::span<const std::int64_t> documents) {
  std::map<std::int64_t, Stored> stored;
  const std::string sql = fmt::format(
      "select document, collection, id, hash, text from document where document in {} order by "
      "document{}",
      number_list(documents), database.backend() == Backend::postgres ? " for update" : "");
  for (auto& row : database.table(sql).rows) {
    stored.emplace(std::get<std::int64_t>(row[0]),
                   Stored{.collection = std::move(std::get<std::string>(row[1])),
                          .id = std::move(std::get<std::string>(row[2])),
                          .hash = std::move(std::get<std::string>(row[3])),
                          .text = std::move(std::get<std::string>(row[4]))});
  }
  return stored;
}

void keep_version(Database& database, std::int64_t document) {
  const std::array parameters = {Parameter{"document", document}};
  database.execute(
      "insert into document_version (document, version, hash, published, text) "
      "select d.document, 1 + (select coalesce(max(v.version), 0) from document_version v "
      "where v.document = d.document), d.hash, d.published, d.text "
      "from document d where d.document = :document",
      parameters);
}

// What a batch means for the documents that are there already.
struct Plan {
  std::vector<const DocumentRows*> written;
  std::vector<std::int64_t> written_ids;
  std::vector<std::int64_t> replaced;
  std::vector<std::int64_t> other_text;  // replaced, with another text
};

void refuse_other_document(const Document& document, const Stored& stored) {
  if (stored.collection != document.collection || stored.id != document.id) {
    throw StoreError(fmt::format("the documents '{}' and '{}/{}' have one hash: rename one of them",
                                 document.key(), stored.collection, stored.id),
                     "", "");
  }
}

Plan plan_of(std::span<const DocumentRows> documents,
             const std::map<std::int64_t, Stored>& stored) {
  Plan plan;
  for (const DocumentRows& document : documents) {
    const auto found = stored.find(document.id());
    if (found != stored.end()) {
      refuse_other_document(document.document(), found->second);
      if (!document.loaded().hash.empty() && found->second.hash == document.loaded().hash) {
        continue;
      }
      plan.replaced.push_back(document.id());
      if (found->second.text != document.document().text) {
        plan.other_text.push_back(document.id());
      }
    }
    plan.written.push_back(&document);
    plan.written_ids.push_back(document.id());
  }
  return plan;
}

BatchResult write_facts(Database& database, std::span<const DocumentRows> documents) {
  std::vector<std::int64_t> ids;
  for (const DocumentRows& document : documents) {
    ids.push_back(document.id());
  }
  Transaction transaction(database);
  const Plan plan = plan_of(documents, locked_documents(database, ids));
  for (const std::int64_t document : plan.other_text) {
    keep_version(database, document);
  }
  delete_facts(database, plan.replaced);
  copy_facts(database, plan.written);
  check_documents(database, plan.written_ids);
  transaction.commit();
  return {.added = plan.written.size() - plan.replaced.size(), .replaced = plan.replaced.size()};
}

// In the order of their ids, in which all loaders lock them.
std::vector<DocumentRows> rows_of(const RuleSet& rules, std::span<const LoadedDocument> batch) {
  std::vector<DocumentRows> documents;
  documents.reserve(batch.size());
  for (const LoadedDocument& loaded : batch) {
    documents.emplace_back(loaded, rules);
  }
  std::ranges::sort(documents, {}, &DocumentRows::id);
  for (std::size_t i = 1; i < documents.size(); ++i) {
    if (documents[i - 1].id() == documents[i].id()) {
      throw StoreError(
          fmt::format("two documents of a batch have one id: '{}' and '{}'",
                      documents[i - 1].document().key(), documents[i].document().key()),
          "", "");
    }
  }
  return documents;
}

std::size_t remove_some(Database& database, std::span<const std::int64_t> documents) {
  Transaction transaction(database);
  std::vector<std::int64_t> found;
  for (const auto& [document, stored] : locked_documents(database, documents)) {
    found.push_back(document);
  }
  delete_facts(database, found);
  if (!found.empty()) {
    database.execute(
        fmt::format("delete from document_version where document in {}", number_list(found)));
  }
  transaction.commit();
  return found.size();
}

}  // namespace

std::string hash_of(const Document& document, std::string_view rule_set) {
  std::string bytes;
  for (const std::string_view part :
       {std::string_view(document.text), std::string_view(document.publisher),
        std::string_view(document.date), std::string_view(document.url),
        std::string_view(document.title), std::string_view(document.byline), rule_set}) {
    bytes += fmt::format("{}:", part.size());
    bytes += part;
  }
  return content_hash(bytes);
}

std::vector<std::optional<std::string>> stored_hashes(Database& database,
                                                      std::span<const std::int64_t> documents) {
  std::map<std::int64_t, std::string> hashes;
  for (const auto some : pieces_of(documents)) {
    const std::string sql =
        fmt::format("select document, hash from document where document in {}", number_list(some));
    for (auto& row : database.table(sql).rows) {
      hashes.emplace(std::get<std::int64_t>(row[0]), std::move(std::get<std::string>(row[1])));
    }
  }
  std::vector<std::optional<std::string>> found;
  found.reserve(documents.size());
  for (const std::int64_t document : documents) {
    const auto hash = hashes.find(document);
    found.push_back(hash == hashes.end() ? std::nullopt : std::optional(hash->second));
  }
  return found;
}

BatchResult write_batch(Database& database, const RuleSet& rules,
                        std::span<const LoadedDocument> batch) {
  if (batch.empty()) {
    return {};
  }
  const std::vector<DocumentRows> documents = rows_of(rules, batch);
  with_attempts([&] { add_missing_keys(database, documents); });
  return with_attempts([&] { return write_facts(database, documents); });
}

std::size_t remove_documents(Database& database, std::span<const std::int64_t> documents) {
  std::vector<std::int64_t> ids(documents.begin(), documents.end());
  std::ranges::sort(ids);
  const auto repeated = std::ranges::unique(ids);
  ids.erase(repeated.begin(), repeated.end());
  std::size_t removed = 0;
  for (const auto some : pieces_of(ids)) {
    removed += with_attempts([&] { return remove_some(database, some); });
  }
  return removed;
}

}  // namespace readout

#pragma once

#include "schema/model/text_words.hpp"
#include "schema/store/database.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>

namespace readout {

/// A statement that is kept, with the hash that its words give.
struct HashedStatement {
  std::int64_t document = 0;
  std::int64_t statement = 0;
  std::optional<std::string> stored;  ///< what the table has
  std::string hash;
};

/// Works out the hashes of the statements of `documents` from what the database holds and hands
/// them over, document by document. `words_of` gives the words of a document's text; a document for
/// which it gives null is passed over.
void hash_statements(Database& database, std::span<const std::int64_t> documents,
                     const std::function<const TextWords*(std::int64_t document)>& words_of,
                     const std::function<void(const HashedStatement&)>& handler);

/// Gives statements that have no hash theirs: those of a database that was made before there were
/// any. Within a transaction.
void add_missing_hashes(Database& database);

}  // namespace readout

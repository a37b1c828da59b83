#pragma once

#include "loader/lexicon/lexicon.hpp"
#include "loader/readers/source.hpp"
#include "schema/model/decisions.hpp"
#include "schema/store/database.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace readout {

/// Part `number` of `of`, for loaders that share one input; numbers count from 1.
struct Shard {
  std::uint32_t number = 1;
  std::uint32_t of = 1;
};

struct LoadOptions {
  std::vector<std::string> paths;
  ReadOptions read;
  std::string database;  ///< address, as open_database takes it
  unsigned jobs = 1;     ///< threads that recognise; never changes a result
  Shard shard;
  bool strict = false;   ///< the first document that is skipped stops the load
  bool dry_run = false;  ///< reads and recognises, writes nothing
  bool prune = false;    ///< removes documents of the collection and shard that are gone
  std::optional<Decisions> decisions;  ///< in place of those that the database keeps
  bool rules_changed = false;          ///< makes these rules current where the database has others
};

struct LoadProgress {
  std::size_t documents = 0;
  std::size_t bytes = 0;
};

struct LoadResult {
  std::size_t read = 0;
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t unchanged = 0;
  std::size_t removed = 0;
  std::size_t skipped = 0;
  std::size_t other_language = 0;
  std::size_t statements = 0;
  bool contradicting = false;  ///< two documents of one key: nothing of either was loaded
  bool not_pruned = false;     ///< nothing was removed: what was skipped may be any document
  std::vector<std::string> first_skipped;  ///< messages of the first three

  /// Seconds of wall clock for each stage; reading and writing are threads of their own,
  /// recognition sums its threads.
  double reading = 0;
  double recognising = 0;
  double writing = 0;
};

/// Reads documents, recognises on `jobs` threads and keeps what is new or changed, in batches of
/// about 256 KiB of text. Documents that the database holds with the same hash are not recognised
/// again. Settles identity at the end. A database that is not there yet is made with the first
/// batch, or at the end of a load that had none. A dry run counts what the database that is there
/// would say, and makes none.
///
/// `prune` takes out what was neither read nor skipped; where something was skipped whose ids
/// cannot be known, nothing. Throws InputError where nothing was read at all.
///
/// `problem` and `progress` are called from the calling thread
/// only. `interrupted` is asked now and then: once it says yes, what is read is finished and the
/// load ends. Throws InputError, UsageError, StoreError; whole batches are kept then, or nothing of
/// them.
LoadResult load(const LoadOptions& options, const Lexicon& lexicon, const ProblemHandler& problem,
                const std::function<void(const LoadProgress&)>& progress,
                const std::function<bool()>& interrupted);

}  // namespace readout

#pragma once

#include "schema/model/kinds.hpp"
#include "schema/store/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// An entity as the database names it.
struct EntityRecord {
  std::int64_t id = 0;
  std::string
      key;  ///< entity.entity: "person:xi-jinping.CHN", or key|side where the key is contested
  EntityKind kind = EntityKind::person;
  std::string name;
  bool undecided = false;
};

/// One of several entities that a user's words could mean.
struct EntityCandidate {
  EntityRecord entity;
  std::int64_t mentions = 0;  ///< counted where there are several
};

/// Whether a text has the form of a key: "person:...", "state:...", "organization:...",
/// "place:...".
bool is_entity_key(std::string_view text);

/// The entities that `words` name, by the first of these that finds any: the key, also without its
/// kind ("CHN"); the folded name; a folded surface of a mention of form `name` that literally names
/// it; one of another form but pronouns ("the Chinese leader") if all mentions of this surface are
/// of one entity. Most mentions first, then by key. The last two steps read all surfaces.
std::vector<EntityCandidate> entities_named(Database& database, std::string_view words);

/// Names of entities that are near to `words`: smallest edit distance between the folded words,
/// prefixes, and single words that are equal; before them the one that the words behind the first
/// one or two name ("President Xi"). At most `count`, best first.
std::vector<std::string> similar_entities(Database& database, std::string_view words,
                                          std::size_t count = 5);

/// The one entity that `words` name, of `kind` where that is given. Throws UsageError: for several,
/// it lists them with kind and number of mentions; for none, it says what is similar.
EntityRecord find_entity(Database& database, std::string_view words,
                         std::optional<EntityKind> kind = {});

}  // namespace readout

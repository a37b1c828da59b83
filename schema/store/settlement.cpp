#include "schema/store/settlement.hpp"

#include "schema/model/keys.hpp"
#include "schema/store/number_list.hpp"
#include "schema/text/fold.hpp"
#include "schema/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

namespace readout {
namespace {

struct HeldKey {
  std::int64_t id = 0;
  std::string key;
  std::string kind;
  std::optional<std::string> listed;  // name in the dictionary
};

struct NameCount {
  std::string folded;
  std::int64_t documents = 0;
};
using Names = std::map<std::string, NameCount>;
using NamesBySide = std::map<std::string, Names>;

// The entry has to be one that a document of the same rule set was decided by: entries stay when
// documents go.
constexpr std::string_view held_keys_sql = R"(select k.key_id, k.key, k.kind,
  (select e.name from rule_set r
   join dictionary_entry e on e.rule_set = r.rule_set and e.key_id = k.key_id
   where exists (select 1 from local_entity l join document d on d.document = l.document
                 where l.key_id = k.key_id and l.decided = 'dictionary' and d.rule_set = r.rule_set)
   order by r.is_current desc, r.rule_set limit 1) as listed
from entity_key k
where k.key_id in {} and exists (select 1 from local_entity l where l.key_id = k.key_id)
order by k.key_id)";

constexpr std::string_view names_sql = R"(select l.key_id, coalesce(l.side, '') as side, l.name,
  min(l.folded) as folded, count(*) as documents
from local_entity l where l.key_id in {}
group by l.key_id, coalesce(l.side, ''), l.name)";

std::vector<HeldKey> held_keys(Database& database, std::span<const std::int64_t> keys) {
  std::vector<HeldKey> held;
  for (auto& row : database.table(fmt::format(held_keys_sql, number_list(keys))).rows) {
    const auto* listed = std::get_if<std::string>(&row[3]);
    held.push_back({.id = std::get<std::int64_t>(row[0]),
                    .key = std::get<std::string>(row[1]),
                    .kind = std::get<std::string>(row[2]),
                    .listed = listed == nullptr ? std::nullopt : std::optional(*listed)});
  }
  return held;
}

std::map<std::int64_t, NamesBySide> names_of(Database& database, std::span<const HeldKey> held) {
  std::vector<std::int64_t> unlisted;
  for (const HeldKey& key : held) {
    if (!key.listed) {
      unlisted.push_back(key.id);
    }
  }
  std::map<std::int64_t, NamesBySide> names;
  if (unlisted.empty()) {
    return names;
  }
  for (auto& row : database.table(fmt::format(names_sql, number_list(unlisted))).rows) {
    Names& of_side = names[std::get<std::int64_t>(row[0])][std::get<std::string>(row[1])];
    of_side[std::get<std::string>(row[2])] = {.folded = std::get<std::string>(row[3]),
                                              .documents = std::get<std::int64_t>(row[4])};
  }
  return names;
}

// Names of one entity come from one side, or from all sides of a key that is not contested.
Names merged(const NamesBySide& by_side) {
  Names all;
  for (const auto& [side, names] : by_side) {
    for (const auto& [name, count] : names) {
      NameCount& sum = all[name];
      sum.folded = count.folded;
      sum.documents += count.documents;
    }
  }
  return all;
}

EntityRow entity_of(const HeldKey& key, std::string entity, const Names& names) {
  const auto rank = [](const Names::value_type& name) {
    return std::tuple(name.second.documents, code_points_in(name.first));
  };
  // In ascending order of bytes, so the first of equals is the smallest.
  const auto best = std::max_element(
      names.begin(), names.end(),
      [&rank](const auto& left, const auto& right) { return rank(left) < rank(right); });
  const std::int64_t id = key_id(entity);
  return {.entity_id = id,
          .entity = std::move(entity),
          .kind = key.kind,
          .name = best->first,
          .folded = best->second.folded};
}

bool is_contested(const NamesBySide& by_side) { return by_side.size() - by_side.count("") >= 2; }

void add_contested(Settlement& settlement, const HeldKey& key, const NamesBySide& by_side) {
  for (const auto& [side, names] : by_side) {
    EntityRow entity = entity_of(key, side.empty() ? key.key : key.key + "|" + side, names);
    entity.undecided = side.empty();
    if (!side.empty()) {
      settlement.identities.push_back(
          {.key_id = key.id, .side = side, .entity_id = entity.entity_id, .reason = "contested"});
    }
    settlement.entities.push_back(std::move(entity));
  }
}

void add_settled(Settlement& settlement, Database& database, std::span<const std::int64_t> keys) {
  const std::vector<HeldKey> held = held_keys(database, keys);
  const auto names = names_of(database, held);
  for (const HeldKey& key : held) {
    if (key.listed) {
      settlement.entities.push_back({.entity_id = key.id,
                                     .entity = key.key,
                                     .kind = key.kind,
                                     .name = *key.listed,
                                     .folded = fold(*key.listed)});
    } else if (const NamesBySide& by_side = names.at(key.id); is_contested(by_side)) {
      add_contested(settlement, key, by_side);
    } else {
      settlement.entities.push_back(entity_of(key, key.key, merged(by_side)));
    }
  }
}

}  // namespace

Settlement settlement_of(Database& database, std::span<const std::int64_t> keys) {
  Settlement settlement;
  for (const auto piece : pieces_of(keys)) {
    add_settled(settlement, database, piece);
  }
  std::sort(settlement.identities.begin(), settlement.identities.end(),
            [](const IdentityRow& left, const IdentityRow& right) {
              return std::tie(left.key_id, left.side) < std::tie(right.key_id, right.side);
            });
  std::sort(settlement.entities.begin(), settlement.entities.end(),
            [](const EntityRow& left, const EntityRow& right) {
              return left.entity_id < right.entity_id;
            });
  return settlement;
}

}  // namespace readout

#include "schema/store/settlement.hpp"

#include "schema/model/keys.hpp"
#include "schema/store/number_list.hpp"
#include "schema/text/fold.hpp"
#include "schema/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace readout {
namespace {

using Split = Decisions::Split;

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

// Those of a key that are one entity as far as documents go: all, one side, one publisher.
struct Part {
  std::string name;                                     // the key, or key|side
  std::set<std::pair<std::string, std::int64_t>> rows;  // side, document (0: all)
  Names names;
  bool undecided = false;
};

// One name of a key: with a side, and in one document where the key is told apart by documents.
struct NameRow {
  std::string side;
  std::int64_t document = 0;
  std::optional<std::string> publisher;
  std::string collection;
  std::string name;
  NameCount count;
};

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

constexpr std::string_view names_by_document_sql = R"(select l.key_id, coalesce(l.side, '') as side,
  l.name, l.folded, 1 as documents, d.document, d.publisher, d.collection
from local_entity l join document d on d.document = l.document where l.key_id in {})";

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

bool is_told_apart_by_documents(Split split) {
  return split == Split::by_publisher || split == Split::by_collection;
}

void read_names(Database& database, std::string_view sql, const std::vector<std::int64_t>& keys,
                std::map<std::int64_t, std::vector<NameRow>>& names) {
  if (keys.empty()) {
    return;
  }
  database.query(fmt::format(fmt::runtime(sql), number_list(keys)), {},
                 [&names](std::span<const Value> row) {
                   NameRow name{.side = std::get<std::string>(row[1]),
                                .publisher = std::nullopt,
                                .collection = {},
                                .name = std::get<std::string>(row[2]),
                                .count = {.folded = std::get<std::string>(row[3]),
                                          .documents = std::get<std::int64_t>(row[4])}};
                   if (row.size() > 5) {
                     name.document = std::get<std::int64_t>(row[5]);
                     if (const auto* publisher = std::get_if<std::string>(&row[6])) {
                       name.publisher = *publisher;
                     }
                     name.collection = std::get<std::string>(row[7]);
                   }
                   names[std::get<std::int64_t>(row[0])].push_back(std::move(name));
                 });
}

// Of keys whose rows or name hang on them: most keys of a dictionary need none.
std::map<std::int64_t, std::vector<NameRow>> names_of(Database& database,
                                                      std::span<const HeldKey> held,
                                                      const Decisions& decisions) {
  std::vector<std::int64_t> by_side;
  std::vector<std::int64_t> by_document;
  for (const HeldKey& key : held) {
    if (is_told_apart_by_documents(decisions.split_of(key.key))) {
      by_document.push_back(key.id);
    } else if (!key.listed || decisions.keys().contains(key.key)) {
      by_side.push_back(key.id);
    }
  }
  std::map<std::int64_t, std::vector<NameRow>> names;
  read_names(database, names_sql, by_side, names);
  read_names(database, names_by_document_sql, by_document, names);
  return names;
}

bool is_contested(const HeldKey& key, const std::vector<NameRow>& names, Split split) {
  std::set<std::string_view> sides;
  for (const NameRow& name : names) {
    if (!name.side.empty()) {
      sides.insert(name.side);
    }
  }
  return split == Split::by_state ? !sides.empty() : !key.listed && sides.size() >= 2;
}

std::string part_name(const HeldKey& key, const NameRow& name, Split split, bool contested) {
  if (split == Split::by_publisher) {
    return name.publisher ? fmt::format("{}|publisher:{}", key.key, *name.publisher) : key.key;
  }
  if (split == Split::by_collection) {
    return fmt::format("{}|collection:{}", key.key, name.collection);
  }
  return contested && !name.side.empty() ? fmt::format("{}|{}", key.key, name.side) : key.key;
}

std::vector<Part> parts_of(const HeldKey& key, const std::vector<NameRow>& names, Split split) {
  const bool contested = !is_told_apart_by_documents(split) && is_contested(key, names, split);
  std::map<std::string, Part> parts;
  for (const NameRow& name : names) {
    const std::string own = part_name(key, name, split, contested);
    Part& part = parts[own];
    part.name = own;
    part.rows.emplace(name.side, name.document);
    part.undecided = contested && own == key.key;
    NameCount& sum = part.names[name.name];
    sum.folded = name.count.folded;
    sum.documents += name.count.documents;
  }
  std::vector<Part> list;
  list.reserve(parts.size());
  for (auto& [own, part] : parts) {
    list.push_back(std::move(part));
  }
  return list;
}

// An entity as its parts are found.
struct Joined {
  std::string kind;
  Names names;
  std::map<std::string, std::string> listed;  // names in the dictionary, by part
  std::size_t parts = 0;
  bool undecided = false;
};

class Settler {
 public:
  explicit Settler(const Decisions& decisions) : m_decisions(decisions) {}

  void add(Database& database, std::span<const std::int64_t> keys) {
    const std::vector<HeldKey> held = held_keys(database, keys);
    auto names = names_of(database, held, m_decisions);
    for (const HeldKey& key : held) {
      if (key.listed && !names.contains(key.id)) {
        add_entity(key.key, key.kind, *key.listed, fold(*key.listed), false);
      } else {
        add_parts(key, parts_of(key, names[key.id], m_decisions.split_of(key.key)));
      }
    }
  }

  Settlement finished() {
    for (const Waiting& waiting : m_waiting) {
      join(waiting);
    }
    for (const auto& [entity, joined] : m_joined) {
      finish(entity, joined);
    }
    std::ranges::sort(m_settlement.identities, {}, [](const IdentityRow& row) {
      return std::tie(row.key_id, row.side, row.document);
    });
    std::ranges::sort(m_settlement.entities, {}, &EntityRow::entity_id);
    return std::move(m_settlement);
  }

 private:
  // A part that decisions speak of: which key represents it is known when all keys were read.
  struct Waiting {
    HeldKey key;
    Part part;
  };

  void add_parts(const HeldKey& key, std::vector<Part> parts) {
    for (Part& part : parts) {
      if (m_decisions.speaks_of(part.name)) {
        if (key.listed && part.name == key.key) {
          m_listed.insert(part.name);
        }
        m_waiting.push_back({key, std::move(part)});
        continue;
      }
      const auto& [name, count] = *most_used(part.names);
      const bool listed = key.listed && part.name == key.key;
      add_entity(part.name, key.kind, listed ? *key.listed : name,
                 listed ? fold(*key.listed) : count.folded, part.undecided);
      add_rows(key, part, part.name, false);
    }
  }

  void join(const Waiting& waiting) {
    const auto& [key, part] = waiting;
    const bool dropped = m_decisions.drops(part.name);
    const std::string entity = m_decisions.representative(part.name, m_listed);
    add_rows(key, part, entity, dropped);
    if (dropped) {
      return;
    }
    Joined& joined = m_joined[entity];
    joined.kind = key.kind;
    joined.undecided = part.undecided && joined.parts == 0;
    ++joined.parts;
    if (key.listed && part.name == key.key) {
      joined.listed[part.name] = *key.listed;
    }
    for (const auto& [name, count] : part.names) {
      NameCount& sum = joined.names[name];
      sum.folded = count.folded;
      sum.documents += count.documents;
    }
  }

  void finish(const std::string& entity, const Joined& joined) {
    const auto renamed = m_decisions.name_of(entity);
    const auto listed = joined.listed.find(entity);
    if (renamed || listed != joined.listed.end()) {
      const std::string& name = renamed ? *renamed : listed->second;
      add_entity(entity, joined.kind, name, fold(name), joined.undecided);
    } else {
      const auto& [name, count] = *most_used(joined.names);
      add_entity(entity, joined.kind, name, count.folded, joined.undecided);
    }
  }

  static Names::const_iterator most_used(const Names& names) {
    // In ascending order of bytes, so the first of equals is the smallest.
    return std::ranges::max_element(names, {}, [](const Names::value_type& name) {
      return std::tuple(name.second.documents, code_points_in(name.first));
    });
  }

  void add_entity(const std::string& entity, const std::string& kind, const std::string& name,
                  const std::string& folded, bool undecided) {
    m_settlement.entities.push_back({.entity_id = key_id(entity),
                                     .entity = entity,
                                     .kind = kind,
                                     .name = name,
                                     .folded = folded,
                                     .undecided = undecided});
  }

  // A key that means itself needs no row.
  void add_rows(const HeldKey& key, const Part& part, const std::string& entity, bool dropped) {
    if (entity == key.key && !dropped) {
      return;
    }
    for (const auto& [side, document] : part.rows) {
      const bool contested = entity == part.name && document == 0 && !dropped &&
                             m_decisions.split_of(key.key) == Split::no;
      m_settlement.identities.push_back(
          {.key_id = key.id,
           .side = side,
           .document = document,
           .entity_id = dropped ? std::nullopt : std::optional(key_id(entity)),
           .reason = contested ? "contested" : "decision"});
    }
  }

  const Decisions& m_decisions;
  Settlement m_settlement;
  std::vector<Waiting> m_waiting;
  std::set<std::string> m_listed;  // parts that are keys of the dictionary
  std::map<std::string, Joined> m_joined;
};

}  // namespace

std::vector<std::int64_t> with_joined_keys(std::span<const std::int64_t> keys,
                                           const Decisions& decisions) {
  std::set<std::int64_t> all(keys.begin(), keys.end());
  std::set<std::string> touched;
  for (const std::string& key : decisions.keys()) {
    if (all.contains(key_id(key)) && !touched.contains(key)) {
      touched.merge(decisions.joined_keys(key));
    }
  }
  for (const std::string& key : touched) {
    all.insert(key_id(key));
  }
  return {all.begin(), all.end()};
}

Settlement settlement_of(Database& database, std::span<const std::int64_t> keys,
                         const Decisions& decisions) {
  Settler settler(decisions);
  for (const auto piece : pieces_of(keys)) {
    settler.add(database, piece);
  }
  return settler.finished();
}

}  // namespace readout

#include "queries/sql/suggestions.hpp"

#include "queries/sql/row.hpp"
#include "queries/sql/spelling.hpp"
#include "schema/model/decision_line.hpp"
#include "schema/store/decision_table.hpp"
#include "schema/store/number_list.hpp"
#include "schema/text/utf8.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>
#include <unordered_map>
#include <utility>

namespace readout {

namespace {

constexpr std::size_t largest_bucket = 64;
constexpr std::size_t shortest_name = 6;  // code points; shorter ones are like many others

struct Entity {
  std::int64_t id = 0;
  std::string key;
  std::string kind;
  std::string name;
  std::string folded;
  bool undecided = false;
  bool listed = false;
  std::int64_t documents = 0;
};

using Pair = std::pair<std::size_t, std::size_t>;  // places among the entities, smaller first
using Pairs = std::map<Pair, Likeness>;

std::vector<Entity> entities_of(Database& database) {
  std::vector<Entity> entities;
  database.query(
      "select e.entity_id, e.entity, e.kind, e.name, e.folded, e.undecided, "
      "case when e.entity_id in (select key_id from dictionary_entry) then 1 else 0 end, "
      "c.documents from entity e join (select o.entity_id, count(distinct o.document) as documents "
      "from entity_of o where o.entity_id is not null group by o.entity_id) c "
      "on c.entity_id = e.entity_id order by e.entity",
      {}, [&entities](std::span<const Value> values) {
        const Row row(values);
        entities.push_back({.id = row.integer(0),
                            .key = row.text(1),
                            .kind = row.text(2),
                            .name = row.text(3),
                            .folded = row.text(4),
                            .undecided = row.integer(5) != 0,
                            .listed = row.integer(6) != 0,
                            .documents = row.integer(7)});
      });
  return entities;
}

/// Names in one bucket may be one; what is likely is said by who put them there.
class Buckets {
 public:
  void add(const std::string& kind, std::string_view what, std::size_t entity) {
    m_buckets[fmt::format("{}\x1F{}", kind, what)].insert(entity);
  }

  template <typename Test>
  void pairs(Pairs& found, Likeness likeness, const Test& test) const {
    for (const auto& [what, members] : m_buckets) {
      if (members.size() > largest_bucket) {
        continue;
      }
      for (auto first = members.begin(); first != members.end(); ++first) {
        for (auto second = std::next(first); second != members.end(); ++second) {
          if (test(*first, *second)) {
            found.try_emplace({*first, *second}, likeness);
          }
        }
      }
    }
  }

 private:
  std::unordered_map<std::string, std::set<std::size_t>> m_buckets;
};

void add_contested(Pairs& pairs, std::span<const Entity> entities) {
  for (std::size_t i = 0; i < entities.size(); ++i) {
    // In the order of keys, in which the sides of a key stand close behind it.
    for (std::size_t j = i + 1; entities[i].undecided && j < entities.size() &&
                                entities[j].key.starts_with(entities[i].key);
         ++j) {
      if (entities[j].key.starts_with(entities[i].key + "|")) {
        pairs.try_emplace({i, j}, Likeness::contested);
      }
    }
  }
}

bool is_long_enough(const Entity& entity) { return code_points_in(entity.folded) >= shortest_name; }

void add_spellings(Pairs& pairs, std::span<const Entity> entities) {
  Buckets spellings;
  Buckets orders;
  for (std::size_t i = 0; i < entities.size(); ++i) {
    if (is_long_enough(entities[i])) {
      spellings.add(entities[i].kind, spelling_of(entities[i].folded), i);
    }
    auto words = words_of_name(entities[i].folded);
    std::ranges::sort(words);
    orders.add(entities[i].kind, fmt::format("{}", fmt::join(words, " ")), i);
  }
  // Equal names are contested ones, or were kept apart on purpose.
  const auto differ = [&](std::size_t first, std::size_t second) {
    return entities[first].folded != entities[second].folded;
  };
  spellings.pairs(pairs, Likeness::spelling, differ);
  orders.pairs(pairs, Likeness::word_order, differ);
}

/// "bob tarn" and "robert tarn", "mohammed qassimi" and "muhammad qasimi".
void add_given_names(Pairs& pairs, std::span<const Entity> entities) {
  Buckets buckets;
  for (std::size_t i = 0; i < entities.size(); ++i) {
    const std::string_view folded = entities[i].folded;
    const std::size_t first = folded.find(' ');
    if (entities[i].kind == "person" && first != std::string_view::npos) {
      buckets.add("",
                  fmt::format("{}{}", usual_given_name(folded.substr(0, first)),
                              spelling_of(folded.substr(first))),
                  i);
    }
  }
  buckets.pairs(pairs, Likeness::given_name, [&](std::size_t first, std::size_t second) {
    return entities[first].folded != entities[second].folded;
  });
}

void add_legal_forms(Pairs& pairs, std::span<const Entity> entities) {
  Buckets buckets;
  for (std::size_t i = 0; i < entities.size(); ++i) {
    if (entities[i].kind == "organization") {
      buckets.add("", without_legal_form(entities[i].folded), i);
    }
  }
  buckets.pairs(pairs, Likeness::legal_form, [&](std::size_t first, std::size_t second) {
    return entities[first].folded != entities[second].folded;
  });
}

/// The same word, or the initial of the longer one.
bool is_same_or_initial(std::string_view shorter, std::string_view longer) {
  return shorter == longer || (shorter.size() == 1 && longer.starts_with(shorter));
}

/// "john smith" and "john b smith", "j smith" and "john smith", "j b smith" and "john b smith".
bool is_shorter_form(std::string_view left, std::string_view right) {
  const auto shorter = words_of_name(left.size() < right.size() ? left : right);
  const auto longer = words_of_name(left.size() < right.size() ? right : left);
  if (shorter.back() != longer.back()) {
    return false;
  }
  return shorter.size() == longer.size() ? std::ranges::equal(shorter, longer, is_same_or_initial)
                                         : shorter.size() == 2 && longer.size() > 2 &&
                                               is_same_or_initial(shorter.front(), longer.front());
}

void add_middle_names(Pairs& pairs, std::span<const Entity> entities) {
  Buckets buckets;
  for (std::size_t i = 0; i < entities.size(); ++i) {
    const auto words = words_of_name(entities[i].folded);
    if (entities[i].kind == "person" && words.size() >= 2) {
      buckets.add("", fmt::format("{} {}", words.front(), words.back()), i);
      const CodePoint initial = code_point_at(words.front(), 0);
      buckets.add("", fmt::format("{}. {}", words.front().substr(0, initial.size), words.back()),
                  i);
    }
  }
  buckets.pairs(pairs, Likeness::middle_name, [&](std::size_t first, std::size_t second) {
    return entities[first].folded != entities[second].folded &&
           is_shorter_form(entities[first].folded, entities[second].folded);
  });
}

/// Two names that differ in one letter have one form with a letter left out; two of which one lacks
/// a letter have the shorter one itself.
void add_one_letter(Pairs& pairs, std::span<const Entity> entities) {
  Buckets buckets;
  for (std::size_t i = 0; i < entities.size(); ++i) {
    const std::string& folded = entities[i].folded;
    if (!is_long_enough(entities[i]) || entities[i].kind == "state") {
      continue;
    }
    buckets.add(entities[i].kind, folded, i);
    for (std::size_t at = 0; at < folded.size();) {
      const std::size_t size = code_point_at(folded, at).size;
      buckets.add(entities[i].kind, std::string(folded).erase(at, size), i);
      at += size;
    }
  }
  buckets.pairs(pairs, Likeness::one_letter, [&](std::size_t first, std::size_t second) {
    return differ_in_one_letter(entities[first].folded, entities[second].folded);
  });
}

Pairs alike(std::span<const Entity> entities) {
  Pairs pairs;
  add_contested(pairs, entities);
  add_spellings(pairs, entities);
  add_given_names(pairs, entities);
  add_legal_forms(pairs, entities);
  add_middle_names(pairs, entities);
  add_one_letter(pairs, entities);
  return pairs;
}

/// By entity: entities that stand in a sentence with it, and their names.
using Neighbours = std::map<std::int64_t, std::map<std::int64_t, std::string>>;

/// Whom each of the entities shares a sentence with, states apart, which all sorts of people do.
Neighbours neighbours_of(Database& database, const std::set<std::int64_t>& entities) {
  const std::vector<std::int64_t> ids(entities.begin(), entities.end());
  Neighbours neighbours;
  for (const auto piece : pieces_of(ids)) {
    database.query(
        fmt::format("select distinct a.entity_id, b.entity_id, e.name from entity_mention a "
                    "join mention_entity b on b.document = a.document and b.sentence = a.sentence "
                    "join entity e on e.entity_id = b.entity_id "
                    "where a.entity_id in {} and b.entity_id <> a.entity_id "
                    "and e.kind <> 'state'",
                    number_list(piece)),
        {}, [&neighbours](std::span<const Value> values) {
          const Row row(values);
          neighbours[row.integer(0)].emplace(row.integer(1), row.text(2));
        });
  }
  return neighbours;
}

bool may_be_one(const Entity& first, const Entity& second, const Decisions& decisions) {
  return first.kind == second.kind && !(first.listed && second.listed) &&
         !decisions.keeps_apart(first.key, second.key);
}

bool share_a_sentence(const Entity& first, const Entity& second, const Neighbours& neighbours) {
  const auto found = neighbours.find(first.id);
  return found != neighbours.end() && found->second.contains(second.id);
}

std::vector<std::string> common_names(const Entity& first, const Entity& second,
                                      const Neighbours& neighbours) {
  std::vector<std::string> common;
  const auto of_first = neighbours.find(first.id);
  const auto of_second = neighbours.find(second.id);
  if (of_first == neighbours.end() || of_second == neighbours.end()) {
    return common;
  }
  for (const auto& [id, name] : of_first->second) {
    if (of_second->second.contains(id)) {
      common.push_back(name);
    }
  }
  std::ranges::sort(common);
  return common;
}

Suggestion suggestion_of(const Entity& first, const Entity& second, Likeness likeness) {
  const bool in_order = first.documents >= second.documents;
  const auto suggested = [](const Entity& entity) {
    return SuggestedEntity{.key = entity.key, .name = entity.name, .documents = entity.documents};
  };
  return {.likeness = likeness,
          .first = suggested(in_order ? first : second),
          .second = suggested(in_order ? second : first),
          .common = {}};
}

bool goes_before(const Suggestion& left, const Suggestion& right) {
  const auto rank = [](const Suggestion& one) {
    return std::tuple(-static_cast<std::int64_t>(one.common.size()),
                      -one.first.documents - one.second.documents, one.first.key, one.second.key);
  };
  return rank(left) < rank(right);
}

/// Names that are the same are told apart by their side: "Jo Lind of state:PER".
std::string shown_name(const SuggestedEntity& entity, const SuggestedEntity& other) {
  const std::size_t side = entity.key.find('|');
  return entity.name == other.name && side != std::string::npos
             ? fmt::format("{} of {}", entity.name, entity.key.substr(side + 1))
             : entity.name;
}

std::string documents(std::int64_t count) {
  return count == 1 ? "1 document" : fmt::format("{} documents", count);
}

}  // namespace

std::string_view to_string(Likeness likeness) {
  constexpr std::array<std::string_view, 7> words = {
      "contested", "spelling", "given name", "word order", "legal form", "initial or middle name",
      "one letter"};
  return words.at(static_cast<std::size_t>(likeness));
}

std::vector<Suggestion> suggestions(Database& database, const SuggestionOptions& options) {
  std::vector<Entity> entities = entities_of(database);
  std::erase_if(entities, [&](const Entity& entity) {
    return !options.kind.empty() && entity.kind != options.kind;
  });
  Pairs pairs = alike(entities);
  const Decisions decisions = stored_decisions(database);
  std::erase_if(pairs, [&](const auto& pair) {
    return !may_be_one(entities[pair.first.first], entities[pair.first.second], decisions);
  });
  std::set<std::int64_t> ids;
  for (const auto& [pair, likeness] : pairs) {
    ids.insert({entities[pair.first].id, entities[pair.second].id});
  }
  const Neighbours neighbours = neighbours_of(database, ids);
  std::vector<Suggestion> found;
  for (const auto& [pair, likeness] : pairs) {
    const Entity& first = entities[pair.first];
    const Entity& second = entities[pair.second];
    if (share_a_sentence(first, second, neighbours)) {
      continue;
    }
    Suggestion suggestion = suggestion_of(first, second, likeness);
    suggestion.common = common_names(first, second, neighbours);
    if (!suggestion.common.empty() || likeness != Likeness::one_letter) {
      found.push_back(std::move(suggestion));
    }
  }
  std::ranges::sort(found, goes_before);
  if (options.top > 0 && found.size() > options.top) {
    found.resize(options.top);
  }
  return found;
}

std::string line_of(const Suggestion& suggestion) {
  constexpr std::size_t shown = 3;
  const auto& [likeness, first, second, common] = suggestion;
  std::string reason = fmt::format("{}: {} ({}), {} ({})", to_string(likeness),
                                   shown_name(first, second), documents(first.documents),
                                   shown_name(second, first), documents(second.documents));
  if (!common.empty()) {
    reason += fmt::format(
        "; both with {}",
        fmt::join(common.begin(),
                  common.begin() + static_cast<std::ptrdiff_t>(std::min(shown, common.size())),
                  ", "));
    reason += common.size() > shown ? fmt::format(" and {} more", common.size() - shown) : "";
  }
  return fmt::format("same {} {} # {}", quoted_key(suggestion.first.key),
                     quoted_key(suggestion.second.key), reason);
}

}  // namespace readout

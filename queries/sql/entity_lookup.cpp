#include "queries/sql/entity_lookup.hpp"

#include "queries/sql/row.hpp"
#include "schema/model/error.hpp"
#include "schema/text/fold.hpp"
#include "schema/text/similar_words.hpp"
#include "schema/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

namespace readout {

namespace {

constexpr std::array kinds = {EntityKind::person, EntityKind::state, EntityKind::organization,
                              EntityKind::place};

constexpr std::string_view select_candidates = R"(
select e.entity_id, e.entity, e.kind, e.name, e.undecided
from entity e
where )";

// Mentions are counted only where somebody has to choose: all documents of an entity are read.
void sort_candidates(Database& database, std::vector<EntityCandidate>& candidates) {
  if (candidates.size() < 2) {
    return;
  }
  for (EntityCandidate& candidate : candidates) {
    const std::array parameters = {Parameter{"id", candidate.entity.id}};
    database.query(
        "select count(*) from entity_mention where entity_id = :id", parameters,
        [&](std::span<const Value> values) { candidate.mentions = Row(values).integer(0); });
  }
  std::sort(candidates.begin(), candidates.end(),
            [](const EntityCandidate& a, const EntityCandidate& b) {
              return std::tie(b.mentions, a.entity.key) < std::tie(a.mentions, b.entity.key);
            });
}

std::vector<EntityCandidate> candidates_where(Database& database, std::string_view condition,
                                              std::span<const Parameter> parameters) {
  std::vector<EntityCandidate> candidates;
  database.query(
      fmt::format("{}{}", select_candidates, condition), parameters,
      [&](std::span<const Value> values) {
        const Row row(values);
        candidates.push_back({{row.integer(0), row.text(1), entity_kind_of(row.text(2)).value(),
                               row.text(3), row.integer(4) != 0}});
      });
  sort_candidates(database, candidates);
  return candidates;
}

std::vector<EntityCandidate> with_key(Database& database, std::string_view words) {
  std::vector<Parameter> parameters = {{"key", std::string(words)}};
  if (is_entity_key(words)) {
    return candidates_where(database, "e.entity = :key", parameters);
  }
  for (const EntityKind kind : kinds) {
    parameters.push_back(
        {std::string(to_string(kind)), fmt::format("{}:{}", to_string(kind), words)});
  }
  parameters.erase(parameters.begin());
  return candidates_where(database, "e.entity in (:person, :state, :organization, :place)",
                          parameters);
}

std::vector<EntityCandidate> with_surface(Database& database, const std::string& folded,
                                          std::string_view forms) {
  std::set<std::int64_t> ids;
  database.query(fmt::format("select distinct o.entity_id, m.surface from mention m"
                             " join entity_of o on o.document = m.document and o.local = m.local"
                             " where m.form in ({}) and o.entity_id is not null",
                             forms),
                 {}, [&](std::span<const Value> values) {
                   const Row row(values);
                   if (fold(row.text(1)) == folded) {
                     ids.insert(row.integer(0));
                   }
                 });
  std::vector<EntityCandidate> candidates;
  for (const std::int64_t id : ids) {
    const std::array parameters = {Parameter{"id", id}};
    std::ranges::copy(candidates_where(database, "e.entity_id = :id", parameters),
                      std::back_inserter(candidates));
  }
  sort_candidates(database, candidates);
  return candidates;
}

// A description is a name where it is used of one only: "the president" mostly is not.
std::vector<EntityCandidate> with_description(Database& database, const std::string& folded) {
  auto candidates = with_surface(database, folded, "'adjective', 'descriptor', 'title'");
  return candidates.size() == 1 ? candidates : std::vector<EntityCandidate>();
}

// "President Xi": the name behind one or two words that are none.
std::vector<std::string> names_behind_title(Database& database, std::string_view words) {
  constexpr int longest_title = 2;
  for (int dropped = 0; dropped < longest_title; ++dropped) {
    const std::size_t blank = words.find(' ');
    if (blank == std::string_view::npos) {
      break;
    }
    words.remove_prefix(blank + 1);
    const std::vector<EntityCandidate> found = entities_named(database, words);
    if (found.size() == 1) {
      return {found.front().entity.name};
    }
  }
  return {};
}

bool has_word(std::string_view text, std::string_view word) {
  return fmt::format(" {} ", text).find(fmt::format(" {} ", word)) != std::string::npos;
}

/// How far a name is from the words, smaller is nearer; nothing where it is not similar.
std::optional<std::size_t> distance_of(const std::string& folded, const std::string& wanted,
                                       std::size_t wanted_length) {
  if (folded.starts_with(wanted)) {
    return 0;
  }
  if (has_word(folded, wanted) || (!folded.empty() && has_word(wanted, folded))) {
    return 1;
  }
  const std::size_t bound = std::max<std::size_t>(2, wanted_length / 4);
  const std::size_t length = code_points_in(folded);
  if (length > wanted_length + bound || wanted_length > length + bound) {
    return std::nullopt;
  }
  const std::size_t distance = edit_distance(folded, wanted);
  return distance <= bound ? std::optional(1 + distance) : std::nullopt;
}

[[noreturn]] void fail_with_several(std::string_view words,
                                    const std::vector<EntityCandidate>& candidates) {
  constexpr std::size_t shown = 10;
  std::string message =
      fmt::format("'{}' names {} entities; say which by its key:", words, candidates.size());
  for (std::size_t i = 0; i < std::min(shown, candidates.size()); ++i) {
    const EntityRecord& entity = candidates[i].entity;
    message +=
        fmt::format("\n  {}  ({} {}, {} mention{})", entity.key, to_string(entity.kind),
                    entity.name, candidates[i].mentions, candidates[i].mentions == 1 ? "" : "s");
  }
  if (candidates.size() > shown) {
    message += fmt::format("\n  and {} more", candidates.size() - shown);
  }
  throw UsageError(message);
}

[[noreturn]] void fail_with_none(Database& database, std::string_view words,
                                 std::optional<EntityKind> kind) {
  std::string message =
      fmt::format("no {} '{}' in {}", kind ? to_string(*kind) : "entity", words, database.name());
  const std::vector<std::string> similar = similar_entities(database, words);
  throw UsageError(similar.empty() ? message
                                   : fmt::format("{}; did you mean {}?", message, listed(similar)));
}

}  // namespace

bool is_entity_key(std::string_view text) {
  const std::size_t colon = text.find(':');
  return colon != std::string_view::npos && entity_kind_of(text.substr(0, colon)).has_value();
}

std::vector<EntityCandidate> entities_named(Database& database, std::string_view words) {
  std::vector<EntityCandidate> candidates = with_key(database, words);
  const std::string folded = fold(words);
  if (!candidates.empty() || folded.empty() || is_entity_key(words)) {
    return candidates;
  }
  const std::array parameters = {Parameter{"folded", folded}};
  candidates = candidates_where(database, "e.folded = :folded", parameters);
  if (candidates.empty()) {
    candidates = with_surface(database, folded, "'name'");
  }
  return candidates.empty() ? with_description(database, folded) : candidates;
}

std::vector<std::string> similar_entities(Database& database, std::string_view words,
                                          std::size_t count) {
  const bool is_key = is_entity_key(words);
  const std::string wanted = fold(is_key ? words.substr(words.find(':') + 1) : words);
  if (wanted.empty()) {
    return {};
  }
  const std::size_t length = code_points_in(wanted);
  std::vector<std::pair<std::size_t, std::string>> found;
  database.query("select name, folded, entity from entity", {}, [&](std::span<const Value> values) {
    const Row row(values);
    if (const auto distance = distance_of(row.text(1), wanted, length)) {
      found.emplace_back(*distance, is_key ? row.text(2) : row.text(0));
    }
  });
  std::sort(found.begin(), found.end());
  std::vector<std::string> names =
      is_key ? std::vector<std::string>() : names_behind_title(database, words);
  for (const auto& [distance, name] : found) {
    if (names.size() < count && std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(name);
    }
  }
  return names;
}

EntityRecord find_entity(Database& database, std::string_view words,
                         std::optional<EntityKind> kind) {
  std::vector<EntityCandidate> candidates = entities_named(database, words);
  if (kind) {
    std::erase_if(candidates, [&](const EntityCandidate& c) { return c.entity.kind != *kind; });
  }
  if (candidates.empty()) {
    fail_with_none(database, words, kind);
  }
  if (candidates.size() > 1) {
    fail_with_several(words, candidates);
  }
  return candidates.front().entity;
}

}  // namespace readout

#include "loader/explain/step_changes.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

namespace readout {

namespace {

using Sort = Change::Sort;

void add_detail(Details& details, std::string_view name, std::string value) {
  if (!value.empty()) {
    details.emplace_back(name, std::move(value));
  }
}

Change mention_as_change(const TokenMention& mention, const Wording& wording) {
  Change change{
      .thing = "mention", .words = wording.words(mention.range), .rule = wording.rule_of(mention)};
  add_detail(change.details, "kind", std::string(to_string(mention.kind)));
  add_detail(change.details, "form", std::string(to_string(mention.form)));
  add_detail(change.details, "entity", wording.entity(mention.local));
  add_detail(change.details, "because", std::string(mention.reason));
  if (mention.metonym) {
    add_detail(change.details, "metonym", *mention.metonym ? "yes" : "no");
    add_detail(change.details, "metonym by", wording.rule(*mention.metonym_rule).name);
  }
  add_detail(change.details, "stands for", wording.entity(mention.stands_for));
  return change;
}

std::vector<Change> mentions_of(const Recognition& recognition, const Wording& wording) {
  std::vector<Change> all;
  all.reserve(recognition.mentions.size());
  for (const TokenMention& mention : recognition.mentions) {
    all.push_back(mention_as_change(mention, wording));
  }
  return all;
}

std::vector<Change> entities_of(const Recognition& recognition) {
  std::vector<Change> all;
  for (const LocalEntity& entity : recognition.entities) {
    Change change{.thing = "entity"};
    add_detail(change.details, "name", entity.name);
    add_detail(change.details, "kind", std::string(to_string(entity.kind)));
    add_detail(change.details, "key", entity.key);
    add_detail(change.details, "side", entity.side);
    add_detail(change.details, "decided by", std::string(to_string(entity.decided)));
    add_detail(change.details, "candidates", fmt::format("{}", fmt::join(entity.candidates, ", ")));
    all.push_back(std::move(change));
  }
  return all;
}

std::string slot_words(const Recognition& recognition, const TokenSlot& slot,
                       const Wording& wording) {
  const std::string words = quoted(wording.words(slot.range).text);
  const std::string entity =
      slot.mention ? wording.entity(recognition.mentions[*slot.mention].local) : "";
  return entity.empty() ? words : fmt::format("{} {}", words, entity);
}

TokenRange range_of_statement(const TokenStatement& statement) {
  if (statement.cue) {
    return *statement.cue;
  }
  return statement.content.empty() ? TokenRange{} : statement.content.front();
}

Change statement_as_change(const Recognition& recognition, const TokenStatement& statement,
                           const Wording& wording) {
  Change change{.thing = "statement",
                .words = wording.words(range_of_statement(statement)),
                .rule = wording.rule(statement.rule)};
  Details& details = change.details;
  const auto add_slot = [&](std::string_view name, const std::optional<TokenSlot>& slot) {
    add_detail(details, name, slot ? slot_words(recognition, *slot, wording) : "");
  };
  add_detail(details, "kind", std::string(to_string(statement.kind)));
  for (const TokenSlot& speaker : statement.speakers) {
    add_slot("speaker", speaker);
  }
  add_detail(details, "speaker kind", std::string(to_string(statement.speaker_kind)));
  add_slot("on behalf of", statement.on_behalf_of);
  add_detail(details, "cue", statement.cue ? quoted(wording.words(*statement.cue).text) : "");
  add_detail(details, "class", std::string(to_string(statement.cue_class)));
  add_slot("addressee", statement.addressee);
  add_slot("target", statement.target);
  for (const TokenRange content : statement.content) {
    add_detail(details, "content", quoted(wording.words(content).text));
  }
  add_detail(details, "channel", statement.channel);
  for (const TokenHop& hop : statement.hops) {
    add_slot("through", hop.body);
  }
  if (statement.inside) {
    add_detail(details, "inside", fmt::format("statement {}", *statement.inside + 1));
  }
  return change;
}

// Equal stretches stand for the same thing, whatever is known of it; a group of several is there
// several times.
void compare(const std::vector<Change>& before, std::vector<Change> now,
             std::vector<Change>& changes) {
  const auto one_of = [](const std::vector<Change>& all, const Change& wanted) {
    return std::ranges::find_if(
        all, [&](const Change& one) { return one.words.tokens == wanted.words.tokens; });
  };
  for (const Change& old : before) {
    if (one_of(now, old) == now.end()) {
      changes.push_back(old);
      changes.back().sort = Sort::removed;
    }
  }
  for (Change& one : now) {
    const bool same = std::ranges::any_of(before, [&](const Change& old) {
      return old.words.tokens == one.words.tokens && old.details == one.details;
    });
    if (!same) {
      one.sort = one_of(before, one) == before.end() ? Sort::made : Sort::changed;
      changes.push_back(std::move(one));
    }
  }
}

}  // namespace

Snapshot::Snapshot(const Recognition& recognition, const Wording& wording)
    : m_annotations(recognition.text.annotations),
      m_readings(recognition.text.readings),
      m_mentions(mentions_of(recognition, wording)),
      m_entities(entities_of(recognition)),
      m_statements(recognition.statements.size()),
      m_zones(recognition.text.zones.size()) {}

std::vector<Change> Snapshot::changes_since(const Recognition& recognition,
                                            const Wording& wording) const {
  std::vector<Change> changes;
  const auto& zones = recognition.text.zones;
  for (std::size_t i = m_zones; i < zones.size(); ++i) {
    changes.push_back({.thing = "zone",
                       .words = wording.words(zones[i].range),
                       .details = {{"kind", std::string(to_string(zones[i].kind))}}});
  }
  add_readings(recognition, wording, changes);
  add_annotations(recognition, wording, changes);
  add_mentions(recognition, wording, changes);
  add_entities(recognition, changes);
  add_statements(recognition, wording, changes);
  return changes;
}

void Snapshot::add_annotations(const Recognition& recognition, const Wording& wording,
                               std::vector<Change>& changes) const {
  const std::vector<Annotation>& now = recognition.text.annotations;
  const auto as_change = [&](const Annotation& annotation, Sort sort) {
    ExplainedAnnotation explained = wording.annotation(annotation);
    return Change{.sort = sort,
                  .thing = std::move(explained.kind),
                  .words = std::move(explained.words),
                  .details = std::move(explained.attributes),
                  .rule = std::move(explained.rule)};
  };
  std::vector<Change> removed;
  for (std::size_t i = 0; i < m_annotations.size() && i < now.size(); ++i) {
    if (!m_annotations[i].removed && now[i].removed) {
      removed.push_back(as_change(now[i], Sort::removed));
    } else if (m_annotations[i].attributes != now[i].attributes) {
      changes.push_back(as_change(now[i], Sort::changed));
    }
  }
  for (std::size_t i = m_annotations.size(); i < now.size(); ++i) {
    Change made = as_change(now[i], Sort::made);
    const auto replaced = std::ranges::find_if(removed, [&](const Change& old) {
      return old.thing == made.thing && old.words.tokens == made.words.tokens;
    });
    if (replaced == removed.end()) {
      changes.push_back(std::move(made));
      continue;
    }
    if (replaced->details != made.details) {
      made.sort = Sort::changed;
      changes.push_back(made);
    }
    std::erase_if(removed, [&](const Change& old) {
      return old.thing == made.thing && old.words.tokens == made.words.tokens;
    });
  }
  std::ranges::move(removed, std::back_inserter(changes));
}

void Snapshot::add_mentions(const Recognition& recognition, const Wording& wording,
                            std::vector<Change>& changes) const {
  compare(m_mentions, mentions_of(recognition, wording), changes);
}

void Snapshot::add_statements(const Recognition& recognition, const Wording& wording,
                              std::vector<Change>& changes) const {
  for (std::size_t i = m_statements; i < recognition.statements.size(); ++i) {
    changes.push_back(statement_as_change(recognition, recognition.statements[i], wording));
  }
}

void Snapshot::add_entities(const Recognition& recognition, std::vector<Change>& changes) const {
  std::vector<Change> now = entities_of(recognition);
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (i >= m_entities.size() || m_entities[i].details != now[i].details) {
      now[i].sort = i < m_entities.size() ? Sort::changed : Sort::made;
      changes.push_back(std::move(now[i]));
    }
  }
}

void Snapshot::add_readings(const Recognition& recognition, const Wording& wording,
                            std::vector<Change>& changes) const {
  const std::vector<ReadingSet>& now = recognition.text.readings;
  for (std::uint32_t token = 0; token < now.size(); ++token) {
    const bool known = token < m_readings.size();
    if (now[token] != (known ? m_readings[token] : 0)) {
      changes.push_back({.sort = known ? Sort::changed : Sort::made,
                         .thing = "readings",
                         .words = wording.words({token, token + 1}),
                         .details = {{"readings", listed_readings(now[token])}}});
    }
  }
}

}  // namespace readout

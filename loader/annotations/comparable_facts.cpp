#include "loader/annotations/comparable_facts.hpp"

#include "schema/text/fold.hpp"
#include "schema/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

namespace readout {

namespace {

using Kind = ComparableFact::Kind;
using Number = std::optional<std::uint32_t>;

std::vector<Span> spans_of(const std::optional<Span>& span) {
  return span ? std::vector{*span} : std::vector<Span>();
}

void append(std::string& list, std::string_view separator, std::string_view item) {
  if (!list.empty()) {
    list += separator;
  }
  list += item;
}

/// Reads the facts of one document.
class FactReader {
 public:
  FactReader(const Document& document, const Facts& facts, const RuleSet& rules)
      : m_text(document.text), m_facts(facts), m_rules(rules), m_index(document.text) {}

  std::vector<ComparableFact> facts() {
    for (const Mention& mention : m_facts.mentions) {
      begin(Kind::mention, mention.span, mention.rule, mention.sentence);
      add(mention);
    }
    for (const Statement& statement : m_facts.statements) {
      begin(Kind::statement, place_of(statement), statement.rule, statement.sentence);
      add(statement);
    }
    for (const Relation& relation : m_facts.relations) {
      const Span place = relation.cue.value_or(m_facts.mentions[relation.mention1].span);
      begin(Kind::relation, place, relation.rule, relation.sentence);
      add(relation);
    }
    for (const Occasion& occasion : m_facts.occasions) {
      const Span place = occasion.spans.empty() ? Span() : occasion.spans.front();
      begin(Kind::occasion, place, occasion.rule, sentence_at(place));
      add(occasion);
    }
    return std::move(m_found);
  }

 private:
  void begin(Kind kind, Span place, std::uint32_t rule, Number sentence) {
    m_found.push_back({.kind = kind,
                       .place = place,
                       .properties = {},
                       .rule = m_rules.rules[rule].name,
                       .sentence = sentence && *sentence < m_facts.sentences.size()
                                       ? words(m_facts.sentences[*sentence].span)
                                       : words(place)});
  }

  void add(std::string_view name, std::string value, std::vector<Span> spans = {}) {
    if (!value.empty()) {
      m_found.back().properties.push_back({std::string(name), std::move(value), std::move(spans)});
    }
  }

  void add(const Mention& mention) {
    add("words", words(mention.span), {mention.span});
    add("type", std::string(to_string(mention.kind)));
    add("form", std::string(to_string(mention.form)));
    add("entity", entity(mention.local));
    add("metonym", !mention.metonym ? "" : *mention.metonym ? "yes" : "no");
    add("stands_for", entity(mention.stands_for));
  }

  void add(const Statement& statement) {
    add_slots("speaker", statement.speakers);
    add("speaker_kind", std::string(to_string(statement.speaker_kind)));
    add_slot("on_behalf_of", statement.on_behalf_of);
    add("cue", statement.cue ? words(*statement.cue) : "", spans_of(statement.cue));
    add_slot("addressee", statement.addressee);
    add_slot("target", statement.target);
    add("content", joined(statement.content), statement.content);
    add("quoted", joined(statement.quoted), statement.quoted);
    add("kind", std::string(to_string(statement.kind)));
    add("cue_class", std::string(to_string(statement.cue_class)));
    add("act", std::string(to_string(statement.act)));
    add("polarity", std::string(to_string(statement.polarity)));
    add("modality", std::string(to_string(statement.modality)));
    add("channel", statement.channel,
        spans_of(statement.channel_slot ? std::optional(statement.channel_slot->span)
                                        : std::nullopt));
    add_hops(statement.hops);
    add_about(statement.about);
    if (statement.inside) {
      const Span outer = place_of(m_facts.statements[*statement.inside]);
      add("inside", words(outer), {outer});
    }
    add("happened", statement.happened);
    add("said", statement.said);
  }

  void add(const Relation& relation) {
    const Mention& first = m_facts.mentions[relation.mention1];
    const Mention& second = m_facts.mentions[relation.mention2];
    add("type", relation.type);
    add("arg1", words(first.span), {first.span});
    add("arg1_entity", entity(first.local));
    add("cue", relation.cue ? words(*relation.cue) : "", spans_of(relation.cue));
    add("arg2", words(second.span), {second.span});
    add("arg2_entity", entity(second.local));
    add("polarity", std::string(to_string(relation.polarity)));
    add("modality", std::string(to_string(relation.modality)));
    add("date", relation.date);
  }

  void add(const Occasion& occasion) {
    std::string participants;
    for (const std::uint32_t local : occasion.participants) {
      append(participants, "; ", entity(local));
    }
    add("kind", occasion.kind);
    add("words", joined(occasion.spans), occasion.spans);
    add("participants", std::move(participants));
    add("initiator", entity(occasion.initiator));
    add("date", occasion.date);
    add("status", occasion.status);
  }

  void add_slot(const std::string& name, const std::optional<Slot>& slot) {
    if (slot) {
      add_slots(name, {*slot});
    }
  }

  void add_slots(const std::string& name, const std::vector<Slot>& slots) {
    std::string text;
    std::string entities;
    std::vector<Span> spans;
    for (const Slot& slot : slots) {
      append(text, "; ", words(slot.span));
      append(entities, "; ", slot.mention ? actor(*slot.mention) : "");
      spans.push_back(slot.span);
    }
    add(name, std::move(text), std::move(spans));
    add(name + "_entity", std::move(entities));
  }

  void add_hops(const std::vector<Hop>& hops) {
    std::string text;
    std::string entities;
    std::vector<Span> spans;
    for (const Hop& hop : hops) {
      append(text, " > ", words(hop.body.span));
      append(entities, " > ", hop.body.mention ? actor(*hop.body.mention) : "");
      spans.push_back(hop.body.span);
    }
    add("via", std::move(text), std::move(spans));
    add("via_entity", std::move(entities));
  }

  void add_about(const std::vector<std::uint32_t>& mentions) {
    std::vector<std::string> names;
    names.reserve(mentions.size());
    for (const std::uint32_t mention : mentions) {
      names.push_back(actor(mention));
    }
    std::ranges::sort(names);
    names.erase(std::ranges::unique(names).begin(), names.end());
    std::string text;
    for (const std::string& name : names) {
      append(text, "; ", name);
    }
    add("about", std::move(text));
  }

  Span place_of(const Statement& statement) const {
    if (statement.cue) {
      return *statement.cue;
    }
    return statement.content.empty() ? Span() : statement.content.front();
  }

  Number sentence_at(Span place) const {
    const auto found = std::ranges::find_if(
        m_facts.sentences, [&](const Sentence& sentence) { return sentence.span.contains(place); });
    return found == m_facts.sentences.end()
               ? Number()
               : Number(static_cast<std::uint32_t>(found - m_facts.sentences.begin()));
  }

  std::string entity(Number local) const {
    if (!local) {
      return {};
    }
    const LocalEntity& known = m_facts.entities[*local];
    return known.key.empty() ? fmt::format("{}:{}", to_string(known.kind), fold(known.name))
                             : known.key;
  }

  /// Who acts in a mention.
  std::string actor(std::uint32_t number) const {
    const Mention& mention = m_facts.mentions[number];
    return entity(mention.stands_for ? mention.stands_for : mention.local);
  }

  std::string words(Span span) const {
    const std::size_t start = m_index.byte(span.start);
    return std::string(m_text.substr(start, m_index.byte(span.end) - start));
  }

  std::string joined(const std::vector<Span>& spans) const {
    std::string text;
    for (const Span span : spans) {
      append(text, " ... ", words(span));
    }
    return text;
  }

  std::string_view m_text;
  const Facts& m_facts;
  const RuleSet& m_rules;
  CodePointIndex m_index;
  std::vector<ComparableFact> m_found;
};

std::string value_of(const ComparableFact& fact, std::string_view name) {
  const FactProperty* const found = fact.property(name);
  return found == nullptr ? std::string() : found->value;
}

/// Who is told and meant at once is named once.
std::string listed_values(const ComparableFact& fact, std::span<const std::string_view> names,
                          std::string_view separator) {
  std::string text;
  std::string last;
  for (const std::string_view name : names) {
    if (std::string value = value_of(fact, name); !value.empty() && value != last) {
      append(text, separator, value);
      last = std::move(value);
    }
  }
  return text;
}

}  // namespace

const FactProperty* ComparableFact::property(std::string_view name) const {
  const auto found = std::ranges::find(properties, name, &FactProperty::name);
  return found == properties.end() ? nullptr : &*found;
}

std::string_view to_string(ComparableFact::Kind kind) {
  constexpr std::array<std::string_view, 4> names = {"mention", "statement", "relation",
                                                     "occasion"};
  return names[static_cast<std::size_t>(kind)];
}

std::vector<ComparableFact> comparable_facts(const Document& document, const Facts& facts,
                                             const RuleSet& rules) {
  return FactReader(document, facts, rules).facts();
}

std::string gist_of(const ComparableFact& fact) {
  constexpr std::array<std::string_view, 4> who = {"speaker", "cue", "addressee", "target"};
  constexpr std::array<std::string_view, 4> what = {"type", "form", "entity", "stands_for"};
  constexpr std::array<std::string_view, 4> relation = {"arg1", "type", "arg2", "date"};
  constexpr std::array<std::string_view, 4> occasion = {"kind", "words", "participants", "date"};
  const auto pair_of = [](std::string first, const std::string& second) {
    append(first, ": ", second);
    return first;
  };
  switch (fact.kind) {
    case Kind::mention:
      return pair_of(value_of(fact, "words"), listed_values(fact, what, ", "));
    case Kind::statement:
      return pair_of(listed_values(fact, who, " | "), value_of(fact, "content"));
    case Kind::relation:
      return listed_values(fact, relation, " | ");
    case Kind::occasion:
      break;
  }
  return listed_values(fact, occasion, " | ");
}

}  // namespace readout

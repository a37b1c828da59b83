#include "loader/annotations/annotation_json.hpp"

#include "schema/text/fold.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace readout {

namespace {

using Json = nlohmann::ordered_json;

Json json_of(Span span) { return Json::array({span.start, span.end}); }
Json json_of(const std::optional<Span>& span) { return span ? json_of(*span) : Json(nullptr); }
Json json_of(const std::optional<Slot>& slot) { return slot ? json_of(slot->span) : Json(nullptr); }
Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json json_of(const std::vector<Span>& spans) {
  Json array = Json::array();
  for (const Span span : spans) {
    array.push_back(json_of(span));
  }
  return array;
}

/// Writes one document.
class Annotations {
 public:
  Annotations(const Document& document, const Facts& facts, const RuleSet& rules)
      : m_document(document), m_facts(facts), m_rules(rules) {}

  Json json() const {
    Json object;
    object["id"] = m_document.id;
    object["text"] = m_document.text;
    object["date"] = text_or_null(m_document.date);
    object["language"] = m_facts.language;
    object["entities"] = Json::array();
    for (const Mention& mention : m_facts.mentions) {
      object["entities"].push_back(json_of(mention));
    }
    object["statements"] = Json::array();
    for (const Statement& statement : m_facts.statements) {
      object["statements"].push_back(json_of(statement));
    }
    object["relations"] = Json::array();
    for (const Relation& relation : m_facts.relations) {
      object["relations"].push_back(json_of(relation));
    }
    object["occasions"] = Json::array();
    for (const Occasion& occasion : m_facts.occasions) {
      object["occasions"].push_back(json_of(occasion));
    }
    return object;
  }

 private:
  using Number = std::optional<std::uint32_t>;

  const std::string& rule(std::uint32_t number) const { return m_rules.rules[number].name; }

  /// The entity's key, or person:smith#3 for one that only this document knows.
  Json cluster(const Number& local) const {
    if (!local) {
      return nullptr;
    }
    const LocalEntity& entity = m_facts.entities[*local];
    return entity.key.empty()
               ? fmt::format("{}:{}#{}", to_string(entity.kind), fold(entity.name), *local)
               : entity.key;
  }

  Json json_of(const Mention& mention) const {
    Json object;
    object["start"] = mention.span.start;
    object["end"] = mention.span.end;
    object["type"] = label_of(mention.kind);
    object["form"] = to_string(mention.form);
    object["cluster"] = cluster(mention.local);
    object["stands_for"] = cluster(mention.stands_for);
    object["metonym"] = mention.metonym ? Json(*mention.metonym) : Json(nullptr);
    object["rule"] = rule(mention.rule);
    return object;
  }

  Json hops(const Statement& statement) const {
    Json array = Json::array();
    for (const Hop& hop : statement.hops) {
      Json object;
      object["body"] = readout::json_of(hop.body.span);
      object["cue"] = readout::json_of(hop.cue);
      array.push_back(std::move(object));
    }
    return array;
  }

  Json json_of(const Statement& statement) const {
    Json speakers = Json::array();
    for (const Slot& speaker : statement.speakers) {
      speakers.push_back(readout::json_of(speaker.span));
    }
    Json object;
    object["spans"] = readout::json_of(statement.content);
    object["kind"] = to_string(statement.kind);
    object["speakers"] = std::move(speakers);
    object["speaker_kind"] = to_string(statement.speaker_kind);
    object["on_behalf_of"] = readout::json_of(statement.on_behalf_of);
    object["cue"] = readout::json_of(statement.cue);
    object["addressee"] = readout::json_of(statement.addressee);
    object["target"] = readout::json_of(statement.target);
    object["quoted"] = readout::json_of(statement.quoted);
    object["inside"] = statement.inside ? Json(*statement.inside) : Json(nullptr);
    object["channel"] = text_or_null(statement.channel);
    object["hops"] = hops(statement);
    object["cue_class"] = to_string(statement.cue_class);
    object["act"] = to_string(statement.act);
    object["polarity"] = to_string(statement.polarity);
    object["modality"] = to_string(statement.modality);
    object["rule"] = rule(statement.rule);
    return object;
  }

  Json json_of(const Relation& relation) const {
    Json object;
    object["type"] = relation.type;
    object["arg1"] = readout::json_of(m_facts.mentions[relation.mention1].span);
    object["arg2"] = readout::json_of(m_facts.mentions[relation.mention2].span);
    object["cue"] = readout::json_of(relation.cue);
    object["polarity"] = to_string(relation.polarity);
    object["modality"] = to_string(relation.modality);
    object["rule"] = rule(relation.rule);
    return object;
  }

  Json json_of(const Occasion& occasion) const {
    Json participants = Json::array();
    for (const std::uint32_t local : occasion.participants) {
      for (const Mention& mention : m_facts.mentions) {
        if (mention.local == local) {
          participants.push_back(readout::json_of(mention.span));
          break;
        }
      }
    }
    Json object;
    object["kind"] = occasion.kind;
    object["participants"] = std::move(participants);
    object["date"] = text_or_null(occasion.date);
    object["spans"] = readout::json_of(occasion.spans);
    return object;
  }

  const Document& m_document;
  const Facts& m_facts;
  const RuleSet& m_rules;
};

}  // namespace

std::string annotation_json(const Document& document, const Facts& facts, const RuleSet& rules) {
  return Annotations(document, facts, rules).json().dump();
}

}  // namespace readout

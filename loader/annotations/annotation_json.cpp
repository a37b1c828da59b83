#include "loader/annotations/annotation_json.hpp"

#include "loader/annotations/json_text.hpp"
#include "schema/model/statement_hash.hpp"
#include "schema/text/fold.hpp"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace readout {

namespace {

/// Writes one document, key by key.
class AnnotationWriter {
 public:
  AnnotationWriter(const Document& document, const Facts& facts, const RuleSet& rules)
      : m_document(document),
        m_facts(facts),
        m_rules(rules),
        m_hashes(statement_hashes(facts, TextWords(document.text))) {
    find_clusters();
  }

  std::string json() {
    constexpr std::size_t bytes_of_mention = 256;
    constexpr std::size_t bytes_of_statement = 640;
    m_json.reserve(m_document.text.size() + m_document.text.size() / 16 +
                   m_facts.mentions.size() * bytes_of_mention +
                   m_facts.statements.size() * bytes_of_statement + bytes_of_statement);
    m_json.start_object();
    text("id", m_document.id);
    text("text", m_document.text);
    text_or_null("date", m_document.date);
    text("language", m_facts.language);
    mentions("entities", false);
    mentions("nested_entities", true);
    all("statements", m_facts.statements);
    all("relations", m_facts.relations);
    all("occasions", m_facts.occasions);
    all("findings", m_facts.findings);
    m_json.end_object();
    return m_json.take();
  }

 private:
  using Number = std::optional<std::uint32_t>;

  /// An entity's key, with its side where the document has several of one name, or person:smith#3
  /// for one that only this document knows.
  void find_clusters() {
    m_clusters.reserve(m_facts.entities.size());
    std::map<std::string_view, std::size_t> of_key;
    for (const LocalEntity& entity : m_facts.entities) {
      ++of_key[entity.key];
    }
    for (std::size_t local = 0; local < m_facts.entities.size(); ++local) {
      const LocalEntity& entity = m_facts.entities[local];
      if (entity.key.empty()) {
        m_clusters.push_back(
            fmt::format("{}:{}#{}", to_string(entity.kind), fold(entity.name), local));
      } else {
        const bool several = of_key[entity.key] > 1 && !entity.side.empty();
        m_clusters.push_back(several ? entity.key + "|" + entity.side : entity.key);
      }
    }
  }

  void key(std::string_view name) { m_json.key(name); }
  void put(std::string_view text) { m_json.put(text); }
  void text(std::string_view name, std::string_view text) {
    key(name);
    put(text);
  }
  void text_or_null(std::string_view name, std::string_view text) {
    key(name);
    if (text.empty()) {
      m_json.null();
    } else {
      put(text);
    }
  }
  void number(std::string_view name, std::uint32_t number) {
    key(name);
    m_json.put(number);
  }
  void cluster(std::string_view name, Number local) {
    text_or_null(name, local ? std::string_view(m_clusters[*local]) : std::string_view());
  }
  void rule(std::uint32_t number) { text("rule", m_rules.rules[number].name); }

  void put(Span span) {
    m_json.start_array();
    m_json.put(span.start);
    m_json.put(span.end);
    m_json.end_array();
  }
  void put(const Slot& slot) { put(slot.span); }
  void put(std::uint32_t number) { m_json.put(number); }
  void put(bool truth) { m_json.put(truth); }

  template <typename Value>
  void value_or_null(std::string_view name, const std::optional<Value>& value) {
    key(name);
    if (value) {
      put(*value);
    } else {
      m_json.null();
    }
  }

  template <typename Value>
  void all(std::string_view name, const std::vector<Value>& values) {
    key(name);
    m_json.start_array();
    for (const Value& value : values) {
      put(value);
    }
    m_json.end_array();
  }

  void mentions(std::string_view name, bool nested) {
    key(name);
    m_json.start_array();
    for (const Mention& mention : m_facts.mentions) {
      if (m_facts.is_nested(mention) == nested) {
        put(mention);
      }
    }
    m_json.end_array();
  }

  void put(const Mention& mention) {
    m_json.start_object();
    number("start", mention.span.start);
    number("end", mention.span.end);
    text("type", label_of(mention.kind));
    text("form", to_string(mention.form));
    cluster("cluster", mention.local);
    cluster("stands_for", mention.stands_for);
    value_or_null("metonym", mention.metonym);
    text_or_null("metonym_rule", mention.metonym_rule
                                     ? std::string_view(m_rules.rules[*mention.metonym_rule].name)
                                     : std::string_view());
    rule(mention.rule);
    m_json.end_object();
  }

  void put(const Hop& hop) {
    m_json.start_object();
    key("body");
    put(hop.body);
    value_or_null("cue", hop.cue);
    m_json.end_object();
  }

  void put(const Statement& statement) {
    m_json.start_object();
    all("spans", statement.content);
    text("kind", to_string(statement.kind));
    all("speakers", statement.speakers);
    text("speaker_kind", to_string(statement.speaker_kind));
    value_or_null("on_behalf_of", statement.on_behalf_of);
    value_or_null("cue", statement.cue);
    value_or_null("addressee", statement.addressee);
    value_or_null("target", statement.target);
    all("quoted", statement.quoted);
    value_or_null("inside", statement.inside);
    text_or_null("channel", statement.channel);
    all("hops", statement.hops);
    text("cue_class", to_string(statement.cue_class));
    text("act", to_string(statement.act));
    text("polarity", to_string(statement.polarity));
    text("modality", to_string(statement.modality));
    rule(statement.rule);
    text("hash", m_hashes[m_statement++]);
    m_json.end_object();
  }

  void put(const Relation& relation) {
    m_json.start_object();
    text("type", relation.type);
    key("arg1");
    put(m_facts.mentions[relation.mention1].span);
    key("arg2");
    put(m_facts.mentions[relation.mention2].span);
    value_or_null("cue", relation.cue);
    text("polarity", to_string(relation.polarity));
    text("modality", to_string(relation.modality));
    rule(relation.rule);
    m_json.end_object();
  }

  void put(const Occasion& occasion) {
    m_json.start_object();
    text("kind", occasion.kind);
    key("participants");
    m_json.start_array();
    for (const std::uint32_t local : occasion.participants) {
      for (const Mention& mention : m_facts.mentions) {
        if (mention.local == local) {
          put(mention.span);
          break;
        }
      }
    }
    m_json.end_array();
    text_or_null("date", occasion.date);
    all("spans", occasion.spans);
    m_json.end_object();
  }

  void put(const Finding& finding) {
    m_json.start_object();
    text("kind", finding.kind);
    key("span");
    put(finding.span);
    text("message", finding.message);
    rule(finding.rule);
    m_json.end_object();
  }

  const Document& m_document;
  const Facts& m_facts;
  const RuleSet& m_rules;
  std::vector<std::string> m_clusters;  // by local entity
  std::vector<std::string> m_hashes;    // by statement
  std::size_t m_statement = 0;
  JsonText m_json;
};

}  // namespace

std::string annotation_json(const Document& document, const Facts& facts, const RuleSet& rules) {
  return AnnotationWriter(document, facts, rules).json();
}

}  // namespace readout

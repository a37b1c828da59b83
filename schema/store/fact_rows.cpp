#include "schema/store/fact_rows.hpp"

#include "schema/model/error.hpp"
#include "schema/model/keys.hpp"
#include "schema/model/statement_hash.hpp"
#include "schema/text/fold.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <concepts>
#include <optional>

namespace readout {
namespace {

using Number = std::optional<std::uint32_t>;

template <std::same_as<Value> Kept>
Value field(const Kept& value) {
  return value;
}
Value field(std::int64_t number) { return number; }
Value field(std::uint32_t number) { return std::int64_t{number}; }
Value field(std::size_t number) { return static_cast<std::int64_t>(number); }
Value field(std::string_view text) { return text_value(text); }
Value field(const Number& number) { return number ? field(*number) : Value(); }
Value field(const std::optional<bool>& flag) { return flag ? field(std::int64_t{*flag}) : Value(); }

template <typename... Fields>
void add(BulkWriter& writer, const Fields&... fields) {
  const std::array<Value, sizeof...(Fields)> row = {field(fields)...};
  writer.add(row);
}

Value key_or_null(const std::string& key) { return key.empty() ? Value() : Value(key_id(key)); }

Number start_of(const std::optional<Span>& span) { return span ? Number(span->start) : Number(); }
Number end_of(const std::optional<Span>& span) { return span ? Number(span->end) : Number(); }

void write_document(const DocumentRows& rows, BulkWriter& writer) {
  const Document& document = rows.document();
  add(writer, rows.id(), document.collection, document.id, text_or_null(document.publisher),
      text_or_null(document.date), text_or_null(document.url), text_or_null(document.title),
      text_or_null(document.byline), rows.facts().language, rows.loaded().hash, rows.rules().hash,
      document.text);
}

void write_zones(const DocumentRows& rows, BulkWriter& writer) {
  std::size_t number = 0;
  for (const Zone& zone : rows.facts().zones) {
    add(writer, rows.id(), number++, to_string(zone.kind), zone.span.start, zone.span.end);
  }
}

void write_sentences(const DocumentRows& rows, BulkWriter& writer) {
  std::size_t number = 0;
  for (const Sentence& sentence : rows.facts().sentences) {
    add(writer, rows.id(), number++, sentence.zone, sentence.paragraph, sentence.span.start,
        sentence.span.end);
  }
}

void write_local_entities(const DocumentRows& rows, BulkWriter& writer) {
  std::size_t number = 0;
  for (const LocalEntity& entity : rows.facts().entities) {
    add(writer, rows.id(), number++, to_string(entity.kind), key_or_null(entity.key),
        text_or_null(entity.side), entity.name, fold(entity.name), to_string(entity.decided),
        text_or_null(fmt::format("{}", fmt::join(entity.candidates, " "))));
  }
}

void write_mentions(const DocumentRows& rows, BulkWriter& writer) {
  std::size_t number = 0;
  for (const Mention& mention : rows.facts().mentions) {
    add(writer, rows.id(), number++, mention.sentence, to_string(mention.kind),
        to_string(mention.form), mention.span.start, mention.span.end, rows.words(mention.span),
        mention.local, mention.metonym, mention.stands_for, mention.inside, mention.rule,
        mention.metonym_rule);
  }
}

// Kind, day and the participants that are known across documents: what one occasion is found by in
// several documents. Nothing where a day or a second participant is missing.
Value occasion_key(const Facts& facts, const Occasion& occasion) {
  std::vector<std::string_view> keys;
  for (const std::uint32_t local : occasion.participants) {
    if (local < facts.entities.size() && !facts.entities[local].key.empty()) {
      keys.emplace_back(facts.entities[local].key);
    }
  }
  std::ranges::sort(keys);
  const auto repeated = std::ranges::unique(keys);
  keys.erase(repeated.begin(), repeated.end());
  if (occasion.date.empty() || keys.size() < 2) {
    return {};
  }
  return text_value(fmt::format("{} {} {}", occasion.kind, occasion.date, fmt::join(keys, " ")));
}

void write_occasions(const DocumentRows& rows, BulkWriter& writer) {
  std::size_t number = 0;
  for (const Occasion& occasion : rows.facts().occasions) {
    add(writer, rows.id(), number++, occasion_key(rows.facts(), occasion), occasion.kind,
        text_or_null(occasion.date), text_or_null(occasion.duration), text_or_null(occasion.medium),
        text_or_null(occasion.ordinal), text_or_null(occasion.status), occasion.initiator,
        occasion.rule);
  }
}

void write_occasion_participants(const DocumentRows& rows, BulkWriter& writer) {
  std::size_t number = 0;
  for (const Occasion& occasion : rows.facts().occasions) {
    for (const std::uint32_t local : occasion.participants) {
      add(writer, rows.id(), number, local);
    }
    ++number;
  }
}

void write_occasion_spans(const DocumentRows& rows, BulkWriter& writer) {
  std::size_t occasion_number = 0;
  for (const Occasion& occasion : rows.facts().occasions) {
    std::size_t number = 0;
    for (const Span span : occasion.spans) {
      add(writer, rows.id(), occasion_number, number++, span.start, span.end);
    }
    ++occasion_number;
  }
}

void write_statements(const DocumentRows& rows, BulkWriter& writer) {
  const std::vector<std::string> hashes = statement_hashes(rows.facts(), rows.words());
  std::size_t number = 0;
  for (const Statement& statement : rows.facts().statements) {
    add(writer, rows.id(), number, statement.sentence, to_string(statement.kind),
        to_string(statement.speaker_kind), to_string(statement.cue_class), to_string(statement.act),
        to_string(statement.polarity), to_string(statement.modality),
        text_or_null(statement.channel), rows.words(statement.content),
        text_or_null(statement.signature), statement.inside, statement.continues,
        statement.occasion, text_or_null(statement.happened), text_or_null(statement.said),
        statement.rule, hashes[number]);
    ++number;
  }
}

// The slots of one statement, numbered from 0 within each slot.
class SlotRows {
 public:
  SlotRows(const DocumentRows& rows, std::size_t statement, BulkWriter& writer)
      : m_rows(rows), m_statement(statement), m_writer(writer) {}

  void write(std::string_view slot, std::span<const Span> spans) const {
    std::size_t number = 0;
    for (const Span span : spans) {
      add(m_writer, m_rows.id(), m_statement, slot, number++, span.start, span.end, Number());
    }
  }
  void write(std::string_view slot, std::span<const Slot> slots) const {
    std::size_t number = 0;
    for (const Slot& words : slots) {
      add(m_writer, m_rows.id(), m_statement, slot, number++, words.span.start, words.span.end,
          words.mention);
    }
  }
  void write(std::string_view slot, const std::optional<Slot>& words) const {
    if (words) {
      write(slot, std::span<const Slot>(&*words, 1));
    }
  }
  void write(std::string_view slot, const std::optional<Span>& span) const {
    if (span) {
      write(slot, std::span<const Span>(&*span, 1));
    }
  }

 private:
  const DocumentRows& m_rows;
  std::size_t m_statement;
  BulkWriter& m_writer;
};

std::vector<Slot> slots_of(const Facts& facts, std::span<const std::uint32_t> mentions) {
  std::vector<Slot> slots;
  for (const std::uint32_t mention : mentions) {
    const Span span = mention < facts.mentions.size() ? facts.mentions[mention].span : Span();
    slots.push_back({.span = span, .mention = mention});
  }
  return slots;
}

void write_statement_slots(const DocumentRows& rows, BulkWriter& writer) {
  std::size_t number = 0;
  for (const Statement& statement : rows.facts().statements) {
    const SlotRows slots(rows, number++, writer);
    const std::vector<Slot> about = slots_of(rows.facts(), statement.about);
    slots.write("content", std::span<const Span>(statement.content));
    slots.write("quoted", std::span<const Span>(statement.quoted));
    slots.write("speaker", std::span<const Slot>(statement.speakers));
    slots.write("on_behalf_of", statement.on_behalf_of);
    slots.write("addressee", statement.addressee);
    slots.write("target", statement.target);
    slots.write("cue", statement.cue);
    slots.write("channel", statement.channel_slot);
    slots.write("about", std::span<const Slot>(about));
  }
}

void write_hops(const DocumentRows& rows, BulkWriter& writer) {
  std::size_t statement_number = 0;
  for (const Statement& statement : rows.facts().statements) {
    std::size_t number = 0;
    for (const Hop& hop : statement.hops) {
      add(writer, rows.id(), statement_number, number++, hop.body.span.start, hop.body.span.end,
          hop.body.mention, start_of(hop.cue), end_of(hop.cue));
    }
    ++statement_number;
  }
}

void write_relations(const DocumentRows& rows, BulkWriter& writer) {
  std::size_t number = 0;
  for (const Relation& relation : rows.facts().relations) {
    add(writer, rows.id(), number++, relation.sentence, relation.type, relation.mention1,
        relation.mention2, start_of(relation.cue), end_of(relation.cue),
        to_string(relation.polarity), to_string(relation.modality), text_or_null(relation.date),
        text_or_null(relation.plover), relation.rule);
  }
}

void write_findings(const DocumentRows& rows, BulkWriter& writer) {
  std::size_t number = 0;
  for (const Finding& finding : rows.facts().findings) {
    add(writer, rows.id(), number++, finding.kind, finding.span.start, finding.span.end,
        finding.message, finding.rule);
  }
}

}  // namespace

Value text_value(std::string_view text) {
  std::string kept(text);
  for (std::size_t at = kept.find('\0'); at != std::string::npos; at = kept.find('\0', at)) {
    kept.replace(at, 1, "\uFFFD");
  }
  return kept;
}

Value text_or_null(std::string_view text) { return text.empty() ? Value() : text_value(text); }

DocumentRows::DocumentRows(const LoadedDocument& loaded, const RuleSet& rules)
    : m_loaded(&loaded),
      m_rules(&rules),
      m_id(document_id(loaded.document.collection, loaded.document.id)),
      m_words(loaded.document.text) {}

std::string DocumentRows::words(std::span<const Span> spans) const {
  std::string text;
  for (const Span span : spans) {
    append_content(text, words(span));
  }
  return text;
}

std::span<const FactTable> fact_tables() {
  static const std::array tables = {
      FactTable{"document",
                {"document", "collection", "id", "publisher", "published", "url", "title", "byline",
                 "language", "hash", "rule_set", "text"},
                write_document},
      FactTable{"zone", {"document", "zone", "kind", "start_at", "end_at"}, write_zones},
      FactTable{"sentence",
                {"document", "sentence", "zone", "paragraph", "start_at", "end_at"},
                write_sentences},
      FactTable{"local_entity",
                {"document", "local", "kind", "key_id", "side", "name", "folded", "decided",
                 "candidates"},
                write_local_entities},
      FactTable{"mention",
                {"document", "mention", "sentence", "kind", "form", "start_at", "end_at", "surface",
                 "local", "metonym", "stands_for", "inside", "rule", "metonym_rule"},
                write_mentions},
      FactTable{"occasion",
                {"document", "occasion", "occasion_key", "kind", "happened", "duration", "medium",
                 "ordinal", "status", "initiator", "rule"},
                write_occasions},
      FactTable{
          "occasion_participant", {"document", "occasion", "local"}, write_occasion_participants},
      FactTable{"occasion_span",
                {"document", "occasion", "number", "start_at", "end_at"},
                write_occasion_spans},
      FactTable{"statement",
                {"document", "statement", "sentence", "kind", "speaker_kind", "cue_class", "act",
                 "polarity", "modality", "channel", "content", "signature", "inside", "continues",
                 "occasion", "happened", "said", "rule", "hash"},
                write_statements},
      FactTable{"statement_slot",
                {"document", "statement", "slot", "number", "start_at", "end_at", "mention"},
                write_statement_slots},
      FactTable{"hop",
                {"document", "statement", "hop", "start_at", "end_at", "mention", "cue_start_at",
                 "cue_end_at"},
                write_hops},
      FactTable{"relation",
                {"document", "relation", "sentence", "type", "mention1", "mention2", "cue_start_at",
                 "cue_end_at", "polarity", "modality", "happened", "plover", "rule"},
                write_relations},
      FactTable{"finding",
                {"document", "finding", "kind", "start_at", "end_at", "message", "rule"},
                write_findings},
  };
  return tables;
}

}  // namespace readout

#pragma once

#include "schema/model/rule_set.hpp"
#include "schema/model/text_words.hpp"
#include "schema/store/database.hpp"
#include "schema/store/fact_writer.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// A document on its way into the tables.
class DocumentRows {
 public:
  /// Both must outlive the object.
  DocumentRows(const LoadedDocument& loaded, const RuleSet& rules);

  std::int64_t id() const { return m_id; }
  const LoadedDocument& loaded() const { return *m_loaded; }
  const Document& document() const { return m_loaded->document; }
  const Facts& facts() const { return m_loaded->facts; }
  const RuleSet& rules() const { return *m_rules; }

  /// The words of a span; one that leaves the text, which the conditions refuse later, is cut.
  std::string_view words(Span span) const { return m_words.words(span); }
  /// The words of spans, with ` ... ` between them.
  std::string words(std::span<const Span> spans) const;
  const TextWords& words() const { return m_words; }

 private:
  const LoadedDocument* m_loaded;
  const RuleSet* m_rules;
  std::int64_t m_id;
  TextWords m_words;
};

/// A table that holds one document's facts, keyed by it: how its rows are made.
struct FactTable {
  std::string_view name;
  std::vector<std::string_view> columns;
  void (*write)(const DocumentRows& rows, BulkWriter& writer);
};

/// The tables of facts, `document` first, each after those that it refers to.
std::span<const FactTable> fact_tables();

/// Null for an empty text; U+0000, which PostgreSQL cannot hold, becomes U+FFFD.
Value text_or_null(std::string_view text);
/// The same, but an empty text stays one.
Value text_value(std::string_view text);

}  // namespace readout

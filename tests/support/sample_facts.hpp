#pragma once

#include "schema/model/document.hpp"
#include "schema/model/facts.hpp"
#include "schema/model/rule_set.hpp"
#include "schema/store/fact_writer.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace readout::test {

/// Three rules (0 mentions, 1 statements, 2 relations) and a dictionary of two states, a place and
/// an organization.
RuleSet sample_rules(const std::string& hash = "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a");

/// A document with facts, written sentence by sentence. Words are looked for in the sentence that
/// was added last; `times` says which of several equal ones (from 1). All calls that do not find
/// their words throw std::logic_error.
class SampleDocument {
 public:
  SampleDocument(const std::string& id, const std::string& publisher, const std::string& date);

  /// Adds a sentence; it gives its number.
  std::uint32_t sentence(std::string_view text);

  /// An entity that the document knows; an empty key is one that only it knows. Gives its number.
  std::uint32_t entity(EntityKind kind, const std::string& key, const std::string& name,
                       const std::string& side = "", std::vector<std::string> candidates = {});

  /// A mention of an entity by these words; its number.
  std::uint32_t mention(std::uint32_t local, std::string_view words,
                        MentionForm form = MentionForm::name, int times = 1);
  /// A mention of a place or state that acts for another entity.
  std::uint32_t metonym(std::uint32_t local, std::uint32_t stands_for, std::string_view words);
  /// A name that nobody is known to bear, inside a longer name of the last sentence.
  void nested(std::uint32_t outer, EntityKind kind, std::string_view words);

  /// A statement with these words; entities in them that are already mentioned become `about`. Fill
  /// in the rest through the reference, which is valid until the next statement.
  Statement& statement(StatementKind kind, std::string_view cue, std::string_view content);

  Relation& relation(const std::string& type, std::uint32_t mention1, std::uint32_t mention2);
  Occasion& occasion(const std::string& kind, std::string_view words,
                     std::vector<std::uint32_t> participants);

  Span span(std::string_view words, int times = 1) const;
  /// The words of a mention, as a slot that names it.
  Slot slot(std::uint32_t mention) const;
  /// Words that name nobody known.
  Slot words(std::string_view words) const { return {span(words), {}}; }

  Document document;
  Facts facts;

  /// Ready to be written.
  LoadedDocument loaded(const RuleSet& rules = sample_rules()) const;

 private:
  std::size_t m_sentence_start = 0;  // byte
};

/// Five documents about Peru, Mali and their talks, with a fact of every sort that queries look at;
/// see the source for the sentences.
std::vector<LoadedDocument> sample_documents();

/// Writes the rules and documents and settles them. Needs Access::write.
void write_sample(Database& database);

}  // namespace readout::test

#pragma once

#include "loader/lexicon/lexicon.hpp"
#include "schema/model/document.hpp"
#include "schema/model/facts.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace readout::test {

/// A document with its facts, and questions that tests ask of it.
class RecognisedText {
 public:
  RecognisedText(Document document, const Lexicon& lexicon);

  const Document& document() const { return m_document; }
  const Facts& facts() const { return m_facts; }

  std::string words(Span span) const;
  std::string words(const std::vector<Span>& spans) const;  ///< with " ... " between
  /// Key of the entity that the mention of this number names or stands for; empty for none.
  std::string actor(std::optional<std::uint32_t> number) const;
  /// Keys of all entities that mentions of form `name` name, without names inside longer names.
  std::vector<std::string> named() const;
  /// Surfaces of all mentions.
  std::vector<std::string> surfaces() const;
  /// The statement in whose content `piece` stands; the shortest one. Null where there is none.
  const Statement* statement_with(std::string_view piece) const;
  std::string speaker(
      const Statement& statement) const;  ///< key of the first speaker, or its words
  std::string addressee(const Statement& statement) const;
  std::string hops(const Statement& statement) const;  ///< words of the bodies, with "; " between

 private:
  std::string key_or_words(const Slot& slot) const;

  Document m_document;
  Facts m_facts;
};

/// The built-in lexicon, made once; with the dictionary of samples/ where that is asked for.
const Lexicon& built_in_lexicon();
const Lexicon& samples_lexicon();

/// The same with readings, chunks and clauses in all sentences.
const Lexicon& lexicon_with_readings();

/// A text of 2025-03-01, recognised by the built-in lexicon.
RecognisedText recognised_text(const std::string& text);

/// The documents below `path`, recognised.
std::vector<RecognisedText> recognised(const std::string& path, const std::string& manifest,
                                       const Lexicon& lexicon);

}  // namespace readout::test

#pragma once

#include "schema/model/kinds.hpp"
#include "schema/store/database.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace readout {

/// Which statements. Empty means: any. Entities are a user's words (see find_entity).
struct StatementFilter {
  std::string by = {};       ///< a speaker, or on whose behalf
  std::string to = {};       ///< the addressee
  std::string about = {};    ///< named in the content
  std::string target = {};   ///< who is accused, praised, warned
  std::string channel = {};  ///< a channel of the database, else one who relays it
  std::optional<CueClass> cue_class = {};
  std::optional<StatementKind> kind = {};
  std::string since = {};     ///< ISO date, inclusive
  std::string until = {};     ///< ISO date, inclusive
  std::string text = {};      ///< words in the content, compared folded
  std::string document = {};  ///< collection/id
  /// Only of rules of which a person judged at least this share right; none of others.
  std::optional<double> min_precision = {};
  std::optional<std::size_t> limit = {};
};

/// A statement as people read it.
struct StatementRow {
  std::string date;                   ///< when it was said, else published; may be empty
  std::vector<std::string> speakers;  ///< names; the words of the text where no entity is known
  std::string speaker_kind;
  std::string on_behalf_of;
  std::string kind;
  std::string cue;
  std::string cue_class;
  std::string act;  ///< said, denied, refused, silent
  std::string addressee;
  std::string target;
  std::string channel;           ///< the medium: call, readout, interview...
  std::vector<std::string> via;  ///< the chain of report: those who relay it, outermost first
  std::string content;
  std::string document;  ///< collection/id
  std::string publisher;
  std::int64_t number = 0;  ///< of the statement in its document
  std::string sentence;     ///< the sentence in which it begins
  std::string rule;
  std::string hash;                              ///< by which decisions name it
  std::vector<std::string> recognised_speakers;  ///< only where a decision names the speaker
  std::string decision;                          ///< its reason
};

/// The statements that pass the filter, none that a decision drops, by date (those without one
/// last), document and number. Throws UsageError for entities, documents and channels that are not
/// there, for dates that are none and for `since` after `until`.
std::vector<StatementRow> statements_of(Database& database, const StatementFilter& filter);

/// Columns: date, speaker (several with "; "), speaker_kind, on_behalf_of, kind, cue, cue_class,
/// act, addressee, target, channel, via (several with " > "), content, publisher, document,
/// statement, hash, sentence, rule, recognised_speaker, decision.
Table statement_table(const std::vector<StatementRow>& statements);

/// What people look at first: date, speaker, cue, addressee, content, via (the channel and the
/// chain of report: "readout, Agency > Ministry"), document.
Table short_statement_table(const std::vector<StatementRow>& statements);

}  // namespace readout

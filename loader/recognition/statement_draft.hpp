#pragma once

#include "loader/recognition/clauses.hpp"
#include "loader/recognition/recognition.hpp"

#include <optional>

namespace readout {

/// The statement that a [Statement] annotation describes, with the slots of its pattern and of its
/// rule's engine steps; nothing where it has no content, or neither a speaker nor words in
/// quotation marks.
std::optional<TokenStatement> statement_from(const Recognition& recognition, const Clauses& clauses,
                                             const Annotation& annotation, std::string_view& why);

/// The statement of a body that is named as the source of a whole sentence ("according to ...").
std::optional<TokenStatement> statement_of_relay(const Recognition& recognition,
                                                 const Clauses& clauses, const Nominal& body,
                                                 TokenRange cue, std::uint32_t rule);

/// Adds a body to the chain of report, with the channel that it names. A speaker is no hop of his
/// own words.
void add_hop(const Recognition& recognition, TokenStatement& statement, const Nominal& body,
             std::optional<TokenRange> cue);

/// Whether a body is among the speakers of a statement.
bool speaks(const Recognition& recognition, const TokenStatement& statement, const TokenSlot& body);

/// Whether a statement reports what is said within it: no praise, no denial.
bool relays(const TokenStatement& report);

/// "Reuters, citing officials, said": who is cited speaks, and the outlet that cites becomes the
/// last hop. False, and nothing is changed, where no outlet speaks or only a text is cited.
bool cite(const Recognition& recognition, TokenStatement& statement, const Nominal& cited);

}  // namespace readout

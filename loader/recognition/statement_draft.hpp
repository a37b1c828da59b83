#pragma once

#include "loader/recognition/clauses.hpp"
#include "loader/recognition/recognition.hpp"

#include <optional>

namespace readout {

/// The statement that a [Statement] annotation describes, with the slots of its pattern and of its
/// rule's engine steps; nothing where it has no content, or neither a speaker nor words in
/// quotation marks.
std::optional<TokenStatement> statement_from(const Recognition& recognition, const Clauses& clauses,
                                             const Annotation& annotation);

/// The statement of a body that is named as the source of a whole sentence ("according to ...").
std::optional<TokenStatement> statement_of_relay(const Recognition& recognition,
                                                 const Clauses& clauses, const Nominal& body,
                                                 TokenRange cue, std::uint32_t rule);

/// Adds a body to the chain of report, with the channel that it names. A speaker is no hop of his
/// own words.
void add_hop(const Recognition& recognition, TokenStatement& statement, const Nominal& body,
             std::optional<TokenRange> cue);

}  // namespace readout

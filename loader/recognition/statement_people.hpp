#pragma once

#include "loader/recognition/clauses.hpp"
#include "loader/recognition/recognition.hpp"

namespace readout {

/// Who is told, and who is praised, blamed, thanked, warned or called something: what the rule of
/// `annotation` has captured, else whoever stands behind the verb. The content, the speakers and
/// the class of the statement must be there.
void fill_people(const Recognition& recognition, const Clauses& clauses,
                 const Annotation& annotation, TokenStatement& statement);

}  // namespace readout

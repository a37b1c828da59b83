#pragma once

#include <array>
#include <string_view>

namespace readout {

/// The steps that phases.txt may name: what patterns cannot say. loader/recognition/steps.hpp
/// says what each reads and makes.
inline constexpr std::array<std::string_view, 18> document_steps = {
    "zones",           "quotations",  "sentences", "dictionaries", "readings",   "common_readings",
    "clauses",         "candidates",  "decide",    "names",        "sides",      "descriptions",
    "title_conflicts", "antecedents", "metonyms",  "statements",   "signatures", "nested_names"};

/// Those that can run in some sentences only: what they do with one depends on no other.
inline constexpr std::array<std::string_view, 3> sentence_steps = {"readings", "common_readings",
                                                                   "clauses"};

/// A step and another whose results it reads: that one stands before it, where phases.txt has it.
struct StepOrder {
  std::string_view step;
  std::string_view reads;
  bool needs = false;  ///< phases.txt must have it
};
inline constexpr std::array<StepOrder, 20> step_orders = {{{"quotations", "zones", true},
                                                           {"sentences", "zones", true},
                                                           {"sentences", "quotations"},
                                                           {"dictionaries", "sentences"},
                                                           {"readings", "sentences", true},
                                                           {"common_readings", "readings", true},
                                                           {"clauses", "common_readings", true},
                                                           {"candidates", "dictionaries"},
                                                           {"candidates", "sentences", true},
                                                           {"names", "sentences", true},
                                                           {"decide", "candidates"},
                                                           {"names", "decide", true},
                                                           {"sides", "names", true},
                                                           {"descriptions", "names", true},
                                                           {"title_conflicts", "names", true},
                                                           {"antecedents", "names", true},
                                                           {"metonyms", "names", true},
                                                           {"statements", "names", true},
                                                           {"signatures", "statements", true},
                                                           {"nested_names", "names", true}}};

/// All symbols that the step `quotations` writes.
inline constexpr std::array<std::string_view, 5> quotation_symbols = {"Quotation", "ends", "mark",
                                                                      "title", "yes"};

/// What the step `clauses` writes as `kind` of a [Clause].
inline constexpr std::array<std::string_view, 7> clause_kinds = {
    "main", "quoted", "content", "relative", "adverbial", "participial", "parenthetical"};
/// All symbols that it reads and writes.
inline constexpr std::array<std::string_view, 16> clause_symbols = {
    "main",          "quoted",    "content", "relative",      "adverbial", "participial",
    "parenthetical", "kind",      "finite",  "yes",           "form",      "infinitive",
    "VerbGroup",     "NounGroup", "Clause",  "RelativeClause"};

/// All symbols that the step `candidates` writes.
inline constexpr std::array<std::string_view, 12> candidate_symbols = {
    "Candidate", "size", "common", "capitals", "ends_in", "one",
    "two",       "many", "state",  "place",    "yes",     "no"};

/// The steps that `slots:` of a rule may name; each turns a capture into the words of a slot.
inline constexpr std::array<std::string_view, 5> slot_steps = {
    "subject_of",     ///< the noun group that is the subject of a verb
    "clause_from",    ///< the clause that begins with the capture
    "clause_after",   ///< the clause behind the capture
    "clause_before",  ///< the clause that ends before the capture
    "phrase_before",  ///< the noun group with its additions that ends before the capture
};

}  // namespace readout

#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace readout {

/// An attribute that annotations of a kind may have.
struct KnownAttribute {
  std::string_view name{};
  std::vector<std::string_view> values{};  ///< empty: any
};

/// What annotations of a kind that the program itself makes or reads may carry: the closed lists
/// under "Attributes and their values" of docs/rules.md.
struct AnnotationKind {
  std::string_view name{};
  std::vector<KnownAttribute> attributes{};
  /// Captures and slots that engine steps read; empty: they read none, and rules may name theirs as
  /// they like.
  std::vector<std::string_view> slots{};

  /// Null for an attribute that it does not have.
  const KnownAttribute* attribute(std::string_view attribute_name) const;
};

/// All of them.
std::span<const AnnotationKind> annotation_kinds();

/// Null for a kind that only rules or dictionaries of users make and read.
const AnnotationKind* annotation_kind(std::string_view name);

/// The values that an attribute of a kind may have; empty where any is right.
std::span<const std::string_view> known_values(std::string_view kind, std::string_view attribute);

/// What `takes` of cues.tsv may hold: frames, which are the attributes `takes.FRAME` of a [Cue].
std::span<const std::string_view> cue_frames();

}  // namespace readout

#pragma once

#include "queries/graph/communities.hpp"
#include "queries/graph/entity_graph.hpp"
#include "schema/store/database.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace readout {

/// A node among its community.
struct CommunityMember {
  std::uint32_t node = 0;
  double inside = 0;   ///< weight of its ties to members
  double outside = 0;  ///< weight of its other ties
};

/// A community by its members: most weight inside first, then in the order of the nodes.
struct CommunityProfile {
  std::size_t number = 0;  ///< from 1, the largest community first
  std::vector<CommunityMember> members;

  /// Weight of the ties between members, each once.
  double weight_inside() const;
  /// The share of the members' strength that is ties to members; 0 without ties.
  double share_inside() const;
};

/// The first `top` communities. O(n log n + m).
std::vector<CommunityProfile> profiles_of(const EntityGraph& graph, const Communities& communities,
                                          std::size_t top);

/// The names of its first members: "Irena Valdosk, Karvelia, Luka Orlend".
std::string title_of(const EntityGraph& graph, const CommunityProfile& profile, std::size_t names);

/// Columns: community (its number), members (title_of), entities, weight (of ties inside), inside
/// (share_inside).
Table community_table(const EntityGraph& graph, const std::vector<CommunityProfile>& profiles,
                      std::size_t names);

/// The first members of each. Columns: community, rank (from 1 in each), entity, kind, key, inside,
/// outside.
Table member_table(const EntityGraph& graph, const std::vector<CommunityProfile>& profiles,
                   std::optional<std::size_t> members);

}  // namespace readout

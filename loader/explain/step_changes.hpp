#pragma once

#include "loader/explain/explanation.hpp"
#include "loader/explain/wording.hpp"
#include "loader/recognition/recognition.hpp"

#include <string>
#include <vector>

namespace readout {

/// What a recognition held at one moment, to be compared with a later one.
class Snapshot {
 public:
  Snapshot(const Recognition& recognition, const Wording& wording);

  const std::vector<Annotation>& annotations() const { return m_annotations; }
  const std::vector<ReadingSet>& readings() const { return m_readings; }

  /// What has been made, changed and removed since: annotations, mentions, entities, statements,
  /// readings, zones. An annotation that was replaced by an equal one is no change.
  std::vector<Change> changes_since(const Recognition& recognition, const Wording& wording) const;

 private:
  void add_annotations(const Recognition& recognition, const Wording& wording,
                       std::vector<Change>& changes) const;
  void add_mentions(const Recognition& recognition, const Wording& wording,
                    std::vector<Change>& changes) const;
  void add_statements(const Recognition& recognition, const Wording& wording,
                      std::vector<Change>& changes) const;
  void add_entities(const Recognition& recognition, std::vector<Change>& changes) const;
  void add_readings(const Recognition& recognition, const Wording& wording,
                    std::vector<Change>& changes) const;

  std::vector<Annotation> m_annotations;
  std::vector<ReadingSet> m_readings;
  std::vector<Change> m_mentions;
  std::vector<Change> m_entities;
  std::size_t m_statements = 0;
  std::size_t m_zones = 0;
};

}  // namespace readout

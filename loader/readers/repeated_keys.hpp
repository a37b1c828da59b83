#pragma once

#include "loader/readers/source.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace readout::readers {

/// First pass: finds the keys that may stand for more than one document. Memory: 8 bytes for each
/// document; time: one sort.
class KeyCensus {
 public:
  void add(std::string_view id);
  /// Hashes of the ids that were added more than once, sorted. Two ids with one hash only cost time
  /// later.
  std::vector<std::size_t> repeated() &&;

 private:
  std::vector<std::size_t> m_hashes;
};

/// Second pass, over the documents whose key is repeated: tells copies of one document, which count
/// once, from different documents under one key, of which none is loaded. Memory: one record for
/// each such key.
class RepeatedKeys {
 public:
  explicit RepeatedKeys(std::vector<std::size_t> hashes) : m_hashes(std::move(hashes)) {}

  bool empty() const { return m_hashes.empty(); }
  bool concerns(std::string_view id) const;

  /// Notes a document; one that differs from the first with its key is reported with both places,
  /// and refuses the key.
  void note(const Document& document, const ProblemHandler& problem);

  /// Whether `document` is to be handed over: its key is not refused, and it is the first with it.
  /// Call once for each document, in order.
  bool accept(const Document& document);

 private:
  struct Record {
    std::string content;  // hash
    std::string origin;
    bool refused = false;
    bool accepted = false;
  };

  std::vector<std::size_t> m_hashes;
  std::unordered_map<std::string, Record> m_records;
};

}  // namespace readout::readers

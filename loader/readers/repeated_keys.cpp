#include "loader/readers/repeated_keys.hpp"

#include "schema/model/keys.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

namespace readout::readers {

namespace {

std::size_t hash_of(std::string_view id) { return std::hash<std::string_view>()(id); }

// Text and metadata, each with its size in front, so that words cannot move from one to the next.
std::string hash_of_content(const Document& document) {
  std::string bytes;
  for (const std::string* part : {&document.publisher, &document.date, &document.url,
                                  &document.title, &document.byline, &document.text}) {
    bytes.append(std::to_string(part->size())).append(":").append(*part);
  }
  return content_hash(bytes);
}

}  // namespace

void KeyCensus::add(std::string_view id) { m_hashes.push_back(hash_of(id)); }

std::vector<std::size_t> KeyCensus::repeated() && {
  std::ranges::sort(m_hashes);
  std::vector<std::size_t> repeated;
  for (std::size_t i = 1; i < m_hashes.size(); ++i) {
    if (m_hashes[i] == m_hashes[i - 1] && (repeated.empty() || repeated.back() != m_hashes[i])) {
      repeated.push_back(m_hashes[i]);
    }
  }
  return repeated;
}

void RepeatedKeys::note(const Document& document, const ProblemHandler& problem) {
  if (!concerns(document.id)) {
    return;
  }
  std::string content = hash_of_content(document);
  const auto [found, added] = m_records.try_emplace(document.id);
  Record& record = found->second;
  if (added) {
    record.content = std::move(content);
    record.origin = document.origin;
  } else if (record.content != content) {
    const bool first_is_new = !std::exchange(record.refused, true);
    problem({.severity = ReadProblem::Severity::fatal,
             .message = fmt::format("{}: document '{}' is also in {}, with other content: none of "
                                    "them is loaded; give each its own id",
                                    document.origin, document.id, record.origin),
             .id = document.id,
             .documents = first_is_new ? std::size_t{2} : std::size_t{1}});
  }
}

bool RepeatedKeys::accept(const Document& document) {
  if (!concerns(document.id)) {
    return true;
  }
  Record& record = m_records[document.id];
  return !record.refused && !std::exchange(record.accepted, true);
}

bool RepeatedKeys::concerns(std::string_view id) const {
  return std::ranges::binary_search(m_hashes, hash_of(id));
}

}  // namespace readout::readers

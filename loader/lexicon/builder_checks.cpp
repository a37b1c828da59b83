#include "loader/lexicon/builder.hpp"
#include "schema/text/similar_words.hpp"
#include "schema/text/utf8.hpp"

#include <fmt/format.h>

namespace readout {

namespace {

std::string did_you_mean(const std::vector<std::string>& near) {
  return near.empty() ? std::string() : fmt::format(" (did you mean {}?)", listed(near));
}

}  // namespace

void LexiconBuilder::fail_without_entry(std::string_view key, const Place& place) const {
  const std::string_view kind = key.substr(0, key.find(':') + 1);
  std::vector<std::string> known;  // of this kind, without it
  for (std::uint32_t entry = 0; entry < m_entries.size(); ++entry) {
    const std::string_view other = m_entries.at(entry).key;
    if (other.starts_with(kind) && !m_undescribed.contains(entry)) {
      known.emplace_back(other.substr(kind.size()));
    }
  }
  std::vector<std::string> near = similar_words(key.substr(kind.size()), known);
  for (std::string& other : near) {
    other.insert(0, kind);
  }
  throw InputError(place, fmt::format("no dictionary has the key '{}'{}", key, did_you_mean(near)));
}

void LexiconBuilder::check_keys() const {
  for (const auto& [key, place] : m_references) {
    if ((m_has_states || !key.starts_with("state:")) && !m_entries.knows(key)) {
      fail_without_entry(key, place);
    }
  }
  for (const auto& [entry, of_norp] : m_undescribed) {
    if (of_norp) {
      fail_without_entry(m_entries.at(entry).key, *of_norp);
    }
  }
  for (const auto& [office, place] : m_office_titles) {
    if (!m_titles.empty() && !m_titles.contains(to_lower(office))) {
      const std::vector<std::string> near =
          similar_words(to_lower(office), {m_titles.begin(), m_titles.end()});
      throw InputError(place, fmt::format("the office '{}' is no title of titles.tsv{}", office,
                                          did_you_mean(near)));
    }
  }
}

}  // namespace readout

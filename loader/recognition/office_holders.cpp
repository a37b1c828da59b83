#include "loader/recognition/office_holders.hpp"

#include "schema/text/fold.hpp"

#include <algorithm>
#include <set>
#include <vector>

namespace readout {

std::optional<std::uint32_t> OfficeHolders::called(std::uint32_t token) const {
  const auto title = m_recognition.document.date.empty() ? std::nullopt : m_titles.before(token);
  std::set<std::uint32_t> holders;
  const OfficeTable& offices = m_recognition.lexicon.offices();
  for (const std::uint32_t number : title ? offices.of_surname(fold(m_recognition.text.word(token)))
                                          : std::vector<std::uint32_t>()) {
    const Office& office = offices.all()[number];
    if (!title->of_unknown && may_be_of(m_recognition, *title, office) &&
        is_time_of(*title, office)) {
      holders.insert(*m_recognition.lexicon.entry_of(office.person));
    }
  }
  return holders.size() == 1 ? std::optional(*holders.begin()) : std::nullopt;
}

bool OfficeHolders::may_have(std::uint32_t entry, std::uint32_t token) const {
  const auto title = m_titles.before(token);
  const auto offices =
      m_recognition.lexicon.offices().of(m_recognition.lexicon.entries()[entry].key);
  return title && std::ranges::any_of(offices, [&](const Office& office) {
           return may_be_of(m_recognition, *title, office);
         });
}

/// Whether the document's date is one at which an office has this title.
bool OfficeHolders::is_time_of(const StandingTitle& title, const Office& office) const {
  const std::string& date = m_recognition.document.date;
  switch (title.sense) {
    case TitleSense::former:
      return office.ended_by(date);
    case TitleSense::then:
      return office.started_by(date);
    case TitleSense::coming:
      return !office.started_by(date);
    case TitleSense::other:
      return false;
    default:
      return office.held_on(date);
  }
}

}  // namespace readout

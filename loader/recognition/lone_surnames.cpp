#include "loader/recognition/lone_surnames.hpp"

#include "loader/recognition/standing_titles.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <span>

namespace readout {

namespace {

// Who is spoken of by his surname: a candidate some years before, a statesman for many years after.
constexpr int years_before = 5;
constexpr int years_after = 20;

/// The year of an ISO date; 0 for none.
int year_of(std::string_view date) {
  int year = 0;
  std::from_chars(date.data(), date.data() + date.size(), year);
  return year;
}

class LoneSurnames {
 public:
  explicit LoneSurnames(Recognition& recognition)
      : m_recognition(recognition),
        m_titles(recognition),
        m_year(year_of(recognition.document.date)) {}

  void run() {
    for (const TokenMention& mention : m_recognition.mentions) {
      if (is_of_dictionary(mention) && (!is_surname(mention.range) || is_titled(mention))) {
        m_sure.insert(*mention.entry);
      }
    }
    for (TokenMention& mention : m_recognition.mentions) {
      if (is_of_dictionary(mention) && !m_sure.contains(*mention.entry) &&
          is_of_other_time(offices_of(mention))) {
        mention.entry = std::nullopt;
      }
    }
  }

 private:
  bool is_of_dictionary(const TokenMention& mention) const {
    return mention.kind == EntityKind::person && mention.entry &&
           !m_recognition.lexicon.entries().is_user(*mention.entry);
  }

  /// One word, with particles before it: "Petro", "De Croo".
  bool is_surname(TokenRange range) const {
    std::uint32_t first = range.first;
    while (first + 1 < range.end &&
           (m_recognition.is(first, m_recognition.lists.name_particles_inside) ||
            m_recognition.text.tokens[first].kind == TokenKind::punctuation)) {
      ++first;
    }
    return first + 1 == range.end;
  }

  std::span<const Office> offices_of(const TokenMention& mention) const {
    return m_recognition.lexicon.offices().of(m_recognition.lexicon.entries()[*mention.entry].key);
  }

  bool is_titled(const TokenMention& mention) const {
    const auto title = m_titles.before(mention.range.first);
    return title && std::ranges::any_of(offices_of(mention), [&](const Office& office) {
             return may_be_of(m_recognition, *title, office);
           });
  }

  bool is_of_other_time(std::span<const Office> offices) const {
    return m_year > 0 && !offices.empty() &&
           std::ranges::none_of(offices, [&](const Office& office) {
             const int start = year_of(office.start);
             const int end = year_of(office.end);
             return start - years_before <= m_year && (end == 0 || m_year <= end + years_after);
           });
  }

  Recognition& m_recognition;
  StandingTitles m_titles;
  int m_year;
  std::set<std::uint32_t> m_sure;  // entries
};

}  // namespace

void leave_lone_surnames(Recognition& recognition) { LoneSurnames(recognition).run(); }

}  // namespace readout

#include "loader/recognition/named_titles.hpp"
#include "loader/recognition/steps.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace readout {

namespace {

/// Compares the titles that stand with names to the offices that the dictionaries know.
class TitleCheck {
 public:
  explicit TitleCheck(Recognition& recognition)
      : m_recognition(recognition), m_nominals(recognition), m_titles(recognition, m_nominals) {}

  void run() {
    for (const TokenMention& mention : m_recognition.mentions) {
      if (mention.kind != EntityKind::person || mention.form != MentionForm::name ||
          !mention.local || !m_recognition.entities[*mention.local].entry) {
        continue;
      }
      const std::string& person = m_recognition.entities[*mention.local].key;
      const std::span<const Office> offices = m_recognition.lexicon.offices().of(person);
      const auto title = offices.empty() ? std::nullopt : m_titles.of_name(mention.range);
      const std::string contradiction =
          title ? contradiction_to(*title, mention.range, offices) : std::string();
      if (!contradiction.empty()) {
        m_recognition.findings.push_back(
            {.kind = "title_conflict",
             .range = {std::min(title->range.first, mention.range.first),
                       std::max(title->range.end, mention.range.end)},
             .message = contradiction,
             .rule = m_recognition.lexicon.rule_of_step("title_conflicts")});
      }
    }
  }

 private:
  /// What the dictionaries say instead; empty where they do not contradict.
  std::string contradiction_to(const StandingTitle& title, TokenRange name,
                               std::span<const Office> offices) const {
    const std::string& date = m_recognition.document.date;
    std::vector<Office> same;
    for (const Office& office : offices) {
      if (may_be_of(m_recognition, title, office)) {
        same.push_back(office);
      }
    }
    if (date.empty() || title.of_unknown || title.sense == TitleSense::acting ||
        title.sense == TitleSense::other) {
      return {};
    }
    if (same.empty()) {
      const bool sure = title.sense == TitleSense::plain && !is_in_list(title, name);
      return sure ? other_holder(title, name, offices) : std::string();
    }
    if (!contradicts(title.sense, same) || year_told(title, same) ||
        (title.sense == TitleSense::plain && is_of_another_time(title, name))) {
      return {};
    }
    return terms_of(same);
  }

  bool contradicts(TitleSense sense, const std::vector<Office>& offices) const {
    const std::string& date = m_recognition.document.date;
    const auto held = [&](const Office& office) { return office.held_on(date); };
    const auto held_or_just_over = [&](const Office& office) {
      return office.held_on(date) || office.end == date;
    };
    const auto begun = [&](const Office& office) { return office.started_by(date); };
    switch (sense) {
      case TitleSense::former:
        return std::ranges::any_of(offices, held) || std::ranges::none_of(offices, begun);
      case TitleSense::then:
        return std::ranges::none_of(offices, begun);
      case TitleSense::coming:
        return std::ranges::all_of(
            offices, [&](const Office& office) { return begun(office) && office.start != date; });
      default:
        return std::ranges::none_of(offices, held_or_just_over);
    }
  }

  /// "Under President Tannikar", "President Tannikar's administration", "a former aide to President
  /// Tannikar" are told of the time when he held the office, "a President Tannikar" of one that may
  /// come.
  bool is_of_another_time(const StandingTitle& title, TokenRange name) const {
    const std::uint32_t first = std::min(title.range.first, name.first);
    const std::uint32_t end = std::max(title.range.end, name.end);
    const std::uint32_t behind = is_of_class(end, "words.possessive-mark") ? end + 1 : end;
    return (first > 0 && is_before_another_time(first - 1)) ||
           is_of_class(behind, "evidence_words.time-of-holder");
  }

  bool is_before_another_time(std::uint32_t token) const {
    const WordClasses& lists = m_recognition.lists;
    const auto served =
        m_recognition.is(token, lists.preposition) ? m_titles.before(token) : std::nullopt;
    return (served && served->sense == TitleSense::former) ||
           is_of_class(token, "evidence_words.before-holder") ||
           (m_recognition.is(token, lists.article) && !m_recognition.is(token, lists.definite));
  }

  bool is_of_class(std::uint32_t token, std::string_view list) const {
    return token < m_recognition.text.tokens.size() &&
           m_recognition.lexicon.holds(list, m_recognition.lower(token));
  }

  /// "In 2003 President ...", "in the 1980s": a sentence that tells of other years has its titles
  /// from there.
  bool year_told(const StandingTitle& title, const std::vector<Office>& offices) const {
    return tells_year(title, [&](std::string_view year) {
      return std::ranges::any_of(
          offices, [&](const Office& office) { return fits_years(title.sense, office, year); });
    });
  }

  /// Of years before the document's, at which the title may have been true.
  bool tells_of_the_past(const StandingTitle& title) const {
    const std::string this_year = m_recognition.document.date.substr(0, digits_of_year);
    return tells_year(title, [&](std::string_view year) { return year < this_year; });
  }

  template <typename Fits>
  bool tells_year(const StandingTitle& title, const Fits& fits) const {
    const auto sentence = m_recognition.sentence_of(title.range.first);
    if (!sentence) {
      return false;
    }
    const TokenRange words = m_recognition.text.sentences[*sentence].range;
    for (std::uint32_t at = words.first; at < words.end; ++at) {
      if (is_year(m_recognition.text.word(at)) && fits(m_recognition.text.word(at))) {
        return true;
      }
    }
    return false;
  }

  /// "2003", "1980s".
  static bool is_year(std::string_view word) {
    const std::string_view digits = word.substr(0, digits_of_year);
    return digits.size() == digits_of_year &&
           digits.find_first_not_of("0123456789") == std::string_view::npos &&
           (word.size() == digits_of_year || word.substr(digits_of_year) == "s");
  }

  static bool fits_years(TitleSense sense, const Office& office, std::string_view told) {
    const std::string_view first = told.substr(0, digits_of_year);
    std::string last(first);
    if (told.size() > digits_of_year) {
      last.back() = '9';
    }
    const std::string_view start = office.start.substr(0, digits_of_year);
    const std::string_view end = office.end.substr(0, digits_of_year);
    if (sense == TitleSense::former) {
      return !end.empty() && end <= last;
    }
    return sense == TitleSense::coming ? first <= start
                                       : start <= last && (end.empty() || first <= end);
  }

  /// "Ilvo Tannikar, the French president, and Bessa Orvel": a title behind a name may be the next
  /// one of a list.
  bool is_in_list(const StandingTitle& title, TokenRange name) const {
    const std::uint32_t behind = title.range.end + 1;
    const auto is_comma_or_and = [&](std::uint32_t token) {
      return m_recognition.text.word(token) == "," ||
             m_recognition.is(token, m_recognition.lists.conjunction);
    };
    return title.range.first > name.first &&
           ((name.first > 0 && m_recognition.text.word(name.first - 1) == ",") ||
            (behind < m_recognition.text.tokens.size() && is_comma_or_and(behind)));
  }

  /// "Russian President Ilvo Tannikar", who is known to hold or have held something else while
  /// another is president.
  std::string other_holder(const StandingTitle& title, TokenRange name,
                           std::span<const Office> offices) const {
    const std::string& date = m_recognition.document.date;
    const auto own =
        std::ranges::find_if(offices, [&](const Office& office) { return office.held_on(date); });
    const std::string state = state_meant(title, own == offices.end() ? nullptr : &*own);
    const bool is_own = std::ranges::any_of(
        offices, [&](const Office& office) { return state_of_body(office.body) == state; });
    if (state.empty() || tells_of_the_past(title) || (title.range.first > name.first && !is_own)) {
      return {};
    }
    const Office* other = only_holder(state, title.office);
    return other == nullptr
               ? std::string()
               : fmt::format("{}; {}",
                             terms_of(own == offices.end() ? offices.last(1) : std::span(&*own, 1)),
                             terms_of(std::span(other, 1)));
  }

  /// Key of the state or body whose office a title is: that which stands with it; else, of an
  /// office that only one person of a state has, the state in which the person has another one.
  std::string state_meant(const StandingTitle& title, const Office* own) const {
    if (title.owner) {
      const auto local = m_recognition.mentions[*title.owner].local;
      return local ? m_recognition.entities[*local].key : std::string();
    }
    const bool of_one = m_recognition.lexicon.holds("titles_alike.of-one", title.office);
    return own != nullptr && of_one ? std::string(state_of_body(own->body)) : std::string();
  }

  /// The state that a body belongs to, or the body itself.
  std::string_view state_of_body(std::string_view body) const {
    const auto entry = m_recognition.lexicon.entry_of(body);
    const std::string_view country =
        entry ? m_recognition.lexicon.entries().country(*entry) : std::string_view();
    return country.empty() ? body : country;
  }

  /// Who alone holds an office at the document's date, or null.
  const Office* only_holder(std::string_view body, std::string_view title) const {
    const Office* found = nullptr;
    for (const Office& office : m_recognition.lexicon.offices().all()) {
      if (office.body == body && office.held_on(m_recognition.document.date) &&
          same_office(m_recognition, title, office.office)) {
        if (found != nullptr) {
          return nullptr;  // an office of several
        }
        found = &office;
      }
    }
    return found;
  }

  /// "Ilvo Tannikar: president from 2001-01-20 until 2005-01-20, from 2009-01-20".
  std::string terms_of(std::span<const Office> offices) const {
    std::vector<std::string> terms;
    for (const Office& office : offices) {
      terms.push_back((office.start.empty() ? "" : fmt::format(" from {}", office.start)) +
                      (office.end.empty() ? "" : fmt::format(" until {}", office.end)));
    }
    return fmt::format("{}: {}{}", name_of(offices.front().person), offices.front().office,
                       fmt::join(terms, ","));
  }

  std::string_view name_of(std::string_view key) const {
    const auto entry = m_recognition.lexicon.entry_of(key);
    return entry ? m_recognition.lexicon.entries()[*entry].name : key;
  }

  static constexpr std::size_t digits_of_year = 4;

  Recognition& m_recognition;
  Nominals m_nominals;
  NamedTitles m_titles;
};

}  // namespace

void find_title_conflicts(Recognition& recognition) { TitleCheck(recognition).run(); }

}  // namespace readout

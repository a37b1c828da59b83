#include "loader/recognition/nominals.hpp"
#include "loader/recognition/standing_titles.hpp"
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
      : m_recognition(recognition), m_titles(recognition), m_nominals(recognition) {}

  void run() {
    for (const TokenMention& mention : m_recognition.mentions) {
      if (mention.kind != EntityKind::person || mention.form != MentionForm::name ||
          !mention.local || !m_recognition.entities[*mention.local].entry) {
        continue;
      }
      const std::string& person = m_recognition.entities[*mention.local].key;
      const std::span<const Office> offices = m_recognition.lexicon.offices().of(person);
      const auto title = offices.empty() ? std::nullopt : title_of(mention.range);
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
  /// Before a name, "the president of Peru, Ilvo Tannikar", or behind it: "Ilvo Tannikar, the
  /// former president of Peru,".
  std::optional<StandingTitle> title_of(TokenRange name) const {
    if (auto title = m_titles.before(name.first)) {
      return title;
    }
    const Nominal* before = m_nominals.ending_at(name.end);
    if (before != nullptr && before->kind == "named" && before->heads.size() == 1 &&
        !before->title.empty()) {
      return title_in(*before);
    }
    const Nominal* behind = apposed_behind(m_recognition, m_nominals, name.end);
    return behind == nullptr || behind->title.empty() ? std::nullopt
                                                      : std::optional(title_in(*behind));
  }

  StandingTitle title_in(const Nominal& nominal) const {
    StandingTitle title = m_titles.of(nominal.range, nominal.title);
    if (!nominal.owner.empty()) {
      title.owner = m_recognition.mention_at(nominal.owner.first);
      title.of_unknown = false;
    }
    return title;
  }

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
      const bool sure = title.sense == TitleSense::plain && title.range.first < name.first;
      return sure ? other_holder(title, offices) : std::string();
    }
    if (!contradicts(title.sense, same) || year_told(title, same)) {
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

  /// "In 2003 President ...", "in the 1980s": a sentence that tells of other years has its titles
  /// from there.
  bool year_told(const StandingTitle& title, const std::vector<Office>& offices) const {
    const auto sentence = m_recognition.sentence_of(title.range.first);
    if (!sentence) {
      return false;
    }
    const TokenRange words = m_recognition.text.sentences[*sentence].range;
    for (std::uint32_t at = words.first; at < words.end; ++at) {
      const auto fits = [&](const Office& office) {
        return fits_years(title.sense, office, m_recognition.text.word(at));
      };
      if (is_year(m_recognition.text.word(at)) && std::ranges::any_of(offices, fits)) {
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

  /// "Russian President Ilvo Tannikar", who holds something else while another is president.
  std::string other_holder(const StandingTitle& title, std::span<const Office> offices) const {
    const std::string& date = m_recognition.document.date;
    const auto own =
        std::ranges::find_if(offices, [&](const Office& office) { return office.held_on(date); });
    if (!title.owner || own == offices.end()) {
      return {};
    }
    const auto local = m_recognition.mentions[*title.owner].local;
    const std::string body = local ? m_recognition.entities[*local].key : std::string();
    const Office* other = nullptr;
    for (const Office& office : m_recognition.lexicon.offices().all()) {
      if (office.body == body && office.held_on(date) &&
          same_office(m_recognition, title.office, office.office)) {
        if (other != nullptr) {
          return {};  // an office of several
        }
        other = &office;
      }
    }
    return other == nullptr ? std::string()
                            : fmt::format("{}; {}", terms_of(std::span(&*own, 1)),
                                          terms_of(std::span(other, 1)));
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
  StandingTitles m_titles;
  Nominals m_nominals;
};

}  // namespace

void find_title_conflicts(Recognition& recognition) { TitleCheck(recognition).run(); }

}  // namespace readout

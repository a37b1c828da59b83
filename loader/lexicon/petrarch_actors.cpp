#include "loader/lexicon/petrarch_actors.hpp"

#include "loader/lexicon/petrarch_dates.hpp"
#include "loader/lexicon/text_lines.hpp"
#include "schema/text/blanks.hpp"
#include "schema/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace readout {

namespace {

constexpr std::string_view blanks = " \t";
constexpr std::size_t most_forms = 1000;

std::string words_of(std::string_view written) {
  std::string words;
  for (const char sign : written) {
    const bool blank = sign == '_' || blanks.find(sign) != std::string_view::npos;
    if (!blank) {
      words += sign;
    } else if (!words.empty() && words.back() != ' ') {
      words += ' ';
    }
  }
  if (words.ends_with(' ')) {
    words.pop_back();
  }
  return words;
}

bool is_code(std::string_view code) {
  return code == "---" || (code.size() >= 2 && std::ranges::all_of(code, [](char sign) {
                             return (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9');
                           }));
}

// Reads one file, line by line, into blocks.
class ActorReader {
 public:
  explicit ActorReader(std::optional<int> century) : m_century(century) {}

  void read(std::string_view line, const Place& place) {
    m_line = line.substr(0, line.find_first_of(";#"));
    m_code_points = CodePointCounter(m_line);
    m_place = &place;
    m_next = 0;
    skip_blanks();
    if (at_end()) {
      return;
    }
    if (m_line[m_next] == '!' && m_line.find('=') != std::string_view::npos) {
      read_set();
      return;
    }
    if (m_line[m_next] == '+') {
      require_actor("a synonym");
      ++m_next;
      read_name();
    } else if (m_line[m_next] != '[') {
      finish_actor();
      m_actors.emplace_back();
      read_name();
    }
    read_codes();
  }

  std::vector<PetrarchActor> finish() {
    finish_actor();
    return std::move(m_actors);
  }

 private:
  bool at_end() const { return m_next >= m_line.size(); }
  void skip_blanks() { m_next = std::min(m_line.find_first_not_of(blanks, m_next), m_line.size()); }

  Place at(std::size_t byte) const {
    return {m_place->file, m_place->line, m_code_points.before(byte) + 1};
  }
  [[noreturn]] void fail(std::size_t byte, const std::string& what) const {
    throw InputError(at(byte), what);
  }

  void require_actor(std::string_view what) const {
    if (m_actors.empty()) {
      fail(m_next, fmt::format("{} before the first name", what));
    }
  }

  void finish_actor() const {
    if (!m_actors.empty() && m_actors.back().codes.empty()) {
      const PetrarchName& name = m_actors.back().names.front();
      throw InputError(
          name.place,
          fmt::format("'{}' has no code: write [CODE], or [---] for no actor", name.words));
    }
  }

  // !MINIST! = MINISTER, MINISTERS
  void read_set() {
    const std::size_t start = m_next;
    const std::size_t end = m_line.find('!', start + 1);
    const std::size_t equals = m_line.find('=', start);
    if (end == std::string_view::npos || end > equals) {
      fail(start, "a set is written !NAME! = WORD, WORD");
    }
    const std::string name(m_line.substr(start, end + 1 - start));
    auto [found, is_new] = m_sets.try_emplace(name);
    if (!is_new) {
      fail(start, fmt::format("the set '{}' stands twice", name));
    }
    std::string_view rest = m_line.substr(equals + 1);
    while (true) {
      const std::size_t comma = rest.find(',');
      const std::string word = words_of(rest.substr(0, comma));
      if (word.empty() || word.find('!') != std::string::npos) {
        fail(static_cast<std::size_t>(rest.data() - m_line.data()),
             fmt::format("'{}' is no word of a set", word));
      }
      found->second.push_back(word);
      if (comma == std::string_view::npos) {
        return;
      }
      rest.remove_prefix(comma + 1);
    }
  }

  void read_name() {
    skip_blanks();
    const std::size_t start = m_next;
    m_next = std::min(m_line.find_first_of("[{", start), m_line.size());
    add_forms(m_line.substr(start, m_next - start), start, false);
    if (!at_end() && m_line[m_next] == '{') {
      const std::size_t end = m_line.find('}', m_next);
      if (end == std::string_view::npos) {
        fail(m_next, "this '{' is not closed");
      }
      const std::string_view plural = m_line.substr(m_next + 1, end - m_next - 1);
      if (!words_of(plural).empty()) {
        add_forms(plural, m_next + 1, true);
      }
      m_next = end + 1;
    }
  }

  void add_forms(std::string_view written, std::size_t start, bool is_plural) {
    std::vector<std::string> forms = {std::string(without_blanks(written))};
    for (std::size_t sign = written.find('!'); sign != std::string_view::npos;
         sign = forms.front().find('!')) {
      expand(forms, start);
    }
    for (const std::string& form : forms) {
      PetrarchName name{.words = words_of(form), .is_plural = is_plural, .place = at(start)};
      if (!has_word(name.words)) {
        fail(start, fmt::format("'{}' is no name (known: NAME_ [CODE], +SYNONYM_, [CODE], !SET! = "
                                "WORD, WORD)",
                                name.words));
      }
      m_actors.back().names.push_back(std::move(name));
    }
  }

  // Puts the words of a set in the place of the first !NAME!, which is the same in all forms.
  void expand(std::vector<std::string>& forms, std::size_t start) const {
    const std::size_t open = forms.front().find('!');
    const std::size_t close = forms.front().find('!', open + 1);
    const std::string name = close == std::string::npos
                                 ? forms.front().substr(open)
                                 : forms.front().substr(open, close + 1 - open);
    const auto set = m_sets.find(name);
    if (set == m_sets.end()) {
      fail(start, fmt::format("unknown set '{}' (known: {})", name, names_of_sets()));
    }
    std::vector<std::string> longer;
    for (const std::string& form : forms) {
      for (const std::string& word : set->second) {
        std::string replaced = form;
        longer.push_back(replaced.replace(form.find(name), name.size(), word));
      }
    }
    if (longer.size() > most_forms) {
      fail(start, fmt::format("a name with more than {} forms", most_forms));
    }
    forms = std::move(longer);
  }

  std::string names_of_sets() const {
    std::string names;
    for (const auto& [name, words] : m_sets) {
      names += (names.empty() ? "" : ", ") + name;
    }
    return names.empty() ? "none" : names;
  }

  void read_codes() {
    skip_blanks();
    while (!at_end()) {
      if (m_line[m_next] != '[') {
        fail(m_next, "expected [CODE] or the end of the line");
      }
      require_actor("a code");
      const std::size_t end = m_line.find(']', m_next);
      if (end == std::string_view::npos) {
        fail(m_next, "this '[' is not closed");
      }
      read_code(m_next + 1, end);
      m_next = end + 1;
      skip_blanks();
    }
  }

  void read_code(std::size_t start, std::size_t end) {
    const std::string_view inside = m_line.substr(0, end);
    start = std::min(inside.find_first_not_of(blanks, start), end);
    const bool agent = start < end && m_line[start] == '~';
    start += agent ? 1 : 0;
    const std::size_t code_end = std::min(inside.find_first_of(blanks, start), end);
    PetrarchCode code{.code = std::string(m_line.substr(start, code_end - start)),
                      .place = at(start)};
    if (!is_code(code.code)) {
      fail(start, fmt::format("'{}' is no code (known: capitals and digits, such as [AFGGOV]; "
                              "[~GOV] of an agent; [---])",
                              code.code));
    }
    PetrarchActor& actor = m_actors.back();
    if (!actor.codes.empty() && actor.is_agent != agent) {
      fail(start, "codes with and without ~ in one block");
    }
    actor.is_agent = agent;
    read_dates(code, inside, code_end);
    actor.codes.push_back(std::move(code));
  }

  void read_dates(PetrarchCode& code, std::string_view inside, std::size_t start) const {
    start = inside.find_first_not_of(blanks, start);
    if (start == std::string_view::npos) {
      return;
    }
    const std::string_view piece = without_blanks(inside.substr(start));
    PetrarchDates dates = petrarch_dates_of(piece, at(start), m_century);
    code.start = std::move(dates.start);
    code.end = std::move(dates.end);
  }

  std::optional<int> m_century;
  std::string_view m_line;
  mutable CodePointCounter m_code_points{};
  const Place* m_place = nullptr;
  std::size_t m_next = 0;
  std::map<std::string, std::vector<std::string>> m_sets;
  std::vector<PetrarchActor> m_actors;
};

}  // namespace

std::vector<PetrarchActor> petrarch_actors_of(std::string_view content, const std::string& file,
                                              std::optional<int> century) {
  ActorReader reader(century);
  for_each_line(content, file,
                [&](std::string_view line, const Place& place) { reader.read(line, place); });
  return reader.finish();
}

}  // namespace readout

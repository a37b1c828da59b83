#include "loader/recognition/candidates.hpp"

#include "loader/recognition/steps.hpp"
#include "schema/text/utf8.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace readout {

namespace {

constexpr std::uint32_t longest_candidate = 6;  // words and marks

/// Finds the stretches of capitalised words that may be names.
class CandidateFinder {
 public:
  explicit CandidateFinder(Recognition& recognition)
      : m_recognition(recognition), m_text(recognition.text), m_symbols(recognition) {}

  void run() {
    mark_annotations();
    std::vector<TokenRange> sentences;
    for (std::uint32_t sentence = 0; sentence < m_text.sentences.size(); ++sentence) {
      if (!in_title_case(m_recognition, sentence)) {
        sentences.push_back(m_text.sentences[sentence].range);
      }
    }
    for (const TokenRange sentence : sentences) {
      license(sentence);
    }
    for (const TokenRange sentence : sentences) {
      find(sentence);
    }
  }

 private:
  struct Symbols {
    explicit Symbols(const Recognition& recognition) {
      const auto find = [&](std::string_view word) {
        return recognition.lexicon.symbols().find(word).value_or(Vocabulary::none);
      };
      candidate = find("Candidate");
      size = find("size");
      common = find("common");
      capitals = find("capitals");
      one = find("one");
      two = find("two");
      many = find("many");
      yes = find("yes");
      no = find("no");
    }
    Symbol candidate = 0, size = 0, common = 0, capitals = 0, one = 0, two = 0, many = 0, yes = 0,
           no = 0;
  };

  /// Where words stand that are no part of an unknown name or part it.
  void mark_annotations() {
    m_closed.assign(m_text.tokens.size(), false);
    m_titles.assign(m_text.tokens.size(), false);
    m_known.assign(m_text.tokens.size(), false);
    for (const Annotation& annotation : m_text.annotations) {
      const auto form = annotation.value(m_recognition.words.form);
      const bool adjective =
          form == m_recognition.words.adjective || form == m_recognition.words.people;
      if (annotation.kind == m_recognition.words.stop_name || adjective) {
        mark(annotation.range, m_closed);
      } else if (annotation.kind == m_recognition.words.title) {
        mark(annotation.range, m_titles);
      } else if (m_recognition.words.entity_kind(annotation.kind)) {
        mark(annotation.range, m_known);
      }
    }
  }

  static void mark(TokenRange range, std::vector<bool>& marked) {
    std::fill(marked.begin() + range.first, marked.begin() + range.end, true);
  }

  bool is_mark(std::uint32_t token, std::string_view mark) const {
    return token < m_text.tokens.size() && m_text.word(token) == mark;
  }

  bool touches_next(std::uint32_t token) const {
    return token + 1 < m_text.tokens.size() &&
           m_text.tokens[token].end == m_text.tokens[token + 1].start;
  }

  bool is_common(std::uint32_t token) const {
    return m_recognition.is(token, m_recognition.lists.common_words) ||
           m_recognition.is(token, m_recognition.lists.closed_class);
  }

  bool is_of_people(std::uint32_t token) const {
    return m_recognition.is(token, m_recognition.lists.given_names) ||
           m_recognition.is(token, m_recognition.lists.surnames);
  }

  /// A capital that may be that of a name, wherever it stands.
  bool is_capital(std::uint32_t token) const {
    return token < m_text.tokens.size() && m_recognition.is_capitalised(token) &&
           !is_closed(token) && !m_closed[token] && !is_contraction(token);
  }

  /// Words that no name holds; "Will Orven" is one.
  bool is_closed(std::uint32_t token) const {
    const WordClasses& lists = m_recognition.lists;
    for (const ListNumber list :
         {lists.function, lists.month, lists.weekday, lists.number_word, lists.auxiliary,
          lists.modal, lists.preposition, lists.determiner, lists.subordinator}) {
      if (m_recognition.is(token, list)) {
        return !(m_recognition.is(token, lists.given_names) && token + 1 < m_text.tokens.size() &&
                 m_recognition.is_capitalised(token + 1));
      }
    }
    return false;
  }

  /// "Rep." and the like.
  bool is_abbreviation(std::uint32_t token) const {
    return is_mark(token + 1, ".") && touches_next(token) &&
           m_recognition.is(token, m_recognition.lists.abbreviations);
  }

  /// "I'm", "It's", "Don't": a closed word that an apostrophe ends, or a contraction of the lists.
  bool is_contraction(std::uint32_t token) const {
    constexpr std::string_view curly = "’";
    std::string lower = m_recognition.lower(token);
    if (const std::size_t at = lower.find(curly); at != std::string::npos) {
      lower.replace(at, curly.size(), "'");
    }
    const std::size_t apostrophe = lower.find('\'');
    return apostrophe != std::string::npos &&
           (holds(m_recognition.lists.contraction, lower) ||
            holds(m_recognition.lists.function, lower.substr(0, apostrophe)));
  }

  bool holds(ListNumber list, std::string_view word) const {
    const auto& lists = m_recognition.lexicon.lists();
    return lists.holds(lists.lists_of(word), list);
  }

  /// Whether every word has a capital here: the first of a sentence, of a quotation, behind a colon
  /// or a bullet.
  bool starts(std::uint32_t token, TokenRange sentence) const {
    if (token == sentence.first) {
      return true;
    }
    const Token& before = m_text.tokens[token - 1];
    const std::string_view word = m_text.word(token - 1);
    return before.kind == TokenKind::quote || before.kind == TokenKind::line_break ||
           before.kind == TokenKind::number || word == ":" || word == "•" || word == "*" ||
           word == "…" || word == "." ||
           (!touches_next(token - 1) && (word == "-" || word == "–" || word == "—"));
  }

  /// Words with a capital where none is due: so they are names at the start of a sentence, too.
  void license(TokenRange sentence) {
    for (std::uint32_t token = sentence.first; token < sentence.end; ++token) {
      if (is_capital(token) && !m_titles[token] && !starts(token, sentence)) {
        m_licensed.insert(m_recognition.word_numbers[token]);
      }
      if (is_capital(token) && !is_mark(token + 1, "-") &&
          (token == 0 || !is_mark(token - 1, "-"))) {
        m_alone.insert(m_recognition.word_numbers[token]);
      }
    }
  }

  bool may_begin(std::uint32_t token, TokenRange sentence) const {
    if (small_beginning(token, sentence) > 0) {
      return true;
    }
    if (!is_capital(token) || m_titles[token] || is_abbreviation(token)) {
      return false;
    }
    if (!starts(token, sentence) || !is_common(token) ||
        m_licensed.contains(m_recognition.word_numbers[token])) {
      return true;
    }
    return is_of_people(token) && token + 1 < sentence.end && is_capital(token + 1) &&
           !is_common(token + 1);
  }

  /// How many tokens of a particle in small letters begin a name here: "al-Attar", "von Tannik".
  std::uint32_t small_beginning(std::uint32_t token, TokenRange sentence) const {
    if (m_recognition.is_capitalised(token) ||
        !m_recognition.is(token, m_recognition.lists.name_particles_inside) ||
        m_recognition.is(token, m_recognition.lists.function)) {
      return 0;
    }
    const bool hyphen = is_mark(token + 1, "-") && touches_next(token) && touches_next(token + 1);
    const std::uint32_t length = hyphen ? 2 : 1;
    const std::uint32_t name = token + length;
    return name < sentence.end && is_capital(name) && !m_titles[name] ? length : 0;
  }

  /// Behind the part of a name that begins at `token` and goes on a name; `token` where none does.
  std::uint32_t part_from(std::uint32_t token, TokenRange sentence) const {
    if (token >= sentence.end) {
      return token;
    }
    if (is_capital(token)) {
      if (begins_with_initial(token) && m_known[token - 1]) {
        return token;
      }
      // "Martin Luther King", but not "Angela Merkel Chancellor".
      const bool surname = m_titles[token] && is_of_people(token) && !is_capital(token + 1);
      return !m_titles[token] || surname ? token + 1 : token;
    }
    const bool joins = token + 1 < sentence.end && is_capital(token + 1) && !m_titles[token + 1];
    if (joins && (is_mark(token, "&") || (is_mark(token, ".") && is_initial(token - 1)))) {
      return token + 2;
    }
    if (is_mark(token, "-") && touches_next(token - 1) && touches_next(token)) {
      return hyphenated(token, sentence);
    }
    std::uint32_t particle = token;
    while (particle < sentence.end && particle < token + 3 &&
           m_recognition.is(particle, m_recognition.lists.name_particles_inside)) {
      ++particle;
    }
    return particle > token && particle < sentence.end && is_capital(particle) &&
                   !m_titles[particle]
               ? particle + 1
               : token;
  }

  /// "Jean-Marie", "Woo Sang-ho"; not "China-Russia", "Paris-based".
  std::uint32_t hyphenated(std::uint32_t mark, TokenRange sentence) const {
    const std::uint32_t after = mark + 1;
    const bool pair = after < sentence.end && stands_alone(mark - 1) && stands_alone(after) &&
                      !m_recognition.is(mark - 1, m_recognition.lists.name_particles_inside);
    if (after >= sentence.end || pair || m_text.tokens[after].kind != TokenKind::word) {
      return mark;
    }
    const bool asian = mark - 1 > sentence.first &&
                       m_recognition.is(mark - 2, m_recognition.lists.surnames_surname_first);
    const bool small = asian || is_short_noun(after) || (!is_common(after) && !is_common(mark - 1));
    return is_capital(after) || small ? after + 1 : mark;
  }

  /// "ho" and "wan", but not "led" and "run".
  bool is_short_noun(std::uint32_t token) const {
    constexpr std::size_t longest = 4;
    constexpr ReadingSet verbs = bit_of(Reading::base) | bit_of(Reading::present) |
                                 bit_of(Reading::past) | bit_of(Reading::participle) |
                                 bit_of(Reading::adjective) | bit_of(Reading::adverb);
    return m_recognition.lower(token).size() <= longest &&
           (m_recognition.word(token).readings.set & verbs) == 0;
  }

  /// A name by itself: in a dictionary, or elsewhere in the document without a hyphen.
  bool stands_alone(std::uint32_t token) const {
    return m_known[token] || m_alone.contains(m_recognition.word_numbers[token]);
  }

  /// "A.Tannik": who stands behind "President of Peru".
  bool begins_with_initial(std::uint32_t token) const {
    return is_initial(token) && is_mark(token + 1, ".") && touches_next(token) &&
           touches_next(token + 1) && is_capital(token + 2);
  }

  bool is_initial(std::uint32_t token) const {
    return m_recognition.is_capitalised(token) && code_points_in(m_text.word(token)) == 1;
  }

  void find(TokenRange sentence) {
    if (in_capitals(m_recognition, sentence)) {
      return;
    }
    for (std::uint32_t token = sentence.first; token < sentence.end;) {
      if (!may_begin(token, sentence)) {
        ++token;
        continue;
      }
      std::uint32_t end = token + small_beginning(token, sentence) + 1;
      for (std::uint32_t next = part_from(end, sentence); next != end;
           next = part_from(end, sentence)) {
        end = next;
      }
      // "Orven Shipping Corp. agreed".
      if (end + 1 < sentence.end && is_abbreviation(end - 1) &&
          m_recognition.is(end - 1, m_recognition.lists.organization_heads)) {
        ++end;
      }
      if (end - token > 1 && is_letters_before_person(token)) {
        annotate({token, token + 1});
        ++token;
      }
      if (end - token <= longest_candidate && !is_quantity({token, end})) {
        annotate({token, end});
      }
      token = end;
    }
  }

  /// "PWF Orven Tannik": a body, then one of its people.
  bool is_letters_before_person(std::uint32_t token) const {
    return is_all_caps(m_text.word(token)) && is_capital(token + 1) &&
           !is_all_caps(m_text.word(token + 1)) && !is_common(token + 1) &&
           m_recognition.is(token + 1, m_recognition.lists.given_names);
  }

  /// A letter, a number or a unit with its number: "C", "II", "Dh20", "F40", "NT$1".
  bool is_quantity(TokenRange range) const {
    const std::string_view word = m_text.word(range.first);
    return range.end - range.first == 1 &&
           (code_points_in(word) == 1 || is_mark(range.end, "$") ||
            word.find_first_not_of("IVX") == std::string_view::npos ||
            std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; }));
  }

  void annotate(TokenRange range) {
    std::size_t words = 0;
    bool common = false;
    bool capitals = true;
    for (std::uint32_t token = range.first; token < range.end; ++token) {
      if (m_text.tokens[token].kind == TokenKind::word) {
        ++words;
        common = common || (is_common(token) && !is_of_people(token));
        capitals = capitals && (is_all_caps(m_text.word(token)) || is_initial(token));
      }
    }
    Annotation annotation;
    annotation.kind = m_symbols.candidate;
    annotation.range = range;
    annotation.rule = m_recognition.lexicon.rule_of_step("candidates");
    annotation.set(m_symbols.size, words == 1   ? m_symbols.one
                                   : words == 2 ? m_symbols.two
                                                : m_symbols.many);
    annotation.set(m_symbols.common, common ? m_symbols.yes : m_symbols.no);
    annotation.set(m_symbols.capitals, capitals ? m_symbols.yes : m_symbols.no);
    m_text.annotations.push_back(std::move(annotation));
  }

  Recognition& m_recognition;
  AnnotatedText& m_text;
  Symbols m_symbols;
  std::vector<bool> m_closed;
  std::vector<bool> m_titles;
  std::vector<bool> m_known;  // names of dictionaries
  // Numbers of words.
  std::unordered_set<std::uint32_t> m_licensed;
  std::unordered_set<std::uint32_t> m_alone;  // without a hyphen
};

}  // namespace

bool is_all_caps(std::string_view word) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size();) {
    const auto [value, size] = code_point_at(word, at);
    letters += is_upper(value) ? 1 : 0;
    if (is_lower(value)) {
      return false;
    }
    at += size;
  }
  return letters > 1;
}

bool in_capitals(const Recognition& recognition, TokenRange sentence) {
  std::size_t words = 0;
  std::size_t capitals = 0;
  for (std::uint32_t token = sentence.first; token < sentence.end; ++token) {
    if (recognition.text.tokens[token].kind == TokenKind::word) {
      ++words;
      capitals += is_all_caps(recognition.text.word(token)) ? 1 : 0;
    }
  }
  return words > 2 && capitals * 2 > words;
}

bool in_title_case(const Recognition& recognition, std::uint32_t sentence) {
  const ZoneKind zone = recognition.zone_of_sentence(sentence);
  if (zone != ZoneKind::headline && zone != ZoneKind::subheading) {
    return false;
  }
  std::size_t words = 0;
  std::size_t capitals = 0;
  const TokenRange range = recognition.text.sentences[sentence].range;
  for (std::uint32_t token = range.first + 1; token < range.end; ++token) {
    if (recognition.is(token, recognition.lists.common_words) &&
        !recognition.is(token, recognition.lists.closed_class) &&
        !recognition.is(token, recognition.lists.given_names)) {
      ++words;
      capitals += recognition.is_capitalised(token) ? 1 : 0;
    }
  }
  return capitals * 2 > words;
}

void find_candidates(Recognition& recognition) { CandidateFinder(recognition).run(); }

}  // namespace readout

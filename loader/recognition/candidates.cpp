#include "loader/recognition/candidate_words.hpp"
#include "loader/recognition/capitals.hpp"
#include "loader/recognition/steps.hpp"
#include "schema/text/utf8.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace readout {

namespace {

constexpr std::uint32_t longest_candidate = 6;  // words and marks

/// Finds the stretches of capitalised words that may be names.
class CandidateFinder {
 public:
  explicit CandidateFinder(Recognition& recognition)
      : m_recognition(recognition),
        m_text(recognition.text),
        m_rule(recognition.lexicon.rule_of_step("candidates")),
        m_words(recognition),
        m_symbols(recognition) {}

  void run() {
    std::vector<TokenRange> sentences;
    for (std::uint32_t sentence = 0; sentence < m_text.sentences.size(); ++sentence) {
      if (!in_title_case(m_recognition, sentence)) {
        sentences.push_back(m_text.sentences[sentence].range);
      }
    }
    for (const TokenRange sentence : sentences) {
      license(sentence);
    }
    std::ranges::sort(m_licensed);
    std::ranges::sort(m_alone);
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
      ends_in = find("ends_in");
      one = find("one");
      two = find("two");
      many = find("many");
      state = find("state");
      place = find("place");
      yes = find("yes");
      no = find("no");
    }
    Symbol of(std::optional<EntityKind> kind) const {
      return !kind ? no : *kind == EntityKind::state ? state : place;
    }

    Symbol candidate = 0, size = 0, common = 0, capitals = 0, ends_in = 0, one = 0, two = 0,
           many = 0, state = 0, place = 0, yes = 0, no = 0;
  };

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
           word == "…" || (word == "." && !m_words.is_title(token - 1)) ||
           (!m_words.touches_next(token - 1) && (word == "-" || word == "–" || word == "—"));
  }

  /// Words with a capital where none is due: so they are names at the start of a sentence, too.
  void license(TokenRange sentence) {
    for (std::uint32_t token = sentence.first; token < sentence.end; ++token) {
      if (m_words.is_capital(token) && !m_words.is_title(token) &&
          (!starts(token, sentence) || m_words.is_surname_in_use(token))) {
        m_licensed.push_back(m_recognition.word_numbers[token]);
      }
      if (m_words.is_capital(token) && !m_words.is_mark(token + 1, "-") &&
          (token == 0 || !m_words.is_mark(token - 1, "-"))) {
        m_alone.push_back(m_recognition.word_numbers[token]);
      }
    }
  }

  bool holds(const std::vector<std::uint32_t>& sorted, std::uint32_t token) const {
    return std::ranges::binary_search(sorted, m_recognition.word_numbers[token]);
  }

  bool may_begin(std::uint32_t token, TokenRange sentence) const {
    if (small_beginning(token, sentence) > 0) {
      return true;
    }
    if (!m_words.is_capital(token) || m_words.is_title(token) || m_words.is_abbreviation(token)) {
      return false;
    }
    if (!starts(token, sentence) || !m_words.is_common(token) || holds(m_licensed, token)) {
      return true;
    }
    return m_words.is_of_people(token) && token + 1 < sentence.end &&
           m_words.is_capital(token + 1) && !m_words.is_common(token + 1);
  }

  /// How many tokens of a particle in small letters begin a name here: "al-Attar", "von Tannik".
  std::uint32_t small_beginning(std::uint32_t token, TokenRange sentence) const {
    if (m_recognition.is_capitalised(token) ||
        !m_recognition.is(token, m_recognition.lists.name_particles_inside) ||
        m_recognition.is(token, m_recognition.lists.function)) {
      return 0;
    }
    const bool hyphen = m_words.is_mark(token + 1, "-") && m_words.touches_next(token) &&
                        m_words.touches_next(token + 1);
    const std::uint32_t length = hyphen ? 2 : 1;
    const std::uint32_t name = token + length;
    return name < sentence.end && m_words.is_capital(name) && !m_words.is_title(name) ? length : 0;
  }

  /// Behind the part of a name that begins at `token` and goes on a name; `token` where none does.
  std::uint32_t part_from(std::uint32_t token, TokenRange sentence) const {
    if (token >= sentence.end) {
      return token;
    }
    if (m_words.is_capital(token)) {
      if (m_words.begins_with_initial(token) && m_words.is_known(token - 1)) {
        return token;
      }
      // "Martin Luther King", but not "Angela Merkel Chancellor".
      const bool surname =
          m_words.is_title(token) && m_words.is_of_people(token) && !m_words.is_capital(token + 1);
      return !m_words.is_title(token) || surname ? token + 1 : token;
    }
    const bool joins =
        token + 1 < sentence.end && m_words.is_capital(token + 1) && !m_words.is_title(token + 1);
    if (joins && ((m_words.is_mark(token, "&") && !m_words.is_person_from(token + 1)) ||
                  (m_words.is_mark(token, ".") && m_words.is_initial(token - 1)))) {
      return token + 2;
    }
    if (const std::uint32_t end = behind_nickname(token, sentence); end > token) {
      return end;
    }
    if (m_words.is_mark(token, "-") && m_words.touches_next(token - 1) &&
        m_words.touches_next(token)) {
      return hyphenated(token, sentence);
    }
    std::uint32_t particle = token;
    while (particle < sentence.end && particle < token + 3 &&
           m_recognition.is(particle, m_recognition.lists.name_particles_inside)) {
      ++particle;
    }
    // "Yazeed al-Tannik".
    if (particle > token && m_words.is_mark(particle, "-") && m_words.touches_next(particle - 1) &&
        m_words.touches_next(particle)) {
      ++particle;
    }
    return particle > token && particle < sentence.end && m_words.is_capital(particle) &&
                   !m_words.is_title(particle)
               ? particle + 1
               : token;
  }

  /// Behind the surname where a nickname in quotation marks begins: Ana “La Reina” Tannik, Ana F.
  /// “Bo” Tannik, Ana “The Fox” Tannik.
  std::uint32_t behind_nickname(std::uint32_t token, TokenRange sentence) const {
    constexpr std::uint32_t longest = 3;
    const bool initial = m_words.is_initial(token - 1);
    const std::uint32_t open = initial && m_words.is_mark(token, ".") ? token + 1 : token;
    if (open >= sentence.end || m_text.tokens[open].kind != TokenKind::quote ||
        !(initial || m_words.is_of_people(token - 1))) {
      return token;
    }
    const bool article =
        open + 1 < sentence.end && m_recognition.is(open + 1, m_recognition.lists.definite);
    std::uint32_t close = open + (article ? 2 : 1);
    while (close < sentence.end && close <= open + longest && m_words.is_capital(close)) {
      ++close;
    }
    const bool nickname = close > open + 1 && close + 1 < sentence.end &&
                          m_text.tokens[close].kind == TokenKind::quote &&
                          m_words.is_capital(close + 1) && !m_words.is_title(close + 1);
    return nickname ? close + 2 : token;
  }

  /// "Jean-Marie", "Woo Sang-ho"; not "China-Russia", "UK-Russian", "Paris-based".
  std::uint32_t hyphenated(std::uint32_t mark, TokenRange sentence) const {
    const std::uint32_t after = mark + 1;
    const bool pair = after < sentence.end && stands_alone(mark - 1) && stands_alone(after) &&
                      !m_recognition.is(mark - 1, m_recognition.lists.name_particles_inside) &&
                      !(m_words.is_given_name(mark - 1) && m_words.is_given_name(after));
    const bool asian = mark - 1 > sentence.first &&
                       m_recognition.is(mark - 2, m_recognition.lists.surnames_surname_first);
    const bool closed = !asian && m_words.is_known(mark - 1) && after < sentence.end &&
                        m_recognition.is_capitalised(after) && !m_words.is_capital(after);
    if (after >= sentence.end || pair || closed || m_text.tokens[after].kind != TokenKind::word) {
      return mark;
    }
    const bool small = asian || is_short_noun(after) ||
                       (!m_words.is_common(after) && !m_words.is_common(mark - 1));
    return m_words.is_capital(after) || small ? after + 1 : mark;
  }

  /// "ho" and "wan", but not "led", "run" and "era".
  bool is_short_noun(std::uint32_t token) const {
    constexpr std::size_t longest = 4;
    constexpr ReadingSet verbs = bit_of(Reading::base) | bit_of(Reading::present) |
                                 bit_of(Reading::past) | bit_of(Reading::participle) |
                                 bit_of(Reading::adjective) | bit_of(Reading::adverb);
    return m_recognition.lower(token).size() <= longest && !m_words.is_common(token) &&
           (m_recognition.word(token).readings.set & verbs) == 0;
  }

  /// A name by itself: in a dictionary, or elsewhere in the document without a hyphen.
  bool stands_alone(std::uint32_t token) const {
    return m_words.is_known(token) || holds(m_alone, token);
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
      if (end + 1 < sentence.end && m_words.is_abbreviation(end - 1) &&
          m_recognition.is(end - 1, m_recognition.lists.organization_heads)) {
        ++end;
      }
      if (end - token > 1 && is_letters_before_person(token)) {
        annotate({token, token + 1});
        ++token;
      }
      token = behind_common_words({token, end});
      if (without_nickname({token, end}).size() <= longest_candidate &&
          !m_words.are_two_names({token, end}) && !is_quantity(m_recognition, {token, end})) {
        annotate({token, end});
      }
      token = end;
    }
  }

  /// Words and marks outside quotation marks.
  std::vector<std::uint32_t> without_nickname(TokenRange range) const {
    std::vector<std::uint32_t> tokens;
    bool quoted = false;
    for (std::uint32_t token = range.first; token < range.end; ++token) {
      const bool mark = m_text.tokens[token].kind == TokenKind::quote;
      quoted = quoted != mark;
      if (!quoted && !mark) {
        tokens.push_back(token);
      }
    }
    return tokens;
  }

  /// "PWF Orven Tannik": a body, then one of its people.
  bool is_letters_before_person(std::uint32_t token) const {
    return m_recognition.word(token).is_all_caps && m_words.is_capital(token + 1) &&
           !m_recognition.word(token + 1).is_all_caps && !m_words.is_common(token + 1) &&
           m_recognition.is(token + 1, m_recognition.lists.given_names);
  }

  /// Where somebody's name begins behind words that nobody bears, or behind a place: "Human Rights
  /// Ana Tannik" of "the commissioner for Human Rights", "Cairo Ali Tannik" of "envoy in Cairo".
  std::uint32_t behind_common_words(TokenRange range) const {
    std::uint32_t token = range.first;
    while (token < range.end && (m_words.known_end(token) ||
                                 (m_words.is_common(token) && !m_words.is_given_name(token)))) {
      ++token;
    }
    const bool person = token > range.first && token + 1 < range.end &&
                        m_words.is_person_from(token) &&
                        !m_recognition.is(range.end - 1, m_recognition.lists.organization_heads);
    return person ? token : range.first;
  }

  void annotate(TokenRange range) {
    std::size_t words = 0;
    bool common = false;
    bool capitals = true;
    for (const std::uint32_t token : without_nickname(range)) {
      if (m_text.tokens[token].kind == TokenKind::word) {
        ++words;
        common = common || (m_words.is_common(token) && !m_words.is_of_people(token));
        capitals = capitals && (m_recognition.word(token).is_all_caps || m_words.is_initial(token));
      }
    }
    Annotation annotation;
    annotation.kind = m_symbols.candidate;
    annotation.range = range;
    annotation.rule = m_rule;
    annotation.set(m_symbols.size, words == 1   ? m_symbols.one
                                   : words == 2 ? m_symbols.two
                                                : m_symbols.many);
    annotation.set(m_symbols.common, common ? m_symbols.yes : m_symbols.no);
    annotation.set(m_symbols.capitals, capitals ? m_symbols.yes : m_symbols.no);
    annotation.set(m_symbols.ends_in,
                   words > 1 ? m_symbols.of(m_words.known_end(range.end - 1)) : m_symbols.no);
    m_text.annotations.push_back(std::move(annotation));
  }

  Recognition& m_recognition;
  AnnotatedText& m_text;
  std::uint32_t m_rule;
  CandidateWords m_words;
  Symbols m_symbols;
  // Numbers of words, sorted.
  std::vector<std::uint32_t> m_licensed;
  std::vector<std::uint32_t> m_alone;  // without a hyphen
};

}  // namespace

void find_candidates(Recognition& recognition) { CandidateFinder(recognition).run(); }

}  // namespace readout

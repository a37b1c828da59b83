#include "tests/loader/recognition/marked_sentences.hpp"

#include "loader/recognition/recognition.hpp"
#include "loader/recognition/steps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <set>
#include <stdexcept>

namespace readout::test {

namespace {

std::optional<Reading> reading_called(std::string_view word) {
  for (std::size_t i = 0; i < reading_count; ++i) {
    if (to_string(static_cast<Reading>(i)) == word) {
      return static_cast<Reading>(i);
    }
  }
  return std::nullopt;
}

bool is_letter_of_mark(char c) { return c >= 'a' && c <= 'z'; }

/// Cuts the marks out of a line.
class Unmarker {
 public:
  explicit Unmarker(const std::string& line) : m_line(line) {}

  MarkedSentence sentence() {
    while (m_at < m_line.size()) {
      if (m_line[m_at] == '|') {
        ++m_at;
        m_at += m_at < m_line.size() && m_line[m_at] == ' ' ? 1 : 0;
        m_sentence.borders.push_back(m_sentence.text.size());
      } else if (m_line[m_at] == '/' && m_at + 1 < m_line.size() &&
                 is_letter_of_mark(m_line[m_at + 1])) {
        read_mark();
      } else {
        m_sentence.text += m_line[m_at++];
      }
    }
    return std::move(m_sentence);
  }

 private:
  void read_mark() {
    std::size_t end = ++m_at;
    while (end < m_line.size() && is_letter_of_mark(m_line[end])) {
      ++end;
    }
    const std::string word = m_line.substr(m_at, end - m_at);
    const auto reading = reading_called(word);
    if (!reading) {
      throw std::runtime_error(fmt::format("'{}' is no reading, in: {}", word, m_line));
    }
    m_sentence.marks.push_back({m_sentence.text.size(), *reading});
    m_at = end;
  }

  const std::string& m_line;
  std::size_t m_at = 0;
  MarkedSentence m_sentence;
};

/// A sentence that has come through the phases up to the clauses.
class Read {
 public:
  Read(const MarkedSentence& sentence, const Lexicon& lexicon)
      : m_document{.text = sentence.text}, m_memory(lexicon), m_recognition(m_document, m_memory) {
    for (const PhaseStep& step : lexicon.steps()) {
      if (step.phase) {
        step.phase->run(m_recognition.text);
      } else {
        engine_step(step.step)(m_recognition);
        if (step.step == "readings") {
          m_first = m_recognition.text.readings;
        }
      }
      if (step.step == "clauses") {
        break;
      }
    }
  }

  const AnnotatedText& text() const { return m_recognition.text; }
  ReadingSet before(std::size_t token) const { return m_first[token]; }
  ReadingSet left(std::size_t token) const { return m_recognition.text.readings[token]; }

  std::size_t token_ending_at(std::size_t byte) const {
    const auto& tokens = text().tokens;
    const auto found = std::ranges::find(tokens, byte, &Token::end);
    if (found == tokens.end()) {
      throw std::runtime_error(fmt::format("no word ends at {} in: {}", byte, text().text));
    }
    return static_cast<std::size_t>(found - tokens.begin());
  }

  /// The word that follows a byte, by its number.
  std::size_t word_from(std::size_t byte) const {
    const auto& tokens = text().tokens;
    std::size_t token = 0;
    while (token < tokens.size() &&
           (tokens[token].start < byte || tokens[token].kind > TokenKind::number)) {
      ++token;
    }
    return token;
  }

  /// Words at which the innermost clause is another than at the word before.
  std::set<std::size_t> borders() const {
    const auto kind = m_recognition.lexicon.symbols().find("Clause");
    std::set<std::size_t> found;
    std::optional<std::size_t> last;
    for (std::size_t token = 0; kind && token < text().tokens.size(); ++token) {
      if (text().tokens[token].kind > TokenKind::number) {
        continue;
      }
      const auto clause = innermost(static_cast<std::uint32_t>(token), *kind);
      if (last && last != clause) {
        found.insert(token);
      }
      last = clause;
    }
    return found;
  }

 private:
  std::size_t innermost(std::uint32_t token, Symbol kind) const {
    std::size_t best = text().annotations.size();
    for (std::size_t i = 0; i < text().annotations.size(); ++i) {
      const Annotation& one = text().annotations[i];
      const bool covers = one.kind == kind && one.range.first <= token && token < one.range.end;
      const auto size = [](const Annotation& a) { return a.range.end - a.range.first; };
      if (covers &&
          (best == text().annotations.size() || size(one) <= size(text().annotations[best]))) {
        best = i;
      }
    }
    return best;
  }

  Document m_document;
  RecognitionMemory m_memory;
  Recognition m_recognition;
  std::vector<ReadingSet> m_first;
};

std::string words_of(ReadingSet set) {
  std::string all;
  for (std::size_t i = 0; i < reading_count; ++i) {
    if ((set >> i & 1U) != 0) {
      all += fmt::format("{}{}", all.empty() ? "" : "|", to_string(static_cast<Reading>(i)));
    }
  }
  return all;
}

void compare_readings(const MarkedSentence& sentence, const Read& read, Agreement& result) {
  for (const MarkedSentence::Mark& mark : sentence.marks) {
    const std::size_t token = read.token_ending_at(mark.end);
    const ReadingSet before = read.before(token);
    const ReadingSet left = read.left(token);
    const ReadingSet marked = bit_of(mark.reading);
    const bool is_open = (before & (before - 1)) != 0;
    const bool lacks = (before & marked) == 0;
    result.missing += lacks ? 1 : 0;
    result.open += is_open ? 1 : 0;
    result.right += is_open && left == marked ? 1 : 0;
    if (left != marked) {
      result.errors.push_back(fmt::format(
          "{} is {}, not {}: {}", read.text().word(static_cast<std::uint32_t>(token)),
          words_of(left) + (lacks ? " (dictionary)" : ""), to_string(mark.reading), sentence.text));
    }
  }
}

void compare_borders(const MarkedSentence& sentence, const Read& read, Agreement& result) {
  std::set<std::size_t> marked;
  for (const std::size_t border : sentence.borders) {
    marked.insert(read.word_from(border));
  }
  const std::set<std::size_t> found = read.borders();
  const auto both = static_cast<std::size_t>(
      std::ranges::count_if(found, [&](std::size_t border) { return marked.contains(border); }));
  result.borders += marked.size();
  result.found += found.size();
  result.agreed += both;
  if (found != marked) {
    std::string line = "borders:";
    for (std::size_t token = 0; token < read.text().tokens.size(); ++token) {
      line += found.contains(token) && marked.contains(token) ? " |"
              : found.contains(token)                         ? " +|"
              : marked.contains(token)                        ? " -|"
                                                              : "";
      line += fmt::format(" {}", read.text().word(static_cast<std::uint32_t>(token)));
    }
    result.errors.push_back(line);
  }
}

}  // namespace

double Agreement::share_right() const {
  return open == 0 ? 0 : static_cast<double>(right) / static_cast<double>(open);
}

double Agreement::border_score() const {
  return borders + found == 0
             ? 0
             : 2 * static_cast<double>(agreed) / static_cast<double>(borders + found);
}

std::vector<MarkedSentence> marked_sentences(const std::string& file) {
  std::ifstream in(file);
  std::vector<MarkedSentence> sentences;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && !line.starts_with('#')) {
      sentences.push_back(Unmarker(line).sentence());
    }
  }
  return sentences;
}

std::string with_readings(const std::string& text, const Lexicon& lexicon) {
  const MarkedSentence sentence{.text = text};
  const Read read(sentence, lexicon);
  const std::set<std::size_t> borders = read.borders();
  std::string all;
  for (std::size_t token = 0; token < read.text().tokens.size(); ++token) {
    all += borders.contains(token) ? "| " : "";
    all += read.text().word(static_cast<std::uint32_t>(token));
    all += read.left(token) == 0 ? " " : fmt::format("/{} ", words_of(read.left(token)));
  }
  return all;
}

std::vector<std::string> clauses_of(const std::string& text, const Lexicon& lexicon) {
  const MarkedSentence sentence{.text = text};
  const Read read(sentence, lexicon);
  std::vector<std::string> clauses;
  for (const Annotation& annotation : read.text().annotations) {
    if (lexicon.symbols().name(annotation.kind) == "Clause") {
      const Symbol kind = annotation.value(*lexicon.symbols().find("kind")).value();
      clauses.push_back(
          fmt::format("{}: {}", lexicon.symbols().name(kind), read.text().words(annotation.range)));
    }
  }
  return clauses;
}

Agreement agreement_with(const std::vector<MarkedSentence>& sentences, const Lexicon& lexicon) {
  Agreement result;
  for (const MarkedSentence& sentence : sentences) {
    const Read read(sentence, lexicon);
    compare_readings(sentence, read, result);
    compare_borders(sentence, read, result);
  }
  return result;
}

}  // namespace readout::test

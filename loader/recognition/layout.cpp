#include "loader/recognition/steps.hpp"
#include "loader/text/sentences.hpp"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>

namespace readout {

namespace {

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

/// Turns lines into zones, with the rules of zones.tsv.
class ZoneFinder {
 public:
  explicit ZoneFinder(Recognition& recognition)
      : m_recognition(recognition), m_text(recognition.text) {}

  void run() {
    for (const TokenRange line : lines()) {
      add_line(line);
    }
    headlines_without_body();
    standfirst();
  }

 private:
  std::vector<TokenRange> lines() const {
    std::vector<TokenRange> result;
    std::uint32_t start = 0;
    const auto size = static_cast<std::uint32_t>(m_text.tokens.size());
    for (std::uint32_t token = 0; token <= size; ++token) {
      if (token == size || m_text.tokens[token].kind == TokenKind::line_break) {
        if (token > start) {
          result.push_back({start, token});
        }
        start = token + 1;
      }
    }
    return result;
  }

  void add_zone(ZoneKind kind, TokenRange range) {
    m_recognition.paragraphs.push_back({range, static_cast<std::uint32_t>(m_text.zones.size())});
    m_text.zones.push_back({kind, range});
  }

  void add_line(TokenRange line) {
    const std::vector<ZoneRule>& rules = m_recognition.lexicon.zone_rules().all();
    find_fitting(line);
    for (std::uint32_t number = 0; number < rules.size(); ++number) {
      const ZoneRule& rule = rules[number];
      if (rule.where == ZoneRule::Where::first && m_body_seen) {
        continue;
      }
      if (line.empty()) {
        return;
      }
      if (rule.where == ZoneRule::Where::start) {
        cut_off(rule, line);
      } else if (std::ranges::find(m_fitting, number) != m_fitting.end()) {
        add_zone(rule.kind, line);
        return;
      }
    }
    if (!line.empty()) {
      m_body_seen = true;
      add_zone(ZoneKind::body, line);
    }
  }

  void find_fitting(TokenRange line) {
    m_fitting.clear();
    m_recognition.lexicon.zone_rules().append_fitting(m_text.words(line), m_fitting);
  }

  /// The piece of a line that a rule finds at its start is a zone of its own.
  void cut_off(const ZoneRule& rule, TokenRange& line) {
    re2::StringPiece rest = piece(m_text.words(line));
    if (!re2::RE2::Consume(&rest, *rule.pattern)) {
      return;
    }
    const std::uint32_t border = token_at(line, rest.data());
    if (border > line.first) {
      add_zone(rule.kind, {line.first, border});
      line.first = border;
      if (!line.empty()) {
        find_fitting(line);
      }
    }
  }

  std::uint32_t token_at(TokenRange line, const char* position) const {
    const auto byte = static_cast<std::uint32_t>(position - m_text.text.data());
    std::uint32_t token = line.first;
    while (token < line.end && m_text.tokens[token].start < byte) {
      ++token;
    }
    return token;
  }

  /// A text of headlines only is a text of sentences without full stops.
  void headlines_without_body() {
    if (!m_body_seen) {
      for (TextZone& zone : m_text.zones) {
        if (zone.kind == ZoneKind::headline || zone.kind == ZoneKind::subheading) {
          zone.kind = ZoneKind::body;
        }
      }
    }
  }

  /// Lines between the headline and an agency line or byline are the standfirst.
  void standfirst() {
    constexpr std::size_t first_lines = 6;
    const std::size_t size = std::min(m_text.zones.size(), first_lines);
    for (std::size_t i = 1; i < size; ++i) {
      const ZoneKind kind = m_text.zones[i].kind;
      if (kind != ZoneKind::agency && kind != ZoneKind::byline) {
        continue;
      }
      for (std::size_t after = i; after > 0 && m_text.zones[after - 1].kind == ZoneKind::body;
           --after) {
        m_text.zones[after - 1].kind = ZoneKind::standfirst;
      }
    }
  }

  Recognition& m_recognition;
  AnnotatedText& m_text;
  bool m_body_seen = false;
  std::vector<std::uint32_t> m_fitting;  // rules for whole lines that fit the one at hand
};

}  // namespace

namespace {

bool is_quote_verb(const Recognition& recognition, std::string_view word) {
  return recognition.lexicon.holds("evidence_words.quote-verb", word);
}

/// “It was a long day” sighed the mayor, “It was a long day” Ana Tannik said: a sentence in
/// quotation marks, no title, before a verb.
bool is_told_behind(const Recognition& recognition, TokenRange range) {
  constexpr std::string_view borders = ".!?\"”’'";
  const auto& tokens = recognition.text.tokens;
  const bool begins =
      range.first == 0 || tokens[range.first - 1].kind == TokenKind::line_break ||
      borders.find(recognition.text.word(range.first - 1)) != std::string_view::npos;
  constexpr std::uint32_t longest_name = 3;
  std::uint32_t verb = range.end;
  while (verb < range.end + longest_name && verb < tokens.size() &&
         recognition.is_capitalised(verb)) {
    ++verb;
  }
  return begins && verb < tokens.size() && recognition.words_in(range) > 1 &&
         recognition.is_capitalised(range.first + 1) && !recognition.is_title_of_work(range) &&
         is_quote_verb(recognition, recognition.text.word(verb));
}

/// Whether what is quoted ends as an utterance does: with a mark inside, also before the closing
/// marks of quotations inside it, or with a comma or a verb of speech behind.
bool ends_with_mark(const Recognition& recognition, TokenRange range) {
  constexpr std::string_view marks = ".,!?…—–";
  const auto is_mark = [&](std::uint32_t token) {
    const std::string_view word = recognition.text.word(token);
    return recognition.text.tokens[token].kind == TokenKind::punctuation &&
           (marks.find(word) != std::string_view::npos || word.starts_with("."));
  };
  std::uint32_t last = range.end;
  while (last > range.first + 1 && recognition.text.tokens[last - 1].kind == TokenKind::quote) {
    --last;
  }
  const bool inside = last > range.first + 1 && is_mark(last - 1);
  return inside ||
         (range.end < recognition.text.tokens.size() && recognition.text.word(range.end) == ",") ||
         is_told_behind(recognition, range);
}

Annotation annotation_of_quotation(const Recognition& recognition, const Quotation& quotation) {
  Annotation annotation{.kind = recognition.words.quotation,
                        .range = quotation.range,
                        .rule = recognition.lexicon.rule_of_step("quotations"),
                        .reference = static_cast<std::uint32_t>(recognition.quotations.size()),
                        .attributes = {},
                        .slots = {}};
  const auto& symbols = recognition.lexicon.symbols();
  const auto set = [&](std::string_view attribute, std::string_view value) {
    const auto name = symbols.find(attribute);
    const auto symbol = symbols.find(value);
    if (name && symbol) {  // unless no rule asks for it
      annotation.set(*name, *symbol);
    }
  };
  if (ends_with_mark(recognition, quotation.range)) {
    set("ends", "mark");
  }
  if (recognition.is_title_of_work(quotation.range) && recognition.words_in(quotation.range) > 1) {
    set("title", "yes");
  }
  return annotation;
}

/// A paragraph in quotation marks goes on with what the one before said without closing it.
bool opens_with_mark(const Recognition& recognition, std::size_t paragraph) {
  const TokenRange range = recognition.paragraphs[paragraph].range;
  return !range.empty() && recognition.text.tokens[range.first].kind == TokenKind::quote;
}

}  // namespace

void find_zones(Recognition& recognition) { ZoneFinder(recognition).run(); }

void find_quotations(Recognition& recognition) {
  const AttributionWords words{
      [&](std::string_view word) { return is_quote_verb(recognition, word); },
      [&](std::string_view word) {
        return recognition.lexicon.holds("words.subject-pronoun", word);
      }};
  const AttributionWords none;
  for (std::size_t i = 0; i < recognition.paragraphs.size(); ++i) {
    const TokenRange range = recognition.paragraphs[i].range;
    const bool goes_on =
        i + 1 < recognition.paragraphs.size() && opens_with_mark(recognition, i + 1);
    for (const Quotation& quotation :
         quotations_in(recognition.text, range, goes_on ? none : words)) {
      if (quotation.depth == 0) {
        recognition.text.annotations.push_back(annotation_of_quotation(recognition, quotation));
      }
      recognition.quotations.push_back(quotation);
    }
  }
}

void find_sentences(Recognition& recognition) {
  const SentenceWords words{
      [&](std::string_view word) { return recognition.lexicon.holds("abbreviations", word); },
      [&](std::string_view word) { return recognition.lexicon.holds("words.function", word); },
      [&](std::string_view word) { return is_quote_verb(recognition, word); }};
  std::uint32_t number = 0;
  for (const Paragraph& paragraph : recognition.paragraphs) {
    const ZoneKind kind = recognition.text.zones[paragraph.zone].kind;
    if (kind != ZoneKind::links && kind != ZoneKind::layout) {
      bool first = true;
      for (const TokenRange range :
           sentences_in(recognition.text, paragraph.range, recognition.quotations, words)) {
        const std::vector<TokenRange> pieces = pieces_of(recognition.text, range);
        for (const TokenRange piece : pieces) {
          recognition.text.sentences.push_back({piece, paragraph.zone, number, first});
          first = false;
        }
        if (pieces.size() > 1) {
          recognition.text.notes.push_back(
              fmt::format("a sentence of {} tokens is cut into pieces of {}",
                          range.end - range.first, longest_sentence));
        }
      }
    }
    ++number;
  }
}

void find_phrases(Recognition& recognition) {
  const std::size_t before = recognition.text.annotations.size();
  std::vector<PhraseWord> words;
  words.reserve(recognition.word_numbers.size());
  for (const std::uint32_t number : recognition.word_numbers) {
    words.push_back(recognition.known_words[number].phrase);
  }
  recognition.lexicon.phrases().annotate(recognition.text, words);
  auto& annotations = recognition.text.annotations;
  const auto outside = [&](const Annotation& annotation) {
    const auto sentence = recognition.sentence_of(annotation.range.first);
    return !sentence || recognition.text.sentences[*sentence].range.end < annotation.range.end;
  };
  annotations.erase(std::remove_if(annotations.begin() + static_cast<std::ptrdiff_t>(before),
                                   annotations.end(), outside),
                    annotations.end());
}

}  // namespace readout

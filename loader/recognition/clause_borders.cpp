#include "loader/lexicon/engine_steps.hpp"
#include "loader/recognition/sentence_groups.hpp"
#include "loader/recognition/steps.hpp"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace readout {

namespace {

enum class ClauseKind { main, quoted, content, relative, adverbial, participial, parenthetical };

struct OpenClause {
  ClauseKind kind = ClauseKind::main;
  std::uint32_t first = 0;
  bool finite = false;      ///< its verb has been met
  bool by_comma = false;    ///< a comma stands before it
  std::uint32_t limit = 0;  ///< it ends here at the latest
};

/// Walks over one sentence and keeps the clauses that are open, the innermost last.
class ClauseWalk {
 public:
  ClauseWalk(Recognition& recognition, const SentenceGroups& groups)
      : m_recognition(recognition),
        m_text(recognition.text),
        m_groups(groups),
        m_end(groups.range().end) {}

  void run() {
    for (m_at = m_groups.range().first; m_at < m_end; ++m_at) {
      close_outlived();
      read_token();
    }
    close_to(0, m_end);
  }
  std::vector<Annotation> take() { return std::move(m_made); }

 private:
  using Kind = ClauseKind;

  void read_token() {
    const TokenKind kind = m_text.tokens[m_at].kind;
    if (kind == TokenKind::quote || kind == TokenKind::punctuation) {
      if (!open_quotation()) {
        read_mark();
      }
    } else if (kind != TokenKind::line_break) {
      read_word();
    }
  }

  OpenClause& top() { return m_open.back(); }

  void open(Kind kind, std::uint32_t first, bool by_comma = false) {
    m_open.push_back({.kind = kind, .first = first, .by_comma = by_comma, .limit = m_end});
  }

  void close(std::uint32_t end) {
    const OpenClause& clause = top();
    if (end > clause.first) {
      const auto& symbols = m_recognition.lexicon.symbols();
      Annotation annotation{.kind = *symbols.find("Clause"),
                            .range = {clause.first, end},
                            .rule = m_recognition.lexicon.rule_of_step("clauses")};
      annotation.set(*symbols.find("kind"),
                     *symbols.find(clause_kinds[static_cast<std::size_t>(clause.kind)]));
      if (clause.kind == Kind::relative) {
        // For phases that step over relative clauses: they would see only the longest [Clause].
        Annotation relative = annotation;
        relative.kind = *symbols.find("RelativeClause");
        m_made.push_back(std::move(relative));
      }
      m_made.push_back(std::move(annotation));
    }
    m_open.pop_back();
  }

  void close_to(std::size_t depth, std::uint32_t end) {
    while (m_open.size() > depth) {
      close(end);
    }
  }

  /// Clauses whose quotation or brackets have ended take with them what is open inside.
  void close_outlived() {
    for (std::size_t depth = 0; depth < m_open.size(); ++depth) {
      if (m_open[depth].limit <= m_at) {
        close_to(depth, m_open[depth].limit);
        return;
      }
    }
  }

  /// How many of the open clauses a mark at this place may not close: those up to the innermost
  /// quotation or bracket.
  std::size_t floor() const {
    for (std::size_t depth = m_open.size(); depth > 0; --depth) {
      if (m_open[depth - 1].limit < m_end) {
        return depth;
      }
    }
    return 0;
  }

  // Marks.

  bool open_quotation() {
    const auto end = m_groups.quotation_end(m_at);
    if (!end) {
      return false;
    }
    const bool whole = m_groups.has_finite({m_at + 1, *end});
    const bool at_break = m_at == m_groups.range().first || m_groups.is_mark(m_at - 1);
    if ((whole && (at_break || m_groups.is_clause({m_at, *end}))) ||
        (at_break && m_groups.ends_with_mark(*end))) {
      if (m_open.empty()) {
        open(Kind::main, m_at);
        m_open.back().limit = *end;
      }
      open(Kind::quoted, m_at);
      top().limit = *end;
    }
    return true;
  }

  void read_mark() {
    const std::string_view mark = m_text.word(m_at);
    if (mark == ",") {
      read_comma(m_at + 1);
    } else if (mark == "." || mark == "!" || mark == "?" || mark == ";" || mark == "…") {
      close_to(floor(), m_at + 1);
    } else if (mark == ":") {
      if (!m_open.empty() && m_groups.has_finite({m_at + 1, m_end}) && top().finite) {
        close_to(floor(), m_at + 1);
      }
    } else if (mark == "(" || mark == "–" || mark == "—") {
      open_bracket();
    }
  }

  /// Brackets, and a pair of dashes, that hold a verb.
  void open_bracket() {
    const auto end = m_groups.bracket_end(m_at);
    if (end && m_groups.has_finite({m_at + 1, *end})) {
      open(Kind::parenthetical, m_at);
      top().limit = *end;
    } else if (!end && m_text.word(m_at) != "(" && !m_open.empty() && top().finite) {
      read_comma(m_at + 1);
    }
  }

  void read_comma(std::uint32_t next) {
    while (next < m_end && m_text.tokens[next].kind == TokenKind::quote) {
      ++next;
    }
    if (next >= m_end || m_open.empty() || m_groups.quotation_end(next - 1)) {
      return;
    }
    const VerbAt verb = m_groups.verb_at(m_groups.behind_adverbs(next));
    const bool gerund = !top().finite && !m_groups.comma_before_finite(next);
    if (verb.found && !verb.finite && !verb.infinitive) {
      if (gerund) {
        return;
      }
      close_if(Kind::participial, next);
      open(Kind::participial, next, true);
      top().finite = true;
    } else if (verb.found && verb.finite) {
      resume(next);
    } else if (!m_groups.opens_clause(next)) {
      read_comma_before_group(next);
    } else if (top().kind == Kind::participial) {
      close(next);
    }
  }

  void close_if(Kind kind, std::uint32_t end) {
    if (top().kind == kind && m_open.size() > floor()) {
      close(end);
    }
  }

  /// A finite verb whose clause began before: ends what stands between.
  void resume(std::uint32_t at) {
    std::size_t depth = m_open.size();
    while (depth > floor() && m_open[depth - 1].finite) {
      --depth;
    }
    if (depth > floor() && depth < m_open.size()) {
      close_to(depth, at);
    }
  }

  void read_comma_before_group(std::uint32_t next) {
    const auto verb = m_groups.subject_then_finite(next);
    const bool inside = m_open.size() > floor() + 1;
    const bool waits = inside && !m_open[m_open.size() - 2].finite;
    if (waits && top().finite && (verb || m_groups.has_finite({next, m_end}))) {
      close(next);  // what stood between, or before: "Asked about it, he left"
      read_comma_before_group(next);
      return;
    }
    if (!verb || m_groups.is_group_with_clause(next)) {
      return;
    }
    if (top().finite) {
      close_to(floor(), next);
      open(Kind::main, next, true);
    } else if (m_groups.is_attribution(*verb) && m_groups.begins_with_group(top().first)) {
      open(Kind::parenthetical, next, true);
    }
  }

  // Words.

  void read_word() {
    if (m_open.empty()) {
      open_main();
    }
    if (read_conjunction() || read_relative() || read_subordinator()) {
      return;
    }
    const VerbAt verb = m_groups.verb_at(m_at);
    if (verb.found && verb.finite) {
      read_finite();
    }
    if (verb.found) {
      open_bare_content(verb);
      return;
    }
    read_bare_relative();
  }

  /// A clause at the start, or first a participle of it: "Asked about it, he left".
  void open_main() {
    open(Kind::main, m_at);
    const VerbAt verb = m_groups.verb_at(m_groups.behind_adverbs(m_at));
    if (verb.found && !verb.finite && !verb.infinitive && m_groups.comma_before_finite(m_at)) {
      open(Kind::participial, m_at, true);
      top().finite = true;
    }
  }

  bool read_conjunction() {
    if (!m_groups.is(m_at, Reading::conjunction) || m_at + 1 >= m_end) {
      return false;
    }
    const std::uint32_t next = m_groups.behind_adverbs(m_at + 1);
    const VerbAt verb = m_groups.verb_at(next);
    const bool own_verb = verb.found && verb.finite;
    const bool own_subject = !m_groups.opens_clause(next) && m_groups.subject_then_finite(next);
    if (own_verb ? has_verb() : own_subject && top().finite) {
      while (m_open.size() > floor() + 1 && !top().finite) {
        close(m_at);
      }
      if (top().kind == Kind::participial && m_open.size() > floor() + 1) {
        close(m_at);
      }
      const Kind kind = top().kind;
      const std::uint32_t limit = top().limit;
      if (m_open.size() > floor()) {
        close(m_at);
        open(kind, m_at);
      } else {
        open(Kind::main, m_at);
      }
      top().limit = std::max(top().limit, limit);
    }
    return true;
  }

  bool has_verb() const {
    return std::ranges::any_of(m_open, [](const OpenClause& clause) { return clause.finite; });
  }

  /// Where a clause starts whose first own word stands here: before a conjunction, and before the
  /// adverbs that belong to a subordinator.
  std::uint32_t start_of_clause(std::uint32_t at) const {
    std::uint32_t first = m_groups.before_modifiers(at);
    if (first > m_groups.range().first && m_groups.is(first - 1, Reading::conjunction)) {
      --first;
    }
    return first;
  }

  bool read_relative() {
    if (!m_groups.is_relative(m_at) || !m_groups.has_finite({m_at + 1, m_end})) {
      return false;
    }
    std::uint32_t first = start_of_clause(m_groups.before_preposition(m_at));
    const bool joined = first < m_at && m_groups.is(first, Reading::conjunction);
    if (joined && m_open.size() > floor() + 1 && top().kind == Kind::relative) {
      close(first);
    }
    first = std::max(first, top().first);
    open(Kind::relative, first, first > 0 && m_text.word(first - 1) == ",");
    return true;
  }

  bool read_subordinator() {
    if (!m_groups.is(m_at, Reading::subordinator) || !m_groups.has_clause_behind(m_at)) {
      return false;
    }
    const bool follows = top().first + 1 == m_at && m_groups.is(top().first, Reading::subordinator);
    std::uint32_t first = follows ? top().first : start_of_clause(m_at);
    const bool joined = first < m_at && m_groups.is(first, Reading::conjunction);
    const Kind kind = m_groups.is_content_word(m_at) ? Kind::content : Kind::adverbial;
    if (joined && m_open.size() > floor() + 1 && top().finite) {
      close(first);
    }
    first = std::max(first, top().first);
    open(kind, first, first > 0 && m_text.word(first - 1) == ",");
    const VerbAt verb = m_groups.verb_at(m_groups.behind_adverbs(m_at + 1));
    top().finite = verb.found && !verb.finite;  // "while visiting", "if asked"
    return true;
  }

  void read_finite() {
    if (top().kind == Kind::participial || top().finite) {
      std::size_t depth = m_open.size();
      while (depth > floor() && m_open[depth - 1].finite) {
        --depth;
      }
      if (depth > floor()) {
        close_to(depth, m_at);
      } else if (m_at > 0 && m_saying_end == m_at) {
        open(Kind::content, m_at);  // "a plan he said would save them"
      }
    }
    top().finite = true;
  }

  /// "said he would go", "told parliament he would go".
  void open_bare_content(const VerbAt& verb) {
    const std::uint32_t start = m_groups.bare_content_behind(verb);
    m_saying_end = m_groups.is_attribution(m_at) ? verb.end : 0;
    if (start != 0 && start < m_end) {
      m_bare = start;
    }
    m_at = verb.end - 1;
  }

  /// "the deal he signed": a group directly behind a noun, with a verb of its own.
  void read_bare_relative() {
    if (m_bare == m_at && m_bare != 0) {
      m_bare = 0;
      open(Kind::content, m_at);
      return;
    }
    if (m_at == top().first || !m_groups.starts_group_behind_noun(m_at)) {
      return;
    }
    const auto verb = m_groups.subject_then_finite(m_at);
    if (!verb) {
      return;
    }
    const bool another = m_groups.has_finite({m_groups.verb_at(*verb).end, m_end});
    if (top().finite || (another && m_groups.begins_with_group(top().first))) {
      open(Kind::relative, m_at);
    }
  }

  Recognition& m_recognition;
  const AnnotatedText& m_text;
  const SentenceGroups& m_groups;
  std::uint32_t m_end;
  std::uint32_t m_at = 0;
  std::uint32_t m_bare = 0;        ///< where a clause without a subordinator will start
  std::uint32_t m_saying_end = 0;  ///< end of the verb before, if it says or thinks
  std::vector<OpenClause> m_open;
  std::vector<Annotation> m_made;
};

}  // namespace

void find_clauses(Recognition& recognition) {
  if (recognition.text.readings.empty()) {
    return;
  }
  const GroupIndex index(recognition);
  std::vector<Annotation> made;
  for (const TextSentence& sentence : recognition.text.sentences) {
    const SentenceGroups groups(recognition, index, sentence.range);
    ClauseWalk walk(recognition, groups);
    walk.run();
    std::ranges::move(walk.take(), std::back_inserter(made));
  }
  std::ranges::stable_sort(made, [](const Annotation& a, const Annotation& b) {
    return a.range.first != b.range.first ? a.range.first < b.range.first
                                          : a.range.end > b.range.end;
  });
  std::ranges::move(made, std::back_inserter(recognition.text.annotations));
}

}  // namespace readout

#include "loader/recognition/clauses.hpp"
#include "loader/recognition/statement_draft.hpp"
#include "loader/recognition/steps.hpp"

#include <algorithm>
#include <set>

namespace readout {

namespace {

constexpr std::size_t least_words_of_open_quotation = 6;

class StatementBuilder {
 public:
  explicit StatementBuilder(Recognition& recognition)
      : m_recognition(recognition), m_clauses(recognition) {}

  void run() {
    for (const Annotation& annotation : m_recognition.text.annotations) {
      if (annotation.kind == m_recognition.words.statement && !annotation.removed) {
        add_draft(annotation);
      }
    }
    sort();
    drop_repeated_cues();
    for (const Annotation& annotation : m_recognition.text.annotations) {
      if (annotation.kind == m_recognition.words.relay && !annotation.removed) {
        relay(annotation);
      }
    }
    sort();
    add_open_quotations();
    sort();
    carry_channels();
    nest();
  }

 private:
  std::vector<TokenStatement>& statements() { return m_recognition.statements; }

  void sort() {
    std::stable_sort(statements().begin(), statements().end(),
                     [](const TokenStatement& a, const TokenStatement& b) {
                       return a.content.front() < b.content.front();
                     });
  }

  void add_draft(const Annotation& annotation) {
    if (auto draft = statement_from(m_recognition, m_clauses, annotation)) {
      statements().push_back(std::move(*draft));
    }
  }

  /// One statement for each cue: the one whose rule is longest has come first.
  void drop_repeated_cues() {
    std::set<std::uint32_t> cues;
    std::erase_if(statements(), [&](const TokenStatement& statement) {
      return statement.cue && !cues.insert(statement.cue->first).second;
    });
  }

  /// "According to the Kremlin": a hop of the statements in its sentence, and the speaker of all of
  /// it where that is nobody's own words.
  void relay(const Annotation& annotation) {
    const TokenRange cue = slot_of(annotation, m_recognition.words.slots.cue);
    const Nominal* body =
        m_clauses.nominals().covering(slot_of(annotation, m_recognition.words.slots.body));
    const auto sentence = m_recognition.sentence_of(cue.first);
    if (body == nullptr || !sentence) {
      return;
    }
    const bool attributes = m_recognition.is(cue.first, m_recognition.lists.attribution_opener);
    bool own_words = true;
    for (TokenStatement& statement : statements()) {
      if (statement.sentence == *sentence &&
          !(statement.cue && statement.cue->first == cue.first)) {
        add_hop(m_recognition, statement, *body, cue);
        own_words = own_words && attributes && statement.kind != StatementKind::direct;
      }
    }
    auto draft = own_words ? statement_of_relay(m_recognition, m_clauses, *body, cue, annotation.rule)
                           : std::nullopt;
    if (draft) {
      statements().push_back(std::move(*draft));
    }
  }

  bool covered(TokenRange range) const {
    return std::any_of(m_recognition.statements.begin(), m_recognition.statements.end(),
                       [&](const TokenStatement& statement) {
                         return std::any_of(
                             statement.content.begin(), statement.content.end(),
                             [&](TokenRange content) { return content.overlaps(range); });
                       });
  }

  std::size_t words_in(TokenRange range) const {
    std::size_t count = 0;
    for (std::uint32_t token = range.first; token < range.end; ++token) {
      count += m_recognition.text.tokens[token].kind == TokenKind::word ? 1 : 0;
    }
    return count;
  }

  /// Quotations that no rule took up: they go on from a statement before them, or have an unknown
  /// speaker.
  void add_open_quotations() {
    for (const Quotation& quotation : m_recognition.quotations) {
      const auto sentence = m_recognition.sentence_of(quotation.range.first);
      if (quotation.depth > 0 || !sentence || covered(quotation.range)) {
        continue;
      }
      const bool alone = fills(quotation.range, *sentence);
      const bool clause = is_clause(quotation.range);
      TokenStatement* before = alone ? statement_before(*sentence) : nullptr;
      if (before != nullptr) {
        before->content.push_back(quotation.range);
      } else if (alone || clause || words_in(quotation.range) >= least_words_of_open_quotation) {
        add_unknown(quotation, *sentence);
      }
    }
  }

  void add_unknown(const Quotation& quotation, std::uint32_t sentence) {
    if (m_recognition.zone_of_sentence(sentence) != ZoneKind::body) {
      return;
    }
    TokenStatement statement;
    statement.kind = StatementKind::direct;
    statement.content = {quotation.range};
    statement.sentence = sentence;
    statement.rule = m_recognition.lexicon.rule_of_step("statements");
    statements().push_back(std::move(statement));
    sort();
  }

  /// “We are not going,”: more than one word, not all of them with capitals as in a title, and a
  /// mark before the closing one.
  bool is_clause(TokenRange quotation) const {
    bool small = false;
    for (std::uint32_t token = quotation.first; token < quotation.end; ++token) {
      small = small || (m_recognition.text.tokens[token].kind == TokenKind::word &&
                        !m_recognition.is_capitalised(token));
    }
    return small && words_in(quotation) > 1 &&
           m_recognition.text.tokens[quotation.end - 2].kind == TokenKind::punctuation;
  }

  /// Whether a sentence holds nothing but the quotation.
  bool fills(TokenRange quotation, std::uint32_t sentence) const {
    const TokenRange range = m_recognition.text.sentences[sentence].range;
    return quotation.first == range.first && quotation.end + 1 >= range.end;
  }

  /// The statement that a sentence in quotation marks goes on from: the last one of its paragraph,
  /// if that ends in quotation marks.
  TokenStatement* statement_before(std::uint32_t sentence) {
    TokenStatement* found = nullptr;
    const auto& sentences = m_recognition.text.sentences;
    for (TokenStatement& statement : statements()) {
      const bool near = statement.sentence < sentence &&
                        sentences[statement.sentence].paragraph == sentences[sentence].paragraph;
      const bool quoted =
          statement.kind == StatementKind::direct || statement.kind == StatementKind::mixed;
      if (near && quoted && !statement.speakers.empty()) {
        found = &statement;
      }
    }
    return found;
  }

  /// The channel and the chain of an account go on to the next statements of the same speaker in
  /// its paragraph.
  void carry_channels() {
    const auto& sentences = m_recognition.text.sentences;
    const TokenStatement* last = nullptr;
    for (TokenStatement& statement : statements()) {
      const bool same =
          last != nullptr &&
          sentences[last->sentence].paragraph == sentences[statement.sentence].paragraph &&
          speaker_of(statement) && speaker_of(statement) == speaker_of(*last);
      if (same && statement.hops.empty() && statement.channel.empty()) {
        statement.hops = last->hops;
        statement.channel = last->channel;
        statement.channel_slot = last->channel_slot;
      }
      last = &statement;
    }
  }

  std::optional<std::uint32_t> speaker_of(const TokenStatement& statement) const {
    const auto mention =
        statement.speakers.empty() ? std::nullopt : statement.speakers.front().mention;
    return mention ? m_recognition.mentions[*mention].local : std::nullopt;
  }

  /// A statement whose words and cue stand in the content of another is reported by it: the
  /// smallest one.
  void nest() {
    for (std::uint32_t i = 0; i < statements().size(); ++i) {
      TokenStatement& inner = statements()[i];
      std::uint32_t smallest = 0xFFFFFFFFU;
      for (std::uint32_t j = 0; j < statements().size(); ++j) {
        const TokenRange outer = statements()[j].content.front();
        const std::uint32_t size = outer.end - outer.first;
        if (i != j && inner.cue && outer.contains(*inner.cue) &&
            outer.contains(inner.content.front()) && size < smallest) {
          smallest = size;
          inner.inside = j;
        }
      }
    }
  }

  Recognition& m_recognition;
  Clauses m_clauses;
};

}  // namespace

void build_statements(Recognition& recognition) { StatementBuilder(recognition).run(); }

}  // namespace readout

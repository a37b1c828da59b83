#include "loader/recognition/clauses.hpp"
#include "loader/recognition/open_quotations.hpp"
#include "loader/recognition/own_states.hpp"
#include "loader/recognition/statement_draft.hpp"
#include "loader/recognition/steps.hpp"

#include <algorithm>
#include <set>

namespace readout {

namespace {

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
    add_open_quotations(m_recognition, m_clauses);
    sort();
    carry_channels();
    nest();
    for (TokenStatement& statement : statements()) {
      statement.polarity = m_clauses.polarity_of(statement.content);
    }
    name_own_states(m_recognition, m_clauses.nominals());
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
    const TokenRange words = slot_of(annotation, m_recognition.words.slots.body);
    const Nominal unnamed{.range = words, .speaker_kind = SpeakerKind::unnamed, .kind = "unnamed"};
    const Nominal* known = m_clauses.nominals().covering(words);
    const Nominal* body = known != nullptr ? known : &unnamed;
    const auto sentence = m_recognition.sentence_of(cue.first);
    if (words.empty() || !sentence) {
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
    auto draft = own_words
                     ? statement_of_relay(m_recognition, m_clauses, *body, cue, annotation.rule)
                     : std::nullopt;
    if (draft) {
      statements().push_back(std::move(*draft));
    }
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
        for (const TokenRange outer : statements()[j].content) {
          const std::uint32_t size = outer.end - outer.first;
          if (i != j && inner.cue && outer.contains(*inner.cue) &&
              outer.contains(inner.content.front()) && size < smallest) {
            smallest = size;
            inner.inside = j;
          }
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

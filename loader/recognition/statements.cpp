#include "loader/recognition/clauses.hpp"
#include "loader/recognition/open_quotations.hpp"
#include "loader/recognition/own_states.hpp"
#include "loader/recognition/statement_channels.hpp"
#include "loader/recognition/statement_draft.hpp"
#include "loader/recognition/statement_order.hpp"
#include "loader/recognition/steps.hpp"
#include "loader/recognition/transcripts.hpp"

#include <algorithm>
#include <functional>
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
    sort_statements(statements());
    drop_repeated_cues();
    drop_attributions();
    relay_all();
    sort_statements(statements());
    settle_transcript(m_recognition, m_turns);
    add_open_quotations(m_recognition, m_clauses);
    sort_statements(statements());
    settle_channels(m_recognition, m_clauses);
    nest();
    relay_nested();
    for (TokenStatement& statement : statements()) {
      statement.polarity = m_clauses.polarity_of(statement.content);
    }
    name_own_states(m_recognition, m_clauses.nominals());
    note_given_up();
  }

 private:
  std::vector<TokenStatement>& statements() { return m_recognition.statements; }

  void add_draft(const Annotation& annotation) {
    std::string_view why;
    auto draft = statement_from(m_recognition, m_clauses, annotation, why);
    if (!draft) {
      note_unmade(annotation, std::string(why));
    } else {
      const std::string_view cue =
          attribute_of(m_recognition, annotation, m_recognition.words.attributes.cue);
      if (cue == "turn") {
        m_turns.sure.insert(draft->cue->first);
      } else if (cue == "answer") {
        m_turns.brief.insert(draft->cue->first);
      }
      statements().push_back(std::move(*draft));
    }
  }

  void note_unmade(const Annotation& annotation, std::string why) {
    if (m_recognition.keeps_unmade) {
      m_recognition.unmade.push_back({annotation.range, annotation.rule, std::move(why)});
    }
  }

  /// Of the matches that had become statements those whose statement is there no more.
  void note_given_up() {
    if (!m_recognition.keeps_unmade) {
      return;
    }
    for (const Annotation& annotation : m_recognition.text.annotations) {
      const bool known = std::ranges::any_of(m_recognition.unmade, [&](const auto& one) {
        return one.words == annotation.range && one.rule == annotation.rule;
      });
      if (annotation.kind != m_recognition.words.statement || annotation.removed || known) {
        continue;
      }
      const std::uint32_t cue = slot_of(annotation, m_recognition.words.slots.cue).first;
      const auto same = std::ranges::find_if(statements(), [&](const TokenStatement& statement) {
        return statement.cue && statement.cue->first == cue;
      });
      if (same == statements().end()) {
        note_unmade(annotation,
                    "its words are those of another statement, or a turn of no transcript");
      } else if (same->rule != annotation.rule) {
        note_unmade(annotation, "the statement of its verb or noun is made by " +
                                    m_recognition.lexicon.rule_set().rules[same->rule].name);
      }
    }
  }

  /// One statement for each cue: the one whose rule is longest has come first.
  void drop_repeated_cues() {
    std::set<std::uint32_t> cues;
    std::erase_if(statements(), [&](const TokenStatement& statement) {
      return statement.cue && !cues.insert(statement.cue->first).second;
    });
  }

  /// "..., Reuters reported" at the end of somebody's words is no content but a hop.
  void drop_attributions() {
    for (TokenStatement& statement : statements()) {
      for (std::size_t i = statement.content.size(); i-- > 1;) {
        const TokenRange words = statement.content[i];
        const Nominal* body = m_clauses.nominals().starting_at(words.first);
        const Annotation* cue = body != nullptr ? m_clauses.verb_cue_at(body->range.end) : nullptr;
        if (cue != nullptr && cue->range.end == words.end) {
          statement.content.erase(statement.content.begin() + static_cast<std::ptrdiff_t>(i));
          add_hop(m_recognition, statement, *body, cue->range);
        }
      }
    }
  }

  void relay_all() {
    m_by_sentence = statements_by_sentence(m_recognition);
    for (const Annotation& annotation : m_recognition.text.annotations) {
      if (annotation.kind == m_recognition.words.relay && !annotation.removed) {
        relay(annotation);
      }
    }
    std::erase_if(statements(),
                  [](const TokenStatement& statement) { return statement.content.empty(); });
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
    const auto is_relay = [&](std::uint32_t number) {
      const auto& other = statements()[number].cue;
      return other && other->first == cue.first;
    };
    std::vector<std::uint32_t>& numbers = m_by_sentence[*sentence];
    bool own_words = attributes;
    bool relayed = false;
    for (const std::uint32_t number : numbers) {
      if (TokenStatement& statement = statements()[number]; !is_relay(number)) {
        if (attributes || !cite(m_recognition, statement, *body)) {
          add_hop(m_recognition, statement, *body, cue);
        }
        own_words = own_words && statement.kind != StatementKind::direct;
        relayed = true;
      }
    }
    if (relayed) {
      const auto kept = std::ranges::stable_partition(numbers, std::not_fn(is_relay)).begin();
      std::for_each(kept, numbers.end(),
                    [&](std::uint32_t number) { statements()[number].content.clear(); });
      numbers.erase(kept, numbers.end());
    }
    auto draft = own_words
                     ? statement_of_relay(m_recognition, m_clauses, *body, cue, annotation.rule)
                     : std::nullopt;
    if (draft) {
      numbers.push_back(static_cast<std::uint32_t>(statements().size()));
      statements().push_back(std::move(*draft));
    }
  }

  /// A statement whose words and cue stand in the content of another is reported by it: the
  /// smallest one.
  void nest() {
    const StatementWords words(statements());
    for (std::uint32_t i = 0; i < statements().size(); ++i) {
      TokenStatement& inner = statements()[i];
      if (inner.cue) {
        inner.inside = words.smallest_around(*inner.cue, [&](TokenRange outer, std::uint32_t j) {
          return i != j && outer.contains(inner.content.front());
        });
      }
    }
  }

  /// A body that reports what somebody said is the outermost hop of it, before its own sources.
  void relay_nested() {
    for (TokenStatement& inner : statements()) {
      constexpr std::size_t longest_chain = 8;
      std::vector<TokenHop> chain;
      auto outer = inner.inside;
      for (std::size_t i = 0; outer && i < longest_chain; ++i) {
        const TokenStatement& report = statements()[*outer];
        outer = report.inside;
        const bool readout = report.channel_slot && !report.speakers.empty() &&
                             report.channel_slot->range.overlaps(report.speakers.front().range);
        if (!relays(report)) {
          continue;
        }
        std::vector<TokenHop> before = report.hops;
        if (report.speaker_kind == SpeakerKind::body && report.cue && !readout &&
            !speaks(m_recognition, inner, report.speakers.front())) {
          before.push_back({report.speakers.front(), report.cue});
        }
        chain = joined(std::move(before), chain);
      }
      inner.hops = joined(std::move(chain), inner.hops);
    }
  }

  /// A chain and what goes on behind it, each body once.
  static std::vector<TokenHop> joined(std::vector<TokenHop> chain,
                                      const std::vector<TokenHop>& rest) {
    for (const TokenHop& hop : rest) {
      if (std::ranges::none_of(
              chain, [&](const TokenHop& other) { return other.body.range == hop.body.range; })) {
        chain.push_back(hop);
      }
    }
    return chain;
  }

  Recognition& m_recognition;
  Clauses m_clauses;
  std::vector<std::vector<std::uint32_t>> m_by_sentence;  // numbers, for relay
  Turns m_turns;
};

}  // namespace

void build_statements(Recognition& recognition) { StatementBuilder(recognition).run(); }

}  // namespace readout

#include "loader/recognition/speech_form.hpp"
#include "loader/recognition/steps.hpp"
#include "schema/text/utf8.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace readout {

namespace {

/// Turns tokens into code points and numbers everything in the order of the text.
class FactsMaker {
 public:
  explicit FactsMaker(const Recognition& recognition)
      : m_recognition(recognition), m_text(recognition.text), m_index(recognition.text.text) {}

  Facts facts() {
    m_facts.language = "en";
    for (const TextZone& zone : m_text.zones) {
      m_facts.zones.push_back({zone.kind, span(zone.range)});
    }
    for (const TextSentence& sentence : m_text.sentences) {
      m_facts.sentences.push_back({span(sentence.range), sentence.zone, sentence.paragraph});
    }
    number_mentions();
    number_entities();
    add_mentions();
    number_statements();
    for (const std::uint32_t old : m_statement_order) {
      add_statement(m_recognition.statements[old]);
    }
    add_findings();
    m_facts.notes = m_text.notes;
    return std::move(m_facts);
  }

 private:
  Span span(TokenRange range) const {
    return {m_index.code_point(m_text.tokens[range.first].start),
            m_index.code_point(m_text.tokens[range.end - 1].end)};
  }

  void number_mentions() {
    m_mention_order.resize(m_recognition.mentions.size());
    std::iota(m_mention_order.begin(), m_mention_order.end(), 0U);
    std::stable_sort(m_mention_order.begin(), m_mention_order.end(),
                     [&](std::uint32_t a, std::uint32_t b) {
                       const TokenRange x = m_recognition.mentions[a].range;
                       const TokenRange y = m_recognition.mentions[b].range;
                       return x.first != y.first ? x.first < y.first : x.end > y.end;
                     });
    m_new_mention.resize(m_mention_order.size());
    for (std::uint32_t i = 0; i < m_mention_order.size(); ++i) {
      m_new_mention[m_mention_order[i]] = i;
    }
  }

  std::uint32_t new_entity(std::uint32_t old) {
    const auto [found, is_new] =
        m_new_entity.try_emplace(old, static_cast<std::uint32_t>(m_facts.entities.size()));
    if (is_new) {
      m_facts.entities.push_back(m_recognition.entities[old]);
    }
    return found->second;
  }

  /// Entities are numbered by their first mention; actors that only metonyms name come after their
  /// first metonym.
  void number_entities() {
    for (const std::uint32_t old : m_mention_order) {
      const TokenMention& mention = m_recognition.mentions[old];
      if (mention.local) {
        new_entity(*mention.local);
      }
      if (mention.stands_for) {
        new_entity(*mention.stands_for);
      }
    }
  }

  void add_mentions() {
    for (const std::uint32_t old : m_mention_order) {
      const TokenMention& mention = m_recognition.mentions[old];
      Mention fact{.kind = mention.kind,
                   .form = mention.form,
                   .span = span(mention.range),
                   .sentence = m_recognition.sentence_of(mention.range.first).value_or(0),
                   .metonym = mention.metonym,
                   .metonym_rule = mention.metonym_rule,
                   .rule = mention.rule};
      if (mention.local) {
        fact.local = new_entity(*mention.local);
      }
      if (mention.stands_for) {
        fact.stands_for = new_entity(*mention.stands_for);
      }
      fact.inside = holder_of(fact.span);
      m_reach.push_back(std::max(m_reach.empty() ? 0 : m_reach.back(), fact.span.end));
      m_facts.mentions.push_back(fact);
    }
  }

  /// The mention before that holds these words.
  std::optional<std::uint32_t> holder_of(Span words) const {
    auto after = static_cast<std::uint32_t>(m_facts.mentions.size());
    for (; after > 0 && m_reach[after - 1] >= words.end; --after) {
      if (m_facts.mentions[after - 1].span.contains(words)) {
        return after - 1;
      }
    }
    return std::nullopt;
  }

  void add_findings() {
    for (const TokenFinding& finding : m_recognition.findings) {
      m_facts.findings.push_back({.kind = finding.kind,
                                  .span = span(finding.range),
                                  .message = finding.message,
                                  .rule = finding.rule});
    }
    std::ranges::stable_sort(m_facts.findings, {}, &Finding::span);
  }

  void number_statements() {
    m_statement_order.resize(m_recognition.statements.size());
    std::iota(m_statement_order.begin(), m_statement_order.end(), 0U);
    std::stable_sort(m_statement_order.begin(), m_statement_order.end(),
                     [&](std::uint32_t a, std::uint32_t b) {
                       return m_recognition.statements[a].content.front() <
                              m_recognition.statements[b].content.front();
                     });
    m_new_statement.resize(m_statement_order.size());
    for (std::uint32_t i = 0; i < m_statement_order.size(); ++i) {
      m_new_statement[m_statement_order[i]] = i;
    }
  }

  Slot slot(const TokenSlot& from) const {
    Slot to{.span = span(from.range), .mention = std::nullopt};
    if (from.mention) {
      const std::uint32_t number = m_new_mention[*from.mention];
      to.mention =
          to.span.contains(m_facts.mentions[number].span) ? number : mention_at_start_of(to.span);
    }
    return to;
  }

  /// Where a description begins with the words of a slot ("his official offer"), the mention of the
  /// slot is the one within them ("his").
  std::optional<std::uint32_t> mention_at_start_of(Span words) const {
    const auto& mentions = m_facts.mentions;
    for (auto found = first_mention_from(words.start);
         found != mentions.end() && found->span.start == words.start; ++found) {
      if (words.contains(found->span) && !m_facts.is_nested(*found)) {
        return static_cast<std::uint32_t>(found - mentions.begin());
      }
    }
    return std::nullopt;
  }

  std::optional<Slot> slot(const std::optional<TokenSlot>& from) const {
    return from ? std::optional(slot(*from)) : std::nullopt;
  }

  std::vector<Span> quoted_in(const std::vector<TokenRange>& content) const {
    std::vector<Span> quoted;
    for (const TokenRange range : content) {
      for (const Quotation& quotation : m_recognition.outer_quotations_in(range)) {
        if (is_quoted_by(range, quotation)) {
          quoted.push_back(span({std::max(range.first, quotation.range.first),
                                 std::min(range.end, quotation.range.end)}));
        }
      }
    }
    return quoted;
  }

  void add_statement(const TokenStatement& from) {
    Statement statement{.kind = from.kind, .speaker_kind = from.speaker_kind};
    for (const TokenRange range : from.content) {
      statement.content.push_back(span(range));
    }
    std::sort(statement.content.begin(), statement.content.end());
    statement.quoted = quoted_in(from.content);
    std::sort(statement.quoted.begin(), statement.quoted.end());
    for (const TokenSlot& speaker : from.speakers) {
      statement.speakers.push_back(slot(speaker));
    }
    statement.on_behalf_of = slot(from.on_behalf_of);
    statement.addressee = slot(from.addressee);
    statement.target = slot(from.target);
    statement.cue = from.cue ? std::optional(span(*from.cue)) : std::nullopt;
    statement.cue_class = from.cue_class;
    statement.act = from.act;
    statement.polarity = from.polarity;
    statement.modality = from.modality;
    statement.channel = from.channel;
    statement.channel_slot = slot(from.channel_slot);
    for (const TokenHop& hop : from.hops) {
      statement.hops.push_back(
          {slot(hop.body), hop.cue ? std::optional(span(*hop.cue)) : std::nullopt});
    }
    statement.about = mentions_in(statement.content);
    if (from.inside) {
      statement.inside = m_new_statement[*from.inside];
    }
    statement.sentence = from.sentence;
    statement.signature = from.signature;
    statement.rule = from.rule;
    m_facts.statements.push_back(std::move(statement));
  }

  std::vector<std::uint32_t> mentions_in(const std::vector<Span>& content) const {
    std::set<std::uint32_t> inside;
    for (const Span part : content) {
      const auto& mentions = m_facts.mentions;
      for (auto found = first_mention_from(part.start);
           found != mentions.end() && found->span.start < part.end; ++found) {
        if (!m_facts.is_nested(*found) && part.contains(found->span)) {
          inside.insert(static_cast<std::uint32_t>(found - mentions.begin()));
        }
      }
    }
    return {inside.begin(), inside.end()};
  }

  std::vector<Mention>::const_iterator first_mention_from(std::uint32_t start) const {
    return std::ranges::lower_bound(m_facts.mentions, start, {},
                                    [](const Mention& one) { return one.span.start; });
  }

  const Recognition& m_recognition;
  const AnnotatedText& m_text;
  CodePointIndex m_index;
  Facts m_facts;
  std::vector<std::uint32_t> m_mention_order;
  std::vector<std::uint32_t> m_new_mention;
  std::vector<std::uint32_t> m_reach;  // where the last of all mentions up to each one ends
  std::map<std::uint32_t, std::uint32_t> m_new_entity;
  std::vector<std::uint32_t> m_statement_order;
  std::vector<std::uint32_t> m_new_statement;
};

}  // namespace

Facts facts_from(const Recognition& recognition) { return FactsMaker(recognition).facts(); }

}  // namespace readout

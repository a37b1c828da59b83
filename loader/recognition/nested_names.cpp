#include "loader/recognition/steps.hpp"
#include "schema/text/fold.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace readout {

namespace {

/// Whom a name means that stands alone elsewhere in the document, or that a dictionary has.
struct KnownName {
  EntityKind kind = EntityKind::place;
  std::optional<std::uint32_t> local;
};

/// Names inside the names of bodies and places: "University of Lagos" holds Lagos.
class NestedNames {
 public:
  explicit NestedNames(Recognition& recognition)
      : m_recognition(recognition), m_text(recognition.text) {}

  void run() {
    index_document();
    index_dictionaries();
    const auto outer_mentions = static_cast<std::uint32_t>(m_recognition.mentions.size());
    for (std::uint32_t i = 0; i < outer_mentions; ++i) {
      const TokenMention& outer = m_recognition.mentions[i];
      const bool may_hold =
          outer.kind == EntityKind::organization || outer.kind == EntityKind::place;
      if (may_hold && outer.form == MentionForm::name && outer.range.end - outer.range.first > 1) {
        find_in(outer.range, outer.local);
      }
    }
  }

 private:
  void index_document() {
    for (const TokenMention& mention : m_recognition.mentions) {
      if (mention.form == MentionForm::name && mention.local) {
        m_in_document.try_emplace(fold(m_text.words(mention.range)),
                                  KnownName{mention.kind, mention.local});
      }
    }
  }

  /// What the step `names` had to choose from. A person's single name in a dictionary says little
  /// inside another name.
  void index_dictionaries() {
    const Vocabulary& words = m_recognition.words;
    for (const Annotation& annotation : m_text.annotations) {
      const auto kind = words.entity_kind(annotation.kind);
      const auto form = annotation.value(words.form);
      const bool of_dictionary = kind && annotation.removed &&
                                 annotation.reference != Annotation::no_reference &&
                                 form != words.adjective && form != words.people;
      const bool one_word = annotation.range.end - annotation.range.first == 1;
      if (of_dictionary && (*kind != EntityKind::person || !one_word)) {
        m_in_dictionaries[annotation.range].push_back(annotation.reference);
      }
    }
  }

  void find_in(TokenRange outer, std::optional<std::uint32_t> bearer) {
    for (std::uint32_t first = outer.first; first < outer.end; ++first) {
      if (!may_begin(first, outer)) {
        continue;
      }
      for (std::uint32_t end = outer.end; end > first; --end) {
        const TokenRange inner = {first, end};
        const auto known = inner != outer && may_end(inner, outer) ? name_at(inner) : std::nullopt;
        if (known && (!known->local || known->local != bearer) &&
            !is_beginning(inner, outer, known->kind)) {
          m_recognition.add_mention(known->kind, MentionForm::name, inner, known->local,
                                    "nested_names");
          first = end - 1;
          break;
        }
      }
    }
  }

  /// "Supreme Court" in "Supreme Court of India": what the body is, whoever is called so elsewhere.
  bool is_beginning(TokenRange inner, TokenRange outer, EntityKind kind) const {
    return kind == EntityKind::organization && inner.first == outer.first &&
           m_recognition.is(inner.end, m_recognition.lists.of);
  }

  /// "US Supreme Court", "University of Lagos".
  bool may_begin(std::uint32_t first, TokenRange outer) const {
    return m_recognition.is_capitalised(first) &&
           (first == outer.first || m_recognition.is(first - 1, m_recognition.lists.of) ||
            m_recognition.is(first - 1, m_recognition.lists.place_preposition));
  }

  /// Before the end, before a word that is no part of a name ("of"), and, where it stands in front,
  /// before one that is a common word: "Jordan Tannik Foundation" does not hold Jordan.
  bool may_end(TokenRange inner, TokenRange outer) const {
    if (m_text.tokens[inner.end - 1].kind == TokenKind::punctuation) {
      return false;
    }
    if (inner.end == outer.end || !m_recognition.is_capitalised(inner.end)) {
      return true;
    }
    return inner.first == outer.first &&
           (m_recognition.is(inner.end, m_recognition.lists.organization_heads) ||
            m_recognition.is(inner.end, m_recognition.lists.common_words));
  }

  std::optional<KnownName> name_at(TokenRange inner) {
    const auto here = m_in_document.find(fold(m_text.words(inner)));
    if (here != m_in_document.end()) {
      return here->second;
    }
    const auto listed = m_in_dictionaries.find(inner);
    if (listed == m_in_dictionaries.end()) {
      return std::nullopt;
    }
    return meant_by(listed->second);
  }

  /// States before others; who is meant is open where several of a kind could be.
  KnownName meant_by(const std::vector<std::uint32_t>& listed) {
    const auto& entries = m_recognition.lexicon.entries();
    const auto is_state = [&](std::uint32_t entry) {
      return entries.kind(entry) == EntityKind::state;
    };
    const auto state = std::ranges::find_if(listed, is_state);
    const std::uint32_t chosen = state == listed.end() ? listed.front() : *state;
    const bool is_clear = listed.size() == 1 ||
                          (state != listed.end() && std::ranges::count_if(listed, is_state) == 1);
    return {entries.kind(chosen),
            is_clear ? std::optional(m_recognition.entity_of_entry(chosen)) : std::nullopt};
  }

  Recognition& m_recognition;
  AnnotatedText& m_text;
  std::map<std::string, KnownName> m_in_document;  // by folded name
  std::map<TokenRange, std::vector<std::uint32_t>> m_in_dictionaries;
};

}  // namespace

void find_nested_names(Recognition& recognition) { NestedNames(recognition).run(); }

}  // namespace readout

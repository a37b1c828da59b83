#include "loader/lexicon/place_answers.hpp"

#include "loader/lexicon/pattern.hpp"

#include <algorithm>
#include <optional>

namespace readout {

namespace {

std::optional<std::uint32_t> sentence_of(const AnnotatedText& text, std::uint32_t token) {
  const auto after = std::ranges::upper_bound(
      text.sentences, token, {}, [](const TextSentence& sentence) { return sentence.range.first; });
  if (after == text.sentences.begin() || (after - 1)->range.end <= token) {
    return std::nullopt;
  }
  return static_cast<std::uint32_t>(after - text.sentences.begin() - 1);
}

// Whether two sentences belong to the same part, by its position in anchor_names.
bool share(const TextSentence& left, const TextSentence& right, std::uint32_t part) {
  switch (part) {
    case 0:
      return false;
    case 1:
      return left.paragraph == right.paragraph && left.zone == right.zone;
    case 2:
      return left.zone == right.zone;
    default:
      return true;
  }
}

}  // namespace

PlaceAnswers::PlaceAnswers(const Automata& automata, const UnitSymbols& symbols)
    : m_automata(automata), m_words((automata.questions + 31) / 32) {
  for (const LookPass& pass : automata.passes) {
    m_caches.push_back(std::make_unique<StateCache>(pass.automaton, symbols, m_sets,
                                                    StateCache::Starts::everywhere));
  }
}

void PlaceAnswers::answer(const AnnotatedText& text, std::span<const UnitView> units,
                          std::span<const std::uint32_t> symbols) {
  m_set.assign(m_words, 0);
  m_numbers.assign(units.size() + 1, m_sets.intern(m_set));
  if (!m_automata.anchors.empty()) {
    answer_anchors(text, units);
  }
  for (std::size_t pass = 0; pass < m_caches.size(); ++pass) {
    run(pass, symbols);
  }
}

std::uint32_t PlaceAnswers::with(std::uint32_t set, std::uint32_t question) {
  const auto known = m_sets.at(set);
  m_set.assign(known.begin(), known.end());
  set_bit(m_set, question);
  return m_sets.intern(m_set);
}

std::uint32_t PlaceAnswers::with(std::uint32_t set, std::size_t pass, std::uint32_t state) {
  const TripleTable::Key key = {set, static_cast<std::uint32_t>(pass), state};
  std::uint32_t more = m_more.find(key);
  if (more == TripleTable::unknown) {
    const auto known = m_sets.at(set);
    m_set.assign(known.begin(), known.end());
    for (const std::uint32_t rank : m_caches[pass]->accepted(state)) {
      set_bit(m_set, m_automata.passes[pass].automaton.rules[rank].rule);
    }
    more = m_sets.intern(m_set);
    m_more.add(key, more);
  }
  return more;
}

void PlaceAnswers::answer_anchors(const AnnotatedText& text, std::span<const UnitView> units) {
  std::optional<std::uint32_t> before;
  std::optional<std::uint32_t> last;  // most units stand in the sentence of the one before
  const auto sentence_at = [&](std::uint32_t token) {
    if (!last || token < text.sentences[*last].range.first ||
        token >= text.sentences[*last].range.end) {
      last = sentence_of(text, token);
    }
    return last;
  };
  for (std::uint32_t place = 0; place <= units.size(); ++place) {
    const auto behind = place < units.size() ? sentence_at(units[place].range.first)
                                             : std::optional<std::uint32_t>();
    if (behind && behind != before) {
      answer_anchor(text, *behind, place, false);
    }
    if (before && behind != before) {
      answer_anchor(text, *before, place, true);
    }
    if (place < units.size()) {
      before = sentence_at(units[place].range.end - 1);
    }
  }
}

// At a place where a sentence starts or ends.
void PlaceAnswers::answer_anchor(const AnnotatedText& text, std::uint32_t sentence,
                                 std::uint32_t place, bool at_end) {
  const auto& sentences = text.sentences;
  const bool is_outermost = at_end ? sentence + 1 == sentences.size() : sentence == 0;
  for (const AnchorQuestion& anchor : m_automata.anchors) {
    if (anchor.at_end == at_end &&
        (is_outermost || !share(sentences[sentence],
                                sentences[at_end ? sentence + 1 : sentence - 1], anchor.part))) {
      m_numbers[place] = with(m_numbers[place], anchor.question);
    }
  }
}

void PlaceAnswers::run(std::size_t pass, std::span<const std::uint32_t> symbols) {
  const bool ahead = m_automata.passes[pass].ahead;
  StateCache& states = *m_caches[pass];
  const auto size = static_cast<std::uint32_t>(symbols.size());
  std::uint32_t state = states.start();
  for (std::uint32_t done = 0; done <= size; ++done) {
    const std::uint32_t place = ahead ? size - done : done;
    if (done != 0) {
      state = states.next(state, symbols[ahead ? place : place - 1]);
      ++m_steps;
    }
    if (states.asks(state)) {
      state = states.settled(state, m_numbers[place]);
    }
    if (states.accepts(state)) {
      m_numbers[place] = with(m_numbers[place], pass, state);
    }
  }
}

std::size_t PlaceAnswers::bytes() const {
  std::size_t bytes = m_sets.bytes() + m_more.bytes();
  for (const auto& cache : m_caches) {
    bytes += cache->bytes();
  }
  return bytes;
}

void PlaceAnswers::clear() {
  m_sets.clear();
  m_more.clear();
  for (const auto& cache : m_caches) {
    cache->clear();
  }
}

}  // namespace readout

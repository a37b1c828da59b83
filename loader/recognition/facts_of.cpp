#include "loader/recognition/facts_of.hpp"

#include "loader/recognition/recognition.hpp"
#include "loader/recognition/steps.hpp"

#include <array>
#include <utility>

namespace readout {

namespace {

// Per cent.
constexpr std::size_t least_share_of_function_words = 12;
constexpr std::size_t least_share_of_known_words = 70;
constexpr std::size_t least_share_with_function_words = 45;

}  // namespace

bool is_english(const Recognition& recognition) {
  std::size_t tokens = 0;
  std::size_t function_words = 0;
  // Words in small letters: those of a table are few among its names and numbers.
  std::size_t words = 0;
  std::size_t known_words = 0;
  std::size_t small_function_words = 0;
  for (std::uint32_t token = 0; token < recognition.text.tokens.size(); ++token) {
    const TokenKind kind = recognition.text.tokens[token].kind;
    const bool function_word = recognition.is(token, recognition.lists.function);
    tokens += kind == TokenKind::line_break ? 0 : 1;
    function_words += function_word ? 1 : 0;
    if (kind == TokenKind::word && !recognition.is_capitalised(token)) {
      ++words;
      small_function_words += function_word ? 1 : 0;
      known_words += function_word || recognition.is(token, recognition.lists.common_words) ? 1 : 0;
    }
  }
  const auto is_share = [](std::size_t part, std::size_t whole, std::size_t least) {
    return whole > 0 && part * 100 >= whole * least;
  };
  return tokens == 0 || is_share(function_words, tokens, least_share_of_function_words) ||
         is_share(known_words, words, least_share_of_known_words) ||
         (is_share(small_function_words, words, least_share_of_function_words) &&
          is_share(known_words, words, least_share_with_function_words));
}

EngineStep engine_step(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, EngineStep>, 18> steps = {{
      {"zones", find_zones},
      {"quotations", find_quotations},
      {"sentences", find_sentences},
      {"dictionaries", find_phrases},
      {"readings", find_readings},
      {"common_readings", keep_common_readings},
      {"clauses", find_clauses},
      {"candidates", find_candidates},
      {"decide", decide_kinds},
      {"names", decide_names},
      {"descriptions", resolve_descriptions},
      {"title_conflicts", find_title_conflicts},
      {"sides", find_sides},
      {"antecedents", find_antecedents},
      {"metonyms", decide_metonyms},
      {"statements", build_statements},
      {"signatures", sign_contents},
      {"nested_names", find_nested_names},
  }};
  for (const auto& [known, step] : steps) {
    if (known == name) {
      return step;
    }
  }
  return nullptr;
}

SentencesOfStep::SentencesOfStep(const PhaseStep& step, Recognition& recognition)
    : m_within(step.within), m_recognition(recognition) {
  if (m_within) {
    recognition.text.sentences.swap(recognition.sentences_with(*m_within));
  }
}

SentencesOfStep::~SentencesOfStep() {
  if (m_within) {
    m_recognition.text.sentences.swap(m_recognition.sentences_with(*m_within));
  }
}

bool SentencesOfStep::are_none() const { return m_within && m_recognition.text.sentences.empty(); }

void run_step(const PhaseStep& step, Recognition& recognition) {
  const SentencesOfStep sentences(step, recognition);
  if (!sentences.are_none()) {
    run_everywhere(step, recognition);
  }
}

void run_everywhere(const PhaseStep& step, Recognition& recognition) {
  if (step.phase) {
    step.phase->run(recognition.text, recognition.match);
  } else if (const EngineStep run = engine_step(step.step)) {
    run(recognition);
  }
}

Facts facts_in_other_language() {
  Facts facts;
  facts.language = "other";
  return facts;
}

Scratch::Scratch() = default;
Scratch::~Scratch() = default;

RecognitionMemory& Scratch::memory_for(const Lexicon& lexicon) {
  if (m_memory == nullptr || &m_memory->lexicon != &lexicon) {
    m_memory = std::make_unique<RecognitionMemory>(lexicon);
  }
  return *m_memory;
}

Facts facts_of(const Document& document, const Lexicon& lexicon, Scratch& scratch) {
  Recognition recognition(document, scratch.memory_for(lexicon));
  if (!is_english(recognition)) {
    return facts_in_other_language();
  }
  for (const PhaseStep& step : lexicon.steps()) {
    run_step(step, recognition);
  }
  return facts_from(recognition);
}

}  // namespace readout

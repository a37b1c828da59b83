#include "loader/lexicon/phrase_trie.hpp"

#include "schema/text/fold.hpp"
#include "schema/text/utf8.hpp"

#include <algorithm>

namespace readout {

namespace {

constexpr std::uint32_t no_token = 0xFFFFFFFFU;
constexpr std::size_t longest_free_acronym = 3;  // CAPITALS up to here must stand as they are

/// A token as the automaton compares it: words folded, apostrophes and hyphens of one sort, other
/// marks as they are.
std::string token_key(std::string_view token, TokenKind kind) {
  if (kind == TokenKind::word || kind == TokenKind::number) {
    return fold(token);
  }
  if (token == "’" || token == "‘" || token == "`") {
    return "'";
  }
  return std::string(token == "‐" || token == "‑" || token == "–" ? "-" : token);
}

bool all_upper(std::string_view word) {
  for (std::size_t position = 0; position < word.size();) {
    const auto [value, size] = code_point_at(word, position);
    if (is_lower(value)) {
      return false;
    }
    position += size;
  }
  return true;
}

bool starts_upper(std::string_view word) { return is_upper(code_point_at(word, 0).value); }

bool word_case_agrees(std::string_view phrase, std::string_view text) {
  if (phrase == text || !starts_upper(phrase)) {
    return true;
  }
  const bool long_enough = code_points_in(text) > longest_free_acronym;
  if (all_upper(phrase)) {
    return all_upper(text) || (long_enough && starts_upper(text));
  }
  return starts_upper(text) && (!all_upper(text) || long_enough);
}

}  // namespace

std::size_t PhraseTrie::MixedHash::operator()(std::uint64_t key) const {
  key ^= key >> 33U;
  key *= 0xFF51AFD7ED558CCDULL;
  key ^= key >> 33U;
  key *= 0xC4CEB9FE1A85EC53ULL;
  return key ^ (key >> 33U);
}

void PhraseTrie::add(std::string_view phrase, PhraseValue value) {
  std::vector<Word> words;
  for (const Token& token : tokens_of(phrase)) {
    const std::string_view word = token.in(phrase);
    words.push_back({std::string(word), token_key(word, token.kind)});
  }
  if (words.empty()) {
    return;
  }
  if (words.back().key != "-") {
    auto without = words;
    if (std::erase_if(without, [](const Word& word) { return word.key == "-"; }) > 0) {
      insert(without, value);
    }
  }
  insert(words, std::move(value));
}

void PhraseTrie::insert(const std::vector<Word>& words_and_keys, PhraseValue value) {
  std::uint32_t node = 0;
  std::vector<std::string> words;
  for (const auto& [word, key] : words_and_keys) {
    words.push_back(word);
    const auto token = m_tokens.try_emplace(key, static_cast<std::uint32_t>(m_tokens.size()));
    const std::uint64_t edge = (std::uint64_t{node} << 32U) | token.first.value();
    const auto next = m_next.try_emplace(edge, static_cast<std::uint32_t>(m_nodes.size()));
    if (next.second) {
      m_nodes.emplace_back();
    }
    node = next.first.value();
  }
  for (const std::uint32_t other : m_nodes[node].phrases) {
    const Phrase& phrase = m_phrases[other];
    if (phrase.words == words && phrase.value.kind == value.kind &&
        phrase.value.reference == value.reference && phrase.value.attributes == value.attributes) {
      return;
    }
  }
  m_nodes[node].phrases.push_back(static_cast<std::uint32_t>(m_phrases.size()));
  m_phrases.push_back({std::move(words), std::move(value)});
}

bool PhraseTrie::case_agrees(const Phrase& phrase, const AnnotatedText& text,
                             std::uint32_t first) const {
  for (std::uint32_t i = 0; i < phrase.words.size(); ++i) {
    if (!word_case_agrees(phrase.words[i], text.word(first + i))) {
      return false;
    }
  }
  return true;
}

void PhraseTrie::annotate(AnnotatedText& text) const {
  std::vector<std::uint32_t> ids(text.tokens.size(), no_token);
  for (std::uint32_t i = 0; i < ids.size(); ++i) {
    if (text.tokens[i].kind == TokenKind::line_break) {
      continue;
    }
    const auto found = m_tokens.find(token_key(text.word(i), text.tokens[i].kind));
    ids[i] = found == m_tokens.end() ? no_token : found->second;
  }
  for (std::uint32_t first = 0; first < ids.size(); ++first) {
    std::uint32_t node = 0;
    for (std::uint32_t end = first; end < ids.size() && ids[end] != no_token; ++end) {
      const auto next = m_next.find((std::uint64_t{node} << 32U) | ids[end]);
      if (next == m_next.end()) {
        break;
      }
      node = next->second;
      for (const std::uint32_t number : m_nodes[node].phrases) {
        const Phrase& phrase = m_phrases[number];
        if (case_agrees(phrase, text, first)) {
          text.annotations.push_back({.kind = phrase.value.kind,
                                      .range = {first, end + 1},
                                      .rule = phrase.value.rule,
                                      .reference = phrase.value.reference,
                                      .attributes = phrase.value.attributes,
                                      .slots = {}});
        }
      }
    }
  }
}

}  // namespace readout

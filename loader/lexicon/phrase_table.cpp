#include "loader/lexicon/phrase_table.hpp"

#include "schema/text/fold.hpp"
#include "schema/text/utf8.hpp"

#include <algorithm>
#include <array>

namespace readout {

namespace {

constexpr std::size_t longest_free_acronym = 3;  // CAPITALS up to here must stand as they are

enum TextCase : std::uint8_t {
  starts_upper_case = 1,
  all_upper_case = 2,
  is_long = 4,
  inner_upper_case = 8
};

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

// "LeT", "BoG"
bool has_inner_capital(std::string_view word) {
  bool small = false;
  for (std::size_t position = 0; position < word.size();) {
    const auto [value, size] = code_point_at(word, position);
    if (small && is_upper(value)) {
      return true;
    }
    small = is_lower(value);
    position += size;
  }
  return false;
}

bool starts_upper(std::string_view word) { return is_upper(code_point_at(word, 0).value); }

std::uint8_t text_case(std::string_view word) {
  const bool is_free = code_points_in(word) > longest_free_acronym;
  return static_cast<std::uint8_t>(
      (starts_upper(word) ? starts_upper_case : 0) | (all_upper(word) ? all_upper_case : 0) |
      (is_free ? is_long : 0) | (has_inner_capital(word) ? inner_upper_case : 0));
}

bool agrees(std::uint32_t of_phrase, std::uint8_t of_text) {
  const bool starts = (of_text & starts_upper_case) != 0;
  const bool all = (of_text & all_upper_case) != 0;
  const bool is_free = (of_text & is_long) != 0;
  switch (static_cast<PhraseTable::PhraseCase>(of_phrase)) {
    case PhraseTable::PhraseCase::one_capital:
      return starts && (!all || is_free);
    case PhraseTable::PhraseCase::all_capitals:
      return all || (is_free && starts);
    case PhraseTable::PhraseCase::inner_capitals:
      return (of_text & inner_upper_case) != 0;
    default:
      return true;
  }
}

bool same_meaning(const PhraseTable::Value& left, const PhraseTable::Value& right) {
  return left.kind == right.kind && left.first_attribute == right.first_attribute &&
         left.attributes == right.attributes;
}

}  // namespace

PhraseTable::PhraseTable(const Image& image)
    : m_token_index(image.array<std::uint32_t>("phrase.token-slots")),
      m_tokens(image.array<StringRef>("phrase.tokens")),
      m_strings(image.array<char>("phrase.strings")),
      m_starts(image.array<std::uint32_t>("phrase.starts")),
      m_first_edge(image.array<std::uint32_t>("phrase.first-edge")),
      m_edges(image.array<std::uint32_t>("phrase.edges")),
      m_first_phrase(image.array<std::uint32_t>("phrase.first-phrase")),
      m_phrases(image.array<Phrase>("phrase.phrases")),
      m_values(image.array<Value>("phrase.values")),
      m_attributes(image.array<Attribute>("phrase.attributes")) {}

PhraseTable::PhraseCase PhraseTable::phrase_case(std::string_view word) {
  if (!starts_upper(word)) {
    return PhraseCase::any;
  }
  if (all_upper(word)) {
    return PhraseCase::all_capitals;
  }
  const bool is_short = code_points_in(word) <= longest_free_acronym;
  return is_short && has_inner_capital(word) ? PhraseCase::inner_capitals : PhraseCase::one_capital;
}

std::string PhraseTable::key_of(std::string_view token, TokenKind kind) {
  if (kind == TokenKind::word || kind == TokenKind::number) {
    return fold(token);
  }
  if (token == "’" || token == "‘" || token == "`") {
    return "'";
  }
  return std::string(token == "‐" || token == "‑" || token == "–" ? "-" : token);
}

PhraseWord PhraseTable::word(std::string_view word, TokenKind kind) const {
  if (kind == TokenKind::line_break) {
    return {};
  }
  const auto token = m_token_index.find(
      key_of(word, kind), [this](std::uint32_t number) { return m_strings.at(m_tokens[number]); });
  return token ? PhraseWord{*token, start(*token), text_case(word)} : PhraseWord{};
}

std::uint32_t PhraseTable::next(std::uint32_t node, std::uint32_t token) const {
  const auto first = m_edges.begin() + m_first_edge[node];
  const auto end = m_edges.begin() + m_first_edge[node + 1];
  const auto edge = std::lower_bound(first, end, token);
  return edge == end || *edge != token ? 0 : static_cast<std::uint32_t>(edge - m_edges.begin()) + 1;
}

std::vector<std::uint32_t> PhraseTable::rules() const {
  std::vector<std::uint32_t> rules;
  rules.reserve(m_values.size());
  for (const Value& value : m_values) {
    rules.push_back(value.rule);
  }
  std::ranges::sort(rules);
  const auto repeated = std::ranges::unique(rules);
  rules.erase(repeated.begin(), repeated.end());
  return rules;
}

bool PhraseTable::case_agrees(const Phrase& phrase, std::span<const PhraseWord> words) const {
  bool agree = true;
  bool all_capitals = true;
  bool any_long = false;
  std::uint32_t cases = phrase.letter_cases;
  for (std::size_t i = 0; cases != 0; ++i, cases >>= 2U) {
    const std::uint8_t of_text = words[i].letter_case;
    agree = agree && agrees(cases & 3U, of_text);
    all_capitals = all_capitals && ((cases & 3U) == 0 || (of_text & all_upper_case) != 0);
    any_long = any_long || (of_text & is_long) != 0;
  }
  return agree || (all_capitals && any_long);
}

/// Phrases that differ only in their letter case mean one thing: the first that agrees counts.
void PhraseTable::add_phrases(AnnotatedText& text, std::uint32_t node,
                              std::span<const PhraseWord> words, TokenRange range) const {
  const auto phrases =
      m_phrases.subspan(m_first_phrase[node], m_first_phrase[node + 1] - m_first_phrase[node]);
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    const auto agreed_before = [&](const Phrase& other) {
      return other.reference == phrases[i].reference &&
             same_meaning(m_values[other.value], m_values[phrases[i].value]) &&
             case_agrees(other, words);
    };
    if (case_agrees(phrases[i], words) && std::ranges::none_of(phrases.first(i), agreed_before)) {
      add(text, phrases[i], range);
    }
  }
}

void PhraseTable::add(AnnotatedText& text, const Phrase& phrase, TokenRange range) const {
  const Value& value = m_values[phrase.value];
  const auto attributes = m_attributes.subspan(value.first_attribute, value.attributes);
  text.annotations.push_back({.kind = value.kind,
                              .range = range,
                              .rule = value.rule,
                              .reference = phrase.reference,
                              .attributes = {attributes.begin(), attributes.end()},
                              .slots = {}});
}

void PhraseTable::annotate(AnnotatedText& text, std::span<const PhraseWord> words) const {
  for (std::uint32_t first = 0; first < words.size(); ++first) {
    std::uint32_t node = words[first].start;
    for (std::uint32_t end = first + 1; node != 0; ++end) {
      add_phrases(text, node, words.subspan(first), {first, end});
      node = end < words.size() ? next(node, words[end].token) : 0;
    }
  }
}

void PhraseTable::annotate(AnnotatedText& text) const {
  std::vector<PhraseWord> words;
  words.reserve(text.tokens.size());
  for (std::uint32_t token = 0; token < text.tokens.size(); ++token) {
    words.push_back(word(text.word(token), text.tokens[token].kind));
  }
  annotate(text, words);
}

}  // namespace readout

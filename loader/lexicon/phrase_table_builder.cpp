#include "loader/lexicon/phrase_table_builder.hpp"

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <numeric>

namespace readout {

namespace {

constexpr std::size_t words_with_case = 16;  // two bits each

}  // namespace

/// The arrays of a PhraseTable that hold its automaton.
struct PhraseTableBuilder::Trie {
  Numbers starts;
  Numbers first_edge;
  Numbers edges;
  Numbers first_phrase;
  std::vector<PhraseTable::Phrase> phrases;
};

std::size_t PhraseTableBuilder::ValueHash::operator()(const ValueKey& key) const {
  return XXH3_64bits(key.data(), sizeof key);
}

void PhraseTableBuilder::add(std::string_view phrase, const PhraseValue& value) {
  m_words.clear();
  for (const Token& token : readout::tokens_of(phrase)) {
    const std::string_view word = token.in(phrase);
    m_words.push_back({token_number(word, token.kind),
                       static_cast<std::uint32_t>(PhraseTable::phrase_case(word))});
  }
  if (m_words.empty()) {
    return;
  }
  const std::uint32_t number = value_number(value);
  const std::uint32_t hyphen = token_number("-", TokenKind::punctuation);
  if (m_words.back().token != hyphen &&
      std::ranges::find(m_words, hyphen, &Word::token) != m_words.end()) {
    std::vector<Word> without = m_words;
    std::erase_if(without, [&](const Word& word) { return word.token == hyphen; });
    insert(without, number);
  }
  insert(m_words, number);
}

void PhraseTableBuilder::insert(std::span<const Word> words, std::uint32_t value) {
  Sequence sequence{.first = static_cast<std::uint32_t>(m_sequence_tokens.size()),
                    .size = static_cast<std::uint32_t>(words.size()),
                    .phrase = {.value = value}};
  for (std::size_t i = 0; i < words.size(); ++i) {
    m_sequence_tokens.push_back(words[i].token);
    if (i < words_with_case) {
      sequence.phrase.letter_cases |= words[i].letter_case << (2 * i);
    }
  }
  m_sequences.push_back(sequence);
}

std::uint32_t PhraseTableBuilder::attributes_start(const std::vector<Attribute>& attributes) {
  if (attributes.empty()) {
    return 0;
  }
  const std::string key(reinterpret_cast<const char*>(attributes.data()),  // NOLINT
                        attributes.size() * sizeof(Attribute));
  const auto [known, is_new] =
      m_attribute_starts.try_emplace(key, static_cast<std::uint32_t>(m_attributes.size()));
  if (is_new) {
    m_attributes.insert(m_attributes.end(), attributes.begin(), attributes.end());
  }
  return known->second;
}

std::uint32_t PhraseTableBuilder::value_number(const PhraseValue& value) {
  const PhraseTable::Value record{
      .reference = value.reference,
      .first_attribute = attributes_start(value.attributes),
      .rule = value.rule,
      .kind = value.kind,
      .attributes = static_cast<std::uint16_t>(value.attributes.size())};
  const ValueKey key = {record.reference, record.first_attribute, record.rule,
                        std::uint32_t{record.kind} << 16U | record.attributes};
  const auto [known, is_new] =
      m_value_numbers.try_emplace(key, static_cast<std::uint32_t>(m_values.size()));
  if (is_new) {
    m_values.push_back(record);
  }
  return known->second;
}

std::uint32_t PhraseTableBuilder::token_number(std::string_view token, TokenKind kind) {
  const StringRef ref = m_strings.add(PhraseTable::key_of(token, kind));
  const auto [known, is_new] =
      m_token_numbers.try_emplace(ref, static_cast<std::uint32_t>(m_tokens.size()));
  if (is_new) {
    m_tokens.push_back(ref);
  }
  return known->second;
}

std::span<const std::uint32_t> PhraseTableBuilder::tokens_of(const Sequence& sequence) const {
  return std::span(m_sequence_tokens).subspan(sequence.first, sequence.size);
}

/// The same phrase with values that differ at most in the dictionary that they come from.
bool PhraseTableBuilder::same(const Sequence& a, const Sequence& b) const {
  const PhraseTable::Value& x = m_values[a.phrase.value];
  const PhraseTable::Value& y = m_values[b.phrase.value];
  return a.phrase.letter_cases == b.phrase.letter_cases && x.reference == y.reference &&
         x.kind == y.kind && x.first_attribute == y.first_attribute &&
         x.attributes == y.attributes && std::ranges::equal(tokens_of(a), tokens_of(b));
}

/// By their tokens, those of the same tokens in the order in which they came; the same ones once.
std::vector<PhraseTableBuilder::Sequence> PhraseTableBuilder::in_order() const {
  std::vector<Sequence> sequences = m_sequences;
  std::ranges::stable_sort(sequences, [&](const Sequence& a, const Sequence& b) {
    return std::ranges::lexicographical_compare(tokens_of(a), tokens_of(b));
  });
  std::vector<Sequence> unique;
  std::size_t group = 0;  // where those of the same tokens begin
  for (const Sequence& sequence : sequences) {
    if (group < unique.size() &&
        !std::ranges::equal(tokens_of(unique[group]), tokens_of(sequence))) {
      group = unique.size();
    }
    const auto known = std::span(unique).subspan(group);
    if (std::ranges::none_of(known, [&](const Sequence& other) { return same(other, sequence); })) {
      unique.push_back(sequence);
    }
  }
  return unique;
}

/// Level by level: a node is a stretch of the sorted phrases that begin alike.
PhraseTableBuilder::Trie PhraseTableBuilder::trie() const {
  struct Node {
    std::size_t first;
    std::size_t end;
    std::uint32_t depth;
  };
  const std::vector<Sequence> sequences = in_order();
  Trie trie;
  trie.starts.resize(m_tokens.size());
  std::vector<Node> nodes = {{0, sequences.size(), 0}};
  for (std::size_t number = 0; number < nodes.size(); ++number) {
    Node node = nodes[number];
    trie.first_edge.push_back(static_cast<std::uint32_t>(trie.edges.size()));
    trie.first_phrase.push_back(static_cast<std::uint32_t>(trie.phrases.size()));
    for (; node.first < node.end && sequences[node.first].size == node.depth; ++node.first) {
      trie.phrases.push_back(sequences[node.first].phrase);
    }
    while (node.first < node.end) {
      const std::uint32_t token = tokens_of(sequences[node.first])[node.depth];
      std::size_t end = node.first;
      while (end < node.end && tokens_of(sequences[end])[node.depth] == token) {
        ++end;
      }
      trie.edges.push_back(token);
      nodes.push_back({node.first, end, node.depth + 1});
      if (node.depth == 0) {
        trie.starts[token] = static_cast<std::uint32_t>(trie.edges.size());
      }
      node.first = end;
    }
  }
  trie.first_edge.push_back(static_cast<std::uint32_t>(trie.edges.size()));
  trie.first_phrase.push_back(static_cast<std::uint32_t>(trie.phrases.size()));
  return trie;
}

/// Open addressing, at most half full.
PhraseTableBuilder::Numbers PhraseTableBuilder::token_slots() const {
  Numbers slots(std::bit_ceil(m_tokens.size() * 2 + 1), 0);
  for (std::uint32_t token = 0; token < m_tokens.size(); ++token) {
    std::size_t slot = PhraseTable::slot_of(m_strings.at(m_tokens[token]), slots.size());
    while (slots[slot] != 0) {
      slot = (slot + 1) & (slots.size() - 1);
    }
    slots[slot] = token + 1;
  }
  return slots;
}

void PhraseTableBuilder::write(ImageWriter& image) const {
  const Trie made = trie();
  image.add("phrase.token-slots", token_slots());
  image.add("phrase.tokens", m_tokens);
  image.add("phrase.strings", m_strings.bytes());
  image.add("phrase.starts", made.starts);
  image.add("phrase.first-edge", made.first_edge);
  image.add("phrase.edges", made.edges);
  image.add("phrase.first-phrase", made.first_phrase);
  image.add("phrase.phrases", made.phrases);
  image.add("phrase.values", m_values);
  image.add("phrase.attributes", m_attributes);
}

}  // namespace readout

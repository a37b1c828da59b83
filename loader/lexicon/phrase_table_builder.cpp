#include "loader/lexicon/phrase_table_builder.hpp"

#include <xxhash.h>

#include <algorithm>
#include <compare>
#include <utility>

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

PhraseTableBuilder::PhraseTableBuilder() : m_hyphen(token_number("-", TokenKind::punctuation)) {}

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
  const PhraseTable::Phrase meaning{.reference = value.reference, .value = value_number(value)};
  if (m_words.back().token != m_hyphen &&
      std::ranges::find(m_words, m_hyphen, &Word::token) != m_words.end()) {
    std::vector<Word> without = m_words;
    std::erase_if(without, [&](const Word& word) { return word.token == m_hyphen; });
    insert(without, meaning);
  }
  insert(m_words, meaning);
}

void PhraseTableBuilder::insert(std::span<const Word> words, const PhraseTable::Phrase& meaning) {
  Sequence sequence{.first = static_cast<std::uint32_t>(m_sequence_tokens.size()),
                    .size = static_cast<std::uint32_t>(words.size()),
                    .phrase = meaning};
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
      .first_attribute = attributes_start(value.attributes),
      .rule = value.rule,
      .kind = value.kind,
      .attributes = static_cast<std::uint16_t>(value.attributes.size())};
  const ValueKey key = {record.first_attribute, record.rule,
                        std::uint32_t{record.kind} << 16U | record.attributes};
  const auto [known, is_new] =
      m_value_numbers.try_emplace(key, static_cast<std::uint32_t>(m_values.size()));
  if (is_new) {
    m_values.push_back(record);
  }
  return known->second;
}

std::uint32_t PhraseTableBuilder::token_number(std::string_view token, TokenKind kind) {
  return m_tokens.number(PhraseTable::key_of(token, kind)).number;
}

void PhraseTableBuilder::reserve(std::size_t phrases) { m_sequences.reserve(phrases); }

std::span<const std::uint32_t> PhraseTableBuilder::tokens_of(const Sequence& sequence) const {
  return std::span(m_sequence_tokens).subspan(sequence.first, sequence.size);
}

/// The same phrase with values that differ at most in the dictionary that they come from.
bool PhraseTableBuilder::same(const Sequence& a, const Sequence& b) const {
  const PhraseTable::Value& x = m_values[a.phrase.value];
  const PhraseTable::Value& y = m_values[b.phrase.value];
  return a.phrase.letter_cases == b.phrase.letter_cases &&
         a.phrase.reference == b.phrase.reference && x.kind == y.kind &&
         x.first_attribute == y.first_attribute && x.attributes == y.attributes &&
         std::ranges::equal(tokens_of(a), tokens_of(b));
}

/// By their tokens, those of the same tokens in the order in which they came.
std::vector<std::uint32_t> PhraseTableBuilder::sorted() const {
  struct Place {
    std::uint64_t start;  // the first two tokens, which tell most phrases apart
    std::uint32_t number;
  };
  std::vector<Place> places;
  places.reserve(m_sequences.size());
  for (std::uint32_t number = 0; number < m_sequences.size(); ++number) {
    const auto tokens = tokens_of(m_sequences[number]);
    const std::uint64_t second = tokens.size() > 1 ? std::uint64_t{tokens[1]} + 1 : 0;
    places.push_back({std::uint64_t{tokens[0]} << 32U | second, number});
  }
  std::ranges::sort(places, [&](const Place& a, const Place& b) {
    if (a.start != b.start) {
      return a.start < b.start;
    }
    const auto left = tokens_of(m_sequences[a.number]);
    const auto right = tokens_of(m_sequences[b.number]);
    const auto order = std::lexicographical_compare_three_way(left.begin(), left.end(),
                                                              right.begin(), right.end());
    return order != 0 ? order < 0 : a.number < b.number;
  });
  std::vector<std::uint32_t> numbers(places.size());
  std::ranges::transform(places, numbers.begin(), &Place::number);
  return numbers;
}

/// In order, the same ones once.
std::vector<PhraseTableBuilder::Sequence> PhraseTableBuilder::in_order() const {
  std::vector<Sequence> unique;
  std::size_t group = 0;  // where those of the same tokens begin
  unique.reserve(m_sequences.size());
  for (const std::uint32_t number : sorted()) {
    const Sequence& sequence = m_sequences[number];
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
        trie.starts.push_back(static_cast<std::uint32_t>(trie.edges.size()));
      }
      node.first = end;
    }
  }
  trie.first_edge.push_back(static_cast<std::uint32_t>(trie.edges.size()));
  trie.first_phrase.push_back(static_cast<std::uint32_t>(trie.phrases.size()));
  return trie;
}

/// Numbers tokens anew, those that start a phrase before the others.
std::vector<StringRef> PhraseTableBuilder::starts_first() {
  Numbers new_numbers(m_tokens.refs().size(), PhraseWord::unknown);
  std::vector<StringRef> tokens;
  tokens.reserve(new_numbers.size());
  const auto take = [&](std::uint32_t& token) {
    if (new_numbers[token] == PhraseWord::unknown) {
      new_numbers[token] = static_cast<std::uint32_t>(tokens.size());
      tokens.push_back(m_tokens.refs()[token]);
    }
    return new_numbers[token];
  };
  for (const Sequence& sequence : m_sequences) {
    take(m_sequence_tokens[sequence.first]);
  }
  for (std::uint32_t& token : m_sequence_tokens) {
    token = take(token);
  }
  return tokens;
}

void PhraseTableBuilder::write(ImageWriter& image) {
  std::vector<StringRef> tokens = starts_first();
  Trie made = trie();
  image.add("phrase.token-slots", StringIndex::slots_of(tokens.size(), [&](std::uint32_t token) {
              return m_tokens.at(tokens[token]);
            }));
  image.add("phrase.tokens", std::move(tokens));
  image.add_view("phrase.strings", m_tokens.bytes());
  image.add("phrase.starts", std::move(made.starts));
  image.add("phrase.first-edge", std::move(made.first_edge));
  image.add("phrase.edges", std::move(made.edges));
  image.add("phrase.first-phrase", std::move(made.first_phrase));
  image.add("phrase.phrases", std::move(made.phrases));
  image.add("phrase.values", m_values);
  image.add("phrase.attributes", m_attributes);
}

}  // namespace readout

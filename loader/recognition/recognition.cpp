#include "loader/recognition/recognition.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

namespace readout {

namespace {

constexpr std::size_t most_bytes_of_matching = std::size_t{64} << 20U;
constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

}  // namespace

void RecognitionMemory::forget_if_large() {
  if (match.bytes() > most_bytes_of_matching) {
    match.clear();
    words.clear();
    content_words.clear();
  }
}

Recognition::Recognition(const Document& the_document, RecognitionMemory& memory)
    : document(the_document),
      lexicon(memory.lexicon),
      match(memory.match),
      known_words(memory.words),
      words(memory.vocabulary),
      lists(memory.lists),
      content_words(memory.content_words) {
  memory.forget_if_large();
  text.text = document.text;
  text.tokens = tokens_of(document.text);
  text.annotations.reserve(text.tokens.size() / 2);
  word_numbers = memory.words.numbers_of(text.text, text.tokens);
  std::vector<std::uint32_t> classes;
  classes.reserve(word_numbers.size());
  for (const std::uint32_t number : word_numbers) {
    classes.push_back(known_words[number].word_class);
  }
  match.begin(std::move(classes));
}

std::optional<std::uint32_t> Recognition::sentence_of(std::uint32_t token) const {
  const auto after = std::upper_bound(
      text.sentences.begin(), text.sentences.end(), token,
      [](std::uint32_t t, const TextSentence& sentence) { return t < sentence.range.first; });
  if (after == text.sentences.begin() || (after - 1)->range.end <= token) {
    return std::nullopt;
  }
  return static_cast<std::uint32_t>(after - text.sentences.begin() - 1);
}

std::vector<TextSentence>& Recognition::sentences_with(Symbol kind) {
  const auto [known, is_new] = m_sentences_with.try_emplace(kind);
  if (!is_new) {
    return known->second;
  }
  std::set<std::uint32_t> holding;
  for (const Annotation& annotation : text.annotations) {
    const auto sentence = annotation.kind == kind && !annotation.removed
                              ? sentence_of(annotation.range.first)
                              : std::nullopt;
    if (sentence) {
      holding.insert(*sentence);
    }
  }
  for (const std::uint32_t sentence : holding) {
    known->second.push_back(text.sentences[sentence]);
  }
  return known->second;
}

ZoneKind Recognition::zone_of_sentence(std::uint32_t sentence) const {
  return text.zones[text.sentences[sentence].zone].kind;
}

const Quotation* Recognition::quotation_at(std::uint32_t token) const {
  const auto holding = outer_quotations_in({token, token + 1});
  return holding.empty() ? nullptr : &holding.front();
}

std::span<const Quotation> Recognition::outer_quotations_in(TokenRange range) const {
  for (; m_quotations_seen < quotations.size(); ++m_quotations_seen) {
    if (quotations[m_quotations_seen].depth == 0) {
      m_outer_quotations.push_back(quotations[m_quotations_seen]);
    }
  }
  // They are in order and apart, so their ends are in order too.
  const auto first = std::ranges::partition_point(
      m_outer_quotations, [&](const Quotation& q) { return q.range.end <= range.first; });
  const auto end = std::partition_point(first, m_outer_quotations.end(), [&](const Quotation& q) {
    return q.range.first < range.end;
  });
  return {first, end};
}

std::size_t Recognition::words_in(TokenRange range) const {
  const auto first = text.tokens.begin() + range.first;
  return static_cast<std::size_t>(
      std::count_if(first, text.tokens.begin() + range.end,
                    [](const Token& token) { return token.kind == TokenKind::word; }));
}

bool Recognition::is_title_of_work(TokenRange quotation) const {
  for (std::uint32_t token = quotation.first; token < quotation.end; ++token) {
    if (text.tokens[token].kind == TokenKind::word && !is_capitalised(token) &&
        !is(token, lists.article) && !is(token, lists.preposition) &&
        !is(token, lists.coordinator)) {
      return false;
    }
  }
  return true;
}

void Recognition::index_mentions() const {
  m_starting.resize(text.tokens.size() + 1, none);
  m_covering.resize(text.tokens.size() + 1, none);
  m_next_starting.resize(mentions.size(), none);
  for (; m_indexed < mentions.size(); ++m_indexed) {
    const auto number = static_cast<std::uint32_t>(m_indexed);
    const TokenRange range = mentions[number].range;
    std::uint32_t* last = &m_starting[range.first];
    while (*last != none) {
      last = &m_next_starting[*last];
    }
    *last = number;
    for (std::uint32_t inner = range.first + 1; inner < range.end; ++inner) {
      m_covering[inner] = number;
    }
  }
}

std::optional<std::uint32_t> Recognition::mention_at(std::uint32_t token) const {
  index_mentions();
  const std::uint32_t found = m_starting[token] != none ? m_starting[token] : m_covering[token];
  return found == none ? std::nullopt : std::optional(found);
}

std::vector<std::uint32_t> Recognition::mentions_from(std::uint32_t token) const {
  index_mentions();
  std::vector<std::uint32_t> found;
  for (std::uint32_t number = m_starting[token]; number != none; number = m_next_starting[number]) {
    found.push_back(number);
  }
  return found;
}

const TokenMention& Recognition::add_mention(EntityKind kind, MentionForm form, TokenRange range,
                                             std::optional<std::uint32_t> local,
                                             std::string_view step, std::string_view reason) {
  mentions.push_back({.kind = kind,
                      .form = form,
                      .range = range,
                      .rule = lexicon.rule_of_step(step),
                      .entry = std::nullopt,
                      .rivals = {},
                      .local = local,
                      .reason = local ? reason : std::string_view()});
  return mentions.back();
}

void Recognition::mentions_moved() {
  m_starting.clear();
  m_next_starting.clear();
  m_covering.clear();
  m_indexed = 0;
}

std::uint32_t Recognition::entity_of_entry(std::uint32_t entry) {
  const auto [found, is_new] =
      m_entity_of_entry.try_emplace(entry, static_cast<std::uint32_t>(entities.size()));
  if (!is_new) {
    return found->second;
  }
  const DictionaryEntry known = lexicon.entries()[entry];
  entities.push_back({.kind = known.kind,
                      .key = std::string(known.key),
                      .side = {},
                      .name = std::string(known.name),
                      .decided = Decided::dictionary,
                      .entry = entry,
                      .candidates = {}});
  return found->second;
}

TokenRange slot_of(const Annotation& annotation, Symbol name) {
  const AnnotationSlot* slot = annotation.slot(name);
  return slot == nullptr ? TokenRange{} : slot->range;
}

TokenRange slot_of(const Recognition& recognition, const Annotation& annotation,
                   std::string_view name) {
  const auto symbol = recognition.lexicon.symbols().find(name);
  return symbol ? slot_of(annotation, *symbol) : TokenRange{};
}

std::string_view attribute_of(const Recognition& recognition, const Annotation& annotation,
                              Symbol name) {
  const auto value = annotation.value(name);
  return value ? recognition.lexicon.symbols().name(*value) : std::string_view{};
}

}  // namespace readout

#include "loader/lexicon/place_anchors.hpp"

#include "loader/lexicon/pattern.hpp"

#include <algorithm>

namespace readout {

namespace {

// How many parts have their border between two sentences.
std::uint32_t parts_between(const TextSentence& left, const TextSentence& right) {
  if (left.zone != right.zone) {
    return 3;
  }
  return left.paragraph != right.paragraph ? 2 : 1;
}

}  // namespace

std::optional<std::uint32_t> sentence_at(const AnnotatedText& text, std::uint32_t token,
                                         std::uint32_t guess) {
  if (guess < text.sentences.size() && text.sentences[guess].range.first <= token &&
      token < text.sentences[guess].range.end) {
    return guess;
  }
  const auto after = std::ranges::upper_bound(
      text.sentences, token, {}, [](const TextSentence& sentence) { return sentence.range.first; });
  if (after == text.sentences.begin() || (after - 1)->range.end <= token) {
    return std::nullopt;
  }
  return static_cast<std::uint32_t>(after - text.sentences.begin() - 1);
}

std::uint32_t parts_starting_with(const AnnotatedText& text, std::uint32_t sentence) {
  return sentence == 0 ? static_cast<std::uint32_t>(anchor_names.size())
                       : parts_between(text.sentences[sentence - 1], text.sentences[sentence]);
}

std::uint32_t parts_ending_with(const AnnotatedText& text, std::uint32_t sentence) {
  return sentence + 1 == text.sentences.size()
             ? static_cast<std::uint32_t>(anchor_names.size())
             : parts_between(text.sentences[sentence], text.sentences[sentence + 1]);
}

}  // namespace readout

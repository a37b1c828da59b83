#include "loader/lexicon/unit_stretches.hpp"

#include <algorithm>

namespace readout {

namespace {

bool wants(const Phase& phase, ZoneKind kind) {
  return phase.zones.empty() || std::ranges::find(phase.zones, kind) != phase.zones.end();
}

bool wants(const Phase& phase, const AnnotatedText& text, const TextSentence& sentence) {
  return phase.zones.empty() || wants(phase, text.zones[sentence.zone].kind);
}

std::vector<Stretches> sentences_of(const AnnotatedText& text, const Phase& phase) {
  std::vector<Stretches> all;
  for (const TextSentence& sentence : text.sentences) {
    if (wants(phase, text, sentence)) {
      all.push_back({sentence.range});
    }
  }
  return all;
}

std::vector<Stretches> paragraphs_of(const AnnotatedText& text, const Phase& phase) {
  std::vector<Stretches> all;
  const TextSentence* last = nullptr;
  for (const TextSentence& sentence : text.sentences) {
    if (!wants(phase, text, sentence)) {
      last = nullptr;
      continue;
    }
    if (last != nullptr && last->paragraph == sentence.paragraph) {
      all.back().back().end = sentence.range.end;
    } else {
      all.push_back({sentence.range});
    }
    last = &sentence;
  }
  return all;
}

std::vector<Stretches> document_of(const AnnotatedText& text, const Phase& phase) {
  if (phase.zones.empty()) {
    return {{{0, static_cast<std::uint32_t>(text.tokens.size())}}};
  }
  Stretches stretches;
  for (const TextZone& zone : text.zones) {
    if (!wants(phase, zone.kind)) {
      continue;
    }
    if (!stretches.empty() && stretches.back().end == zone.range.first) {
      stretches.back().end = zone.range.end;
    } else {
      stretches.push_back(zone.range);
    }
  }
  return {stretches};
}

}  // namespace

std::vector<Stretches> stretches_of(const AnnotatedText& text, const Phase& phase) {
  switch (phase.scope) {
    case Scope::sentence:
      return sentences_of(text, phase);
    case Scope::paragraph:
      return paragraphs_of(text, phase);
    case Scope::document:
      break;
  }
  return document_of(text, phase);
}

}  // namespace readout

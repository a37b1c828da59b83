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

Sequences sentences_of(const AnnotatedText& text, const Phase& phase) {
  Sequences all;
  all.reserve(text.sentences.size());
  for (const TextSentence& sentence : text.sentences) {
    if (wants(phase, text, sentence)) {
      all.begin_sequence();
      all.add(sentence.range);
    }
  }
  return all;
}

Sequences paragraphs_of(const AnnotatedText& text, const Phase& phase) {
  Sequences all;
  const TextSentence* last = nullptr;
  for (const TextSentence& sentence : text.sentences) {
    if (!wants(phase, text, sentence)) {
      last = nullptr;
      continue;
    }
    if (last != nullptr && last->paragraph == sentence.paragraph) {
      all.extend(sentence.range.end);
    } else {
      all.begin_sequence();
      all.add(sentence.range);
    }
    last = &sentence;
  }
  return all;
}

Sequences document_of(const AnnotatedText& text, const Phase& phase) {
  Sequences all;
  all.begin_sequence();
  if (phase.zones.empty()) {
    all.add({0, static_cast<std::uint32_t>(text.tokens.size())});
    return all;
  }
  std::uint32_t end = 0;
  bool any = false;
  for (const TextZone& zone : text.zones) {
    if (!wants(phase, zone.kind)) {
      continue;
    }
    if (any && end == zone.range.first) {
      all.extend(zone.range.end);
    } else {
      all.add(zone.range);
    }
    end = zone.range.end;
    any = true;
  }
  return all;
}

}  // namespace

void Sequences::reserve(std::size_t sequences) {
  m_stretches.reserve(sequences);
  m_ends.reserve(sequences);
}

void Sequences::add(TokenRange stretch) {
  m_stretches.push_back(stretch);
  m_ends.back() = m_stretches.size();
}

Sequences stretches_of(const AnnotatedText& text, const Phase& phase) {
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

#include "loader/recognition/nominals.hpp"

#include <algorithm>

namespace readout {

namespace {

SpeakerKind speaker_kind_of_nominal(std::string_view kind) {
  if (kind == "channel" || kind == "pronoun") {
    return SpeakerKind::unknown;
  }
  return speaker_kind_of(kind).value_or(SpeakerKind::unknown);
}

Nominal nominal_from(const Recognition& recognition, const Annotation& annotation) {
  Nominal nominal{.range = annotation.range,
                  .kind = attribute_of(recognition, annotation, recognition.words.attributes.kind)};
  nominal.speaker_kind = speaker_kind_of_nominal(nominal.kind);
  for (const std::string_view slot : {"head", "head2"}) {
    if (const TokenRange head = slot_of(recognition, annotation, slot); !head.empty()) {
      nominal.heads.push_back(head);
    }
  }
  nominal.owner = slot_of(annotation, recognition.words.slots.owner);
  nominal.title = slot_of(annotation, recognition.words.slots.title);
  const TokenRange channel = slot_of(annotation, recognition.words.slots.channel);
  for (const Annotation& other : recognition.text.annotations) {
    if (!channel.empty() && other.range == channel &&
        !attribute_of(recognition, other, recognition.words.attributes.channel).empty()) {
      nominal.channel = attribute_of(recognition, other, recognition.words.attributes.channel);
    }
  }
  return nominal;
}

}  // namespace

Nominals::Nominals(const Recognition& recognition) {
  for (const Annotation& annotation : recognition.text.annotations) {
    if (annotation.kind == recognition.words.nominal && !annotation.removed) {
      m_nominals.push_back(nominal_from(recognition, annotation));
    }
  }
  std::stable_sort(m_nominals.begin(), m_nominals.end(), [](const Nominal& a, const Nominal& b) {
    return a.range.first != b.range.first ? a.range.first < b.range.first
                                          : a.range.end > b.range.end;
  });
}

const Nominal* Nominals::ending_at(std::uint32_t end) const {
  for (const Nominal& nominal : m_nominals) {
    if (nominal.range.end == end) {
      return &nominal;
    }
  }
  return nullptr;
}

const Nominal* Nominals::starting_at(std::uint32_t first) const {
  for (const Nominal& nominal : m_nominals) {
    if (nominal.range.first == first) {
      return &nominal;
    }
  }
  return nullptr;
}

const Nominal* Nominals::covering(TokenRange range) const {
  for (const Nominal& nominal : m_nominals) {
    if (nominal.range.contains(range)) {
      return &nominal;
    }
  }
  return nullptr;
}

const Nominal* Nominals::first_subject_in(TokenRange range) const {
  for (const Nominal& nominal : m_nominals) {
    if (range.contains(nominal.range) && nominal.kind != "channel") {
      return &nominal;
    }
  }
  return nullptr;
}

std::optional<std::uint32_t> state_of(Recognition& recognition, std::uint32_t mention) {
  const auto local = recognition.mentions[mention].local;
  if (!local || recognition.entities[*local].kind == EntityKind::state) {
    return local;
  }
  const auto entry = recognition.entities[*local].entry;
  if (!entry) {
    return std::nullopt;
  }
  const std::string_view actor = recognition.lexicon.entries()[*entry].stands_for;
  const auto state = actor.empty() ? std::nullopt : recognition.lexicon.entry_of(actor);
  return state ? std::optional(recognition.entity_of_entry(*state)) : std::nullopt;
}

}  // namespace readout

#include "loader/explain/phase_view.hpp"

#include "loader/lexicon/unit_stretches.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

namespace readout {

namespace {

// What would take the last reading takes none.
std::string readings_effect(const Removal& removal, const ExplainedCapture& capture,
                            const AnnotatedText& text) {
  ReadingSet taken = 0;
  for (std::uint32_t token = capture.words.tokens.first;
       token < std::min<std::size_t>(capture.words.tokens.end, text.readings.size()); ++token) {
    const ReadingSet left = text.readings[token] & ~removal.readings;
    taken |= left == 0 ? 0 : text.readings[token] & removal.readings;
  }
  const std::string words = quoted(capture.words.text);
  return taken == 0
             ? fmt::format("takes no reading off {}: it has none of them, or no other", words)
             : fmt::format("takes {} off {}", listed_readings(taken), words);
}

std::string kinds_effect(const std::string& kind, const ExplainedCapture& capture,
                         const AnnotatedText& text, const Wording& wording) {
  const bool there = std::ranges::any_of(text.annotations, [&](const Annotation& annotation) {
    return !annotation.removed && annotation.range == capture.words.tokens &&
           wording.name(annotation.kind) == kind;
  });
  return fmt::format("{} {} off {}", there ? "takes" : "finds no", kind,
                     quoted(capture.words.text));
}

std::string label_effect(const Rule& rule, const ExplainedMatch& match) {
  if (rule.weight == 0) {
    std::string effect = "makes " + rule.label;
    for (const SetAttribute& set : rule.attributes) {
      effect += fmt::format(" {}={}", set.name, set.value);
    }
    return effect;
  }
  const auto name = std::ranges::find(match.captures, "name", &ExplainedCapture::name);
  const Words& about = name == match.captures.end() ? match.words : name->words;
  return fmt::format("weighs {:+} for {} about {}", rule.weight, rule.label, quoted(about.text));
}

std::vector<std::string> effects_of(const Rule& rule, const ExplainedMatch& match,
                                    const AnnotatedText& text, const Wording& wording) {
  std::vector<std::string> effects;
  if (rule.blocks) {
    effects.emplace_back("blocks");
  }
  if (!rule.label.empty()) {
    effects.push_back(label_effect(rule, match));
  }
  for (const SlotStep& step : rule.steps) {
    effects.push_back(fmt::format("leaves {} to {}({})", step.slot, step.step, step.argument));
  }
  for (const ExplainedCapture& capture : match.captures) {
    for (const SetAttribute& set : rule.capture_attributes) {
      if (set.capture == capture.name) {
        effects.push_back(
            fmt::format("sets {}={} on {}", set.name, set.value, quoted(capture.words.text)));
      }
    }
    for (const Removal& removal : rule.removals) {
      if (removal.capture != capture.name) {
        continue;
      }
      if (removal.readings != 0) {
        effects.push_back(readings_effect(removal, capture, text));
      }
      for (const std::string& kind : removal.kinds) {
        effects.push_back(kinds_effect(kind, capture, text, wording));
      }
    }
  }
  return effects;
}

bool holds(const std::vector<std::string>& kinds, const std::string& kind) {
  return std::ranges::find(kinds, kind) != kinds.end();
}

std::string described(const ExplainedUnit& unit) {
  const std::string words = quoted(shortened(unit.words.text, 40));
  return unit.annotations.empty() ? words : unit.annotations.front().kind + " " + words;
}

// Why an annotation of a kind that the phase reads or skips is no unit; empty where it is one.
std::string why_unseen(std::uint32_t number, const PhaseSequence& sequence, const Phase& phase,
                       const AnnotatedText& text, const Wording& wording) {
  const Annotation& annotation = text.annotations[number];
  const auto unit = std::ranges::find_if(
      sequence.units, [&](const Unit& one) { return one.range.overlaps(annotation.range); });
  const bool inside = std::ranges::any_of(
      sequence.stretches, [&](TokenRange stretch) { return stretch.contains(annotation.range); });
  if (!inside) {
    return "reaches beyond what the phase looks at at once";
  }
  if (unit == sequence.units.end()) {
    return holds(phase.skips, wording.name(annotation.kind)) ? "stepped over"
                                                             : "in what is stepped over";
  }
  if (std::ranges::find(unit->annotations, number) != unit->annotations.end()) {
    return {};
  }
  return fmt::format("{} {}", unit->range.contains(annotation.range) ? "inside" : "crosses",
                     described(explained_unit(*unit, text, wording)));
}

}  // namespace

std::vector<PhaseSequence> sequences_of(const AnnotatedText& text, const CompiledPhase& phase,
                                        MatchMemory& memory) {
  std::vector<PhaseSequence> all;
  std::vector<TokenRange> ranges;
  const Sequences stretches = stretches_of(text, phase.phase());
  for (std::size_t number = 0; number < stretches.size(); ++number) {
    const auto parts = stretches[number];
    all.push_back({.stretches = {parts.begin(), parts.end()}});
    ranges.insert(ranges.end(), parts.begin(), parts.end());
  }
  std::vector<std::vector<Unit>> units = phase.units_of(text, ranges);
  auto next = units.begin();
  for (PhaseSequence& sequence : all) {
    for (std::size_t part = 0; part < sequence.stretches.size(); ++part) {
      std::ranges::move(*next++, std::back_inserter(sequence.units));
    }
    sequence.matches = phase.matches_in(text, sequence.units, memory);
  }
  return all;
}

ExplainedUnit explained_unit(const Unit& unit, const AnnotatedText& text, const Wording& wording) {
  ExplainedUnit explained{.words = wording.words(unit.range)};
  for (const std::uint32_t number : unit.annotations) {
    explained.annotations.push_back(wording.annotation(text.annotations[number]));
  }
  return explained;
}

std::vector<ExplainedCapture> explained_captures(const Match& match, const Rule& rule,
                                                 const PhaseSequence& sequence,
                                                 const Wording& wording) {
  std::vector<ExplainedCapture> captures;
  captures.reserve(match.captures.size());
  for (const Capture& capture : match.captures) {
    captures.push_back({.name = rule.pattern.captures[capture.name],
                        .words = wording.words(sequence.range_of(capture.first, capture.end))});
  }
  return captures;
}

ExplainedMatch explained_match(const Match& match, const CompiledPhase& phase,
                               const PhaseSequence& sequence, const AnnotatedText& text,
                               const Wording& wording) {
  const Rule& rule = phase.phase().rules[match.rule];
  ExplainedMatch explained{.rule = wording.rule(phase.first_rule() + match.rule),
                           .words = wording.words(sequence.range_of(match.first, match.end)),
                           .captures = explained_captures(match, rule, sequence, wording)};
  explained.effects = effects_of(rule, explained, text, wording);
  return explained;
}

std::vector<UnseenAnnotation> unseen_in(const PhaseSequence& sequence, const Phase& phase,
                                        const AnnotatedText& text, const Wording& wording) {
  std::vector<UnseenAnnotation> unseen;
  for (std::uint32_t number = 0; number < text.annotations.size(); ++number) {
    const Annotation& annotation = text.annotations[number];
    const bool here = std::ranges::any_of(sequence.stretches, [&](TokenRange stretch) {
      return stretch.first <= annotation.range.first && annotation.range.first < stretch.end;
    });
    if (!here || annotation.removed) {
      continue;
    }
    const std::string kind = wording.name(annotation.kind);
    if (!holds(phase.reads, kind) && !holds(phase.skips, kind)) {
      continue;
    }
    std::string why = why_unseen(number, sequence, phase, text, wording);
    if (!why.empty()) {
      unseen.push_back({.annotation = wording.annotation(annotation), .why = std::move(why)});
    }
  }
  const auto place = [](const UnseenAnnotation& one) {
    return std::pair(one.annotation.words.tokens, std::string_view(one.annotation.kind));
  };
  std::ranges::stable_sort(unseen, {}, place);
  const auto repeated = std::ranges::unique(unseen, {}, place);
  unseen.erase(repeated.begin(), repeated.end());
  return unseen;
}

}  // namespace readout

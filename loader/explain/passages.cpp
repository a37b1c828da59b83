#include "loader/explain/document_step.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace readout {

namespace {

TokenRange without_line_breaks(const AnnotatedText& text, TokenRange range) {
  const auto is_break = [&](std::uint32_t token) {
    return text.tokens[token].kind == TokenKind::line_break;
  };
  while (!range.empty() && is_break(range.first)) {
    ++range.first;
  }
  while (!range.empty() && is_break(range.end - 1)) {
    --range.end;
  }
  return range;
}

std::string zone_at(const AnnotatedText& text, std::uint32_t token) {
  const auto zone = std::ranges::find_if(text.zones, [&](const TextZone& one) {
    return one.range.first <= token && token < one.range.end;
  });
  return zone == text.zones.end() ? "" : std::string(to_string(zone->kind));
}

void add_gap(const AnnotatedText& text, const Wording& wording, TokenRange gap,
             std::vector<Passage>& passages) {
  const auto add = [&](TokenRange range) {
    const TokenRange words = without_line_breaks(text, range);
    if (!words.empty()) {
      passages.push_back({.zone = zone_at(text, words.first), .words = wording.words(words)});
    }
  };
  if (text.zones.empty()) {
    add(gap);
  }
  for (const TextZone& zone : text.zones) {
    if (zone.range.overlaps(gap)) {
      add({std::max(zone.range.first, gap.first), std::min(zone.range.end, gap.end)});
    }
  }
}

std::vector<Passage> empty_passages(const AnnotatedText& text, const Wording& wording) {
  std::vector<Passage> passages;
  std::uint32_t end = 0;
  for (std::uint32_t i = 0; i < text.sentences.size(); ++i) {
    const TextSentence& sentence = text.sentences[i];
    add_gap(text, wording, {end, sentence.range.first}, passages);
    passages.push_back({.sentence = i + 1,
                        .zone = std::string(to_string(text.zones[sentence.zone].kind)),
                        .words = wording.words(sentence.range),
                        .starts_paragraph = sentence.starts_paragraph});
    end = sentence.range.end;
  }
  add_gap(text, wording, {end, static_cast<std::uint32_t>(text.tokens.size())}, passages);
  return passages;
}

/// Passages with room for what each step did in each of them.
class Sorter {
 public:
  Sorter(std::vector<Passage> passages, std::size_t steps) : m_passages(std::move(passages)) {
    for (Passage& passage : m_passages) {
      passage.steps.resize(steps);
      for (std::size_t step = 0; step < steps; ++step) {
        passage.steps[step].step = step;
      }
    }
  }

  /// The passage that holds the start of some words; null for none.
  Passage* passage_at(TokenRange words) {
    const auto found =
        std::ranges::upper_bound(m_passages, words.first, {},
                                 [](const Passage& passage) { return passage.words.tokens.first; });
    if (words.empty() || found == m_passages.begin() ||
        (found - 1)->words.tokens.end <= words.first) {
      return nullptr;
    }
    return &*(found - 1);
  }

  void add(DocumentStep record, std::size_t step, ExplainedStep& whole) {
    for (Passage& passage : m_passages) {
      passage.steps[step].reads = std::ranges::any_of(
          record.read, [&](TokenRange range) { return range.overlaps(passage.words.tokens); });
    }
    const auto words = [](const auto& item) { return item.words.tokens; };
    share(record.units, step, &PassageStep::units, words);
    share(record.matches, step, &PassageStep::matches, words);
    share(record.unseen, step, &PassageStep::unseen,
          [](const UnseenAnnotation& one) { return one.annotation.words.tokens; });
    for (Change& change : record.changes) {
      Passage* passage = passage_at(change.words.tokens);
      auto& place = passage == nullptr ? whole.changes : passage->steps[step].changes;
      place.push_back(std::move(change));
    }
    for (const EvidenceOfString& evidence : record.evidence) {
      add(evidence, step);
    }
    for (auto& [range, outcome] : record.outcomes) {
      if (Passage* passage = passage_at(range)) {
        passage->outcomes.push_back(std::move(outcome));
      }
    }
  }

  std::vector<Passage> finish() {
    for (Passage& passage : m_passages) {
      std::erase_if(passage.steps,
                    [](const PassageStep& step) { return step.empty() && !step.reads; });
      for (PassageStep& step : passage.steps) {
        std::ranges::stable_sort(step.changes, {},
                                 [](const Change& change) { return change.words.tokens; });
      }
    }
    return std::move(m_passages);
  }

 private:
  template <typename Item, typename Range>
  void share(std::vector<Item>& items, std::size_t step, std::vector<Item> PassageStep::* part,
             const Range& range) {
    for (Item& item : items) {
      if (Passage* passage = passage_at(range(item))) {
        (passage->steps[step].*part).push_back(std::move(item));
      }
    }
  }

  void add(const EvidenceOfString& evidence, std::size_t step) {
    const Passage* last = nullptr;
    for (const EvidenceOfString::Item& item : evidence.items) {
      Passage* passage = passage_at(item.words.tokens);
      if (passage != nullptr && passage != last) {
        passage->steps[step].evidence.push_back(evidence);
      }
      last = passage;
    }
  }

  std::vector<Passage> m_passages;
};

}  // namespace

std::vector<Passage> passages_of(const Recognition& recognition, const Wording& wording,
                                 std::vector<DocumentStep> records,
                                 std::vector<ExplainedStep>& steps) {
  Sorter sorter(empty_passages(recognition.text, wording), records.size());
  for (std::size_t step = 0; step < records.size(); ++step) {
    sorter.add(std::move(records[step]), step, steps[step]);
  }
  return sorter.finish();
}

}  // namespace readout

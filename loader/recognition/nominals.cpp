#include "loader/recognition/nominals.hpp"

#include <algorithm>
#include <limits>
#include <ranges>
#include <set>
#include <span>
#include <string_view>

namespace readout {

namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

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
  for (const Symbol slot : {recognition.words.slots.head, recognition.words.slots.head2}) {
    if (const TokenRange head = slot_of(annotation, slot); !head.empty()) {
      nominal.heads.push_back(head);
    }
  }
  nominal.owner = slot_of(annotation, recognition.words.slots.owner);
  nominal.title = slot_of(annotation, recognition.words.slots.title);
  const TokenRange channel = slot_of(annotation, recognition.words.slots.channel);
  for (const Annotation& other :
       channel.empty() ? std::span<const Annotation>() : std::span(recognition.text.annotations)) {
    if (other.range == channel &&
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
  index(recognition.text.tokens.size());
}

void Nominals::index(std::size_t tokens) {
  m_starting.assign(tokens + 1, none);
  m_ending.assign(tokens + 1, none);
  m_covering.assign(tokens + 1, none);
  for (std::uint32_t i = 0; i < m_nominals.size(); ++i) {
    const TokenRange range = m_nominals[i].range;
    m_starting[range.first] = std::min(m_starting[range.first], i);
    m_ending[range.end] = std::min(m_ending[range.end], i);
    for (std::uint32_t token = range.first; token < range.end; ++token) {
      m_covering[token] = std::min(m_covering[token], i);
    }
  }
}

const Nominal* Nominals::nominal_in(const std::vector<std::uint32_t>& table,
                                    std::uint32_t token) const {
  return token >= table.size() || table[token] == none ? nullptr : &m_nominals[table[token]];
}

const Nominal* Nominals::ending_at(std::uint32_t end) const { return nominal_in(m_ending, end); }

const Nominal* Nominals::starting_at(std::uint32_t first) const {
  return nominal_in(m_starting, first);
}

const Nominal* Nominals::covering(TokenRange range) const {
  const Nominal* first = nominal_in(m_covering, range.first);
  for (; first != nullptr && first != m_nominals.data() + m_nominals.size() &&
         first->range.first <= range.first;
       ++first) {
    if (first->range.contains(range)) {
      return first;
    }
  }
  return nullptr;
}

std::span<const Nominal> Nominals::starting_in(TokenRange range) const {
  const auto start = [](const Nominal& nominal) { return nominal.range.first; };
  return {std::ranges::lower_bound(m_nominals, range.first, {}, start),
          std::ranges::lower_bound(m_nominals, std::max(range.first, range.end), {}, start)};
}

const std::vector<const Nominal*>& Nominals::owned_names_of(const Recognition& recognition,
                                                            std::uint32_t person) const {
  static const std::vector<const Nominal*> nothing;
  if (!m_owned) {
    m_owned.emplace();
    for (const Nominal& nominal : m_nominals) {
      const auto name =
          nominal.kind == "named" && nominal.heads.size() == 1 && !nominal.owner.empty()
              ? recognition.mention_at(nominal.heads.front().first)
              : std::nullopt;
      if (name && recognition.mentions[*name].local) {
        (*m_owned)[*recognition.mentions[*name].local].push_back(&nominal);
      }
    }
  }
  const auto found = m_owned->find(person);
  return found == m_owned->end() ? nothing : found->second;
}

const Nominal* Nominals::first_subject_in(TokenRange range) const {
  for (const Nominal& nominal : starting_in(range)) {
    if (range.contains(nominal.range) && nominal.kind != "channel") {
      return &nominal;
    }
  }
  return nullptr;
}

const Nominal* apposed_behind(const Recognition& recognition, const Nominals& nominals,
                              std::uint32_t end) {
  const auto& text = recognition.text;
  const auto is_mark = [&](std::uint32_t token) {
    return token < text.tokens.size() && text.tokens[token].kind == TokenKind::punctuation;
  };
  if (!is_mark(end) || text.word(end) != ",") {
    return nullptr;
  }
  const Nominal* nominal = nominals.starting_at(end + 1);
  return nominal != nullptr && nominal->kind == "office" && is_mark(nominal->range.end) ? nominal
                                                                                        : nullptr;
}

std::vector<std::uint32_t> descriptors_at(const Recognition& recognition, TokenRange range) {
  std::vector<std::uint32_t> found = recognition.mentions_from(range.first);
  std::erase_if(found, [&](std::uint32_t number) {
    const TokenMention& mention = recognition.mentions[number];
    return mention.range != range || mention.form != MentionForm::descriptor;
  });
  return found;
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
  const std::string_view actor = recognition.lexicon.entries().stands_for(*entry);
  const auto state = actor.empty() ? std::nullopt : recognition.lexicon.entry_of(actor);
  return state ? std::optional(recognition.entity_of_entry(*state)) : std::nullopt;
}

std::optional<std::uint32_t> governed_state_of(Recognition& recognition, std::uint32_t mention) {
  const auto local = recognition.mentions[mention].local;
  const auto entry = local ? recognition.entities[*local].entry : std::nullopt;
  if (const auto state = state_of(recognition, mention); state || !entry) {
    return state;
  }
  const auto& entries = recognition.lexicon.entries();
  const std::string_view sort = entries.subtype(*entry);
  if (entries.kind(*entry) != EntityKind::person && sort != "seat" && sort != "government" &&
      sort != "ministry" && sort != "party") {
    return std::nullopt;
  }
  const auto state = recognition.lexicon.entry_of(entries.country(*entry));
  return state ? std::optional(recognition.entity_of_entry(*state)) : std::nullopt;
}

std::optional<std::uint32_t> state_of_person(Recognition& recognition, const Nominals& nominals,
                                             std::uint32_t person) {
  const LocalEntity& known = recognition.entities[person];
  std::set<std::string_view> countries;
  const auto add = [&](std::optional<std::uint32_t> entry) {
    countries.insert(entry ? recognition.lexicon.entries().country(*entry) : std::string_view());
  };
  if (known.entry) {
    add(known.entry);
  }
  for (const std::string& candidate : known.candidates) {
    add(recognition.lexicon.entry_of(candidate));
  }
  if (!countries.empty()) {
    const auto state =
        countries.size() == 1 ? recognition.lexicon.entry_of(*countries.begin()) : std::nullopt;
    return state ? std::optional(recognition.entity_of_entry(*state)) : std::nullopt;
  }
  for (const Nominal* nominal : nominals.owned_names_of(recognition, person)) {
    const auto owner = recognition.mention_at(nominal->owner.first);
    if (owner && recognition.mentions[*owner].kind == EntityKind::state) {
      return recognition.mentions[*owner].local;
    }
  }
  return std::nullopt;
}

}  // namespace readout

#include "loader/recognition/qualified_places.hpp"

#include "schema/text/fold.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace readout {

namespace {

class PlaceQualifier {
 public:
  explicit PlaceQualifier(Recognition& recognition)
      : m_recognition(recognition),
        m_text(recognition.text),
        m_entries(recognition.lexicon.entries()) {
    for (const Annotation& annotation : m_text.annotations) {
      if (annotation.reference != Annotation::no_reference && !annotation.removed &&
          m_recognition.words.entity_kind(annotation.kind) == EntityKind::place) {
        m_places.emplace(annotation.range, annotation.reference);
      }
    }
  }

  void run() {
    auto& mentions = m_recognition.mentions;
    index_mentions();
    for (std::size_t i = 0; i + 1 < mentions.size(); ++i) {
      if (is_city(mentions[i]) && follows(mentions[i].range, mentions[i + 1].range) &&
          !is_list(i + 1)) {
        take_for_province(mentions[i], mentions[i + 1]);
        move_city(i);
      }
    }
    index_countries();
    std::set<std::pair<std::string_view, std::uint32_t>> done;
    for (const TokenMention& mention : mentions) {
      if (mention.kind == EntityKind::place && mention.entry && is_province(*mention.entry) &&
          done.emplace(m_text.words(mention.range), *mention.entry).second) {
        take_others_for_province(mention);
      }
    }
  }

 private:
  void index_mentions() {
    const auto& mentions = m_recognition.mentions;
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      if (mentions[i].entry && !is_qualified(i)) {
        m_alone[*mentions[i].entry].push_back(i);
      }
    }
  }

  void index_countries() {
    for (const TokenMention& mention : m_recognition.mentions) {
      if (mention.kind == EntityKind::place && mention.entry) {
        m_countries.insert(m_entries.country(*mention.entry));
      }
    }
  }

  bool is_city(const TokenMention& mention) const {
    if (mention.kind != EntityKind::place || mention.form != MentionForm::name || !mention.entry ||
        m_entries.is_user(*mention.entry)) {
      return false;
    }
    const std::string_view kind = m_entries.subtype(*mention.entry);
    return kind == "city" || kind == "capital";
  }

  bool is_province(std::uint32_t entry) const {
    const std::string_view kind = m_entries.subtype(entry);
    return !m_entries.country(entry).empty() && (kind == "province" || kind == "region");
  }

  bool follows(TokenRange first, TokenRange next) const {
    return next.first == first.end + 1 && m_text.word(first.end) == ",";
  }

  /// "Paris, France", "Cambridge, England": with a place or state behind it.
  bool is_qualified(std::size_t number) const {
    const auto& mentions = m_recognition.mentions;
    return number + 1 < mentions.size() &&
           follows(mentions[number].range, mentions[number + 1].range) &&
           mentions[number + 1].kind != EntityKind::person;
  }

  /// "London, Texas and Rome", "London, Texas, Rome": a list, no city with its province.
  bool is_list(std::size_t number) const {
    const auto& mentions = m_recognition.mentions;
    const std::uint32_t end = mentions[number].range.end;
    if (end >= m_text.tokens.size()) {
      return false;
    }
    return m_recognition.is(end, m_recognition.lists.coordinator) ||
           (number + 1 < mentions.size() &&
            follows(mentions[number].range, mentions[number + 1].range) &&
            mentions[number + 1].kind == EntityKind::place);
  }

  /// The province of another state that these words name, too.
  std::optional<std::uint32_t> province_beside(const TokenMention& state) const {
    if (state.kind != EntityKind::state || state.form != MentionForm::name || !state.entry) {
      return std::nullopt;
    }
    return entry_at(state.range, [&](std::uint32_t entry) {
      return is_province(entry) && m_entries.country(entry) != m_entries[*state.entry].key;
    });
  }

  /// A place of the dictionaries that a stretch may name.
  template <typename Test>
  std::optional<std::uint32_t> entry_at(TokenRange range, const Test& fits) const {
    const auto [first, end] = m_places.equal_range(range);
    const auto found = std::find_if(first, end, [&](const auto& at) { return fits(at.second); });
    return found == end ? std::nullopt : std::optional(found->second);
  }

  /// "Atlanta, Georgia", "Athens, Georgia"; not "Batumi, Georgia".
  void take_for_province(const TokenMention& city, TokenMention& state) {
    const auto province = province_beside(state);
    if (province && m_entries.country(*city.entry) != m_entries[*state.entry].key) {
      become(state, *province);
    }
  }

  void become(TokenMention& mention, std::uint32_t province) {
    mention.kind = EntityKind::place;
    mention.entry = province;
    mention.rule = m_recognition.lexicon.rule_of_step("names");
    mention.rivals.clear();
  }

  /// "Paris, Texas": not the one that the dictionaries mean.
  void move_city(std::size_t number) {
    auto& mentions = m_recognition.mentions;
    const TokenMention& province = mentions[number + 1];
    if (!province.entry || !is_province(*province.entry)) {
      return;
    }
    const std::string_view state = m_entries.country(*province.entry);
    const std::uint32_t famous = *mentions[number].entry;
    if (state == m_entries.country(famous)) {
      return;
    }
    const auto known = entry_at(mentions[number].range, [&](std::uint32_t entry) {
      return m_entries.country(entry) == state;
    });
    const auto local = known ? std::nullopt : std::optional(new_city(number));
    const auto move = [&](TokenMention& mention) {
      mention.entry = known;
      mention.local = local;
    };
    move(mentions[number]);
    // A capital that stands alone stays one; what else stands behind a name decides there.
    if (!m_entries[famous].stands_for.empty()) {
      return;
    }
    for (const std::size_t other : std::exchange(m_alone[famous], {})) {
      if (other > number) {
        move(mentions[other]);
        if (known) {
          m_alone[*known].push_back(other);
        }
      }
    }
  }

  std::uint32_t new_city(std::size_t number) {
    const TokenRange city = m_recognition.mentions[number].range;
    const TokenRange province = m_recognition.mentions[number + 1].range;
    const std::string both(m_text.words({city.first, province.end}));
    m_recognition.entities.push_back({.kind = EntityKind::place,
                                      .key = fmt::format("place:{}", fold(both)),
                                      .side = {},
                                      .name = std::string(m_text.words(city)),
                                      .entry = std::nullopt,
                                      .candidates = {}});
    return static_cast<std::uint32_t>(m_recognition.entities.size() - 1);
  }

  /// Where one mention is the province, the others are, but beside places of the state.
  void take_others_for_province(const TokenMention& province) {
    const std::string_view name = m_text.words(province.range);
    for (TokenMention& mention : m_recognition.mentions) {
      if (mention.kind == EntityKind::state && m_text.words(mention.range) == name &&
          province_beside(mention) == province.entry &&
          !m_countries.contains(m_entries[*mention.entry].key)) {
        become(mention, *province.entry);
        m_countries.insert(m_entries.country(*province.entry));
      }
    }
  }

  Recognition& m_recognition;
  AnnotatedText& m_text;
  const EntryTable& m_entries;
  std::multimap<TokenRange, std::uint32_t> m_places;
  std::map<std::uint32_t, std::vector<std::size_t>> m_alone;  // by entry: names not qualified
  std::set<std::string_view> m_countries;                     // of the places that are named
};

}  // namespace

void qualify_places(Recognition& recognition) { PlaceQualifier(recognition).run(); }

}  // namespace readout

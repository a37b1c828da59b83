#include "loader/lexicon/word_list_table.hpp"

#include <algorithm>

namespace readout {

WordListTable::WordListTable(const Image& image)
    : m_strings(image.array<char>("list.strings")),
      m_names(image.array<StringRef>("list.names")),
      m_index(image.array<std::uint32_t>("list.slots")),
      m_words(image.array<Word>("list.words")),
      m_sets(image.array<std::uint64_t>("list.sets")),
      m_words_of_set((m_names.size() + bits - 1) / bits) {}

std::optional<ListNumber> WordListTable::list(std::string_view name) const {
  const auto name_of = [&](StringRef ref) { return m_strings.at(ref); };
  const auto found = std::ranges::lower_bound(m_names, name, {}, name_of);
  return found == m_names.end() || name_of(*found) != name
             ? std::nullopt
             : std::optional(static_cast<ListNumber>(found - m_names.begin()));
}

std::vector<std::string> WordListTable::names() const {
  std::vector<std::string> names;
  for (const StringRef name : m_names) {
    names.emplace_back(m_strings.at(name));
  }
  return names;
}

std::vector<std::string_view> WordListTable::names_in(ListSet lists,
                                                      std::string_view prefix) const {
  std::vector<std::string_view> found;
  if (lists == no_lists) {
    return found;
  }
  const auto name_of = [&](StringRef ref) { return m_strings.at(ref); };
  const auto first = std::ranges::lower_bound(m_names, prefix, {}, name_of);
  const auto end = std::partition_point(
      first, m_names.end(), [&](StringRef name) { return name_of(name).starts_with(prefix); });
  for (auto name = first; name != end; ++name) {
    if (holds(lists, static_cast<ListNumber>(name - m_names.begin()))) {
      found.push_back(name_of(*name).substr(prefix.size()));
    }
  }
  return found;
}

ListSet WordListTable::lists_of(std::string_view word) const {
  const auto known = m_index.find(
      word, [this](std::uint32_t number) { return m_strings.at(m_words[number].word); });
  return known ? m_words[*known].lists : no_lists;
}

void WordListTableBuilder::add(const std::string& list, std::string_view word) {
  std::vector<StringRef>& words = m_lists[list];
  words.push_back(m_strings.add(word));
  if (word.find('\'') != std::string_view::npos) {
    std::string curly(word);
    for (std::size_t at = 0; (at = curly.find('\'', at)) != std::string::npos;) {
      curly.replace(at, 1, "’");
    }
    words.push_back(m_strings.add(curly));
  }
}

void WordListTableBuilder::write(ImageWriter& image) const {
  StringPoolBuilder strings = m_strings;
  std::vector<StringRef> names;
  std::map<StringRef, std::vector<ListNumber>> lists_of_word;
  for (const auto& [name, words] : m_lists) {
    const auto number = static_cast<ListNumber>(names.size());
    names.push_back(strings.add(name));
    for (const StringRef word : words) {
      std::vector<ListNumber>& lists = lists_of_word[word];
      if (lists.empty() || lists.back() != number) {
        lists.push_back(number);
      }
    }
  }
  const std::size_t words_of_set = (names.size() + WordListTable::bits - 1) / WordListTable::bits;
  std::vector<std::uint64_t> sets(words_of_set, 0);
  std::map<std::vector<ListNumber>, ListSet> set_numbers = {{{}, 0}};
  std::vector<WordListTable::Word> words;
  for (const auto& [word, lists] : lists_of_word) {
    const auto [set, is_new] =
        set_numbers.try_emplace(lists, static_cast<ListSet>(set_numbers.size()));
    if (is_new) {
      sets.resize(sets.size() + words_of_set, 0);
      for (const ListNumber list : lists) {
        sets[set->second * words_of_set + list / WordListTable::bits] |=
            std::uint64_t{1} << (list % WordListTable::bits);
      }
    }
    words.push_back({word, set->second});
  }
  image.add("list.strings", std::vector<char>(strings.bytes().begin(), strings.bytes().end()));
  image.add("list.names", names);
  image.add("list.slots", StringIndex::slots_of(words.size(), [&](std::uint32_t number) {
              return strings.at(words[number].word);
            }));
  image.add("list.words", words);
  image.add("list.sets", sets);
}

}  // namespace readout

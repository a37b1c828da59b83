#include "loader/recognition/person_names.hpp"

#include "schema/text/fold.hpp"
#include "schema/text/utf8.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

namespace readout {

namespace {

bool is_known(std::string_view gender) { return gender == "m" || gender == "f"; }

}  // namespace

std::vector<std::uint32_t> words_of_name(const AnnotatedText& text, TokenRange range) {
  std::vector<std::uint32_t> words;
  for (std::uint32_t token = range.first; token < range.end; ++token) {
    if (text.tokens[token].kind == TokenKind::word ||
        text.tokens[token].kind == TokenKind::number) {
      words.push_back(token);
    }
  }
  return words;
}

std::uint32_t end_of_people(const Recognition& recognition, TokenRange range) {
  std::uint32_t end = range.first;
  for (std::uint32_t token = range.first; token < range.end; ++token) {
    if (recognition.is(token, recognition.lists.given_names) ||
        recognition.is(token, recognition.lists.surnames)) {
      end = token + 1;
    } else if (recognition.text.tokens[token].kind == TokenKind::word) {
      break;
    }
  }
  return end;
}

PersonNames::PersonNames(const Recognition& recognition)
    : m_recognition(recognition),
      m_behind_title(recognition.text.tokens.size() + 1, Standing::plain),
      m_title_starts(m_behind_title),
      m_gender_behind(recognition.text.tokens.size() + 1) {
  mark_titles();
}

void PersonNames::mark_titles() {
  for (const Annotation& annotation : m_recognition.text.annotations) {
    if (annotation.kind != m_recognition.words.title || annotation.removed) {
      continue;
    }
    const std::string_view kind =
        attribute_of(m_recognition, annotation, m_recognition.words.attributes.kind);
    m_gender_behind[annotation.range.end] =
        attribute_of(m_recognition, annotation, m_recognition.words.gender);
    const bool beside_holder = m_recognition.lexicon.holds(
        "titles_alike.beside-holder", to_lower(m_recognition.text.words(annotation.range)));
    if (kind == "kin" || beside_holder) {
      m_behind_title[annotation.range.end] = Standing::relative;
      m_title_starts[annotation.range.first] = Standing::relative;
    } else if (kind == "office" && m_behind_title[annotation.range.end] == Standing::plain) {
      m_behind_title[annotation.range.end] = Standing::office;
    }
  }
}

/// Where a title before a name ends: "Gov. Tannik" has its full stop behind it.
std::uint32_t PersonNames::behind_title(std::uint32_t name) const {
  return name > 0 && m_recognition.text.word(name - 1) == "." ? name - 1 : name;
}

Standing PersonNames::standing(TokenRange name) const {
  const AnnotatedText& text = m_recognition.text;
  const auto is_mark = [&](std::uint32_t token, std::string_view mark) {
    return token < text.tokens.size() && text.word(token) == mark;
  };
  std::uint32_t before = behind_title(name.first);
  if (before > 0 && is_mark(before - 1, ",") && m_behind_title[before - 1] == Standing::relative) {
    --before;  // "his brother, Denis Tannik"
  }
  std::uint32_t behind = name.end + 1;  // "Ana Tannik, the wife of"
  if (m_recognition.is(behind, m_recognition.lists.article)) {
    ++behind;
  }
  const bool of_holder = is_mark(name.end, ",") && behind + 1 < text.tokens.size() &&
                         m_title_starts[behind] == Standing::relative &&
                         m_recognition.is(behind + 1, m_recognition.lists.of);
  return of_holder ? Standing::relative : m_behind_title[before];
}

void PersonNames::learn(const TokenMention& mention) {
  if (!mention.local || mention.form != MentionForm::name || mention.kind != EntityKind::person) {
    return;
  }
  const auto words = words_of_name(m_recognition.text, mention.range);
  if (words.size() < 2) {
    return;
  }
  std::size_t last = words.size() - 1;
  if (last > 1 && m_recognition.is(words[last], m_recognition.lists.name_particles_suffix)) {
    --last;
  }
  const bool first_is_surname = surname_first(mention, words.front());
  const std::uint32_t surname = first_is_surname ? words.front() : words[last];
  const std::uint32_t given = first_is_surname ? words[1] : words.front();
  add(fold(m_recognition.text.word(surname)), *mention.local, mention.range,
      mention.entry ? m_recognition.lexicon.entries().gender(*mention.entry)
                    : m_recognition.lexicon.gender_of_given_name(m_recognition.lower(given)));
  m_given_names[fold(m_recognition.text.word(given))].insert(*mention.local);
}

bool PersonNames::surname_first(const TokenMention& mention, std::uint32_t first_word) const {
  if (mention.entry) {
    return m_recognition.lexicon.holds(
        "surname_first_states", to_lower(m_recognition.lexicon.entries().country(*mention.entry)));
  }
  return m_recognition.is(first_word, m_recognition.lists.surnames_surname_first) &&
         !m_recognition.is(first_word, m_recognition.lists.given_names);
}

void PersonNames::add_bearer(std::uint32_t local, TokenRange name) {
  add(fold(m_recognition.text.word(name.end - 1)), local, name,
      m_gender_behind[behind_title(name.first)]);
}

/// What is known of a person by one of his names is so by the others.
void PersonNames::add(const std::string& surname, std::uint32_t local, TokenRange name,
                      std::string_view gender) {
  std::vector<Bearer>& bearers = m_surnames[surname];
  auto bearer = std::ranges::find(bearers, local, &Bearer::local);
  if (bearer == bearers.end()) {
    bearer = bearers.insert(bearer, {.local = local, .gender = {}, .tokens = {}});
  }
  const Standing told = standing(name);
  if (bearer->standing == Standing::plain) {
    bearer->standing = told;
  } else if (told != Standing::plain) {
    bearer->standing = std::max(bearer->standing, told);
  }
  bearer->gender = is_known(bearer->gender) ? bearer->gender : gender;
  bearer->tokens.insert(std::ranges::upper_bound(bearer->tokens, name.first), name.first);
}

const std::vector<PersonNames::Bearer>* PersonNames::bearers_of(std::uint32_t token) const {
  if (m_surnames.empty()) {
    return nullptr;
  }
  const auto found = m_surnames.find(fold(m_recognition.text.word(token)));
  return found == m_surnames.end() ? nullptr : &found->second;
}

/// Those who bear a surname and whom the title before it lets be a man or woman; where somebody is
/// known to be of its gender, nobody else.
std::vector<const PersonNames::Bearer*> PersonNames::fitting(std::uint32_t token) const {
  const std::vector<Bearer>* bearers = bearers_of(token);
  std::vector<const Bearer*> all;
  if (bearers == nullptr) {
    return all;
  }
  const std::string_view gender = m_gender_behind[behind_title(token)];
  const bool known =
      is_known(gender) && std::ranges::find(*bearers, gender, &Bearer::gender) != bearers->end();
  for (const Bearer& bearer : *bearers) {
    const bool other = is_known(bearer.gender) && bearer.gender != gender;
    if (!is_known(gender) || (known ? bearer.gender == gender : !other)) {
      all.push_back(&bearer);
    }
  }
  return all;
}

std::optional<std::uint32_t> PersonNames::bearer(std::uint32_t token) const {
  std::vector<const Bearer*> bearers = fitting(token);
  Standing most =
      standing({token, token + 1}) == Standing::office ? Standing::plain : Standing::relative;
  for (const Bearer* bearer : bearers) {
    most = std::max(most, bearer->standing);
  }
  std::erase_if(bearers, [&](const Bearer* bearer) { return bearer->standing != most; });
  if (bearers.empty()) {
    return std::nullopt;
  }
  // Who was named last before it, and who last before him; else who is named first behind it.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> named;  // where, and who
  for (const Bearer* bearer : bearers) {
    const auto behind = std::ranges::upper_bound(bearer->tokens, token);
    if (behind != bearer->tokens.begin()) {
      named.emplace_back(*std::prev(behind), bearer->local);
    }
  }
  if (named.empty()) {
    const auto first = std::ranges::min_element(
        bearers, {}, [](const Bearer* bearer) { return bearer->tokens.front(); });
    return (*first)->local;
  }
  std::ranges::sort(named, std::greater<>());
  // "Ali and Omar Tannik met. Tannik left."
  const bool unclear = named.size() > 1 && m_recognition.sentence_of(named[0].first) ==
                                               m_recognition.sentence_of(named[1].first);
  return unclear ? std::nullopt : std::optional(named.front().second);
}

bool PersonNames::bears(std::uint32_t local, std::uint32_t token) const {
  return std::ranges::any_of(fitting(token),
                             [&](const Bearer* bearer) { return bearer->local == local; });
}

std::optional<std::uint32_t> PersonNames::called(std::uint32_t token) const {
  const auto found = m_given_names.find(fold(m_recognition.text.word(token)));
  return found == m_given_names.end() || found->second.size() != 1
             ? std::nullopt
             : std::optional(*found->second.begin());
}

}  // namespace readout

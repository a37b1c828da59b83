#include "loader/recognition/person_names.hpp"

#include "schema/text/fold.hpp"
#include "schema/text/utf8.hpp"

#include <algorithm>

namespace readout {

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
  m_surnames[fold(m_recognition.text.word(surname))].push_back(
      {*mention.local, mention.range.first, standing(mention.range),
       mention.entry ? m_recognition.lexicon.entries().gender(*mention.entry)
                     : m_recognition.lexicon.gender_of_given_name(m_recognition.lower(given))});
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
  m_surnames[fold(m_recognition.text.word(name.end - 1))].push_back(
      {local, name.first, standing(name), m_gender_behind[behind_title(name.first)]});
}

const std::vector<PersonNames::Bearer>* PersonNames::bearers_of(std::uint32_t token) const {
  if (m_surnames.empty()) {
    return nullptr;
  }
  const auto found = m_surnames.find(fold(m_recognition.text.word(token)));
  return found == m_surnames.end() ? nullptr : &found->second;
}

/// What is known of a person by one of his names is so by the others.
std::map<std::uint32_t, Standing> PersonNames::standings_of(
    const std::vector<Bearer>& bearers) const {
  std::map<std::uint32_t, Standing> standings;
  for (const Bearer& bearer : bearers) {
    Standing& known = standings.try_emplace(bearer.local, bearer.standing).first->second;
    if (known == Standing::plain) {
      known = bearer.standing;
    } else if (bearer.standing != Standing::plain) {
      known = std::max(known, bearer.standing);
    }
  }
  return standings;
}

/// Whether the title before a surname lets it be that of a man or woman; where somebody is known to
/// be of its gender, nobody else.
bool PersonNames::fits(const Bearer& bearer, std::uint32_t token) const {
  const std::string_view gender = m_gender_behind[behind_title(token)];
  if (gender != "m" && gender != "f") {
    return true;
  }
  const bool known = std::ranges::any_of(
      *bearers_of(token), [&](const Bearer& other) { return other.gender == gender; });
  return known ? bearer.gender == gender : bearer.gender != (gender == "m" ? "f" : "m");
}

std::optional<std::uint32_t> PersonNames::bearer(std::uint32_t token) const {
  const std::vector<Bearer>* bearers = bearers_of(token);
  if (bearers == nullptr) {
    return std::nullopt;
  }
  const auto standings = standings_of(*bearers);
  const TokenRange name = {token, token + 1};
  Standing most = standing(name) == Standing::office ? Standing::plain : Standing::relative;
  for (const Bearer& bearer : *bearers) {
    most = fits(bearer, token) ? std::max(most, standings.at(bearer.local)) : most;
  }
  const Bearer* best = nullptr;
  const Bearer* previous = nullptr;
  for (const Bearer& bearer : *bearers) {
    if (fits(bearer, token) && standings.at(bearer.local) == most &&
        (best == nullptr || bearer.token <= token)) {
      previous = best == nullptr || bearer.local == best->local ? previous : best;
      best = &bearer;
    }
  }
  if (best == nullptr) {
    return std::nullopt;
  }
  // "Ali and Omar Tannik met. Tannik left."
  const bool unclear =
      previous != nullptr && previous->token < best->token &&
      m_recognition.sentence_of(previous->token) == m_recognition.sentence_of(best->token);
  return unclear ? std::nullopt : std::optional(best->local);
}

bool PersonNames::bears(std::uint32_t local, std::uint32_t token) const {
  const std::vector<Bearer>* bearers = bearers_of(token);
  return bearers != nullptr && std::ranges::any_of(*bearers, [&](const Bearer& bearer) {
           return bearer.local == local && fits(bearer, token);
         });
}

std::optional<std::uint32_t> PersonNames::called(std::uint32_t token) const {
  const auto found = m_given_names.find(fold(m_recognition.text.word(token)));
  return found == m_given_names.end() || found->second.size() != 1
             ? std::nullopt
             : std::optional(*found->second.begin());
}

}  // namespace readout

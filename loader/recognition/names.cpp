#include "loader/recognition/capitals.hpp"
#include "loader/recognition/holding_ranges.hpp"
#include "loader/recognition/lone_surnames.hpp"
#include "loader/recognition/name_learning.hpp"
#include "loader/recognition/name_rivals.hpp"
#include "loader/recognition/person_names.hpp"
#include "loader/recognition/qualified_places.hpp"
#include "loader/recognition/steps.hpp"
#include "schema/text/fold.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace readout {

namespace {

/// A stretch that a dictionary or a rule takes for a name.
struct Proposal {
  TokenRange range;
  EntityKind kind = EntityKind::person;
  MentionForm form = MentionForm::name;
  std::optional<std::uint32_t> entry;
  std::uint32_t rule = 0;
  int distance = 0;  ///< how far what proposes it stands from the user
};

/// Where two dictionaries claim the same words: what they are more often in news.
int rank_of(EntityKind kind) {
  constexpr std::array<int, 4> ranks = {3, 0, 1, 2};  // person, state, organization, place
  return ranks[static_cast<std::size_t>(kind)];
}

/// Chooses among proposals: the longest, then a user's dictionary, then other dictionaries, then
/// rules; then by kind, then from the left; none may overlap another.
class NameChooser {
 public:
  explicit NameChooser(Recognition& recognition)
      : m_recognition(recognition),
        m_text(recognition.text),
        m_decide(recognition.lexicon.rule_of_step("decide")) {}

  void run() {
    index_annotations();
    for (const TextSentence& sentence : m_text.sentences) {
      m_in_capitals.push_back(in_capitals(m_recognition, sentence.range));
    }
    collect();
    part_joined_names();
    for (Proposal& proposal : m_proposals) {
      proposal.distance = distance(proposal);
    }
    std::stable_sort(
        m_proposals.begin(), m_proposals.end(), [&](const Proposal& a, const Proposal& b) {
          return std::tuple(b.range.end - b.range.first, a.distance, rank_of(a.kind),
                            a.range.first) < std::tuple(a.range.end - a.range.first, b.distance,
                                                        rank_of(b.kind), b.range.first);
        });
    std::vector<bool> taken = stop_names();
    m_chosen.assign(m_text.tokens.size(), std::nullopt);
    for (const Proposal& proposal : m_proposals) {
      choose(proposal, taken);
    }
    std::stable_sort(
        m_recognition.mentions.begin(), m_recognition.mentions.end(),
        [](const TokenMention& a, const TokenMention& b) { return a.range < b.range; });
    m_recognition.mentions_moved();
  }

 private:
  /// How far what proposes a name stands from the user: his dictionary, built-in ones, rules.
  int distance(const Proposal& proposal) const {
    if (!proposal.entry) {
      return 2;
    }
    return m_recognition.lexicon.entries().is_user(*proposal.entry) ? 0 : 1;
  }

  /// Words of stop names are taken, unless a proposal is longer than the stop name.
  std::vector<bool> stop_names() {
    std::vector<bool> taken(m_text.tokens.size(), false);
    const HoldingRanges proposed(m_text.tokens.size(), m_proposals);
    for (const Annotation& annotation : m_text.annotations) {
      if (annotation.kind != m_recognition.words.stop_name || annotation.removed) {
        continue;
      }
      if (!proposed.hold(annotation.range)) {
        std::fill(taken.begin() + annotation.range.first, taken.begin() + annotation.range.end,
                  true);
      }
    }
    return taken;
  }

  void collect() {
    for (const Annotation& annotation : m_text.annotations) {
      const auto kind = m_recognition.words.entity_kind(annotation.kind);
      if (!kind || annotation.removed) {
        continue;
      }
      const AnnotationSlot* name = annotation.slot(m_recognition.words.name_slot);
      Proposal proposal{.range = name == nullptr ? annotation.range : name->range,
                        .kind = *kind,
                        .rule = annotation.rule};
      if (annotation.reference != Annotation::no_reference) {
        proposal.entry = annotation.reference;
      }
      if (annotation.value(m_recognition.words.form) == m_recognition.words.adjective) {
        proposal.form = MentionForm::adjective;
      } else if (annotation.value(m_recognition.words.form) == m_recognition.words.people) {
        proposal.form = MentionForm::descriptor;  // "Peruvians": of the state, not the state
      }
      if (attribute_of(m_recognition, annotation, m_recognition.words.attributes.begins) ==
              "small" &&
          m_recognition.is(proposal.range.first, m_recognition.lists.definite)) {
        ++proposal.range.first;  // the article of "the Kremlin" is no part of the name
      }
      if (acceptable(annotation, proposal)) {
        add(with_unknown_given_name(proposal));
      }
    }
    add_known_ones();
  }

  /// What stands side by side without a mark is no name of its own: "Poroshenko Poroshenko", and
  /// "Britain Tannik", where somebody else is called Tannik.
  void part_joined_names() {
    std::map<std::string, std::set<std::string>> surnames;  // by surname: the first words before it
    for (const Proposal& proposal : m_proposals) {
      if (proposal.kind == EntityKind::person && proposal.range.end > proposal.range.first + 1) {
        surnames[fold(m_text.word(proposal.range.end - 1))].insert(
            fold(m_text.word(proposal.range.first)));
      }
    }
    std::erase_if(m_proposals, [&](const Proposal& proposal) {
      const std::uint32_t first = proposal.range.first;
      if (proposal.entry || proposal.range.end != first + 2) {
        return false;
      }
      const std::string one = fold(m_text.word(first));
      const std::string other = fold(m_text.word(first + 1));
      const auto bearers = surnames.find(other);
      const bool borne =
          bearers != surnames.end() &&
          std::ranges::any_of(bearers->second, [&](const auto& given) { return given != one; });
      return is_listed({first, first + 1}, EntityKind::person)
                 ? one == other
                 : is_listed({first, first + 1}, EntityKind::state) &&
                       !m_recognition.is(first, m_recognition.lists.given_names) && borne;
    });
  }

  bool is_listed(TokenRange range, EntityKind kind) const {
    const auto listed = m_listed.find(range);
    return listed != m_listed.end() && m_recognition.lexicon.entries().kind(listed->second) == kind;
  }

  /// Where all words have capitals, rules that look at capitals find too much. What neither
  /// dictionaries nor lists of people's names know there is doubtful; "MARIA SMITH DENIES" is
  /// "MARIA SMITH".
  void add(Proposal proposal) {
    if (proposal.kind == EntityKind::organization && !proposal.entry) {
      proposal.entry = company_before_form(proposal.range);
    }
    if (proposal.kind == EntityKind::state && !proposal.entry) {
      proposal.entry = state_of_code(proposal.range);
    }
    const bool sure = proposal.entry || proposal.rule == m_decide ||
                      !m_in_capitals[*m_recognition.sentence_of(proposal.range.first)] ||
                      m_listed.contains(proposal.range);
    if (!sure && proposal.kind == EntityKind::person) {
      const std::uint32_t end = end_of_people(m_recognition, proposal.range);
      if (end > proposal.range.first + 1) {
        proposal.range.end = end;
        m_proposals.push_back(proposal);
        return;
      }
    }
    (sure ? m_proposals : m_doubtful).push_back(proposal);
  }

  /// "Apple, Inc." is Apple, where a dictionary has it.
  std::optional<std::uint32_t> company_before_form(TokenRange range) const {
    TokenRange name = range;
    while (name.end > name.first + 1 &&
           (m_text.tokens[name.end - 1].kind == TokenKind::punctuation ||
            m_recognition.is(name.end - 1, m_recognition.lists.company_heads))) {
      --name.end;
    }
    const auto known = name == range ? m_listed.end() : m_listed.find(name);
    return known != m_listed.end() &&
                   m_recognition.lexicon.entries().kind(known->second) == EntityKind::organization
               ? std::optional(known->second)
               : std::nullopt;
  }

  /// The state whose code these words are.
  std::optional<std::uint32_t> state_of_code(TokenRange range) const {
    const auto code = m_state_codes.find(range);
    return code == m_state_codes.end() ? std::nullopt : std::optional(code->second);
  }

  /// Of the doubtful ones, the names that the document has elsewhere too.
  void add_known_ones() {
    if (m_doubtful.empty()) {
      return;
    }
    std::set<std::pair<EntityKind, std::string>> known;
    for (const Proposal& proposal : m_proposals) {
      known.emplace(proposal.kind, fold(m_text.words(proposal.range)));
    }
    for (const Proposal& proposal : m_doubtful) {
      if (known.contains({proposal.kind, fold(m_text.words(proposal.range))})) {
        m_proposals.push_back(proposal);
      }
    }
  }

  bool acceptable(const Annotation& annotation, const Proposal& proposal) const {
    const auto sentence = m_recognition.sentence_of(proposal.range.first);
    if (!sentence) {
      return false;
    }
    if (!proposal.entry) {
      const bool decided = proposal.rule == m_decide;
      return (decided || !in_title_case(m_recognition, *sentence)) &&
             !labels_line(proposal, *sentence) && !holds_dash(proposal.range);
    }
    if (attribute_of(m_recognition, annotation, m_recognition.words.attributes.position) ==
        "prefix") {
      return proposal.range.end < m_text.tokens.size() && m_text.word(proposal.range.end) == "-";
    }
    const bool one_word = proposal.range.end - proposal.range.first == 1;
    if (one_word && proposal.kind != EntityKind::state &&
        m_recognition.is(proposal.range.first, m_recognition.lists.function) &&
        m_in_capitals[*sentence]) {
      return false;  // "WHO" and the like
    }
    const bool starts = proposal.range.first == m_text.sentences[*sentence].range.first;
    return !(one_word && starts && proposal.kind != EntityKind::state &&
             m_recognition.is(proposal.range.first, m_recognition.lists.common_words) &&
             !acts(proposal.range.end) && !m_title_starts[proposal.range.end] &&
             !opens_dateline(proposal));
  }

  /// "NICE, France", "PHOENIX 2031-03-04": a place whose name is a common word too.
  bool opens_dateline(const Proposal& proposal) const {
    const std::uint32_t next = proposal.range.end;
    return proposal.kind == EntityKind::place && next < m_text.tokens.size() &&
           m_recognition.word(proposal.range.first).is_all_caps &&
           (m_text.tokens[next].kind == TokenKind::number || m_text.word(next) == ",");
  }

  /// "Peru - Ilvo Tannikar": a dash parts names.
  bool holds_dash(TokenRange range) const {
    std::uint32_t token = range.first;
    while (token < range.end && !m_text.is_hyphen_as_dash(token)) {
      ++token;
    }
    return token < range.end;
  }

  /// "Strategic Partnership: Both leaders ..."
  bool labels_line(const Proposal& proposal, std::uint32_t sentence) const {
    const TextSentence& line = m_text.sentences[sentence];
    return line.starts_paragraph && proposal.range.first == line.range.first &&
           proposal.range.end < line.range.end && m_text.word(proposal.range.end) == ":" &&
           proposal.kind != EntityKind::person;
  }

  /// What follows a subject or an owner: "Trump has ...", "Trump said ...", "Trump's ...".
  bool acts(std::uint32_t token) const {
    return token < m_text.tokens.size() &&
           (m_recognition.is(token, m_recognition.lists.auxiliary) ||
            m_recognition.is(token, m_recognition.lists.modal) || m_verb_starts[token]);
  }

  void index_annotations() {
    m_annotated.assign(m_text.tokens.size(), false);
    m_verb_starts.assign(m_text.tokens.size(), false);
    m_title_starts.assign(m_text.tokens.size() + 1, false);
    for (const Annotation& annotation : m_text.annotations) {
      std::fill(m_annotated.begin() + annotation.range.first,
                m_annotated.begin() + annotation.range.end, true);
      if (attribute_of(m_recognition, annotation, m_recognition.words.attributes.pos) == "verb") {
        m_verb_starts[annotation.range.first] = true;
      }
      if (annotation.reference != Annotation::no_reference) {
        m_listed.emplace(annotation.range, annotation.reference);
      }
      if (annotation.kind == m_recognition.words.country_code) {
        m_state_codes.emplace(annotation.range, annotation.reference);
      }
      if (annotation.kind == m_recognition.words.title) {
        m_title_starts[annotation.range.first] = true;
      }
    }
  }

  /// A surname that a dictionary lists for one person, behind a capitalised word that it does not
  /// know, is another person of that surname.
  Proposal with_unknown_given_name(Proposal proposal) const {
    const std::uint32_t first = proposal.range.first;
    if (proposal.kind != EntityKind::person || proposal.range.end - first != 1 || first == 0) {
      return proposal;
    }
    const std::uint32_t before = first - 1;
    const auto sentence = m_recognition.sentence_of(before);
    const bool unknown_name = sentence && sentence == m_recognition.sentence_of(first) &&
                              m_recognition.is_capitalised(before) &&
                              !m_recognition.is(before, m_recognition.lists.closed_class) &&
                              !m_recognition.is(before, m_recognition.lists.common_words) &&
                              !m_annotated[before];
    if (unknown_name) {
      proposal.range.first = before;
      proposal.entry = std::nullopt;
    }
    return proposal;
  }

  void choose(const Proposal& proposal, std::vector<bool>& taken) {
    const auto first = taken.begin() + proposal.range.first;
    const auto end = taken.begin() + proposal.range.end;
    if (std::find(first, end, true) != end) {
      add_rival(proposal);
      return;
    }
    std::fill(first, end, true);
    m_chosen[proposal.range.first] = m_recognition.mentions.size();
    m_recognition.mentions.push_back({.kind = proposal.kind,
                                      .form = proposal.form,
                                      .range = proposal.range,
                                      .rule = proposal.rule,
                                      .entry = proposal.entry,
                                      .rivals = {}});
  }

  /// The same words, another entry of the same kind: who is meant is open.
  void add_rival(const Proposal& proposal) {
    const auto number = m_chosen[proposal.range.first];
    if (!number) {
      return;
    }
    TokenMention& mention = m_recognition.mentions[*number];
    if (mention.range == proposal.range && mention.kind == proposal.kind && proposal.entry &&
        mention.entry && *proposal.entry != *mention.entry) {
      mention.rivals.push_back(*proposal.entry);
    }
  }

  Recognition& m_recognition;
  AnnotatedText& m_text;
  std::uint32_t m_decide;  // number of the step as a rule
  std::vector<Proposal> m_proposals;
  std::vector<Proposal> m_doubtful;
  std::vector<std::optional<std::size_t>> m_chosen;  // by token: the mention that starts there
  std::map<TokenRange, std::uint32_t> m_listed;      // names of dictionaries, with an entry
  std::map<TokenRange, std::uint32_t> m_state_codes;
  std::vector<bool> m_in_capitals;   // by sentence
  std::vector<bool> m_annotated;     // by token: whether an annotation covers it
  std::vector<bool> m_verb_starts;   // by token
  std::vector<bool> m_title_starts;  // by token, and one behind the last
};

/// One annotation for each mention instead of the proposals.
void replace_annotations(Recognition& recognition) {
  for (Annotation& annotation : recognition.text.annotations) {
    annotation.removed =
        annotation.removed || recognition.words.entity_kind(annotation.kind).has_value();
  }
  for (std::uint32_t i = 0; i < recognition.mentions.size(); ++i) {
    recognition.text.annotations.push_back(annotation_of(recognition, i));
  }
}

}  // namespace

void decide_names(Recognition& recognition) {
  NameChooser(recognition).run();
  settle_rivals(recognition);
  leave_lone_surnames(recognition);
  qualify_places(recognition);
  learn_names(recognition);
  replace_annotations(recognition);
}

}  // namespace readout

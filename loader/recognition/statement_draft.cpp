#include "loader/recognition/statement_draft.hpp"

#include "loader/recognition/plain_speaker.hpp"
#include "loader/recognition/speech_form.hpp"
#include "loader/recognition/statement_acts.hpp"
#include "loader/recognition/statement_channels.hpp"
#include "loader/recognition/statement_people.hpp"

#include <algorithm>

namespace readout {

namespace {

const Rule* rule_of(const Lexicon& lexicon, std::uint32_t number) {
  for (const PhaseStep& step : lexicon.steps()) {
    if (step.phase && number >= step.phase->first_rule() &&
        number < step.phase->first_rule() + step.phase->phase().rules.size()) {
      return &step.phase->phase().rules[number - step.phase->first_rule()];
    }
  }
  return nullptr;
}

/// Fills one statement from an annotation.
class Draft {
 public:
  Draft(const Recognition& recognition, const Clauses& clauses, const Annotation& annotation)
      : m_recognition(recognition),
        m_clauses(clauses),
        m_annotation(annotation),
        m_rule(rule_of(recognition.lexicon, annotation.rule)),
        m_slots(recognition.words.slots) {}

  /// Why there is no statement.
  std::string_view why() const { return m_why; }

  std::optional<TokenStatement> statement() {
    const TokenRange cue = slot(m_slots.cue);
    const auto sentence = m_recognition.sentence_of(m_annotation.range.first);
    if (cue.empty() || !sentence || m_rule == nullptr) {
      return std::nullopt;
    }
    if (!is_noun() && m_clauses.is_attribute(cue.first)) {
      m_why =
          "its verb is nobody's act here: it belongs to a noun (“the reported deaths”), to "
          "another verb (“to claim”), or gives the writer's conclusion (“, suggesting”)";
      return std::nullopt;
    }
    m_statement.sentence = *sentence;
    m_statement.cue = cue;
    m_statement.rule = m_annotation.rule;
    fill_content();
    if (is_quoted()) {
      keep_within_quotation(m_recognition, cue.first, m_statement.content);
    }
    fill_speaker(cue);
    fill_class(cue);
    fill_people(m_recognition, m_clauses, m_annotation, m_statement);
    extend_cue();
    add_relative();
    if (m_statement.content.empty()) {
      m_why =
          is_quoted() ? "its verb stands in no quotation marks" : "nothing is left that was said";
      return std::nullopt;
    }
    if (!worth_keeping()) {
      m_why = m_statement.speakers.empty() ? "nobody is found who speaks"
                                           : "what was said are function words alone";
      return std::nullopt;
    }
    fill_channel(m_recognition, m_clauses, m_statement);
    fill_hop();
    return std::move(m_statement);
  }

 private:
  TokenRange slot(Symbol name) const { return slot_of(m_annotation, name); }

  const SlotStep* step_for(std::string_view name) const {
    const auto found = std::ranges::find(m_rule->steps, name, &SlotStep::slot);
    return found == m_rule->steps.end() ? nullptr : &*found;
  }

  /// "Xi's call for": the cue is a noun.
  bool is_noun() const {
    return attribute_of(m_recognition, m_annotation, m_recognition.words.attributes.cue) == "noun";
  }

  bool is_omission() const {
    return attribute_of(m_recognition, m_annotation, m_recognition.words.attributes.kind) ==
           "omission";
  }

  /// “Both sides stressed that ...,” the ministry said: the cue stands in quotation marks.
  bool is_quoted() const {
    return attribute_of(m_recognition, m_annotation, m_recognition.words.attributes.cue) ==
           "quoted";
  }

  void fill_content() {
    for (const auto& [name, symbol] :
         {std::pair("content", m_slots.content), std::pair("content2", m_slots.content2)}) {
      const SlotStep* step = step_for(name);
      const TokenRange range = step == nullptr ? slot(symbol) : ranged(*step);
      if (!range.empty()) {
        m_statement.content.push_back(range);
      }
    }
  }

  TokenRange ranged(const SlotStep& step) const {
    const TokenRange from = slot_of(m_recognition, m_annotation, step.argument);
    if (step.step == "phrase_before") {
      return m_clauses.phrase_before(from.first);
    }
    if (step.step == "clause_before") {
      return m_clauses.clause_before(from.first);
    }
    const std::uint32_t first = step.step == "clause_after" ? from.end : from.first;
    if (first >= m_recognition.text.sentences[m_statement.sentence].range.end) {
      return {};
    }
    const TokenRange cue = slot(m_slots.cue);
    return is_noun()      ? m_clauses.content_of_noun(cue, first)
           : is_passive() ? m_clauses.question_from(cue.first, first)
                          : m_clauses.clause_of(cue, first);
  }

  /// "warned of delays": what stands between a verb or noun and its content belongs to it.
  void extend_cue() {
    const SlotStep* step = step_for("content");
    const TokenRange particle = step != nullptr && step->step == "clause_after"
                                    ? slot_of(m_recognition, m_annotation, step->argument)
                                    : TokenRange{};
    if (!particle.empty() && particle.first == m_statement.cue->end) {
      m_statement.cue->end = particle.end;
    }
  }

  /// Of "a wall which he said was old", "what they call “truth”": the pronoun, which is part of the
  /// content; nothing behind a preposition and before a clause with its own subject.
  std::optional<std::uint32_t> relative_of(std::uint32_t first) const {
    const auto& lists = m_recognition.lists;
    std::uint32_t verb = m_statement.cue->first;
    while (verb > 0 && (m_recognition.is(verb - 1, lists.auxiliary) ||
                        m_recognition.is(verb - 1, lists.adverb))) {
      --verb;
    }
    const Nominal* speaker = m_clauses.nominals().ending_at(verb);
    if (speaker == nullptr || speaker->range.first < 2 || first < verb ||
        m_recognition.is(first, lists.complementizer) ||
        m_recognition.is(speaker->range.first - 2, lists.preposition)) {
      return std::nullopt;
    }
    const std::uint32_t relative = speaker->range.first - 1;
    const bool subject =
        m_recognition.is(relative, lists.relative_pronoun) && m_clauses.is_finite(first);
    return subject || m_recognition.is(relative, lists.object_relative) ? std::optional(relative)
                                                                        : std::nullopt;
  }

  void add_relative() {
    if (m_statement.content.empty() || is_noun() || is_passive()) {
      return;
    }
    TokenRange& content = m_statement.content.front();
    if (const auto relative = relative_of(content.first)) {
      if (m_recognition.text.word(*relative - 1) == ",") {
        content = m_clauses.until_comma(content);
      }
      m_statement.content.insert(m_statement.content.begin(), {*relative, *relative + 1});
    }
  }

  void fill_speaker(TokenRange cue) {
    const TokenRange captured = slot(m_slots.speaker);
    if (!captured.empty()) {
      if (const Nominal* nominal = m_clauses.nominals().covering(captured)) {
        speak(*nominal, captured);
      } else if (const Nominal* last = m_clauses.nominals().ending_at(captured.end);
                 last != nullptr && last->kind == "named" && captured.contains(last->range) &&
                 !m_recognition.is(last->range.first - 1, m_recognition.lists.preposition)) {
        speak(*last, last->range);
      } else {
        const auto mention = m_recognition.mention_at(captured.first);
        const bool exact = mention && m_recognition.mentions[*mention].range == captured;
        add_speaker(captured, exact ? mention : std::nullopt,
                    exact ? SpeakerKind::named : SpeakerKind::unnamed);
      }
    } else if (const SlotStep* step = step_for("speaker")) {
      if (const Nominal* subject =
              m_clauses.subject_of(slot_of(m_recognition, m_annotation, step->argument))) {
        speak(*subject, subject->range);
      } else if (!m_statement.content.empty()) {
        const TokenRange words = is_omission() ? m_clauses.plain_subject_of(cue)
                                               : plain_speaker(m_recognition, m_clauses, cue,
                                                               m_statement.content.front().first);
        if (!words.empty()) {
          add_speaker(words, std::nullopt, SpeakerKind::unnamed);
        }
      }
    }
  }

  void add_speaker(TokenRange range, std::optional<std::uint32_t> mention, SpeakerKind kind) {
    m_statement.speakers.push_back({range, mention});
    const bool known = mention && m_recognition.mentions[*mention].local;
    const bool person = known && m_recognition.mentions[*mention].kind == EntityKind::person;
    const bool pronoun = known && m_recognition.mentions[*mention].form == MentionForm::pronoun;
    m_statement.speaker_kind = pronoun                                          ? SpeakerKind::named
                               : known && !person && kind == SpeakerKind::named ? SpeakerKind::body
                                                                                : kind;
  }

  /// The nominal speaks: by its names, by its owner where it is a readout or statement, else as a
  /// whole.
  void speak(const Nominal& nominal, TokenRange captured) {
    if (nominal.kind == "channel") {
      m_statement.channel = nominal.channel;
      m_statement.channel_slot = TokenSlot{nominal.range, std::nullopt};
      if (!nominal.owner.empty()) {
        add_speaker(nominal.owner, m_recognition.mention_at(nominal.owner.first),
                    SpeakerKind::body);
      } else {
        add_speaker(nominal.range, std::nullopt, SpeakerKind::unknown);
      }
      return;
    }
    join_speaker_before(nominal);
    // A pattern may have captured one name within a longer group ("Xi" of "Xi's call").
    const bool part = captured != nominal.range && nominal.heads.size() != 1;
    if (part && m_recognition.mention_at(captured.first)) {
      add_speaker(captured, m_recognition.mention_at(captured.first), SpeakerKind::named);
      return;
    }
    for (const TokenRange head : nominal.heads) {
      add_speaker(head, m_recognition.mention_at(head.first),
                  nominal.kind == "pronoun" ? SpeakerKind::unknown : nominal.speaker_kind);
    }
    if (nominal.heads.empty()) {
      speak(nominal.range, nominal.speaker_kind);
    }
    behalf(nominal);
  }

  /// "Xi and Putin said", "neither Xi nor Putin said": who stands before the "and" speaks too.
  void join_speaker_before(const Nominal& nominal) {
    const auto& lists = m_recognition.lists;
    const std::uint32_t joint = nominal.range.first - 1;
    const bool nor = nominal.range.first > 0 && m_recognition.is(joint, lists.conjunction) &&
                     m_recognition.is(joint, lists.negation);
    const bool both = nominal.range.first > 0 && nominal.kind == "named" &&
                      m_recognition.is(joint, lists.additive);
    const Nominal* before = nor || both ? m_clauses.nominals().ending_at(joint) : nullptr;
    if (before != nullptr && (before->kind == "named" || (nor && before->kind == "body"))) {
      for (const TokenRange head : before->heads) {
        add_speaker(head, m_recognition.mention_at(head.first), before->speaker_kind);
      }
    }
  }

  /// A description speaks; a group ("the two leaders") once for each of its members.
  void speak(TokenRange description, SpeakerKind kind) {
    const std::vector<std::uint32_t> mentions = descriptors_at(m_recognition, description);
    for (const std::uint32_t mention : mentions) {
      add_speaker(description, mention, kind);
    }
    if (mentions.empty()) {
      add_speaker(description, std::nullopt, kind);
    }
  }

  void behalf(const Nominal& nominal) {
    if (!nominal.owner.empty() && !nominal.title.empty() &&
        m_recognition.is(nominal.title.end - 1, m_recognition.lists.titles_alike_spokesperson)) {
      m_statement.on_behalf_of =
          TokenSlot{nominal.owner, m_recognition.mention_at(nominal.owner.first)};
    }
  }

  void fill_class(TokenRange cue) {
    if (const Annotation* annotation = m_clauses.cue_of(cue)) {
      m_statement.cue_class = cue_class_of(attribute_of(m_recognition, *annotation,
                                                        m_recognition.words.attributes.cue_class))
                                  .value_or(CueClass::states);
    }
    m_statement.act = m_statement.cue_class == CueClass::denies ? Act::denied : Act::said;
    if (const Annotation* annotation = m_clauses.cue_of(cue)) {
      m_statement.act =
          act_of(attribute_of(m_recognition, *annotation, m_recognition.words.attributes.act))
              .value_or(m_statement.act);
    }
    const auto set = statement_kind_of(
        attribute_of(m_recognition, m_annotation, m_recognition.words.attributes.kind));
    const StatementKind by_marks = form_of(m_recognition, m_statement.content);
    m_statement.kind =
        set && (by_marks == StatementKind::indirect || *set == StatementKind::omission) ? *set
                                                                                        : by_marks;
    const bool judging = m_statement.cue_class == CueClass::praises ||
                         m_statement.cue_class == CueClass::blames ||
                         m_statement.cue_class == CueClass::thanks;
    const bool clause =
        !m_statement.content.empty() &&
        m_recognition.is(m_statement.content.front().first, m_recognition.lists.complementizer);
    if (judging && m_statement.kind == StatementKind::indirect && !clause) {
      m_statement.kind = StatementKind::act;
    }
    read_act(m_recognition, cue.first, m_statement);
  }

  bool is_known(const TokenSlot& slot) const {
    return slot.mention && m_recognition.mentions[*slot.mention].local;
  }

  bool worth_keeping() const {
    if (m_statement.kind == StatementKind::omission) {
      const std::size_t least = m_statement.speakers.empty() ? 2 : 1;
      return holds_quotation() || open_words_in(m_recognition, m_statement.content) >= least;
    }
    if (is_passive()) {
      return open_words_in(m_recognition, m_statement.content) > 0;
    }
    if (m_statement.speakers.empty()) {
      return m_statement.kind == StatementKind::direct && m_annotation.slot(m_slots.cue) != nullptr;
    }
    if (is_turn()) {
      return true;
    }
    const bool to_somebody = m_statement.kind == StatementKind::act && m_statement.target &&
                             is_known(*m_statement.target);
    return to_somebody || open_words_in(m_recognition, m_statement.content) > 0 ||
           holds_quotation() ||
           is_clause_of_function_words(m_recognition, m_statement.content.front());
  }

  /// A speaker and his words in a transcript.
  bool is_turn() const {
    const auto cue = attribute_of(m_recognition, m_annotation, m_recognition.words.attributes.cue);
    return cue == "turn" || cue == "answer";
  }

  /// "was asked whether": nobody is named who speaks.
  bool is_passive() const {
    const auto cue = attribute_of(m_recognition, m_annotation, m_recognition.words.attributes.cue);
    return cue == "passive" || cue == "impersonal";
  }

  bool holds_quotation() const {
    return form_of(m_recognition, m_statement.content) != StatementKind::indirect;
  }

  void fill_hop() {
    const TokenRange cue = slot(m_slots.hopcue);
    const Nominal* body = step_for("hop") != nullptr ? m_clauses.subject_of(cue)
                          : slot(m_slots.hop).empty()
                              ? nullptr
                              : m_clauses.nominals().covering(slot(m_slots.hop));
    if (body != nullptr) {
      add_hop(m_recognition, m_statement, *body, cue);
    }
  }

  const Recognition& m_recognition;
  const Clauses& m_clauses;
  const Annotation& m_annotation;
  const Rule* m_rule;
  const SlotNames& m_slots;
  TokenStatement m_statement;
  std::string_view m_why = "it names no verb or noun of speech";
};

}  // namespace

std::optional<TokenStatement> statement_from(const Recognition& recognition, const Clauses& clauses,
                                             const Annotation& annotation, std::string_view& why) {
  Draft draft(recognition, clauses, annotation);
  auto statement = draft.statement();
  why = statement ? std::string_view() : draft.why();
  return statement;
}

}  // namespace readout

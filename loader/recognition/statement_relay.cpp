#include "loader/recognition/speech_form.hpp"
#include "loader/recognition/statement_draft.hpp"

#include <algorithm>
#include <utility>

namespace readout {

namespace {

/// Who the body of a hop is: its owner where it is a readout or statement, its name, else its
/// words and whom they describe.
TokenSlot body_of(const Recognition& recognition, const Nominal& nominal) {
  if (nominal.kind == "channel" && !nominal.owner.empty()) {
    const auto owner = recognition.mention_at(nominal.owner.first);
    return {nominal.owner,
            owner && recognition.mentions[*owner].range == nominal.owner ? owner : std::nullopt};
  }
  if (nominal.heads.size() == 1) {
    return {nominal.heads.front(), recognition.mention_at(nominal.heads.front().first)};
  }
  const auto described = descriptors_at(recognition, nominal.range);
  return {nominal.range, described.size() == 1 ? std::optional(described.front()) : std::nullopt};
}

/// The same of a speaker; a group ("the two leaders") once for each of its members.
std::vector<TokenSlot> speakers_of(const Recognition& recognition, const Nominal& nominal) {
  std::vector<TokenSlot> speakers;
  for (const std::uint32_t mention : descriptors_at(recognition, nominal.range)) {
    speakers.push_back({nominal.range, mention});
  }
  return speakers.empty() ? std::vector{body_of(recognition, nominal)} : speakers;
}

/// Whether a body is one that tells the words of others: a paper, an agency.
bool is_outlet(const Recognition& recognition, const TokenSlot& body) {
  const auto local = body.mention ? recognition.mentions[*body.mention].local : std::nullopt;
  const auto entry = local ? recognition.entities[*local].entry : std::nullopt;
  if (entry) {
    const std::string_view subtype = recognition.lexicon.entries().subtype(*entry);
    return subtype == "media" || subtype == "wire";
  }
  const std::string& last = recognition.lower(body.range.end - 1);
  return recognition.lexicon.holds("organization_heads.media", last) ||
         recognition.lexicon.holds("group_words.outlet", last);
}

std::optional<std::uint32_t> local_of(const Recognition& recognition, const TokenSlot& slot) {
  return slot.mention ? recognition.mentions[*slot.mention].local : std::nullopt;
}

/// Behind the brackets that follow a name: "According to the Press Agency (PA), ..."; `token` where
/// they do not close soon in the same sentence.
std::uint32_t behind_brackets(const Recognition& recognition, std::uint32_t token) {
  constexpr std::uint32_t longest_brackets = 40;
  const auto sentence = recognition.sentence_of(token);
  if (sentence && recognition.text.word(token) == "(") {
    const std::uint32_t limit =
        std::min(recognition.text.sentences[*sentence].range.end, token + longest_brackets);
    for (std::uint32_t close = token; close < limit; ++close) {
      if (recognition.text.word(close) == ")") {
        return close + 1;
      }
    }
  }
  return token;
}

/// Behind the brackets and commas that follow a name.
std::uint32_t behind_aside(const Recognition& recognition, std::uint32_t token) {
  const auto size = static_cast<std::uint32_t>(recognition.text.tokens.size());
  token = behind_brackets(recognition, token);
  while (token < size && recognition.text.word(token) == ",") {
    ++token;
  }
  return token;
}

/// Behind an apposition and its comma: "According to Ana Tannik, the mayor of Orvel, it was late";
/// `first` where a clause begins there.
std::uint32_t behind_apposition(const Recognition& recognition, const Clauses& clauses,
                                std::uint32_t first, std::uint32_t end) {
  constexpr std::uint32_t longest_apposition = 12;
  const auto& lists = recognition.lists;
  const auto comma = clauses.next_comma(first, std::min(end, first + longest_apposition));
  const Annotation* verb = clauses.verb_cue_at(first);
  if (comma && verb != nullptr &&
      attribute_of(recognition, *verb, recognition.words.attributes.participle) == "yes") {
    return *comma + 1;  // "According to Reuters, citing officials, it was late"
  }
  if (!comma || *comma == first || recognition.is(first, lists.preposition) ||
      recognition.is(first, lists.circumstance) || recognition.is(first, lists.adverb)) {
    return first;
  }
  for (std::uint32_t token = first; token < *comma; ++token) {
    if (recognition.is(token, lists.auxiliary) || recognition.is(token, lists.modal) ||
        recognition.is(token, lists.subject_pronoun) || clauses.verb_cue_at(token) != nullptr ||
        (recognition.word(token).readings.set & bit_of(Reading::past)) != 0) {
      return first;
    }
  }
  return *comma + 1;
}

/// What stands before "according to", and what goes on behind its body and a comma; the latter
/// alone where it opens the sentence.
std::vector<TokenRange> content_of_relay(const Recognition& recognition, const Clauses& clauses,
                                         const Nominal& body, TokenRange cue) {
  constexpr std::uint32_t longest_body = 25;
  const TokenRange before = clauses.clause_before(cue.first);
  const auto sentence = recognition.sentence_of(cue.first);
  const std::uint32_t end =
      sentence ? recognition.text.sentences[*sentence].range.end : body.range.end;
  std::vector<TokenRange> content;
  if (before.empty() || clauses.only_opens(before)) {
    std::uint32_t first = behind_aside(recognition, body.range.end);
    if (first == body.range.end) {
      const auto comma = clauses.next_comma(first, std::min(end, first + longest_body));
      first = comma ? *comma + 1 : first;
    } else {
      first = behind_apposition(recognition, clauses, first, end);
    }
    content = {clauses.clause_from(first)};
  } else {
    content = {before};
    const std::uint32_t comma = behind_brackets(recognition, body.range.end);
    if (comma < end) {
      const bool opened = recognition.is(before.first, recognition.lists.preposition) &&
                          !clauses.next_comma(before.first, before.end);
      content.push_back(clauses.clause_behind_aside(comma, opened));
    }
  }
  std::erase_if(content, [](TokenRange range) { return range.empty(); });
  return content;
}

}  // namespace

void add_hop(const Recognition& recognition, TokenStatement& statement, const Nominal& body,
             std::optional<TokenRange> cue) {
  if (!body.channel.empty()) {
    statement.channel = body.channel;
    statement.channel_slot = TokenSlot{body.range, std::nullopt};
  }
  const TokenSlot slot = body_of(recognition, body);
  if (body.kind == "channel" && body.owner.empty()) {
    return;
  }
  if (!speaks(recognition, statement, slot)) {
    statement.hops.push_back({slot, cue && !cue->empty() ? cue : std::nullopt});
  }
}

bool speaks(const Recognition& recognition, const TokenStatement& statement,
            const TokenSlot& body) {
  const auto local = local_of(recognition, body);
  return local && std::ranges::any_of(statement.speakers, [&](const TokenSlot& speaker) {
           return local_of(recognition, speaker) == local;
         });
}

bool relays(const TokenStatement& report) {
  return report.kind != StatementKind::act && report.act == Act::said &&
         (report.cue_class == CueClass::states || report.cue_class == CueClass::claims ||
          report.cue_class == CueClass::warns);
}

bool cite(const Recognition& recognition, TokenStatement& statement, const Nominal& cited) {
  const bool text_alone = cited.kind == "channel" && cited.owner.empty();
  if (text_alone || !relays(statement) || statement.speakers.size() != 1 ||
      !is_outlet(recognition, statement.speakers.front()) ||
      speaks(recognition, statement, body_of(recognition, cited))) {
    return false;
  }
  const TokenSlot outlet = statement.speakers.front();
  statement.hops.push_back({outlet, statement.cue});
  statement.speakers = speakers_of(recognition, cited);
  statement.speaker_kind = cited.kind == "channel" ? SpeakerKind::body : cited.speaker_kind;
  statement.on_behalf_of.reset();
  if (!cited.channel.empty()) {
    statement.channel = cited.channel;
    statement.channel_slot = TokenSlot{cited.range, std::nullopt};
  }
  return true;
}

std::optional<TokenStatement> statement_of_relay(const Recognition& recognition,
                                                 const Clauses& clauses, const Nominal& body,
                                                 TokenRange cue, std::uint32_t rule) {
  TokenStatement statement;
  const auto sentence = recognition.sentence_of(cue.first);
  std::vector<TokenRange> content = content_of_relay(recognition, clauses, body, cue);
  if (!sentence || content.empty()) {
    return std::nullopt;
  }
  statement.sentence = *sentence;
  statement.cue = cue;
  statement.rule = rule;
  statement.content = std::move(content);
  statement.kind = form_of(recognition, statement.content);
  statement.speakers = speakers_of(recognition, body);
  statement.channel = body.channel;
  if (!body.channel.empty()) {
    statement.channel_slot = TokenSlot{body.range, std::nullopt};
  }
  statement.speaker_kind = body.kind == "channel" ? SpeakerKind::body : body.speaker_kind;
  return statement;
}

}  // namespace readout

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

/// Behind the brackets that follow a name: "According to the Press Agency (PA), ...".
std::uint32_t behind_brackets(const Recognition& recognition, std::uint32_t token) {
  const auto size = static_cast<std::uint32_t>(recognition.text.tokens.size());
  if (token < size && recognition.text.word(token) == "(") {
    while (token < size && recognition.text.word(token) != ")") {
      ++token;
    }
    ++token;
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
  const auto local_of = [&](const TokenSlot& s) {
    return s.mention ? recognition.mentions[*s.mention].local : std::nullopt;
  };
  const bool own = std::any_of(statement.speakers.begin(), statement.speakers.end(),
                               [&](const TokenSlot& speaker) {
                                 return local_of(speaker) && local_of(speaker) == local_of(slot);
                               });
  if (!own) {
    statement.hops.push_back({slot, cue && !cue->empty() ? cue : std::nullopt});
  }
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

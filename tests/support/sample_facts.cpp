#include "tests/support/sample_facts.hpp"

#include "schema/text/utf8.hpp"

#include <stdexcept>
#include <utility>

namespace readout::test {

namespace {

constexpr EntityKind person = EntityKind::person;
constexpr EntityKind state = EntityKind::state;
constexpr EntityKind organization = EntityKind::organization;
constexpr EntityKind place = EntityKind::place;

/// The readout of a call: Reyes told Lind, Lind answers, Reyes has an office.
LoadedDocument call_document() {
  SampleDocument d("call.txt", "Harbour Times", "2031-03-01");
  d.document.title = "Reyes and Lind talk | again";
  const auto reyes = d.entity(person, "person:ana reyes", "Ana Reyes", "state:PER");
  const auto lind = d.entity(person, "person:oskar lind", "Oskar Lind", "",
                             {"person:oskar-lind.NOR", "person:oskar-lind.SWE"});
  const auto peru = d.entity(state, "state:PER", "Peru");

  const auto first =
      d.sentence("President Ana Reyes told Oskar Lind that Peru would keep the port open.");
  const auto speaker = d.mention(reyes, "Ana Reyes");
  const auto addressee = d.mention(lind, "Oskar Lind");
  d.mention(peru, "Peru");
  Statement& told =
      d.statement(StatementKind::indirect, "told", "that Peru would keep the port open");
  told.speakers = {d.slot(speaker)};
  told.speaker_kind = SpeakerKind::named;
  told.addressee = d.slot(addressee);
  told.channel = "call";
  told.cue_class = CueClass::promises;
  told.sentence = first;

  d.sentence("“We will wait, and wait,” Lind said.");
  const auto again = d.mention(lind, "Lind");
  Statement& said = d.statement(StatementKind::direct, "said", "“We will wait, and wait,”");
  said.quoted = said.content;
  said.speakers = {d.slot(again)};
  said.speaker_kind = SpeakerKind::named;

  d.sentence("Reyes is president of Peru.");
  const auto holder = d.mention(reyes, "Reyes");
  const auto body = d.mention(peru, "Peru");
  d.relation("holds_office", holder, body).cue = d.span("president");
  d.facts.findings.push_back({.kind = "title_conflict",
                              .span = d.span("Reyes is president"),
                              .message = "Ana Reyes: minister from 2030-01-01",
                              .rule = 2});
  return d.loaded();
}

/// A wire report: a capital acts for its state, a statement comes through an agency, a group
/// speaks.
LoadedDocument wire_document() {
  SampleDocument d("wire.txt", "Beacon Wire", "2031-03-02");
  const auto lima = d.entity(place, "place:lima", "Lima");
  const auto peru = d.entity(state, "state:PER", "Peru");
  const auto ministry = d.entity(organization, "organization:ministry of fisheries",
                                 "Ministry of Fisheries", "state:PER");
  const auto agency = d.entity(organization, "organization:harbour-news", "Harbour News Agency");
  const auto reyes = d.entity(person, "person:ana reyes", "Ana Reyes", "state:PER");
  const auto mali = d.entity(state, "state:MLI", "Mali");

  d.sentence("Lima rejected the offer, the Ministry of Fisheries said.");
  d.metonym(lima, peru, "Lima");
  const auto body = d.mention(ministry, "Ministry of Fisheries");
  d.nested(body, place, "Fisheries");
  Statement& rejected = d.statement(StatementKind::indirect, "said", "Lima rejected the offer");
  rejected.speakers = {d.slot(body)};
  rejected.speaker_kind = SpeakerKind::body;

  d.sentence("According to Harbour News Agency, Ana Reyes called Mali “a good neighbour”.");
  const auto relay = d.mention(agency, "Harbour News Agency");
  const auto speaker = d.mention(reyes, "Ana Reyes");
  d.mention(mali, "Mali");
  Statement& called = d.statement(StatementKind::mixed, "called", "Mali “a good neighbour”");
  called.quoted = {d.span("“a good neighbour”")};
  called.speakers = {d.slot(speaker)};
  called.speaker_kind = SpeakerKind::named;
  called.hops = {{d.slot(relay), d.span("According to")}};
  called.cue_class = CueClass::praises;

  d.sentence("Some analysts said the port would close.");
  Statement& group = d.statement(StatementKind::indirect, "said", "the port would close");
  group.speakers = {d.words("Some analysts")};
  group.speaker_kind = SpeakerKind::unnamed;
  return d.loaded();
}

/// A text without publisher and date: a name that stays unresolved, a statement inside another.
LoadedDocument letter_document() {
  SampleDocument d("letter.txt", "", "");
  const auto smith = d.entity(person, "", "Smith", "", {"person:john-smith", "person:ada-smith"});
  const auto mali = d.entity(state, "state:MLI", "Mali");
  const auto peru = d.entity(state, "state:PER", "Peru");
  const auto reyes = d.entity(person, "person:ana reyes", "Ana Reyes");
  const auto lind = d.entity(person, "person:oskar lind", "Oskar Lind");

  d.sentence("Smith said Mali and Peru were close.");
  const auto speaker = d.mention(smith, "Smith");
  d.mention(mali, "Mali");
  d.mention(peru, "Peru");
  Statement& close = d.statement(StatementKind::indirect, "said", "Mali and Peru were close");
  close.speakers = {d.slot(speaker)};
  close.speaker_kind = SpeakerKind::named;
  close.channel = "letter";

  d.sentence("Ana Reyes said Oskar Lind had promised help.");
  const auto outer_speaker = d.mention(reyes, "Ana Reyes");
  const auto inner_speaker = d.mention(lind, "Oskar Lind");
  Statement& outer = d.statement(StatementKind::indirect, "said", "Oskar Lind had promised help");
  outer.speakers = {d.slot(outer_speaker)};
  outer.speaker_kind = SpeakerKind::named;
  Statement& inner = d.statement(StatementKind::indirect, "promised", "help");
  inner.speakers = {d.slot(inner_speaker)};
  inner.speaker_kind = SpeakerKind::named;
  inner.cue_class = CueClass::promises;
  inner.inside = 1;
  return d.loaded();
}

/// A meeting, told later by the wire.
LoadedDocument meeting_document() {
  SampleDocument d("meeting.txt", "Beacon Wire", "2031-03-05");
  const auto reyes = d.entity(person, "person:ana reyes", "Ana Reyes", "state:PER");
  const auto lind = d.entity(person, "person:oskar lind", "Oskar Lind");
  const auto bamako = d.entity(place, "place:bamako", "Bamako");
  d.sentence("Ana Reyes met Oskar Lind for two hours on 4 March 2031.");
  const auto first = d.mention(reyes, "Ana Reyes");
  const auto second = d.mention(lind, "Oskar Lind");
  d.relation("meets", first, second).cue = d.span("met");
  Occasion& meeting = d.occasion("meeting", "met", {reyes, lind});
  meeting.initiator = reyes;
  meeting.date = "2031-03-04";
  meeting.duration = "two hours";
  meeting.status = "held";
  d.sentence("She then flew to Bamako.");
  d.mention(reyes, "She", MentionForm::pronoun);
  d.mention(bamako, "Bamako");
  return d.loaded();
}

LoadedDocument foreign_document() {
  SampleDocument d("étranger.txt", "Harbour Times", "2031-03-03");
  d.document.text = "Le port reste ouvert.";
  d.facts.language = "other";
  return d.loaded();
}

}  // namespace

RuleSet sample_rules(const std::string& hash) {
  RuleSet rules;
  rules.hash = hash;
  rules.program = "0.1.0";
  rules.rules = {{"names/sample", "loader/rules/names/sample.yaml", 3},
                 {"statements/sample", "loader/rules/statements/sample.yaml", 5},
                 {"relations/sample", "loader/rules/relations/sample.yaml", 7}};
  rules.use({
      {"state:PER", "Peru", "", "loader/rules/dictionaries/states.tsv", 2},
      {"state:MLI", "Mali", "", "loader/rules/dictionaries/states.tsv", 3},
      {"place:lima", "Lima", "state:PER", "loader/rules/dictionaries/places.tsv", 2},
      {"organization:harbour-news", "Harbour News Agency", "state:PER",
       "loader/rules/dictionaries/organizations.tsv", 2},
  });
  return rules;
}

SampleDocument::SampleDocument(const std::string& id, const std::string& publisher,
                               const std::string& date) {
  document.collection = "sample";
  document.id = id;
  document.publisher = publisher;
  document.date = date;
  facts.language = "en";
}

std::uint32_t SampleDocument::sentence(std::string_view text) {
  document.text += document.text.empty() ? "" : " ";
  m_sentence_start = document.text.size();
  document.text += text;
  facts.sentences.push_back({span(text), 0, 0});
  return static_cast<std::uint32_t>(facts.sentences.size() - 1);
}

std::uint32_t SampleDocument::entity(EntityKind kind, const std::string& key,
                                     const std::string& name, const std::string& side,
                                     std::vector<std::string> candidates) {
  LocalEntity entity;
  entity.kind = kind;
  entity.key = key;
  entity.side = side;
  entity.name = name;
  entity.candidates = std::move(candidates);
  const RuleSet rules = sample_rules();
  for (std::uint32_t entry = 0; entry < rules.entry_count; ++entry) {
    if (rules.entry(entry).key == key) {
      entity.entry = entry;
      entity.decided = Decided::dictionary;
    }
  }
  facts.entities.push_back(std::move(entity));
  return static_cast<std::uint32_t>(facts.entities.size() - 1);
}

std::uint32_t SampleDocument::mention(std::uint32_t local, std::string_view words, MentionForm form,
                                      int times) {
  Mention mention;
  mention.kind = facts.entities.at(local).kind;
  mention.form = form;
  mention.span = span(words, times);
  mention.sentence = static_cast<std::uint32_t>(facts.sentences.size() - 1);
  mention.local = local;
  facts.mentions.push_back(mention);
  return static_cast<std::uint32_t>(facts.mentions.size() - 1);
}

std::uint32_t SampleDocument::metonym(std::uint32_t local, std::uint32_t stands_for,
                                      std::string_view words) {
  const std::uint32_t number = mention(local, words);
  facts.mentions[number].metonym = true;
  facts.mentions[number].metonym_rule = facts.mentions[number].rule;
  facts.mentions[number].stands_for = stands_for;
  return number;
}

void SampleDocument::nested(std::uint32_t outer, EntityKind kind, std::string_view words) {
  Mention mention;
  mention.kind = kind;
  mention.span = span(words);
  mention.sentence = facts.mentions.at(outer).sentence;
  mention.inside = outer;
  facts.mentions.push_back(mention);
}

Statement& SampleDocument::statement(StatementKind kind, std::string_view cue,
                                     std::string_view content) {
  Statement statement;
  statement.kind = kind;
  statement.cue = span(cue);
  statement.content = {span(content)};
  statement.sentence = static_cast<std::uint32_t>(facts.sentences.size() - 1);
  statement.rule = 1;
  for (std::uint32_t number = 0; number < facts.mentions.size(); ++number) {
    if (statement.content[0].contains(facts.mentions[number].span)) {
      statement.about.push_back(number);
    }
  }
  facts.statements.push_back(std::move(statement));
  return facts.statements.back();
}

Relation& SampleDocument::relation(const std::string& type, std::uint32_t mention1,
                                   std::uint32_t mention2) {
  Relation relation;
  relation.type = type;
  relation.mention1 = mention1;
  relation.mention2 = mention2;
  relation.sentence = static_cast<std::uint32_t>(facts.sentences.size() - 1);
  relation.rule = 2;
  facts.relations.push_back(std::move(relation));
  return facts.relations.back();
}

Occasion& SampleDocument::occasion(const std::string& kind, std::string_view words,
                                   std::vector<std::uint32_t> participants) {
  Occasion occasion;
  occasion.kind = kind;
  occasion.spans = {span(words)};
  occasion.participants = std::move(participants);
  occasion.rule = 2;
  facts.occasions.push_back(std::move(occasion));
  return facts.occasions.back();
}

Span SampleDocument::span(std::string_view words, int times) const {
  std::size_t found = m_sentence_start;
  for (int time = 1; time <= times; ++time) {
    found = document.text.find(words, time == 1 ? m_sentence_start : found + 1);
    if (found == std::string::npos) {
      throw std::logic_error("no '" + std::string(words) + "' in the last sentence");
    }
  }
  const std::string_view text = document.text;
  const auto start = static_cast<std::uint32_t>(code_points_in(text.substr(0, found)));
  return {start, start + static_cast<std::uint32_t>(code_points_in(words))};
}

Slot SampleDocument::slot(std::uint32_t mention) const {
  return {facts.mentions.at(mention).span, mention};
}

LoadedDocument SampleDocument::loaded(const RuleSet& rules) const {
  LoadedDocument loaded{document, facts, hash_of(document, rules.hash)};
  const auto length = static_cast<std::uint32_t>(code_points_in(document.text));
  loaded.facts.zones = {{ZoneKind::body, {0, length}}};
  return loaded;
}

std::vector<LoadedDocument> sample_documents() {
  return {call_document(), wire_document(), letter_document(), meeting_document(),
          foreign_document()};
}

void write_sample(Database& database) {
  const RuleSet rules = sample_rules();
  use_rule_set(database, rules, false);
  write_batch(database, rules, sample_documents());
  settle(database);
}

}  // namespace readout::test

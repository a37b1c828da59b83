#include "tests/schema/store/made_facts.hpp"

#include "schema/model/keys.hpp"
#include "schema/text/utf8.hpp"

#include <array>
#include <optional>
#include <random>
#include <string_view>
#include <vector>

namespace readout::test {
namespace {

struct PoolEntity {
  EntityKind kind;
  std::string_view key;
  std::string_view name;
  std::optional<std::uint32_t> entry;
};

constexpr std::array<std::string_view, 3> sides = {"", "state:AAA", "state:BBB"};
const std::array<PoolEntity, 10> pool = {{
    {EntityKind::state, "state:AAA", "Aland", 0},
    {EntityKind::state, "state:BBB", "Béland", 1},
    {EntityKind::organization, "organization:ministry.AAA", "Foreign Ministry", 2},
    {EntityKind::person, "person:ana-ola.AAA", "Ana Ola", 3},
    {EntityKind::person, "person:john smith", "John Smith", std::nullopt},
    {EntityKind::person, "person:john smith", "John J. Smith", std::nullopt},
    {EntityKind::person, "person:maria vale", "María Vale", std::nullopt},
    {EntityKind::place, "place:port one", "Port One", std::nullopt},
    {EntityKind::organization, "organization:news agency", "News Agency", std::nullopt},
    {EntityKind::person, "", "Smith", std::nullopt},
}};

constexpr std::array<std::string_view, 8> fillers = {"the",  "Ελλάδα", "said",   "\U0001F600",
                                                     "that", "it\\u",  "“will”", "not"};

// A text that grows, and the code points that it has.
class GrowingText {
 public:
  Span add(std::string_view words) {
    const std::uint32_t start = m_length;
    m_text += words;
    m_length += static_cast<std::uint32_t>(code_points_in(words));
    return {.start = start, .end = m_length};
  }
  std::uint32_t length() const { return m_length; }
  const std::string& text() const { return m_text; }

 private:
  std::string m_text;
  std::uint32_t m_length = 0;
};

class RandomFacts {
 public:
  RandomFacts(const std::string& id, std::uint32_t version)
      : m_random(static_cast<std::uint64_t>(key_id(id)) + version) {}

  LoadedDocument make(const std::string& id, std::size_t sentences) {
    LoadedDocument loaded;
    loaded.document.collection = "made";
    loaded.document.id = id;
    loaded.document.publisher = below(4) == 0 ? "" : "Paper " + std::to_string(below(3));
    loaded.document.date = below(4) == 0 ? "" : "2024-05-0" + std::to_string(1 + below(9));
    m_facts.language = "en";
    for (std::size_t number = 0; number < sentences; ++number) {
      add_sentence();
    }
    m_facts.zones = {{.kind = ZoneKind::body, .span = {.start = 0, .end = m_text.length()}}};
    add_occasion();
    loaded.document.text = m_text.text();
    loaded.facts = std::move(m_facts);
    loaded.hash = hash_of(loaded.document, made_rules().hash);
    return loaded;
  }

 private:
  std::uint32_t below(std::uint32_t bound) {
    return static_cast<std::uint32_t>(m_random() % bound);
  }

  std::uint32_t local_of(std::size_t choice) {
    const PoolEntity& chosen = pool.at(choice);
    for (std::uint32_t local = 0; local < m_facts.entities.size(); ++local) {
      if (m_facts.entities[local].name == chosen.name) {
        return local;
      }
    }
    const bool named = !chosen.entry && chosen.kind == EntityKind::person;
    m_facts.entities.push_back({.kind = chosen.kind,
                                .key = std::string(chosen.key),
                                .side = std::string(named ? sides.at(below(3)) : ""),
                                .name = std::string(chosen.name),
                                .decided = chosen.entry ? Decided::dictionary : Decided::rule,
                                .entry = chosen.entry,
                                .candidates = chosen.key.empty()
                                                  ? std::vector<std::string>{"person:a", "person:b"}
                                                  : std::vector<std::string>{}});
    return static_cast<std::uint32_t>(m_facts.entities.size() - 1);
  }

  std::uint32_t add_mention() {
    const std::size_t choice = below(pool.size());
    const std::uint32_t local = local_of(choice);
    Mention mention{.kind = pool.at(choice).kind,
                    .form = MentionForm::name,
                    .span = m_text.add(pool.at(choice).name),
                    .sentence = static_cast<std::uint32_t>(m_facts.sentences.size()),
                    .local = local,
                    .rule = below(3)};
    if (mention.kind == EntityKind::place) {
      mention.metonym = true;
      mention.metonym_rule = below(3);
      mention.stands_for = local_of(0);
    }
    m_facts.mentions.push_back(mention);
    m_text.add(" ");
    return static_cast<std::uint32_t>(m_facts.mentions.size() - 1);
  }

  Slot slot_of(std::uint32_t mention) const {
    return {.span = m_facts.mentions[mention].span, .mention = mention};
  }

  void add_sentence() {
    const std::uint32_t start = m_text.length();
    const std::uint32_t speaker = add_mention();
    const Span cue = m_text.add("said ");
    const std::uint32_t addressee = add_mention();
    const std::uint32_t content_start = m_text.length();
    for (std::uint32_t left = 1 + below(6); left > 0; --left) {
      m_text.add(fillers.at(below(fillers.size())));
      m_text.add(" ");
    }
    const std::uint32_t about = add_mention();
    const std::uint32_t end = m_text.length();
    m_text.add(". ");
    Statement statement{.kind = StatementKind::indirect,
                        .speaker_kind = SpeakerKind::named,
                        .content = {{.start = content_start, .end = end}},
                        .speakers = {slot_of(speaker)},
                        .addressee = slot_of(addressee),
                        .cue = cue,
                        .about = {about},
                        .sentence = static_cast<std::uint32_t>(m_facts.sentences.size()),
                        .rule = below(3)};
    if (below(3) == 0) {
      statement.hops = {{.body = slot_of(addressee), .cue = cue}};
    }
    m_facts.statements.push_back(statement);
    m_facts.relations.push_back({.type = "meets",
                                 .mention1 = speaker,
                                 .mention2 = about,
                                 .sentence = statement.sentence,
                                 .rule = below(3)});
    m_facts.sentences.push_back({.span = {.start = start, .end = end}});
  }

  void add_occasion() {
    Occasion occasion{
        .kind = "call", .spans = {m_facts.sentences.front().span}, .date = "2024-05-01"};
    for (std::uint32_t local = 0; local < m_facts.entities.size() && local < 2; ++local) {
      occasion.participants.push_back(local);
    }
    m_facts.occasions.push_back(occasion);
  }

  std::mt19937_64 m_random;
  GrowingText m_text;
  Facts m_facts;
};

}  // namespace

RuleSet made_rules(const std::string& hash) {
  RuleSet rules{
      .hash = hash,
      .program = "test",
      .options = "",
      .rules = {{.name = "names/first", .file = "loader/rules/names/a.yaml", .line = 3},
                {.name = "statements/second", .file = "loader/rules/statements/b.yaml", .line = 9},
                {.name = "dates/third", .file = "loader/rules/dates/c.yaml", .line = 1}}};
  rules.use({{.key = "state:AAA", .name = "Aland", .country = "", .file = "states.tsv", .line = 2},
             {.key = "state:BBB", .name = "Béland", .country = "", .file = "states.tsv", .line = 3},
             {.key = "organization:ministry.AAA",
              .name = "Foreign Ministry of Aland",
              .country = "state:AAA",
              .file = "bodies.tsv",
              .line = 2},
             {.key = "person:ana-ola.AAA",
              .name = "Ana Ola",
              .country = "state:AAA",
              .file = "people.tsv",
              .line = 2}});
  return rules;
}

LoadedDocument bare_document(const std::string& id) {
  LoadedDocument loaded;
  loaded.document.collection = "made";
  loaded.document.id = id;
  loaded.document.text = "He said so. They met.";
  Facts& facts = loaded.facts;
  facts.language = "en";
  facts.zones = {{.kind = ZoneKind::body, .span = {.start = 0, .end = 21}}};
  facts.sentences = {{.span = {.start = 0, .end = 11}}, {.span = {.start = 12, .end = 21}}};
  facts.entities = {{.kind = EntityKind::person, .name = "He", .decided = Decided::fallback}};
  facts.mentions = {
      {.form = MentionForm::pronoun, .span = {.start = 0, .end = 2}},
      {.form = MentionForm::pronoun, .span = {.start = 12, .end = 16}, .sentence = 1}};
  facts.statements = {{.content = {{.start = 8, .end = 10}}}};
  facts.relations = {{.type = "meets", .mention1 = 0, .mention2 = 1, .sentence = 1}};
  facts.occasions = {{.kind = "meeting", .spans = {{.start = 17, .end = 20}}}};
  facts.findings = {{.kind = "empty", .span = {.start = 0, .end = 0}, .message = ""}};
  loaded.hash = hash_of(loaded.document, made_rules().hash);
  return loaded;
}

LoadedDocument full_document(const std::string& id) {
  LoadedDocument loaded;
  loaded.document = {.collection = "made",
                     .id = id,
                     .text =
                         "Ελλάδα \U0001F600\tAna Ola, \"Boss\\x\",\nsaid 'yes' \\N to Béland; \\. "
                         "and Port One. End.",
                     .publisher = "O'Paper \"x\"",
                     .date = "2024-05-03",
                     .url = "https://example.org/?a=1&b=%20",
                     .title = "Tab\there, line\nthere, \\backslash",
                     .byline = "By Ω",
                     .origin = "made up"};
  // Code points: Ελλάδα 0-6, emoji 7, Ana Ola 9-16, "Boss\x" 18-26, said 28-32, 'yes' 33-38, Béland
  // 45-51, Port One 60-68, end 69.
  Facts& facts = loaded.facts;
  facts.language = "en";
  facts.zones = {{.kind = ZoneKind::headline, .span = {.start = 0, .end = 6}},
                 {.kind = ZoneKind::body, .span = {.start = 7, .end = 74}}};
  facts.sentences = {{.span = {.start = 0, .end = 6}},
                     {.span = {.start = 9, .end = 69}, .zone = 1, .paragraph = 1},
                     {.span = {.start = 70, .end = 74}, .zone = 1, .paragraph = 1}};
  facts.entities = {{.kind = EntityKind::person,
                     .key = "person:ana-ola.AAA",
                     .side = "state:AAA",
                     .name = "Ana Ola",
                     .decided = Decided::dictionary,
                     .entry = 3},
                    {.kind = EntityKind::state,
                     .key = "state:BBB",
                     .name = "Béland",
                     .decided = Decided::dictionary,
                     .entry = 1},
                    {.kind = EntityKind::place, .key = "place:port one", .name = "Port One"},
                    {.kind = EntityKind::person,
                     .name = "Boss\\x",
                     .decided = Decided::fallback,
                     .candidates = {"person:a", "person:b"}}};
  facts.mentions = {{.kind = EntityKind::person,
                     .form = MentionForm::name,
                     .span = {.start = 9, .end = 16},
                     .sentence = 1,
                     .local = 0,
                     .rule = 0},
                    {.kind = EntityKind::person,
                     .form = MentionForm::title,
                     .span = {.start = 19, .end = 25},
                     .sentence = 1,
                     .local = 3,
                     .rule = 1},
                    {.kind = EntityKind::state,
                     .form = MentionForm::adjective,
                     .span = {.start = 45, .end = 51},
                     .sentence = 1,
                     .local = 1,
                     .metonym = false,
                     .metonym_rule = 1,
                     .rule = 2},
                    {.kind = EntityKind::place,
                     .form = MentionForm::name,
                     .span = {.start = 60, .end = 68},
                     .sentence = 1,
                     .local = 2,
                     .metonym = true,
                     .metonym_rule = 2,
                     .stands_for = 1,
                     .rule = 0},
                    {.kind = EntityKind::place,
                     .form = MentionForm::name,
                     .span = {.start = 60, .end = 64},
                     .sentence = 1,
                     .local = 2,
                     .inside = 3,
                     .rule = 0}};
  const Slot ana{.span = {.start = 9, .end = 16}, .mention = 0};
  const Slot boss{.span = {.start = 18, .end = 26}, .mention = 1};
  const Slot beland{.span = {.start = 42, .end = 51}, .mention = 2};
  const Slot port{.span = {.start = 60, .end = 68}, .mention = 3};
  facts.statements = {
      {.kind = StatementKind::mixed,
       .speaker_kind = SpeakerKind::office,
       .content = {{.start = 33, .end = 38}, {.start = 51, .end = 68}},
       .quoted = {{.start = 33, .end = 38}},
       .speakers = {ana, boss},
       .on_behalf_of = beland,
       .addressee = beland,
       .target = port,
       .cue = Span{.start = 28, .end = 32},
       .cue_class = CueClass::thanks,
       .act = Act::refused,
       .polarity = Polarity::negative,
       .modality = Modality::commanded,
       .channel = "call",
       .channel_slot = port,
       .hops = {{.body = port, .cue = Span{.start = 28, .end = 32}},
                {.body = {.span = {.start = 0, .end = 6}, .mention = {}}, .cue = {}}},
       .about = {3},
       .inside = 1,
       .continues = 1,
       .occasion = 0,
       .happened = "2024-05-01",
       .said = "2024-05-02",
       .sentence = 1,
       .signature = "yes port",
       .rule = 1},
      {.kind = StatementKind::act,
       .content = {{.start = 28, .end = 32}},
       .sentence = 1,
       .rule = 2}};
  facts.relations = {{.type = "visits",
                      .mention1 = 0,
                      .mention2 = 3,
                      .cue = Span{.start = 28, .end = 32},
                      .polarity = Polarity::negative,
                      .modality = Modality::possible,
                      .date = "2024-05-02",
                      .plover = "CONSULT",
                      .sentence = 1,
                      .rule = 2}};
  facts.occasions = {{.kind = "call",
                      .spans = {{.start = 28, .end = 32}, {.start = 33, .end = 38}},
                      .participants = {0, 1},
                      .initiator = 0,
                      .date = "2024-05-02",
                      .duration = "1.5 h",
                      .medium = "video",
                      .ordinal = "second this year",
                      .status = "held",
                      .rule = 0}};
  facts.findings = {{.kind = "title",
                     .span = {.start = 18, .end = 26},
                     .message = "not \"the\" boss\n\\",
                     .rule = 1}};
  loaded.hash = hash_of(loaded.document, made_rules().hash);
  return loaded;
}

LoadedDocument random_document(const std::string& id, std::uint32_t version,
                               std::size_t sentences) {
  return RandomFacts(id, version).make(id, sentences);
}

LoadedDocument document_of(const Holder& holder) {
  LoadedDocument loaded;
  loaded.document = {.collection = "made", .id = holder.document, .text = "Text."};
  loaded.document.publisher = holder.publisher;
  loaded.facts.language = "en";
  loaded.facts.entities = {
      {.kind = EntityKind::person, .key = holder.key, .side = holder.side, .name = holder.name}};
  loaded.hash = hash_of(loaded.document, made_rules().hash);
  return loaded;
}

void load(Database& database, const std::vector<Holder>& holders) {
  use_rule_set(database, made_rules(), false);
  std::vector<LoadedDocument> batch;
  batch.reserve(holders.size());
  for (const Holder& holder : holders) {
    batch.push_back(document_of(holder));
  }
  write_batch(database, made_rules(), batch);
  settle(database);
}

}  // namespace readout::test

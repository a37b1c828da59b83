#include "loader/annotations/annotation_json.hpp"

#include "schema/model/statement_hash.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

using namespace readout;

namespace {

using Json = nlohmann::ordered_json;

RuleSet rules() {
  RuleSet rules;
  rules.rules = {{.name = "names/a", .file = "a.yaml", .line = 1},
                 {.name = "statements/b", .file = "b.yaml", .line = 2}};
  return rules;
}

Json annotated(const Document& document, const Facts& facts) {
  const std::string line = annotation_json(document, facts, rules());
  CHECK(line.find('\n') == std::string::npos);
  return Json::parse(line);
}

std::vector<std::string> keys_of(const Json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) {
    keys.push_back(key);
  }
  return keys;
}

}  // namespace

TEST_CASE("A document without facts has every key") {
  Document document;
  document.id = "a.txt";
  Facts facts;
  facts.language = "en";
  CHECK(
      annotation_json(document, facts, rules()) ==
      R"({"id":"a.txt","text":"","date":null,"language":"en","entities":[],"nested_entities":[],"statements":[],)"
      R"("relations":[],"occasions":[],"findings":[]})");
}

TEST_CASE("A statement has every key, with null for what is unknown and the name of its rule") {
  Document document;
  document.id = "a.txt";
  document.text = "Ana said \"no\".\n";
  document.date = "2031-03-04";
  Facts facts;
  facts.language = "en";
  facts.entities = {{.kind = EntityKind::person, .key = "person:ana", .name = "Ana"}};
  facts.mentions = {{.kind = EntityKind::person,
                     .form = MentionForm::name,
                     .span = {.start = 0, .end = 3},
                     .local = 0,
                     .rule = 0}};
  facts.statements = {{.kind = StatementKind::direct,
                       .speaker_kind = SpeakerKind::named,
                       .content = {{.start = 9, .end = 13}},
                       .quoted = {{.start = 9, .end = 13}},
                       .speakers = {{.span = {.start = 0, .end = 3}, .mention = 0}},
                       .cue = Span{.start = 4, .end = 8},
                       .rule = 1}};
  const Json json = annotated(document, facts);
  CHECK(json["text"] == document.text);
  CHECK(json["date"] == "2031-03-04");
  CHECK(json["entities"][0]["cluster"] == "person:ana");
  CHECK(json["entities"][0]["rule"] == "names/a");
  const Json& statement = json["statements"][0];
  CHECK(keys_of(statement) ==
        std::vector<std::string>{"spans", "kind", "speakers", "speaker_kind", "on_behalf_of", "cue",
                                 "addressee", "target", "quoted", "inside", "channel", "hops",
                                 "cue_class", "act", "polarity", "modality", "rule", "hash"});
  CHECK(is_statement_hash(statement["hash"].get<std::string>()));
  CHECK(statement["spans"] == Json::parse("[[9,13]]"));
  CHECK(statement["speakers"] == Json::parse("[[0,3]]"));
  CHECK(statement["addressee"].is_null());
  CHECK(statement["rule"] == "statements/b");
}

#include "loader/annotations/fact_change_json.hpp"

#include <nlohmann/json.hpp>

namespace readout {

namespace {

using Json = nlohmann::ordered_json;

Json json_of(const std::optional<ComparableFact>& fact) {
  if (!fact) {
    return nullptr;
  }
  Json object;
  object["rule"] = fact->rule;
  for (const FactProperty& property : fact->properties) {
    object[property.name] = property.value;
  }
  return object;
}

}  // namespace

std::string fact_change_json(const std::string& document, const FactChange& change) {
  const ComparableFact& fact = change.fact();
  Json object;
  object["document"] = document;
  object["change"] = to_string(change.what);
  object["fact"] = to_string(fact.kind);
  object["start"] = fact.place.start;
  object["end"] = fact.place.end;
  object["before"] = json_of(change.before);
  object["after"] = json_of(change.after);
  object["sentence"] = fact.sentence;
  return object.dump();
}

}  // namespace readout

#include "loader/lexicon/annotation_kinds.hpp"

#include "loader/lexicon/engine_steps.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace readout {

namespace {

using Words = std::vector<std::string_view>;
using Attributes = std::vector<KnownAttribute>;

// Each frame as the attribute that a cue has.
constexpr std::array<std::string_view, 29> frame_attributes = {"takes.that",
                                                               "takes.bare",
                                                               "takes.whether",
                                                               "takes.quote",
                                                               "takes.noun",
                                                               "takes.stance",
                                                               "takes.noun+as",
                                                               "takes.noun+quote",
                                                               "takes.noun+noun",
                                                               "takes.to-infinitive",
                                                               "takes.person+that",
                                                               "takes.person+bare",
                                                               "takes.person+whether",
                                                               "takes.person+quote",
                                                               "takes.person+to",
                                                               "takes.person+of",
                                                               "takes.person+about",
                                                               "takes.person+on",
                                                               "takes.person+for",
                                                               "takes.person+against",
                                                               "takes.of",
                                                               "takes.for",
                                                               "takes.on",
                                                               "takes.about",
                                                               "takes.against",
                                                               "takes.to",
                                                               "takes.with",
                                                               "takes.at",
                                                               "takes.comma"};

Words frames() {
  Words words;
  for (const std::string_view attribute : frame_attributes) {
    words.push_back(attribute.substr(std::string_view("takes.").size()));
  }
  return words;
}

Attributes with_form(Attributes further) {
  further.push_back({"form", {"name", "adjective", "people"}});
  further.push_back({"position", {"prefix"}});
  further.push_back({"begins", {"small"}});
  return further;
}

std::vector<AnnotationKind> kinds_of_names() {
  const Words of_body = {"seat",       "government",  "ministry", "agency",     "party",
                         "military",   "armed-group", "media",    "wire",       "international",
                         "university", "company",     "court",    "parliament", "church",
                         "club",       "other"};
  const Words of_place = {"capital",   "city", "region", "province", "dependency",
                          "continent", "sea",  "river",  "mountain", "site"};
  const Words name = {"name"};
  return {{"Person", with_form({{"gender", {"m", "f", "u"}}}), name},
          {"State", with_form({}), name},
          {"Organization", with_form({{"kind", of_body}}), name},
          {"Place", with_form({{"kind", of_place}}), name}};
}

std::vector<AnnotationKind> kinds_of_words() {
  const Words yes_or_no = {"yes", "no"};
  Attributes of_cue = {{"class",
                        {"states", "claims", "denies", "promises", "asks", "warns", "praises",
                         "blames", "thanks", "thinks"}},
                       {"pos", {"verb", "noun", "preposition"}},
                       {"tense", {"base", "present", "past", "participle"}},
                       {"participle", yes_or_no},
                       {"act", {"denied", "refused", "silent"}},
                       {"rare", {"yes"}},
                       {"lemma", {}}};
  for (const std::string_view attribute : frame_attributes) {
    of_cue.push_back({attribute, {"yes"}});
  }
  return {{"Title",
           {{"kind", {"honorific", "office", "rank", "role", "profession", "kin"}},
            {"gender", {"m", "f"}}}},
          {"Descriptor", {{"kind", {"office", "role", "group", "unnamed", "government", "body"}}}},
          {"Pronoun",
           {{"gender", {"m", "f", "n", "u"}},
            {"number", {"singular", "plural"}},
            {"case", {"subject", "object", "possessive", "reflexive", "first"}}}},
          {"Channel",
           {{"channel",
             {"call", "meeting", "readout", "statement", "interview", "press-conference", "post",
              "letter", "speech", "article", "report"}},
            {"speaks", yes_or_no}}},
          {"Cue", std::move(of_cue)},
          {"StopName", {{"reason", {}}}},
          {"CountryCode", {}},
          {"Lookup", {{"major", {}}, {"minor", {}}}}};
}

std::vector<AnnotationKind> kinds_of_steps() {
  const Words yes_or_no = {"yes", "no"};
  const KnownAttribute kind_of_clause = {"kind", {clause_kinds.begin(), clause_kinds.end()}};
  return {{"Quotation", {{"ends", {"mark"}}, {"title", {"yes"}}}},
          {"Candidate",
           {{"size", {"one", "two", "many"}},
            {"common", yes_or_no},
            {"capitals", yes_or_no},
            {"ends_in", {"state", "place", "no"}}}},
          {"Clause", {kind_of_clause}},
          {"RelativeClause", {kind_of_clause}},
          {"Nominal",
           {{"kind", {"named", "office", "group", "unnamed", "body", "channel", "pronoun"}}},
           {"head", "head2", "owner", "title", "channel"}},
          {"Metonym", {{"metonym", {"yes", "likely", "no"}}}, {"place", "place2"}},
          {"Relay", {}, {"cue", "body"}},
          {"Statement",
           {{"kind", {"act", "omission"}},
            {"cue", {"noun", "passive", "quoted", "turn", "answer", "impersonal"}}},
           {"cue", "speaker", "addressee", "target", "content", "content2", "hop", "hopcue"}}};
}

}  // namespace

const KnownAttribute* AnnotationKind::attribute(std::string_view attribute_name) const {
  const auto found = std::ranges::find(attributes, attribute_name, &KnownAttribute::name);
  return found == attributes.end() ? nullptr : &*found;
}

std::span<const AnnotationKind> annotation_kinds() {
  static const std::vector<AnnotationKind> kinds = [] {
    std::vector<AnnotationKind> all = kinds_of_names();
    std::ranges::move(kinds_of_words(), std::back_inserter(all));
    std::ranges::move(kinds_of_steps(), std::back_inserter(all));
    return all;
  }();
  return kinds;
}

const AnnotationKind* annotation_kind(std::string_view name) {
  const auto kinds = annotation_kinds();
  const auto found = std::ranges::find(kinds, name, &AnnotationKind::name);
  return found == kinds.end() ? nullptr : &*found;
}

std::span<const std::string_view> known_values(std::string_view kind, std::string_view attribute) {
  const AnnotationKind* of_kind = annotation_kind(kind);
  const KnownAttribute* known = of_kind == nullptr ? nullptr : of_kind->attribute(attribute);
  return known == nullptr ? std::span<const std::string_view>() : known->values;
}

std::span<const std::string_view> cue_frames() {
  static const Words words = frames();
  return words;
}

}  // namespace readout

#include "tests/loader/recognition/recognised_text.hpp"

#include "loader/readers/source.hpp"
#include "loader/recognition/facts_of.hpp"
#include "schema/text/utf8.hpp"
#include "tests/support/environment.hpp"

#include <algorithm>

namespace readout::test {

namespace {

Facts facts_in(const Document& document, const Lexicon& lexicon) {
  Scratch scratch;
  return facts_of(document, lexicon, scratch);
}

}  // namespace

RecognisedText::RecognisedText(Document document, const Lexicon& lexicon)
    : m_document(std::move(document)), m_facts(facts_in(m_document, lexicon)) {}

std::string RecognisedText::words(Span span) const {
  const CodePointIndex index(m_document.text);
  const std::size_t start = index.byte(span.start);
  return m_document.text.substr(start, index.byte(span.end) - start);
}

std::string RecognisedText::words(const std::vector<Span>& spans) const {
  std::string all;
  for (const Span span : spans) {
    all += (all.empty() ? "" : " ... ") + words(span);
  }
  return all;
}

std::string RecognisedText::actor(std::optional<std::uint32_t> number) const {
  if (!number) {
    return {};
  }
  const Mention& mention = m_facts.mentions[*number];
  const auto local = mention.stands_for ? mention.stands_for : mention.local;
  return local ? m_facts.entities[*local].key : std::string();
}

std::vector<std::string> RecognisedText::named() const {
  std::vector<std::string> keys;
  for (const Mention& mention : m_facts.mentions) {
    if (mention.form == MentionForm::name && mention.local && !m_facts.is_nested(mention)) {
      keys.push_back(m_facts.entities[*mention.local].key);
    }
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

std::vector<std::string> RecognisedText::surfaces() const {
  std::vector<std::string> all;
  for (const Mention& mention : m_facts.mentions) {
    all.push_back(words(mention.span));
  }
  return all;
}

const Statement* RecognisedText::statement_with(std::string_view piece) const {
  const Statement* best = nullptr;
  for (const Statement& statement : m_facts.statements) {
    const std::string content = words(statement.content);
    if (content.find(piece) != std::string::npos &&
        (best == nullptr || content.size() < words(best->content).size())) {
      best = &statement;
    }
  }
  return best;
}

std::string RecognisedText::key_or_words(const Slot& slot) const {
  const std::string key = actor(slot.mention);
  return key.empty() ? words(slot.span) : key;
}

std::string RecognisedText::speaker(const Statement& statement) const {
  return statement.speakers.empty() ? std::string() : key_or_words(statement.speakers.front());
}

std::string RecognisedText::addressee(const Statement& statement) const {
  return statement.addressee ? key_or_words(*statement.addressee) : std::string();
}

std::string RecognisedText::hops(const Statement& statement) const {
  std::string all;
  for (const Hop& hop : statement.hops) {
    all += (all.empty() ? "" : "; ") + words(hop.body.span);
  }
  return all;
}

const Lexicon& built_in_lexicon() {
  static const auto lexicon = load_lexicon({});
  return *lexicon;
}

RecognisedText recognised_text(const std::string& text) {
  Document document;
  document.id = "text";
  document.date = "2025-03-01";
  document.text = text;
  return {std::move(document), built_in_lexicon()};
}

const Lexicon& lexicon_with_readings() {
  static const auto lexicon = load_lexicon(
      {.rule_folders = {(source_folder() / "tests/loader/recognition/readings").string()}});
  return *lexicon;
}

const Lexicon& samples_lexicon() {
  static const auto lexicon =
      load_lexicon({.dictionaries = {(source_folder() / "samples/dictionary.jsonl").string()}});
  return *lexicon;
}

std::vector<RecognisedText> recognised(const std::string& path, const std::string& manifest,
                                       const Lexicon& lexicon) {
  std::vector<RecognisedText> texts;
  read_documents(
      {path}, {.manifest = manifest},
      [&](Document&& document) { texts.emplace_back(std::move(document), lexicon); },
      [](const ReadProblem&) {});
  return texts;
}

}  // namespace readout::test

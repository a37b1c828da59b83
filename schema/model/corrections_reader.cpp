#include "schema/model/corrections_reader.hpp"

#include "schema/model/statement_hash.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace readout {
namespace {

std::string canonical(std::string_view verb, const Decisions::Correction& correction) {
  return fmt::format("{} {} {}", verb, quoted_key(correction.document), correction.hash);
}

bool is_document(const std::string& text) {
  const std::size_t slash = text.find('/');
  return slash != std::string::npos && slash > 0 && slash + 1 < text.size();
}

}  // namespace

CorrectionsReader::Claim CorrectionsReader::claim_of(const DecisionLine& written) const {
  const DecisionWord& document = m_checks.need(written, 1, "a document");
  if (!is_document(document.text)) {
    m_checks.fail(written.number, document.column,
                  fmt::format("'{}' is no document: write collection/id, as readout statements "
                              "prints it",
                              document.text));
  }
  if (written.words.size() == 2) {
    m_checks.fail(written.number, document.end,
                  fmt::format("the hash of a statement is missing behind '{}' (with # in it, it "
                              "stands in quotation marks)",
                              document.text));
  }
  const DecisionWord& hash = written.words[2];
  if (!is_statement_hash(hash.text)) {
    m_checks.fail(written.number, hash.column,
                  fmt::format("'{}' is no hash of a statement: it has 16 digits, 0 to 9 and a to "
                              "f, as readout statements --format json prints it",
                              hash.text));
  }
  return {
      .line = written.number,
      .column = hash.column,
      .correction = {
          .document = document.text, .hash = hash.text, .speaker = {}, .reason = written.reason}};
}

std::string CorrectionsReader::read_speaker(const DecisionLine& written) {
  Claim claim = claim_of(written);
  const DecisionWord& key = m_checks.need(written, 3, "the key of the speaker");
  m_checks.key(written, key);
  m_checks.end_of(written, 4);
  claim.column = key.column;
  claim.correction.speaker = key.text;
  m_claims.push_back(claim);
  return fmt::format("{} {}", canonical("speaker", claim.correction), quoted_key(key.text));
}

std::string CorrectionsReader::read_drop(const DecisionLine& written) {
  m_claims.push_back(claim_of(written));
  m_checks.end_of(written, 3);
  return canonical("drop-statement", m_claims.back().correction);
}

void CorrectionsReader::check(const Claim& claim, const Claim& earlier, const Keys& keys) const {
  const std::string& speaker = claim.correction.speaker;
  const std::string& other = earlier.correction.speaker;
  if (speaker.empty() != other.empty()) {
    m_checks.fail(claim.line, claim.column,
                  fmt::format("line {} {} this statement", earlier.line,
                              speaker.empty() ? "names the speaker of" : "drops"));
  }
  if (!speaker.empty() && !keys.same(speaker, other)) {
    m_checks.fail(claim.line, claim.column,
                  fmt::format("line {} says that {} speaks here: a decision names one speaker",
                              earlier.line, other));
  }
}

std::vector<Decisions::Correction> CorrectionsReader::finished(const Keys& keys) {
  std::map<std::pair<std::string, std::string>, const Claim*> first;
  std::vector<Decisions::Correction> corrections;
  for (const Claim& claim : m_claims) {
    const Decisions::Correction& correction = claim.correction;
    if (const auto line =
            correction.speaker.empty() ? std::nullopt : keys.dropped_in(correction.speaker)) {
      m_checks.fail(claim.line, claim.column,
                    fmt::format("line {} drops {}, who then is nobody", *line, correction.speaker));
    }
    const auto [known, is_new] = first.try_emplace({correction.document, correction.hash}, &claim);
    if (!is_new) {
      check(claim, *known->second, keys);
    }
    corrections.push_back(correction);
  }
  std::ranges::sort(corrections);
  const auto repeated = std::ranges::unique(corrections);
  corrections.erase(repeated.begin(), repeated.end());
  return corrections;
}

}  // namespace readout

#include "loader/recognition/transcripts.hpp"

#include <algorithm>
#include <set>

namespace readout {

namespace {

class Transcript {
 public:
  Transcript(Recognition& recognition, const Turns& turns)
      : m_recognition(recognition), m_turns(turns) {}

  void run() {
    auto& statements = m_recognition.statements;
    std::set<std::uint32_t> paragraphs;
    bool sure = false;
    for (const TokenStatement& statement : statements) {
      if (is_turn(statement)) {
        paragraphs.insert(paragraph_of(statement));
        sure = sure || m_turns.sure.contains(statement.cue->first);
      }
    }
    std::erase_if(statements, [&](const TokenStatement& statement) {
      const std::uint32_t paragraph = paragraph_of(statement);
      return is_brief(statement) &&
             !(sure && (paragraphs.contains(paragraph + 1) || paragraphs.contains(paragraph - 1)));
    });
    for (TokenStatement& statement : statements) {
      if (paragraphs.size() > 1 && is_turn(statement)) {
        take_paragraph(statement);
      }
    }
  }

 private:
  std::uint32_t paragraph_of(const TokenStatement& statement) const {
    return m_recognition.text.sentences[statement.sentence].paragraph;
  }

  bool is_brief(const TokenStatement& statement) const {
    return statement.cue && m_turns.brief.contains(statement.cue->first);
  }

  /// A statement that opens its paragraph with its speaker and a colon, or with "Q".
  bool is_turn(const TokenStatement& statement) const {
    return statement.cue && !statement.speakers.empty() &&
           statement.kind == StatementKind::indirect &&
           m_recognition.text.sentences[statement.sentence].starts_paragraph &&
           (m_recognition.text.word(statement.cue->first) == ":"
                ? statement.cue->end == statement.content.front().first
                : is_brief(statement) || m_turns.sure.contains(statement.cue->first));
  }

  void take_paragraph(TokenStatement& statement) const {
    const auto& sentences = m_recognition.text.sentences;
    std::uint32_t first = statement.content.front().first;
    statement.content.clear();
    for (std::uint32_t i = statement.sentence;
         i < sentences.size() && sentences[i].paragraph == sentences[statement.sentence].paragraph;
         ++i) {
      first = std::max(first, sentences[i].range.first);
      const std::uint32_t end = sentences[i].range.end;
      const bool mark = m_recognition.text.tokens[end - 1].kind == TokenKind::punctuation;
      statement.content.push_back({first, end - (mark ? 1 : 0)});
    }
    std::erase_if(statement.content, [](TokenRange range) { return range.empty(); });
  }

  Recognition& m_recognition;
  const Turns& m_turns;
};

}  // namespace

void settle_transcript(Recognition& recognition, const Turns& turns) {
  Transcript(recognition, turns).run();
}

}  // namespace readout

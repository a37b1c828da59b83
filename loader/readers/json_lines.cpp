#include "loader/readers/json_lines.hpp"

#include "loader/readers/day.hpp"
#include "loader/readers/decode.hpp"
#include "loader/readers/json_line.hpp"
#include "loader/readers/line_reader.hpp"
#include "schema/model/error.hpp"
#include "schema/text/blanks.hpp"
#include "schema/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace readout::readers {

namespace {

using Severity = ReadProblem::Severity;

class JsonLinesReader {
 public:
  JsonLinesReader(const InputFile& file, const ReadOptions& options,
                  const DocumentHandler& document, const ProblemHandler& problem)
      : m_file(file), m_options(options), m_document(document), m_problem(problem) {}

  void read(LineReader& lines) {
    bool at_first = true;
    while (auto line = lines.next()) {
      m_number = lines.number();
      if (m_number == 1 && line->starts_with(byte_order_mark)) {
        line->remove_prefix(byte_order_mark.size());
      }
      const std::string_view content = without_blanks(*line);
      if (content.empty()) {
        continue;
      }
      if (std::exchange(at_first, false) && (content == "{" || content.starts_with('['))) {
        report_other_json();
        return;
      }
      read_line(*line);
    }
  }

 private:
  void report_other_json() {
    m_problem({.severity = Severity::skipped,
               .message = fmt::format("{}: JSON, but not JSON Lines, which have one object on each "
                                      "line: convert it (jq -c . or jq -c '.[]')",
                                      place()),
               .unknown_ids = true});
  }

  void read_line(std::string_view bytes) {
    JsonLine line = m_parser.parse(bytes);
    if (line.error) {
      const std::size_t column = code_points_before(bytes, line.error->byte) + 1;
      m_problem({.severity = Severity::skipped,
                 .message = fmt::format("{}:{}: {}", place(), column, line.error->reason),
                 .id = line.value(LineKey::id).value_or(""),
                 .unknown_ids = !line.value(LineKey::id)});
      return;
    }
    if (!line.value(LineKey::text)) {
      const std::size_t column = bytes.find('{') + 1;
      m_problem({.severity = Severity::skipped,
                 .message = fmt::format("{}:{}: key 'text' is missing", place(), column),
                 .id = id_of(line)});
      return;
    }
    replace_nuls_in(line);
    if (is_blank(*line.value(LineKey::text)) && !m_options.blank_texts) {
      m_problem({.severity = Severity::skipped,
                 .message = fmt::format("{}: no text in it", place()),
                 .id = id_of(line)});
      return;
    }
    m_document(document_of(line));
  }

  // The bytes before the first fault are valid; a fault within a sequence counts from its start.
  static std::size_t code_points_before(std::string_view bytes, std::size_t end) {
    const std::string_view before = bytes.substr(0, end);
    const std::size_t valid = first_invalid_utf8(before).value_or(before.size());
    return code_points_in(before.substr(0, valid));
  }

  void replace_nuls_in(JsonLine& line) {
    for (std::size_t i = 0; i < line.values.size(); ++i) {
      const std::size_t nuls = line.values[i] ? replace_nuls(*line.values[i]) : 0;
      if (nuls > 0) {
        m_problem(
            {Severity::warning, fmt::format("{}: U+0000 in '{}' replaced by U+FFFD, {} time{}",
                                            place(), line_keys[i], nuls, nuls == 1 ? "" : "s")});
      }
    }
  }

  std::string id_of(const JsonLine& line) const {
    const std::string id = line.value(LineKey::id).value_or("");
    return id.empty() ? fmt::format("{}#{}", m_file.key(), m_number) : id;
  }

  Document document_of(JsonLine& line) {
    const ManifestRow* row = m_file.row;
    return {.collection = m_options.collection,
            .id = id_of(line),
            .text = *std::move(line.value(LineKey::text)),
            .publisher = take(line, LineKey::publisher, row ? row->publisher : ""),
            .date = day(line, row ? row->date : ""),
            .url = take(line, LineKey::url, row ? row->url : ""),
            .title = take(line, LineKey::title, row ? row->title : ""),
            .byline = take(line, LineKey::byline, row ? row->byline : ""),
            .origin = place()};
  }

  static std::string take(JsonLine& line, LineKey key, const std::string& otherwise) {
    const auto& value = line.value(key);
    return value && !value->empty() ? *value : otherwise;
  }

  std::string day(JsonLine& line, const std::string& otherwise) {
    const std::string date = take(line, LineKey::date, otherwise);
    if (date.empty()) {
      return {};
    }
    const auto day = day_of(date);
    if (!day) {
      m_problem({Severity::warning,
                 fmt::format("{}: {}: loaded without a date", place(), message_of_bad_day(date))});
    }
    return day.value_or("");
  }

  std::string place() const { return Place{m_file.name, m_number, 0}.to_string(); }

  const InputFile& m_file;
  const ReadOptions& m_options;
  const DocumentHandler& m_document;
  const ProblemHandler& m_problem;
  JsonLineParser m_parser;
  std::size_t m_number = 0;
};

}  // namespace

void read_json_lines(const InputFile& file, const ReadOptions& options,
                     const DocumentHandler& document, const ProblemHandler& problem) {
  std::optional<LineReader> lines;
  try {
    lines.emplace(file.open());
    JsonLinesReader(file, options, document, problem).read(*lines);
  } catch (const UnreadableBytes& error) {
    const std::size_t line = lines ? lines->number() : 0;
    problem({.severity = Severity::skipped,
             .message = fmt::format("{}: {}", Place{file.name, line, 0}.to_string(), error.what()),
             .unknown_ids = true});
  }
}

}  // namespace readout::readers

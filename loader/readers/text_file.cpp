#include "loader/readers/text_file.hpp"

#include "loader/readers/decode.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <variant>

namespace readout::readers {

namespace {

using Severity = ReadProblem::Severity;

void report_changes(const DecodedText& decoded, const std::string& name,
                    const ProblemHandler& problem) {
  if (decoded.from_windows_1252) {
    problem({Severity::warning, fmt::format("{}: not UTF-8, read as Windows-1252", name)});
  }
  if (decoded.replaced_nuls > 0) {
    problem({Severity::warning,
             fmt::format("{}: U+0000 replaced by U+FFFD, {} time{}", name, decoded.replaced_nuls,
                         decoded.replaced_nuls == 1 ? "" : "s")});
  }
}

Document document_of(const InputFile& file, const std::string& collection, std::string text) {
  Document document{.collection = collection,
                    .id = id_of_text(file),
                    .text = std::move(text),
                    .publisher = {},
                    .date = {},
                    .url = {},
                    .title = {},
                    .byline = {},
                    .origin = file.name};
  if (file.row != nullptr) {
    document.publisher = file.row->publisher;
    document.date = file.row->date;
    document.url = file.row->url;
    document.title = file.row->title;
    document.byline = file.row->byline;
  }
  return document;
}

}  // namespace

std::string id_of_text(const InputFile& file) {
  return file.row != nullptr && !file.row->id.empty() ? file.row->id : file.key();
}

void read_text_file(const InputFile& file, const ReadOptions& options,
                    const DocumentHandler& document, const ProblemHandler& problem) {
  std::string bytes;
  try {
    bytes = file.open().rest();
  } catch (const UnreadableBytes& error) {
    problem({.severity = Severity::skipped,
             .message = fmt::format("{}: {}", file.name, error.what()),
             .id = id_of_text(file)});
    return;
  }
  auto decoded = decode(std::move(bytes));
  if (const auto* bad = std::get_if<BadByte>(&decoded)) {
    problem({.severity = Severity::skipped,
             .message =
                 fmt::format("{}:{}:{}: {}", file.name, bad->line, bad->column, message_of(*bad)),
             .id = id_of_text(file)});
    return;
  }
  auto& kept = std::get<DecodedText>(decoded);
  if (is_blank(kept.text) && !options.blank_texts) {
    problem({.severity = Severity::skipped,
             .message = fmt::format("{}: no text in it", file.name),
             .id = id_of_text(file)});
    return;
  }
  report_changes(kept, file.name, problem);
  document(document_of(file, options.collection, std::move(kept.text)));
}

}  // namespace readout::readers

#pragma once

#include "schema/model/document.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace readout {

enum class InputFormat { automatic, text, jsonl };

struct ReadOptions {
  std::string collection = "default";
  std::string manifest;  ///< path of a CSV file, or empty
  InputFormat format = InputFormat::automatic;
  bool blank_texts = false;  ///< hand over texts of blanks too, which are skipped otherwise
};

/// What the readers noticed.
struct ReadProblem {
  enum class Severity {
    warning,  ///< worth knowing: nothing that was asked for is missing
    skipped,  ///< a document, or what should have been one, is left out
    fatal     ///< the input contradicts itself
  };
  Severity severity = Severity::skipped;
  std::string message;  ///< with its place in front: "file", "file:line" or "file:line:column"
  /// Which documents of a database this one may be about: those that are left out may be there in
  /// an earlier state.
  std::string id = {};        ///< of the document that is left out, where it is known
  bool unknown_ids = false;   ///< documents are left out whose ids cannot be known
  std::size_t documents = 1;  ///< how many are left out, as far as can be counted
};

using DocumentHandler = std::function<void(Document&&)>;
using ProblemHandler = std::function<void(const ReadProblem&)>;

/// Reads every document below `paths` (files, folders, `-` for standard input) and hands them over
/// one by one in an order that does not depend on the file system: the arguments as they stand,
/// folders by the bytes of the paths below them. docs/input.md says what is read and how.
///
/// What cannot be read and what holds no text is reported and skipped; so is a manifest row without
/// a file. A text without
/// a row is reported and loaded. Documents that share a key and are alike count once; different
/// ones under one key are reported as fatal, all of them before the first document, and not loaded.
///
/// For that, every input is read before: JSON Lines whole (their ids), texts up to the first byte
/// that is not blank; and once more, where a key came twice, what has such a key. Pipes are copied
/// to a temporary file. The files must not change meanwhile. Memory: one text or one line, the
/// names of the files, the manifest, 8 bytes for each document, a record for each key that came
/// twice.
///
/// Calls the handlers from this thread only and passes on what they throw. Throws UsageError where
/// a path does not exist or `-` stands twice, InputError where the manifest or a pipe cannot be
/// read.
void read_documents(const std::vector<std::string>& paths, const ReadOptions& options,
                    const DocumentHandler& document, const ProblemHandler& problem);

}  // namespace readout

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
};

/// What the readers noticed; `place` is "file", "file:line" or "file:line:column" of the input.
struct ReadProblem {
  enum class Severity { warning, skipped, fatal };
  Severity severity = Severity::skipped;
  std::string message;  ///< with its place in front
};

using DocumentHandler = std::function<void(Document&&)>;
using ProblemHandler = std::function<void(const ReadProblem&)>;

/// Reads every document below `paths` (files, folders, `-` for standard input) and hands them over
/// in a stable order that does not depend on the file system: the arguments in their order, folders
/// walked by the bytes of their paths. Memory: one file (text) or one line (JSON Lines) at a time.
/// A document that cannot be read is reported and skipped; so is every manifest row without a file
/// and every file without a row. Throws UsageError where a path does not exist, InputError where
/// the manifest cannot be read.
void read_documents(const std::vector<std::string>& paths, const ReadOptions& options,
                    const DocumentHandler& document, const ProblemHandler& problem);

}  // namespace readout

#include "loader/readers/input_files.hpp"

#include "loader/readers/content.hpp"
#include "loader/readers/decode.hpp"
#include "loader/readers/file_names.hpp"
#include "loader/readers/walk.hpp"
#include "schema/model/error.hpp"
#include "schema/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <system_error>
#include <utility>

namespace readout::readers {

namespace {

namespace fs = std::filesystem;
using Severity = ReadProblem::Severity;

std::string without_last_slashes(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) {
    path.pop_back();
  }
  return path;
}

void refuse_impossible(const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    std::error_code error;
    if (path != "-" && !fs::exists(path, error)) {
      throw UsageError(fmt::format("{}: no such file or folder", path));
    }
  }
  if (std::count(paths.begin(), paths.end(), "-") > 1) {
    throw UsageError("-: standard input can be read once only, but is named twice");
  }
}

class InputCollector {
 public:
  InputCollector(InputFormat format, Manifest* manifest, const ProblemHandler& problem)
      : m_format(format), m_manifest(manifest), m_problem(problem) {}

  void add(const std::string& path) {
    if (path == "-") {
      add_standard_input();
    } else if (fs::is_directory(path)) {
      add_folder(without_last_slashes(path));
    } else if (m_manifest == nullptr || !m_manifest->is_itself(path)) {
      add_named_file(path);
    }
  }

  void report_rows_without_file() {
    if (m_manifest == nullptr) {
      return;
    }
    for (const ManifestRow* row : m_manifest->rows_without_file(m_folders)) {
      m_problem({Severity::skipped,
                 fmt::format("{}:{}: file '{}' does not exist: paths count from the manifest's "
                             "folder or from a loaded one",
                             m_manifest->path(), row->line, row->path)});
    }
  }

  std::vector<InputFile> inputs() { return std::move(m_inputs); }

 private:
  void add_standard_input() {
    InputFile input{.name = "-"};
    keep(input);
    input.content = content_of(input, m_format);
    m_inputs.push_back(std::move(input));
  }

  void add_named_file(const std::string& path) {
    InputFile input{.name = path, .key_start = path.rfind('/') + 1};
    if (is_pipe_or_device(path)) {
      keep(input);
    }
    const fs::path absolute = fs::absolute(path);
    std::error_code error;
    finish(std::move(input),
           fs::weakly_canonical(absolute.parent_path(), error) / absolute.filename());
  }

  void keep(InputFile& input) const {
    try {
      input.kept = input.name == "-" ? open_standard_input() : open_file(input.name);
    } catch (const UnreadableBytes& error) {
      throw InputError({input.name}, error.what());
    }
  }

  void add_folder(const std::string& folder) {
    m_folders.push_back(folder);
    FolderFiles found = files_below(folder);
    for (const ReadProblem& problem : found.problems) {
      m_problem(problem);
    }
    std::error_code error;
    const fs::path absolute = fs::weakly_canonical(folder, error);
    std::vector<std::string> passed_over;
    const std::size_t before = m_inputs.size();
    for (const std::string& file : found.files) {
      add_file_of_folder(folder, file, absolute / file, passed_over);
    }
    report_no_files(folder, found.others);
    report_passed_over(folder, passed_over, m_inputs.size() == before && found.others.empty());
  }

  void add_file_of_folder(const std::string& folder, const std::string& file,
                          const fs::path& absolute, std::vector<std::string>& passed_over) {
    InputFile input{.name = joined(folder, file), .in_folder = true};
    input.key_start = input.name.size() - file.size();
    if (m_manifest != nullptr && m_manifest->is_itself(input.name)) {
      return;
    }
    const bool listed = m_manifest != nullptr && m_manifest->find(file, absolute) != nullptr;
    const NameKind kind = name_kind(file);
    if (listed || kind == NameKind::text || kind == NameKind::json_lines) {
      finish(std::move(input), absolute);
    } else if (kind == NameKind::other) {
      passed_over.push_back(printable(file));
    }
  }

  void report_no_files(const std::string& folder, const std::vector<std::string>& names) {
    std::vector<std::string> shown;
    std::ranges::transform(names, std::back_inserter(shown), printable);
    if (!shown.empty()) {
      m_problem({Severity::warning,
                 fmt::format("{}: passed over what is no file (a pipe, a socket or a device; name "
                             "a pipe itself to have it read): {}",
                             folder, first_three(shown))});
    }
  }

  void report_passed_over(const std::string& folder, const std::vector<std::string>& names,
                          bool nothing_else) {
    if (!names.empty()) {
      m_problem(
          {Severity::warning,
           fmt::format("{}: passed over {} file{} (read are .txt, .text, .jsonl, .ndjson, "
                       ".json, also with .gz): {}",
                       folder, names.size(), names.size() == 1 ? "" : "s", first_three(names))});
    } else if (nothing_else) {
      m_problem({Severity::warning, fmt::format("{}: no documents in this folder", folder)});
    }
  }

  void finish(InputFile input, const fs::path& absolute) {
    if (first_invalid_utf8(input.key())) {
      m_problem({Severity::skipped,
                 fmt::format("{}: the name is not UTF-8, and a document's key is made from it: "
                             "rename the file",
                             printable(input.name))});
      return;
    }
    input.content = content_of(input, m_format);
    if (input.content == Content::dictionary) {
      m_problem({Severity::warning,
                 fmt::format("{}: a dictionary (label and pattern, no text), not documents: "
                             "passed over",
                             input.name)});
      return;
    }
    if (m_manifest != nullptr) {
      set_row(input, absolute);
    }
    m_inputs.push_back(std::move(input));
  }

  void set_row(InputFile& input, const fs::path& absolute) {
    input.row = m_manifest->find(input.key(), absolute);
    if (input.row == nullptr && input.content == Content::text) {
      m_problem({Severity::warning, fmt::format("{}: no row in {}", input.name,
                                                fs::path(m_manifest->path()).filename().string())});
    }
    if (input.row != nullptr && input.content == Content::json_lines && !input.row->id.empty()) {
      m_problem({Severity::warning,
                 fmt::format("{}:{}: id '{}' is left out: the lines of {} have their own",
                             m_manifest->path(), input.row->line, input.row->id, input.name)});
    }
  }

  InputFormat m_format;
  Manifest* m_manifest;
  const ProblemHandler& m_problem;
  std::vector<std::string> m_folders;
  std::vector<InputFile> m_inputs;
};

}  // namespace

ByteReader InputFile::open() const { return ByteReader(kept ? kept : open_file(name)); }

std::vector<InputFile> input_files(const std::vector<std::string>& paths, InputFormat format,
                                   Manifest* manifest, const ProblemHandler& problem) {
  refuse_impossible(paths);
  InputCollector collector(format, manifest, problem);
  for (const std::string& path : paths) {
    collector.add(path);
  }
  collector.report_rows_without_file();
  return collector.inputs();
}

}  // namespace readout::readers

#include "loader/readers/walk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>
#include <utility>

namespace readout::readers {

namespace {

namespace fs = std::filesystem;
using Identity = std::pair<dev_t, ino_t>;

Identity identity_of(const std::string& path) {
  struct stat status{};
  return ::stat(path.c_str(), &status) == 0 ? Identity(status.st_dev, status.st_ino) : Identity();
}

class FolderWalk {
 public:
  explicit FolderWalk(const std::string& folder) : m_folder(folder) {}

  FolderFiles walk() {
    visit("");
    std::ranges::sort(m_found.files);
    std::ranges::sort(m_found.others);
    std::ranges::sort(m_found.problems, {}, &ReadProblem::message);
    return std::move(m_found);
  }

 private:
  void visit(const std::string& below) {
    const std::string path = below.empty() ? m_folder : joined(m_folder, below);
    const Identity identity = identity_of(path);
    if (std::count(m_above.begin(), m_above.end(), identity) > 0) {
      report(ReadProblem::Severity::warning, path, "a link to a folder it stands in: passed over");
      return;
    }
    m_above.push_back(identity);
    std::error_code error;
    for (fs::directory_iterator entry(path, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
      sort_in(*entry, below);
    }
    if (error) {
      report(ReadProblem::Severity::skipped, path, "folder cannot be read: " + error.message());
    }
    m_above.pop_back();
  }

  void sort_in(const fs::directory_entry& entry, const std::string& below) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with('.')) {
      return;
    }
    const std::string path = below.empty() ? name : joined(below, name);
    std::error_code error;
    const fs::file_status status = entry.status(error);
    if (fs::is_directory(status)) {
      visit(path);
    } else if (fs::is_other(status)) {
      m_found.others.push_back(path);
    } else {
      m_found.files.push_back(path);
    }
  }

  void report(ReadProblem::Severity severity, const std::string& path, const std::string& what) {
    m_found.problems.push_back({.severity = severity,
                                .message = fmt::format("{}: {}", path, what),
                                .unknown_ids = severity == ReadProblem::Severity::skipped});
  }

  const std::string& m_folder;
  std::vector<Identity> m_above;
  FolderFiles m_found;
};

}  // namespace

FolderFiles files_below(const std::string& folder) { return FolderWalk(folder).walk(); }

std::string joined(const std::string& folder, const std::string& name) {
  return folder.ends_with('/') ? folder + name : folder + "/" + name;
}

}  // namespace readout::readers

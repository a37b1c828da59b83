#pragma once

#include "loader/readers/source.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace readout::readers {

/// What a manifest says about one file; what it does not say is empty. `date` is a day of the
/// calendar.
struct ManifestRow {
  std::size_t line = 0;
  std::string path;
  std::string publisher;
  std::string date;
  std::string url;
  std::string title;
  std::string byline;
  std::string id;
};

/// A CSV file with a header row; columns path (required), publisher, date, url, title, byline, id.
/// Held in memory.
class Manifest {
 public:
  /// Reads the file (gzip too). Bad dates are reported and left out. Throws InputError where
  /// anything else is wrong.
  Manifest(const std::string& path, const ProblemHandler& problem);

  /// The row of a file, or null. Rows name it by its path from the manifest's folder, else by `key`
  /// (its path below the named folder), else by its absolute path.
  const ManifestRow* find(const std::string& key, const std::filesystem::path& absolute);

  /// Whether `path` is the manifest itself, under whatever name.
  bool is_itself(const std::string& path) const;

  /// Rows that find() never gave and whose file exists neither below the manifest's folder nor
  /// below one of `folders`.
  std::vector<const ManifestRow*> rows_without_file(const std::vector<std::string>& folders) const;

  const std::string& path() const { return m_path; }

 private:
  void add(ManifestRow row);
  const ManifestRow* take(const std::string& path);

  std::string m_path;
  std::filesystem::path m_folder;  // absolute
  std::vector<ManifestRow> m_rows;
  std::vector<bool> m_found;
  std::unordered_map<std::string, std::size_t> m_row_of_path;
};

}  // namespace readout::readers

#pragma once

#include "loader/readers/source.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace readout::test {

/// A folder of its own for one test, removed afterwards.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  /// Absolute path of what is called `name` in it.
  std::string path(const std::string& name = "") const;
  /// Makes a file, and the folders above it.
  void write(const std::string& name, std::string_view content) const;
  /// `message` without the way to this folder.
  std::string shortened(std::string message) const;

 private:
  std::filesystem::path m_root;
};

/// What read_documents gave.
struct Reading {
  std::vector<Document> documents;
  std::vector<std::string>
      problems;  ///< "warning: message", "skipped: ..." or "fatal: ...", in order

  std::vector<std::string> ids() const;
};

/// Reads `names`, which stand in `folder` ("-" stays), with `options`, whose manifest is a name in
/// it too.
Reading read(const TemporaryFolder& folder, const std::vector<std::string>& names,
             ReadOptions options = {});

/// `bytes` as gzip data of one member.
std::string gzipped(std::string_view bytes);

using Strings = std::vector<std::string>;

}  // namespace readout::test

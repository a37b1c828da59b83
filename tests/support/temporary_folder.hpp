#pragma once

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <stdlib.h>
#include <string>
#include <string_view>
#include <system_error>

namespace readout::test {

/// A folder of its own for one test, removed afterwards. Header only.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "readout-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
      throw std::runtime_error("cannot make a folder like " + name);
    }
    m_root = std::filesystem::canonical(name);
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_root, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  /// Absolute path of what is called `name` in it; its own for an empty name.
  std::string path(const std::string& name = "") const {
    return name.empty() ? m_root.string() : (m_root / name).string();
  }

  /// Makes a file, and the folders above it; gives its path.
  std::string write(const std::string& name, std::string_view content) const {
    std::filesystem::create_directories((m_root / name).parent_path());
    std::ofstream file(m_root / name, std::ios::binary);
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
    return path(name);
  }

  void remove(const std::string& name) const { std::filesystem::remove(m_root / name); }

  /// `message` without the way to this folder.
  std::string shortened(std::string message) const {
    const std::string prefix = m_root.string() + "/";
    for (auto at = message.find(prefix); at != std::string::npos; at = message.find(prefix)) {
      message.erase(at, prefix.size());
    }
    return message;
  }

 private:
  std::filesystem::path m_root;
};

}  // namespace readout::test

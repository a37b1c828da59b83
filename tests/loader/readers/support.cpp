#include "tests/loader/readers/support.hpp"

// Has zlib take its input as const.
#define ZLIB_CONST
#include <zlib.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace readout::test {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "readout-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) {
    throw std::runtime_error("no temporary folder");
  }
  m_root = fs::canonical(name);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code error;
  fs::remove_all(m_root, error);
}

std::string TemporaryFolder::path(const std::string& name) const {
  return name.empty() ? m_root.string() : m_root.string() + "/" + name;
}

void TemporaryFolder::write(const std::string& name, std::string_view content) const {
  fs::create_directories(fs::path(path(name)).parent_path());
  std::ofstream file(path(name), std::ios::binary);
  file.write(content.data(), static_cast<std::streamsize>(content.size()));
}

std::string TemporaryFolder::shortened(std::string message) const {
  const std::string prefix = m_root.string() + "/";
  for (auto at = message.find(prefix); at != std::string::npos; at = message.find(prefix)) {
    message.erase(at, prefix.size());
  }
  return message;
}

std::vector<std::string> Reading::ids() const {
  std::vector<std::string> ids;
  for (const Document& document : documents) {
    ids.push_back(document.id);
  }
  return ids;
}

Reading read(const TemporaryFolder& folder, const std::vector<std::string>& names,
             ReadOptions options) {
  std::vector<std::string> paths;
  for (const std::string& name : names) {
    paths.push_back(name == "-" ? name : folder.path(name));
  }
  if (!options.manifest.empty()) {
    options.manifest = folder.path(options.manifest);
  }
  Reading reading;
  read_documents(
      paths, options,
      [&](Document&& document) {
        document.origin = folder.shortened(document.origin);
        reading.documents.push_back(std::move(document));
      },
      [&](const ReadProblem& problem) {
        constexpr std::array severities = {"warning: ", "skipped: ", "fatal: "};
        reading.problems.push_back(severities.at(static_cast<std::size_t>(problem.severity)) +
                                   folder.shortened(problem.message));
      });
  return reading;
}

std::string gzipped(std::string_view bytes) {
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&stream, bytes.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<const Bytef*>(bytes.data());
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

}  // namespace readout::test

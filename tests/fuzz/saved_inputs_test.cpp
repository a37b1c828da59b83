#include "tests/fuzz/targets.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using namespace readout;

namespace {

std::vector<std::filesystem::path> inputs_of(std::string_view target) {
  const auto folder = std::filesystem::path(READOUT_SOURCE_FOLDER) / "tests/fuzz/corpus" / target;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST_CASE("Saved inputs of the fuzzer are read or refused") {
  for (const fuzz::Target& target : fuzz::targets) {
    const auto files = inputs_of(target.name);
    CHECK(!files.empty());
    for (const auto& file : files) {
      INFO(file);
      CHECK_NOTHROW(target.run(bytes_of(file)));
    }
  }
}

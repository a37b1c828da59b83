#pragma once

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>

/// What ctest tells the tests. Header only, so that every test program can use it.
namespace readout::test {

/// The value of an environment variable; nothing if it is unset or empty.
inline std::optional<std::string> variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr || *value == '\0' ? std::nullopt : std::optional<std::string>(value);
}

/// Says to ctest that this test does not run, and why. Return from the test case afterwards.
/// In CI a skipped test is an error, except for a missing shared_folder().
inline void skip(std::string_view reason) { std::cout << "SKIPPED: " << reason << std::endl; }

/// The top of the source tree.
inline std::filesystem::path source_folder() {
  return variable("READOUT_SOURCE").value_or(READOUT_SOURCE_FOLDER);
}

/// News texts that are no part of the repository; without them the test is skipped.
inline std::optional<std::filesystem::path> shared_folder() {
  const auto folder = variable("READOUT_SHARED");
  if (folder && std::filesystem::is_directory(*folder)) {
    return *folder;
  }
  skip("READOUT_SHARED names no folder");
  return std::nullopt;
}

/// The address of a PostgreSQL server that this test may fill; without one the test is skipped.
/// `scripts/postgres run` starts one.
inline std::optional<std::string> postgres_address() {
  auto address = variable("READOUT_TEST_POSTGRES");
  if (!address) {
    skip("READOUT_TEST_POSTGRES is not set; start the tests with scripts/test");
  }
  return address;
}

}  // namespace readout::test

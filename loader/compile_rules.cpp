// Compiles the built-in rules and runs their tests while the program is built: compile_rules IMAGE

#include "loader/lexicon/lexicon.hpp"
#include "loader/recognition/rule_examples.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <fstream>
#include <string>

namespace {

/// Throws where a rule's test fails, with all that do.
void test_rules(const readout::Lexicon& lexicon) {
  const readout::ExampleResults results = readout::run_examples(lexicon);
  for (const std::string& failure : results.failures) {
    fmt::print(stderr, "{}\n", failure);
  }
  if (!results.failures.empty()) {
    throw std::runtime_error(fmt::format("{} of {} tests of the built-in rules failed",
                                         results.failures.size(), results.examples));
  }
}

/// Throws where a user would be warned of rules.
void require_no_warnings(const readout::Lexicon& lexicon) {
  for (const std::string& warning : lexicon.warnings()) {
    fmt::print(stderr, "{}\n", warning);
  }
  if (!lexicon.warnings().empty()) {
    throw std::runtime_error("the built-in rules must be without warnings");
  }
}

void write(const std::string& path, const std::string& image) {
  std::ofstream out(path, std::ios::binary);
  out.write(image.data(), static_cast<std::streamsize>(image.size()));
  out.close();
  if (!out) {
    throw std::runtime_error("cannot write " + path);
  }
}

}  // namespace

int main(int count, char** arguments) {
  try {
    const std::string image = readout::compile_lexicon({});
    const readout::Lexicon lexicon(readout::ImageBytes::of(image), readout::ImageOrigin::made_now);
    readout::check_patterns(lexicon);
    require_no_warnings(lexicon);
    test_rules(lexicon);
    write(count == 2 ? arguments[1] : "builtin.image", image);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}

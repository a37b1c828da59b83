#include "loader/lexicon/matcher.hpp"
#include "tests/loader/lexicon/parse_oracle.hpp"
#include "tests/loader/lexicon/rule_workbench.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <array>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

using namespace readout;
using readout::test::matches_by_oracle;
using readout::test::phase_of;
using readout::test::shown;
using readout::test::TooManyParses;
using readout::test::Workbench;

namespace {

using Patterns = std::vector<std::string>;

// What is looked at captures nothing.
std::string without_captures(std::string pattern) {
  for (const std::string name : {"(?<x> ", "(?<y> ", "(?<a> ", "(?<b> ", "(?<c> "}) {
    for (std::size_t at = pattern.find(name); at != std::string::npos; at = pattern.find(name)) {
      pattern.replace(at, name.size(), "(");
    }
  }
  return pattern;
}

// All patterns of a number of parts over two words.
std::vector<Patterns> patterns_up_to(std::size_t size) {
  const std::array<const char*, 9> quantifiers = {"?",  "*",   "+",     "??",    "*?",
                                                  "+?", "{2}", "{1,2}", "{0,2}?"};
  std::vector<Patterns> by_size = {{}, {"\"a\"", "\"b\""}};
  while (by_size.size() <= size) {
    Patterns patterns;
    for (const std::string& part : by_size.back()) {
      for (const char* quantifier : quantifiers) {
        patterns.push_back("(" + part + ")" + quantifier);
      }
      patterns.push_back("(?<x> " + part + ")");
      patterns.push_back("(<sentence> " + part + ")");
      patterns.push_back("(" + part + " </document>)");
    }
    for (std::size_t left = 1; left + 2 <= by_size.size(); ++left) {
      for (const std::string& first : by_size[left]) {
        for (const std::string& second : by_size[by_size.size() - 1 - left]) {
          patterns.push_back(fmt::format("(?<y> {}) {}", first, second));
          patterns.push_back(fmt::format("({} | (?<y> {}))", first, second));
          const std::string looked_at = without_captures(second);
          for (const std::string_view ahead : {"?=", "?<!"}) {
            patterns.push_back(fmt::format("(({} {}) {})", ahead, looked_at, first));
          }
          for (const std::string_view behind : {"?!", "?<="}) {
            patterns.push_back(fmt::format("({} ({} {}))", first, behind, looked_at));
          }
        }
      }
    }
    by_size.push_back(patterns);
  }
  return by_size;
}

std::vector<std::string> texts_up_to(std::size_t size) {
  std::vector<std::string> texts = {"a", "b"};
  for (std::size_t i = 0; texts[i].size() < 2 * size - 1; ++i) {
    texts.push_back(texts[i] + " a");
    texts.push_back(texts[i] + " b");
  }
  return texts;
}

// Numbers of the sentence, paragraph, zone and document that a token stands in.
std::array<std::uint32_t, 4> parts_of(const AnnotatedText& text, std::uint32_t token) {
  for (std::uint32_t number = 0; number < text.sentences.size(); ++number) {
    const TextSentence& sentence = text.sentences[number];
    if (sentence.range.contains({token, token + 1})) {
      return {number, sentence.paragraph, sentence.zone, 0};
    }
  }
  throw std::invalid_argument("a token outside of sentences");
}

// What the engine and the oracle find; equal strings are what is wanted.
std::pair<std::string, std::string> compare(Workbench& bench, const CompiledPhase& compiled,
                                            const std::string& text) {
  bench.set_text(text);
  const std::vector<Unit> units =
      compiled.units_of(bench.text, {0, static_cast<std::uint32_t>(bench.text.tokens.size())});
  test::OracleText oracle_text;
  for (const Unit& unit : units) {
    oracle_text.words.emplace_back(bench.text.words(unit.range));
    oracle_text.parts.push_back(parts_of(bench.text, unit.range.first));
  }
  const Phase& phase = compiled.phase();
  return {shown(compiled.matches_in(bench.text, units), phase),
          shown(matches_by_oracle(phase, oracle_text), phase)};
}

bool is_refused(const std::string& yaml, const std::string& why) {
  return test::error_of(yaml).find(why) != std::string::npos;
}

class RandomRules {
 public:
  explicit RandomRules(unsigned seed) : m_random(seed) {}

  std::string phase() {
    const std::array<const char*, 5> controls = {"appelt", "brill", "all", "first", "once"};
    std::string yaml =
        std::string("scope: document\ncontrol: ") + controls[below(5)] + "\nrules:\n";
    const unsigned rules = 1 + below(4);
    for (unsigned rule = 0; rule < rules; ++rule) {
      yaml += "  - name: r" + std::to_string(rule) + "\n";
      const bool blocks = below(4) == 0;
      yaml += blocks ? "    block: true\n" : "    label: Found\n";
      yaml += "    priority: " + std::to_string(below(3)) + "\n";
      const std::string drawn = atom() + " " + pattern(3);
      const std::string source = blocks ? without_captures(drawn) : drawn;
      yaml += "    pattern: |\n      " + source + "\n" + condition(source);
    }
    return yaml;
  }

  std::string text() {
    std::string text = word();
    for (unsigned length = below(8); length > 0; --length) {
      text += separator() + word();
    }
    return text;
  }

 private:
  unsigned below(unsigned end) { return static_cast<unsigned>(m_random() % end); }

  std::string separator() {
    switch (below(8)) {
      case 0:
        return " . ";
      case 1:
        return " .\n\n";
      case 2:
        return "\n\n";
      default:
        return " ";
    }
  }

  std::string condition(const std::string& source) {
    if (source.find("(?<a>") == std::string::npos || below(2) == 0) {
      return {};
    }
    const std::string other = source.find("(?<b>") == std::string::npos ? "c" : "b.text";
    return "    where: a.text " + std::string(below(2) == 0 ? "=" : "!=") + " " + other + "\n";
  }

  // A look-around or an anchor.
  std::string question(unsigned depth) {
    const std::array<const char*, 8> anchors = {"<sentence>",   "</sentence>", "<paragraph>",
                                                "</paragraph>", "<document>",  "</document>",
                                                "<zone>",       "</zone>"};
    const std::array<const char*, 4> looks = {"(?= ", "(?! ", "(?<= ", "(?<! "};
    if (below(3) == 0) {
      return anchors[below(anchors.size())];
    }
    return looks[below(looks.size())] + without_captures(pattern(depth)) + ")";
  }

  std::string word() {
    constexpr std::array<const char*, 3> words = {"a", "b", "c"};
    return words[below(words.size())];
  }

  std::string atom() {
    switch (below(6)) {
      case 0:
        return "[]";
      case 1:
        return "[!word=" + word() + "]";
      case 2:
        return "[word=" + word() + " | word=" + word() + "]";
      case 3:
        return "\"" + word() + " " + word() + "\"";
      default:
        return "[word=" + word() + "]";
    }
  }

  std::string pattern(unsigned depth) {
    if (depth == 0) {
      return atom();
    }
    switch (below(7)) {
      case 0:
        return "(" + pattern(depth - 1) + " | " + pattern(depth - 1) + ")";
      case 4:
        return "(" + question(depth - 1) + " " + pattern(depth - 1) + ")";
      case 5:
        return "(" + pattern(depth - 1) + " " + question(depth - 1) + ")";
      case 1:
        return pattern(depth - 1) + " " + pattern(depth - 1);
      case 2:
        return "(?<" + word() + "> " + pattern(depth - 1) + ")";
      case 3:
        return "(" + pattern(depth - 1) + ")" + quantifier();
      default:
        return atom();
    }
  }

  std::string quantifier() {
    const std::array<const char*, 10> all = {"?",  "*",     "+",      "??",   "*?",
                                             "+?", "{1,3}", "{0,2}?", "{2,}", "{1,}?"};
    return all[below(all.size())];
  }

  std::mt19937 m_random;
};

}  // namespace

TEST_CASE("All small patterns match all small texts as the list of all parses says") {
  const std::vector<std::string> texts = texts_up_to(4);
  std::size_t compared = 0;
  for (const Patterns& patterns : patterns_up_to(4)) {
    for (std::string pattern : patterns) {
      if (is_refused(phase_of(pattern), "without any unit")) {
        pattern += " \"b\"";
      }
      if (is_refused(phase_of(pattern), "holds: it may take no unit")) {
        continue;
      }
      Workbench bench;
      const CompiledPhase compiled = bench.compiled(phase_of(pattern));
      for (const std::string& text : texts) {
        const auto [found, wanted] = compare(bench, compiled, text);
        INFO(pattern << " on " << text);
        REQUIRE(found == wanted);
        ++compared;
      }
    }
  }
  CHECK(compared > 40000);
}

TEST_CASE(
    "Random phases match random texts as the list of all parses says, in every control mode") {
  unsigned too_many = 0;
  unsigned refused = 0;
  for (unsigned seed = 1; seed <= 2000; ++seed) {
    RandomRules random(seed);
    const std::string yaml = random.phase();
    if (is_refused(yaml, "holds: it may take no unit")) {
      ++refused;
      continue;
    }
    Workbench bench;
    const CompiledPhase compiled = bench.compiled(yaml);
    for (int i = 0; i < 8; ++i) {
      const std::string text = random.text();
      INFO("seed " << seed << ": " << text << "\n" << yaml);
      try {
        const auto [found, wanted] = compare(bench, compiled, text);
        REQUIRE(found == wanted);
      } catch (const TooManyParses&) {
        ++too_many;
      }
    }
  }
  CHECK(too_many < 400);
  CHECK(refused < 400);
}

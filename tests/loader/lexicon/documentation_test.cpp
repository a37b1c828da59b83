#include "loader/lexicon/annotation_kinds.hpp"
#include "loader/lexicon/phase.hpp"
#include "tests/loader/lexicon/rule_workbench.hpp"
#include "tests/support/environment.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

using namespace readout;
using readout::test::Workbench;

namespace {

using Lines = std::vector<std::string>;

std::string contents_of(const std::string& path) {
  std::ifstream in(test::source_folder() / path, std::ios::binary);
  REQUIRE(in.is_open());
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

Lines lines_of(const std::string& text) {
  std::istringstream in(text);
  Lines lines;
  for (std::string line; std::getline(in, line);) {
    lines.push_back(line);
  }
  return lines;
}

std::string trimmed(const std::string& text) {
  const std::size_t start = text.find_first_not_of(' ');
  return start == std::string::npos ? ""
                                    : text.substr(start, text.find_last_not_of(' ') - start + 1);
}

// Pieces between stretches of `separator`; two blanks or more for columns.
Lines split(const std::string& text, const std::string& separator) {
  Lines pieces;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find(separator, start), text.size());
    if (const std::string piece = trimmed(text.substr(start, end - start)); !piece.empty()) {
      pieces.push_back(piece);
    }
    start = end + separator.size();
  }
  return pieces;
}

// What stands between back quotes.
Lines in_code(const std::string& text) {
  Lines pieces;
  for (std::size_t open = text.find('`'); open != std::string::npos;) {
    const std::size_t close = text.find('`', open + 1);
    pieces.push_back(text.substr(open + 1, close - open - 1));
    open = text.find('`', close + 1);
  }
  return pieces;
}

// What stands below a heading of docs/rules.md.
std::string section(const std::string& heading) {
  const std::string page = contents_of("docs/rules.md");
  const std::size_t start = page.find("\n## " + heading + "\n");
  REQUIRE(start != std::string::npos);
  return page.substr(start + 1, page.find("\n## ", start + 1) - start - 1);
}

// The fenced blocks of docs/rules.md in one language.
Lines blocks(const std::string& language) {
  Lines blocks;
  bool inside = false;
  for (const std::string& line : lines_of(contents_of("docs/rules.md"))) {
    if (line == "```" + language) {
      inside = true;
      blocks.emplace_back();
    } else if (line == "```") {
      inside = false;
    } else if (inside) {
      blocks.back() += line + "\n";
    }
  }
  return blocks;
}

// A bench on which the words of the page are known.
class PageBench : public Workbench {
 public:
  PageBench() {
    for (const std::string& line : lines_of(blocks("words").at(0))) {
      m_known.push_back(split(line, "  "));
      const Lines& row = m_known.back();
      REQUIRE(row.size() >= 2);
      if (row[0] == "list") {
        const Lines words = split(row[2], " ");
        lists.lists[row[1]] = {words.begin(), words.end()};
      } else if (row[0] == "lemma") {
        const Lines pair = split(row[2], " ");
        lists.lemma_of[{row[1], pair.at(0)}] = pair.at(1);
      }
    }
  }

  void know(const std::string& words) {
    m_text = words;
    for (std::size_t at = m_text.find("¶"); at != std::string::npos; at = m_text.find("¶")) {
      m_text.replace(at, std::string("¶").size(), "\n\n");
    }
    set_text(m_text);
    text.readings.assign(text.tokens.size(), bit_of(Reading::name));
    for (const Lines& row : m_known) {
      if (row[0] == "readings") {
        read_all(row[1], row[2]);
      } else if (row[0] != "list" && row[0] != "lemma") {
        annotate_all(row);
      }
    }
  }

  std::string kinds() const {
    std::string kinds;
    for (const Lines& row : m_known) {
      if (row[0][0] >= 'A' && row[0][0] <= 'Z' && kinds.find(row[0]) == std::string::npos) {
        kinds += (kinds.empty() ? "" : ", ") + row[0];
      }
    }
    return kinds;
  }

 private:
  void read_all(const std::string& word, const std::string& readings) {
    ReadingSet set = 0;
    for (const std::string& reading : split(readings, " ")) {
      set |= readings_of(reading).value();
    }
    for (std::uint32_t token = 0; token < text.tokens.size(); ++token) {
      if (text.word(token) == word) {
        text.readings[token] = set;
      }
    }
  }

  void annotate_all(const Lines& row) {
    for (std::uint32_t first = 0; first < text.tokens.size(); ++first) {
      for (std::uint32_t end = first + 1; end <= text.tokens.size(); ++end) {
        if (text.words({first, end}) != row[1]) {
          continue;
        }
        Annotation& annotation = annotate(row[0], TokenRange{first, end});
        for (const std::string& pair : split(row.size() > 2 ? row[2] : "", " ")) {
          const std::size_t sign = pair.find('=');
          annotation.set(symbols.intern(pair.substr(0, sign)),
                         symbols.intern(pair.substr(sign + 1)));
        }
      }
    }
  }

  std::vector<Lines> m_known;
  std::string m_text;
};

bool fits(const RuleExample& example, const TextMatch& match, const PageBench& bench) {
  return std::ranges::all_of(example.captures, [&](const auto& expected) {
    std::vector<std::string> stretches;
    for (const AnnotationSlot& captured : match.captures) {
      if (bench.symbols.name(captured.name) == expected.first) {
        stretches.emplace_back(bench.text.words(captured.range));
      }
    }
    return stretches == expected.second;
  });
}

// Whether a rule does in a text what its example says.
bool comes_out(const RuleExample& example, std::uint32_t rule, const CompiledPhase& phase,
               PageBench& bench) {
  bench.know(example.text);
  bool found = false;
  for (const TextMatch& match : phase.matches_of(bench.text)) {
    found |= match.rule == rule && fits(example, match, bench);
  }
  return found == example.matches;
}

}  // namespace

TEST_CASE("Every file of rules in docs/rules.md passes its own tests") {
  std::size_t rules = 0;
  ImportableFiles files;
  const Lines pages = blocks("yaml");
  for (const std::string& yaml : pages) {
    if (yaml.starts_with("# ")) {
      files[yaml.substr(2, yaml.find(".yaml") - 2)] = {"docs/rules.md", yaml};
      continue;
    }
    const std::size_t name = yaml.find("phase: ");
    const std::string path =
        name == std::string::npos ? "page" : split(yaml.substr(name + 7), " ").front();
    PageBench bench;
    const CompiledPhase phase(read_phase(yaml, "docs/rules.md", path, files), bench.symbols,
                              bench.lists, 0);
    for (std::uint32_t rule = 0; rule < phase.phase().rules.size(); ++rule) {
      const Rule& tested = phase.phase().rules[rule];
      CHECK(tested.examples.size() >= 2);
      ++rules;
      for (const RuleExample& example : tested.examples) {
        INFO(tested.name << ": " << example.text);
        CHECK(comes_out(example, rule, phase, bench));
      }
    }
  }
  CHECK(rules >= 10);
}

TEST_CASE("docs/rules.md lists every attribute that annotations may have, with its values") {
  std::map<std::string, std::string> values;  // by "Kind attribute"
  Lines kinds;
  for (const std::string& line : lines_of(section("Attributes and their values"))) {
    const Lines cells = split(line, " | ");
    if (cells.size() != 3 || cells[1].find('`') == std::string::npos) {
      continue;
    }
    const Lines named = in_code(cells[0]);
    kinds = named.empty() ? kinds : named;
    for (const std::string& kind : kinds) {
      for (const std::string& attribute : in_code(cells[1])) {
        values[kind + " " + attribute] = cells[2];
      }
    }
  }
  for (const AnnotationKind& kind : annotation_kinds()) {
    for (const KnownAttribute& attribute : kind.attributes) {
      const std::string frames = attribute.name.starts_with("takes.") ? "takes." : "";
      const std::string name = frames.empty() ? std::string(attribute.name) : frames;
      INFO(kind.name << " " << attribute.name);
      const auto row = values.find(std::string(kind.name) + " " + name);
      REQUIRE(row != values.end());
      for (const std::string_view value : attribute.values) {
        INFO(value);
        CHECK(row->second.find(value) != std::string::npos);
      }
    }
  }
  for (const auto& [name, listed] : values) {
    INFO(name);
    const std::size_t blank = name.find(' ');
    const AnnotationKind* kind = annotation_kind(name.substr(0, blank));
    REQUIRE(kind != nullptr);
    const std::string attribute = name.substr(blank + 1);
    CHECK((attribute == "takes." || kind->attribute(attribute) != nullptr));
  }
}

TEST_CASE("Every short example in docs/rules.md finds what it says") {
  std::size_t examples = 0;
  for (const std::string& block : blocks("examples")) {
    for (const std::string& line : lines_of(block)) {
      INFO(line);
      const std::size_t in = line.find("  in: ");
      const std::size_t finds = line.find("  finds: ");
      REQUIRE(in < finds);
      REQUIRE(finds != std::string::npos);
      PageBench bench;
      bench.know(trimmed(line.substr(in + 6, finds - in - 6)));
      const std::string pattern = trimmed(line.substr(0, in));
      Lines found;
      for (const std::string& annotation :
           bench.run(test::phase_of(pattern, "reads: [" + bench.kinds() + "]\n"))) {
        found.push_back(annotation.substr(std::string("Found: ").size()));
      }
      CHECK(found == split(line.substr(finds + 9), " / "));
      ++examples;
    }
  }
  CHECK(examples >= 45);
}

TEST_CASE("docs/rules.md lists every reading, and every value of the dictionaries' attributes") {
  const std::string page = contents_of("docs/rules.md");
  for (const std::string_view reading : reading_words()) {
    INFO(reading);
    CHECK(page.find("`" + std::string(reading) + "`") != std::string::npos);
  }
  const std::string values = page.substr(page.find("## Attributes and their values"));
  const std::vector<std::pair<std::string, Lines>> tables = {
      {"titles", {"kind", "gender"}},
      {"pronouns", {"gender", "number", "case"}},
      {"channels", {"channel", "speaks"}},
      {"descriptors", {"kind"}},
      {"places", {"kind"}},
      {"organizations", {"kind"}},
      {"cues", {"class", "pos", "act"}}};
  for (const auto& [table, columns] : tables) {
    Lines head;
    for (const std::string& line :
         lines_of(contents_of("loader/rules/dictionaries/" + table + ".tsv"))) {
      if (line.empty() || line[0] == '#') {
        continue;
      }
      std::istringstream in(line);
      Lines cells;
      for (std::string cell; std::getline(in, cell, '\t');) {
        cells.push_back(cell);
      }
      if (head.empty()) {
        head = cells;
        continue;
      }
      for (std::size_t i = 0; i < cells.size(); ++i) {
        if (std::ranges::find(columns, head[i]) != columns.end() &&
            values.find(cells[i]) == std::string::npos) {
          FAIL_CHECK(table << ": " << head[i] << "=" << cells[i]);
        }
      }
    }
  }
}

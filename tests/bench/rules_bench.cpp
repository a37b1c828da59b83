// Times the parts of recognition: rules_bench TEXT.jsonl [ROUNDS]. Prints one JSON object a line;
// scripts/bench says what they mean.

#include "loader/lexicon/builtin_image.hpp"
#include "loader/lexicon/phrase_table_builder.hpp"
#include "loader/readers/source.hpp"
#include "loader/recognition/recognition.hpp"
#include "loader/recognition/steps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <limits>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace {

using namespace readout;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// The best of `rounds` runs.
template <typename Work>
double best_of(int rounds, const Work& work) {
  double best = std::numeric_limits<double>::max();
  for (int round = 0; round < rounds; ++round) {
    const auto start = Clock::now();
    work();
    best = std::min(best, seconds_since(start));
  }
  return best;
}

struct Corpus {
  std::vector<Document> documents;
  std::size_t bytes = 0;
};

Corpus corpus_of(const std::string& file) {
  Corpus corpus;
  read_documents(
      {file}, {},
      [&](Document&& document) {
        corpus.bytes += document.text.size();
        corpus.documents.push_back(std::move(document));
      },
      [](const ReadProblem&) {});
  return corpus;
}

std::unique_ptr<const Lexicon> built_in() {
  LexiconOptions options;
  const std::string_view image = builtin_image().front().content;
  options.builtin_image = std::as_bytes(std::span(image));
  return load_lexicon(options);
}

void print_part(std::string_view part, double seconds, const Corpus& corpus, int rounds) {
  fmt::print(
      R"({{"bench": "part", "part": "{}", "ours_s": {:.4f}, "mb_per_s": {:.2f}, "runs": {}}})"
      "\n",
      part, seconds, static_cast<double>(corpus.bytes) / 1e6 / seconds, rounds);
}

/// Recognition up to the step of this name, all of it for an empty name.
void recognise(const Corpus& corpus, RecognitionMemory& memory, std::string_view last) {
  for (const Document& document : corpus.documents) {
    Recognition recognition(document, memory);
    for (const PhaseStep& step : memory.lexicon.steps()) {
      if (step.phase) {
        step.phase->run(recognition.text, memory.match);
      } else {
        engine_step(step.step)(recognition);
      }
      if (!last.empty() && step.step == last) {
        break;
      }
    }
    if (last.empty()) {
      facts_from(recognition);
    }
  }
}

void time_parts(const Corpus& corpus, int rounds) {
  const auto lexicon = built_in();
  RecognitionMemory memory(*lexicon);
  const auto time = [&](std::string_view part, std::string_view last) {
    print_part(part, best_of(rounds, [&] { recognise(corpus, memory, last); }), corpus, rounds);
  };
  time("tokens and sentences", "sentences");
  time("+ dictionaries", "dictionaries");
  time("+ names", "names");
  time("+ all", "");
}

/// Rules over the real classes of units that match nothing: they all begin as texts do.
std::string rules_without_matches(int count) {
  std::string yaml = "reads: [Person, State, Organization, Place, Title, Cue]\nrules:\n";
  for (int rule = 0; rule < count; ++rule) {
    yaml += fmt::format(
        "  - name: rule{0}\n    label: Nothing\n    pattern: |\n"
        "      ([Person] | [State] | [in=words.preposition] [in=words.article]?) [Cue & "
        "class=says{0}] \"zzz{0}\"\n",
        rule);
  }
  return yaml;
}

void time_rules(const Corpus& corpus, int rounds) {
  const auto lexicon = built_in();
  RecognitionMemory memory(*lexicon);
  std::vector<std::unique_ptr<Recognition>> texts;
  for (const Document& document : corpus.documents) {
    texts.push_back(std::make_unique<Recognition>(document, memory));
    for (const std::string_view step : {"zones", "quotations", "sentences", "dictionaries"}) {
      engine_step(step)(*texts.back());
    }
  }
  for (const int count : {10, 100, 1000}) {
    SymbolTable symbols = lexicon->symbols();
    const auto word_tests = std::make_shared<WordTests>(*lexicon);
    const CompiledPhase phase(
        read_phase(rules_without_matches(count), "generated.yaml", "generated"), symbols,
        word_tests, 0);
    MatchMemory match(*word_tests);
    std::vector<std::vector<std::uint32_t>> classes;
    for (const auto& text : texts) {
      classes.push_back(match.classes_of(text->text));
    }
    const double seconds = best_of(rounds, [&] {
      for (std::size_t i = 0; i < texts.size(); ++i) {
        match.begin(classes[i]);
        phase.run(texts[i]->text, match);
      }
    });
    print_part(fmt::format("a phase of {} rules that match nothing", count), seconds, corpus,
               rounds);
  }
}

/// Phrases of made words; one token in a hundred of `text` is the first word of one.
struct MadePhrases {
  std::vector<std::string> phrases;
  std::string text;
};

MadePhrases made_phrases(std::size_t count) {
  constexpr unsigned seed = 1;
  constexpr std::size_t text_tokens = 2'000'000;
  constexpr std::size_t share = 100;
  std::mt19937 random(seed);
  const auto word = [&](char first) {
    std::string made(1, first);
    for (int i = 0; i < 6; ++i) {
      made += static_cast<char>('a' + random() % 26);
    }
    return made;
  };
  MadePhrases made;
  std::vector<std::string> starts;
  std::vector<std::string> fillers;
  for (int i = 0; i < 20'000; ++i) {
    starts.push_back(word('X'));
    fillers.push_back(word('y'));
  }
  for (std::size_t i = 0; i < count; ++i) {
    made.phrases.push_back(starts[random() % starts.size()] + " " + word('Z'));
  }
  for (std::size_t i = 0; i < text_tokens; ++i) {
    made.text +=
        i % share == 0 ? starts[random() % starts.size()] : fillers[random() % fillers.size()];
    made.text += ' ';
  }
  return made;
}

void time_phrases(int rounds) {
  for (const std::size_t count : {10'000U, 100'000U, 1'000'000U}) {
    const MadePhrases made = made_phrases(count);
    ImageWriter image;
    const double compiling = best_of(1, [&] {
      PhraseTableBuilder builder;
      for (std::uint32_t i = 0; i < made.phrases.size(); ++i) {
        builder.add(made.phrases[i], {.reference = i, .attributes = {}});
      }
      builder.write(image);
    });
    const std::string bytes = image.finish("bench");
    const auto owned = ImageBytes::of(bytes);
    const PhraseTable table(Image(owned->bytes(), "bench"));
    AnnotatedText text;
    text.text = made.text;
    text.tokens = tokens_of(made.text);
    const double seconds = best_of(rounds, [&] {
      text.annotations.clear();
      table.annotate(text);
    });
    fmt::print(
        R"({{"bench": "phrases", "phrases": {}, "compile_s": {:.3f}, "bytes_per_phrase": {:.1f}, )"
        R"("ours_s": {:.4f}, "mb_per_s": {:.1f}, "runs": {}}})"
        "\n",
        count, compiling, static_cast<double>(bytes.size()) / static_cast<double>(count), seconds,
        static_cast<double>(made.text.size()) / 1e6 / seconds, rounds);
  }
}

/// A dictionary of a million lines: read and compiled, and taken from the cache.
void time_dictionary() {
  const auto folder =
      std::filesystem::temp_directory_path() / fmt::format("rules_bench-{}", getpid());
  std::filesystem::create_directories(folder);
  const std::string file = (folder / "phrases.jsonl").string();
  {
    std::ofstream out(file);
    for (const std::string& phrase : made_phrases(1'000'000).phrases) {
      out << R"({"label": "ORG", "pattern": ")" << phrase << "\"}\n";
    }
  }
  LexiconOptions options;
  options.dictionaries = {file};
  options.cache_folder = (folder / "cache").string();
  const double first = best_of(1, [&] { load_lexicon(options); });
  const double again = best_of(1, [&] { load_lexicon(options); });
  std::uintmax_t size = 0;
  for (const auto& entry : std::filesystem::directory_iterator(options.cache_folder)) {
    size += entry.file_size();
  }
  std::filesystem::remove_all(folder);
  fmt::print(
      R"({{"bench": "dictionary of 1,000,000 lines", "compile_s": {:.3f}, "from_cache_s": {:.4f}, )"
      R"("image_bytes": {}}})"
      "\n",
      first, again, size);
}

}  // namespace

int main(int count, char** arguments) {
  try {
    const Corpus corpus = corpus_of(count > 1 ? arguments[1] : "-");
    const int rounds = count > 2 ? std::stoi(arguments[2]) : 3;
    time_parts(corpus, rounds);
    time_rules(corpus, rounds);
    time_phrases(rounds);
    time_dictionary();
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "rules_bench: {}\n", error.what());
    return 1;
  }
}

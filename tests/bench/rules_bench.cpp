// Times the parts of recognition: rules_bench TEXT.jsonl ROUNDS READINGS, where READINGS is a
// folder with a phases.txt that holds the steps of readings. Prints one JSON object a line;
// scripts/bench says what they mean.

#include "loader/lexicon/builtin_image.hpp"
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

/// What the built-in phases leave out; `folder` holds a phases.txt that has it.
void time_readings(const Corpus& corpus, int rounds, const std::string& folder) {
  LexiconOptions options;
  options.rule_folders = {folder};
  const auto lexicon = load_lexicon(options);
  RecognitionMemory memory(*lexicon);
  print_part("tokens, sentences, dictionaries, readings, chunks, clauses",
             best_of(rounds, [&] { recognise(corpus, memory, "clauses"); }), corpus, rounds);
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

/// Phrases of made words; one token in a hundred of the documents is the first word of one.
struct MadePhrases {
  std::vector<std::string> phrases;
  std::vector<Document> documents;
  std::size_t bytes = 0;
};

MadePhrases made_phrases(std::size_t count) {
  constexpr unsigned seed = 1;
  constexpr int documents = 2'000;
  constexpr int sentences = 50;
  constexpr int words_of_sentence = 20;
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
  std::size_t tokens = 0;
  for (int document = 0; document < documents; ++document) {
    std::string text;
    for (int sentence = 0; sentence < sentences; ++sentence) {
      text += "The";
      for (int i = 0; i < words_of_sentence; ++i) {
        const auto& words = tokens++ % share == 0 ? starts : fillers;
        text += " " + words[random() % words.size()];
      }
      text += ". ";
    }
    made.bytes += text.size();
    made.documents.push_back({.collection = "made", .id = std::to_string(document), .text = text});
  }
  return made;
}

/// Seconds that the tokens of all documents, what is known of their words, and their phrases take.
double seconds_for_phrases(const MadePhrases& made, const Lexicon& lexicon, int rounds) {
  RecognitionMemory memory(lexicon);
  double best = std::numeric_limits<double>::max();
  for (int round = 0; round < rounds; ++round) {
    double seconds = 0;
    for (const Document& document : made.documents) {
      const auto start = Clock::now();
      Recognition recognition(document, memory);
      seconds += seconds_since(start);
      for (const std::string_view step : {"zones", "quotations", "sentences"}) {
        engine_step(step)(recognition);
      }
      const auto phrases = Clock::now();
      engine_step("dictionaries")(recognition);
      seconds += seconds_since(phrases);
    }
    best = std::min(best, seconds);
  }
  return best;
}

/// Dictionaries of many lines beside the built-in ones: read and compiled, taken from the cache,
/// looked up.
void time_phrases(int rounds) {
  const auto folder =
      std::filesystem::temp_directory_path() / fmt::format("rules_bench-{}", getpid());
  for (const std::size_t count : {10'000U, 100'000U, 1'000'000U}) {
    const MadePhrases made = made_phrases(count);
    std::filesystem::create_directories(folder);
    const std::string file = (folder / "phrases.jsonl").string();
    {
      std::ofstream out(file);
      for (const std::string& phrase : made.phrases) {
        out << R"({"label": "ORG", "pattern": ")" << phrase << "\"}\n";
      }
    }
    LexiconOptions options;
    options.dictionaries = {file};
    options.cache_folder = (folder / "cache").string();
    const double compiling = best_of(1, [&] { load_lexicon(options); });
    const double again = best_of(rounds, [&] { load_lexicon(options); });
    const auto size = std::filesystem::file_size(kept_file_of(options));
    const double added = static_cast<double>(size - builtin_image().front().content.size());
    const auto lexicon = load_lexicon(options);
    const double seconds = seconds_for_phrases(made, *lexicon, rounds);
    fmt::print(
        R"({{"bench": "phrases", "phrases": {}, "compile_s": {:.3f}, "from_cache_s": {:.4f}, )"
        R"("bytes_per_phrase": {:.1f}, "ours_s": {:.4f}, "mb_per_s": {:.1f}, "runs": {}}})"
        "\n",
        count, compiling, again, added / static_cast<double>(count), seconds,
        static_cast<double>(made.bytes) / 1e6 / seconds, rounds);
    std::filesystem::remove_all(folder);
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) {
    fmt::print(stderr, "usage: rules_bench TEXT.jsonl ROUNDS READINGS\n");
    return 2;
  }
  try {
    const Corpus corpus = corpus_of(arguments[1]);
    const int rounds = std::stoi(arguments[2]);
    time_parts(corpus, rounds);
    time_readings(corpus, rounds, arguments[3]);
    time_rules(corpus, rounds);
    time_phrases(rounds);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "rules_bench: {}\n", error.what());
    return 1;
  }
}

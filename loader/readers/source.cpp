#include "loader/readers/source.hpp"

#include "loader/readers/input_files.hpp"
#include "loader/readers/json_lines.hpp"
#include "loader/readers/manifest.hpp"
#include "loader/readers/repeated_keys.hpp"
#include "loader/readers/text_file.hpp"

#include <optional>
#include <utility>

namespace readout {

namespace {

using readers::Content;
using readers::InputFile;
using readers::KeyCensus;
using readers::RepeatedKeys;

class Reading {
 public:
  Reading(std::vector<InputFile> inputs, const ReadOptions& options)
      : m_inputs(std::move(inputs)), m_options(options) {}

  // What goes wrong here goes wrong again when the documents are handed over, and is reported then.
  std::vector<std::size_t> repeated_keys() const {
    KeyCensus census;
    for (const InputFile& input : m_inputs) {
      if (input.content == Content::text) {
        census.add(readers::id_of_text(input));
      } else {
        read(input, [&](const Document& document) { census.add(document.id); }, unheard);
      }
    }
    return std::move(census).repeated();
  }

  RepeatedKeys settled(std::vector<std::size_t> hashes, const ProblemHandler& problem) const {
    RepeatedKeys keys(std::move(hashes));
    for (const InputFile& input : m_inputs) {
      const bool concerned = input.content == Content::text
                                 ? keys.concerns(readers::id_of_text(input))
                                 : !keys.empty();
      if (concerned) {
        read(input, [&](const Document& document) { keys.note(document, problem); }, unheard);
      }
    }
    return keys;
  }

  void read_all(const DocumentHandler& document, const ProblemHandler& problem) const {
    for (const InputFile& input : m_inputs) {
      read(input, document, problem);
    }
  }

 private:
  static void unheard(const ReadProblem&) {}

  void read(const InputFile& input, const DocumentHandler& document,
            const ProblemHandler& problem) const {
    if (input.content == Content::text) {
      readers::read_text_file(input, m_options, document, problem);
    } else {
      readers::read_json_lines(input, m_options, document, problem);
    }
  }

  std::vector<InputFile> m_inputs;
  const ReadOptions& m_options;
};

}  // namespace

void read_documents(const std::vector<std::string>& paths, const ReadOptions& options,
                    const DocumentHandler& document, const ProblemHandler& problem) {
  std::optional<readers::Manifest> manifest;
  if (!options.manifest.empty()) {
    manifest.emplace(options.manifest, problem);
  }
  const Reading reading(
      readers::input_files(paths, options.format, manifest ? &*manifest : nullptr, problem),
      options);
  RepeatedKeys keys = reading.settled(reading.repeated_keys(), problem);
  reading.read_all(
      [&](Document&& read) {
        if (keys.accept(read)) {
          document(std::move(read));
        }
      },
      problem);
}

}  // namespace readout

#pragma once

#include "loader/readers/byte_reader.hpp"
#include "loader/readers/manifest.hpp"
#include "loader/readers/source.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace readout::readers {

/// What an input holds.
enum class Content { text, json_lines, dictionary };

/// One file (or standard input) that is to be read.
struct InputFile {
  std::string name;  ///< as messages show it, and how it is opened; "-" is standard input
  std::size_t key_start =
      0;  ///< where, in name, the path below the named folder begins, or the file name
  bool in_folder = false;  ///< found in a folder, not named itself
  Content content = Content::text;
  const ManifestRow* row = nullptr;
  std::shared_ptr<const OpenFile> kept = nullptr;  ///< set for what can be read only once

  std::string key() const { return name.substr(key_start); }
  /// From the start, as often as wanted. Throws UnreadableBytes.
  ByteReader open() const;
};

/// The inputs of a load in their order: arguments as they stand, folders by the bytes of their
/// paths. Reports what is passed over and what the manifest lacks. Reads the beginning of each
/// file, and copies pipes. `manifest` may be null and must stay as long as the inputs. Throws
/// UsageError where a path does not exist or `-` stands twice.
std::vector<InputFile> input_files(const std::vector<std::string>& paths, InputFormat format,
                                   Manifest* manifest, const ProblemHandler& problem);

}  // namespace readout::readers

#pragma once

#include "loader/lexicon/lexicon.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <string>

namespace readout {

/// A folder that keeps images of lexicons under their hash. Nothing here is an error: what cannot
/// be read is not there, what cannot be written is not kept.
class LexiconCache {
 public:
  /// An empty name: no folder, nothing is found or kept.
  explicit LexiconCache(std::string folder) : m_folder(std::move(folder)) {}

  /// The lexicon of this hash, or null.
  std::unique_ptr<const Lexicon> find(const std::string& hash,
                                      const LexiconVariant& variant = {}) const;
  /// Writes the image beside, then gives it its name; of more than eight images the oldest go.
  void keep(const std::string& hash, std::span<const std::byte> image) const;
  /// Where the image of this hash is, or would be.
  std::string path_of(const std::string& hash) const;

 private:
  void remove_oldest() const;

  std::string m_folder;
};

}  // namespace readout

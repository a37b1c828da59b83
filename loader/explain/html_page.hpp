#pragma once

#include "loader/explain/explanation.hpp"

#include <cstddef>
#include <string>

namespace readout {

/// One page that shows explanations in a browser: it needs no other file and no network, folds
/// without scripts, and follows the reader's choice of light or dark.
class HtmlPage {
 public:
  void add(const Explanation& explanation);
  /// The page with all documents in the order in which they were added. Call once.
  std::string finish();

 private:
  std::string m_documents;
  std::string m_contents;
  std::string m_first;
  std::size_t m_count = 0;
};

}  // namespace readout

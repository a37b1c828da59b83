#pragma once

#include "loader/explain/explanation.hpp"

#include <map>
#include <string>

namespace readout {

/// One page that shows explanations in a browser: it needs no other file and no network, folds
/// without scripts, and follows the reader's choice of light or dark.
class HtmlPage {
 public:
  void add(const Explanation& explanation);
  /// The page. Call once.
  std::string finish();

 private:
  std::string m_documents;
  std::string m_contents;
  std::size_t m_count = 0;
};

/// A text as HTML shows it, also inside quotation marks of attributes.
std::string html_escaped(std::string_view text);

}  // namespace readout

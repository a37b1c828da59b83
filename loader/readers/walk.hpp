#pragma once

#include "loader/readers/source.hpp"

#include <string>
#include <vector>

namespace readout::readers {

/// What stands below a folder, in an order that does not depend on the file system.
struct FolderFiles {
  std::vector<std::string> files;   ///< paths below the folder, with '/', sorted by their bytes;
                                    ///< links to files among them
  std::vector<std::string> others;  ///< pipes, sockets, devices; sorted
  std::vector<ReadProblem>
      problems;  ///< folders that cannot be read, links that lead in circles; sorted
};

/// Walks `folder` and all folders in it. Names that begin with a full stop are passed over. A link
/// to a folder is followed unless it leads to a folder it stands in.
FolderFiles files_below(const std::string& folder);

/// `folder`/`name`, with one slash between them.
std::string joined(const std::string& folder, const std::string& name);

}  // namespace readout::readers

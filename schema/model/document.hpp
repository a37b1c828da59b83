#pragma once

#include <string>

namespace readout {

/// One text of one publisher, as it was read. Text that is unknown is empty.
struct Document {
  std::string collection;  ///< the name that --collection gives; "default" otherwise
  std::string id;    ///< unique in its collection; see docs/architecture.md, "A document's key"
  std::string text;  ///< kept text: UTF-8, valid, free of U+0000, otherwise as read; positions
                     ///< count its code points
  std::string publisher;
  std::string date;  ///< day of publication, ISO 8601 (YYYY-MM-DD)
  std::string url;
  std::string title;
  std::string byline;
  std::string origin;  ///< where it was read, for messages only: "corpus/a.txt", "wire.jsonl:14"

  /// The name that messages, dumps and reports use: collection/id.
  std::string key() const { return collection + "/" + id; }
};

}  // namespace readout

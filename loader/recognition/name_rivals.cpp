#include "loader/recognition/name_rivals.hpp"

#include <algorithm>
#include <iterator>

namespace readout {

void settle_rivals(Recognition& recognition) {
  const auto& entries = recognition.lexicon.entries();
  for (TokenMention& mention : recognition.mentions) {
    if (mention.rivals.empty()) {
      continue;
    }
    std::vector<std::uint32_t> all = mention.rivals;
    all.push_back(*mention.entry);
    std::sort(all.begin(), all.end());
    if (std::any_of(all.begin(), all.end(), [&](auto entry) { return entries.is_user(entry); })) {
      std::erase_if(all, [&](std::uint32_t entry) { return !entries.is_user(entry); });
    }
    std::vector<std::uint32_t> acting;
    std::copy_if(all.begin(), all.end(), std::back_inserter(acting),
                 [&](std::uint32_t entry) { return !entries.stands_for(entry).empty(); });
    if (acting.size() == 1 || all.size() == 1) {
      mention.entry = acting.empty() ? all.front() : acting.front();
      mention.rivals.clear();
    } else {
      mention.entry = std::nullopt;
      mention.rivals = std::move(all);
    }
  }
}

}  // namespace readout

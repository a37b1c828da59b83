#include "loader/recognition/named_titles.hpp"

namespace readout {

NamedTitles::NamedTitles(const Recognition& recognition, const Nominals& nominals)
    : m_recognition(recognition), m_nominals(nominals), m_titles(recognition) {}

std::optional<StandingTitle> NamedTitles::of_name(TokenRange name) const {
  if (auto title = m_titles.before(name.first)) {
    return title;
  }
  const Nominal* before = m_nominals.ending_at(name.end);
  if (before != nullptr && before->kind == "named" && before->heads.size() == 1 &&
      !before->title.empty()) {
    return title_in(*before);
  }
  const Nominal* behind = apposed_behind(m_recognition, m_nominals, name.end);
  return behind == nullptr || behind->title.empty() ? std::nullopt
                                                    : std::optional(title_in(*behind));
}

StandingTitle NamedTitles::title_in(const Nominal& nominal) const {
  StandingTitle title = m_titles.of(nominal.range, nominal.title);
  if (!nominal.owner.empty()) {
    title.owner = m_recognition.mention_at(nominal.owner.first);
    title.of_unknown = false;
  }
  return title;
}

}  // namespace readout

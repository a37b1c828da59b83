#include "loader/lexicon/lexicon_cache.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace readout {

namespace {

namespace files = std::filesystem;

constexpr std::size_t most_images = 8;
constexpr std::string_view ending = ".lexicon";

}  // namespace

std::string LexiconCache::path_of(const std::string& hash) const {
  return fmt::format("{}/{}{}", m_folder, hash, ending);
}

std::unique_ptr<const Lexicon> LexiconCache::find(const std::string& hash,
                                                  const LexiconVariant& variant) const {
  if (m_folder.empty()) {
    return nullptr;
  }
  try {
    auto bytes = ImageBytes::of_file(path_of(hash));
    return bytes ? std::make_unique<const Lexicon>(std::move(bytes), ImageOrigin::cache, variant)
                 : nullptr;
  } catch (const ImageError&) {
    return nullptr;  // of another program, or broken: made anew
  }
}

void LexiconCache::keep(const std::string& hash, std::span<const std::byte> image) const {
  if (m_folder.empty()) {
    return;
  }
  std::error_code error;
  files::create_directories(m_folder, error);
  const std::string beside = fmt::format("{}.{}", path_of(hash), getpid());
  std::ofstream out(beside, std::ios::binary);
  out.write(reinterpret_cast<const char*>(image.data()),  // NOLINT
            static_cast<std::streamsize>(image.size()));
  out.close();
  if (out) {
    files::rename(beside, path_of(hash), error);
  }
  if (!out || error) {
    files::remove(beside, error);
    return;
  }
  remove_oldest();
}

void LexiconCache::remove_oldest() const {
  std::error_code error;
  std::vector<std::pair<files::file_time_type, files::path>> images;
  for (const auto& entry : files::directory_iterator(m_folder, error)) {
    if (entry.path().extension() == ending) {
      images.emplace_back(entry.last_write_time(error), entry.path());
    }
  }
  std::sort(images.begin(), images.end());
  for (std::size_t i = 0; i + most_images < images.size(); ++i) {
    files::remove(images[i].second, error);
  }
}

}  // namespace readout

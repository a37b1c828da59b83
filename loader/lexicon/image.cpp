#include "loader/lexicon/image.hpp"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <fcntl.h>
#include <future>
#include <sys/mman.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace readout {

namespace {

constexpr std::size_t alignment = 16;
constexpr std::size_t name_size = 24;
constexpr std::size_t version_size = 40;

// First bytes of an image: the head, then one section record for each section, then the arrays.
struct Head {
  std::array<char, 8> magic{'r', 'e', 'a', 'd', 'o', 'u', 't', '\n'};
  std::uint64_t size = 0;  // of the whole image
  std::uint64_t sum = 0;   // of everything behind the head, and of the number of sections
  std::uint64_t sections = 0;
  std::array<char, version_size> version{};
};

struct Section {
  std::array<char, name_size> name{};
  std::uint64_t start = 0;
  std::uint64_t size = 0;
};

template <std::size_t N>
std::array<char, N> padded(std::string_view text) {
  if (text.size() > N) {
    throw ImageError("name too long: " + std::string(text));
  }
  std::array<char, N> chars{};
  std::ranges::copy(text, chars.begin());
  return chars;
}

std::uint64_t aligned(std::uint64_t size) { return (size + alignment - 1) / alignment * alignment; }

template <typename T>
void append(std::string& bytes, const T& value) {
  bytes.append(reinterpret_cast<const char*>(&value), sizeof value);  // NOLINT
}

template <typename T>
T value_at(std::span<const std::byte> bytes, std::size_t position) {
  T value;
  std::memcpy(&value, bytes.data() + position, sizeof value);
  return value;
}

Head head_of(std::span<const std::byte> bytes) {
  if (bytes.size() < sizeof(Head)) {
    throw ImageError("cut off");
  }
  return value_at<Head>(bytes, 0);
}

std::uint64_t sum_of_block(std::span<const std::byte> block) {
  return XXH3_64bits(block.data(), block.size());
}

/// The sum of the sums of blocks: those of a large image on several threads.
std::uint64_t sum_of(std::span<const std::byte> body, std::uint64_t sections) {
  constexpr std::size_t block_size = std::size_t{8} << 20U;
  constexpr std::size_t most_threads = 4;
  std::vector<std::uint64_t> sums((body.size() + block_size - 1) / block_size);
  const std::size_t threads = std::clamp<std::size_t>(
      std::min<std::size_t>(std::thread::hardware_concurrency(), sums.size() / 2), 1, most_threads);
  const auto add_up = [&](std::size_t thread) {
    for (std::size_t i = thread; i < sums.size(); i += threads) {
      const auto block = body.subspan(i * block_size);
      sums[i] = sum_of_block(block.first(std::min(block.size(), block_size)));
    }
  };
  {
    std::vector<std::future<void>> others;
    for (std::size_t thread = 1; thread < threads; ++thread) {
      others.push_back(std::async(add_up, thread));  // without a thread it runs when waited for
    }
    add_up(0);
    for (const auto& other : others) {
      other.wait();
    }
  }
  return XXH3_64bits_withSeed(sums.data(), sums.size() * sizeof(std::uint64_t), sections);
}

static_assert(__STDCPP_DEFAULT_NEW_ALIGNMENT__ >= alignment);

class OwnedBytes final : public ImageBytes {
 public:
  explicit OwnedBytes(std::string bytes) : m_bytes(std::move(bytes)) {}
  std::span<const std::byte> bytes() const override { return std::as_bytes(std::span(m_bytes)); }

 private:
  std::string m_bytes;
};

class BytesInPlace final : public ImageBytes {
 public:
  explicit BytesInPlace(std::span<const std::byte> bytes) : m_bytes(bytes) {}
  std::span<const std::byte> bytes() const override { return m_bytes; }

 private:
  std::span<const std::byte> m_bytes;
};

class MappedBytes final : public ImageBytes {
 public:
  MappedBytes(void* start, std::size_t size) : m_start(start), m_size(size) {}
  ~MappedBytes() override { munmap(m_start, m_size); }
  MappedBytes(const MappedBytes&) = delete;
  MappedBytes& operator=(const MappedBytes&) = delete;
  std::span<const std::byte> bytes() const override {
    return {static_cast<const std::byte*>(m_start), m_size};
  }

 private:
  void* m_start;
  std::size_t m_size;
};

}  // namespace

std::string ImageWriter::finish(std::string_view version) const {
  Head head;
  head.sections = m_sections.size();
  head.version = padded<version_size>(version);
  std::vector<Section> sections;
  head.size = sizeof(Head) + m_sections.size() * sizeof(Section);
  for (const auto& [name, bytes] : m_sections) {
    sections.push_back({padded<name_size>(name), aligned(head.size), bytes.size()});
    head.size = aligned(head.size) + bytes.size();
  }
  std::string image(sizeof(Head), '\0');
  image.reserve(head.size);
  for (const Section& section : sections) {
    append(image, section);
  }
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const auto& bytes = m_sections[i].second;
    image.resize(sections[i].start);
    image.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());  // NOLINT
  }
  head.sum = sum_of(std::as_bytes(std::span(image)).subspan(sizeof(Head)), head.sections);
  std::memcpy(image.data(), &head, sizeof head);
  return image;
}

Image::Image(std::span<const std::byte> bytes, std::string_view version, bool check_sum)
    : m_bytes(bytes) {
  const Head head = head_of(bytes);
  if (head.magic != Head{}.magic || head.version != padded<version_size>(version)) {
    throw ImageError("made by another version");
  }
  if (head.size != bytes.size() ||
      (bytes.size() - sizeof(Head)) / sizeof(Section) < head.sections) {
    throw ImageError("cut off");
  }
  const std::span<const std::byte> body = bytes.subspan(sizeof(Head));
  if (check_sum && head.sum != sum_of(body, head.sections)) {
    throw ImageError("changed");
  }
}

std::span<const std::byte> Image::section(std::string_view name) const {
  const std::uint64_t sections = head_of(m_bytes).sections;
  const auto wanted = padded<name_size>(name);
  for (std::uint64_t i = 0; i < sections; ++i) {
    const auto section = value_at<Section>(m_bytes, sizeof(Head) + i * sizeof(Section));
    if (section.name == wanted) {
      if (section.start > m_bytes.size() || section.size > m_bytes.size() - section.start) {
        throw ImageError("cut off");
      }
      return m_bytes.subspan(section.start, section.size);
    }
  }
  throw ImageError("no section " + std::string(name));
}

std::unique_ptr<const ImageBytes> ImageBytes::of(std::string bytes) {
  return std::make_unique<const OwnedBytes>(std::move(bytes));
}

std::unique_ptr<const ImageBytes> ImageBytes::in_place(std::span<const std::byte> bytes) {
  return std::make_unique<const BytesInPlace>(bytes);
}

std::unique_ptr<const ImageBytes> ImageBytes::of_file(const std::string& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);  // NOLINT: open is variadic
  if (file < 0) {
    return nullptr;
  }
  struct stat about{};
  void* start = MAP_FAILED;
  if (fstat(file, &about) == 0 && about.st_size > 0) {
    start = mmap(nullptr, static_cast<std::size_t>(about.st_size), PROT_READ, MAP_PRIVATE, file, 0);
  }
  close(file);
  return start == MAP_FAILED
             ? nullptr
             : std::make_unique<const MappedBytes>(start, static_cast<std::size_t>(about.st_size));
}

}  // namespace readout

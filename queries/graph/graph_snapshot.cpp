#include "queries/graph/graph_snapshot.hpp"

#include "schema/model/keys.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace readout {

namespace {

namespace files = std::filesystem;

constexpr std::size_t most_snapshots = 8;
constexpr std::string_view ending = ".graph";
constexpr std::array<char, 16> magic = {'r', 'e', 'a', 'd', 'o', 'u', 't', ' ',
                                        'g', 'r', 'a', 'p', 'h', ' ', '1', '\n'};
constexpr std::size_t alignment = 8;
static_assert(sizeof(std::size_t) == alignment && sizeof(Tie) == alignment);

/// Sizes are numbers of elements.
struct Header {
  std::array<char, 16> magic = {};
  std::uint64_t made_of = 0;
  std::uint64_t text_ends = 0;
  std::uint64_t text_bytes = 0;
  std::uint64_t starts = 0;
  std::uint64_t directed = 0;
  std::uint64_t has_directions = 0;
  std::uint64_t of_both_ways = 0;
};

std::size_t padded(std::size_t bytes) { return (bytes + alignment - 1) / alignment * alignment; }

std::size_t bytes_of_rows(std::size_t starts, std::size_t arcs) {
  return starts * sizeof(std::size_t) + padded(arcs * sizeof(std::uint32_t)) + arcs * sizeof(Tie);
}

std::size_t bytes_of(const Header& header) {
  return sizeof(Header) + padded(header.made_of) + header.text_ends * sizeof(std::size_t) +
         padded(header.text_bytes) + bytes_of_rows(header.starts, header.directed) +
         (header.has_directions != 0 ? bytes_of_rows(header.starts, header.of_both_ways) : 0);
}

class Mapping {
 public:
  Mapping(void* start, std::size_t size) : m_start(start), m_size(size) {}
  ~Mapping() { munmap(m_start, m_size); }
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;

  std::size_t size() const { return m_size; }
  const char* start() const { return static_cast<const char*>(m_start); }

 private:
  void* m_start;
  std::size_t m_size;
};

std::shared_ptr<const Mapping> mapping_of(const std::string& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);  // NOLINT: open is variadic
  if (file < 0) {
    return nullptr;
  }
  struct stat about{};
  void* start = MAP_FAILED;
  if (fstat(file, &about) == 0 && about.st_size >= static_cast<off_t>(sizeof(Header))) {
    start = mmap(nullptr, static_cast<std::size_t>(about.st_size), PROT_READ, MAP_PRIVATE, file, 0);
  }
  close(file);
  return start == MAP_FAILED
             ? nullptr
             : std::make_shared<const Mapping>(start, static_cast<std::size_t>(about.st_size));
}

/// Takes one part after another.
class Reader {
 public:
  explicit Reader(const char* place) : m_place(place) {}

  template <typename T>
  std::span<const T> take(std::size_t count) {
    // What the program itself wrote, at places that fit the type.
    const std::span<const T> part(reinterpret_cast<const T*>(m_place),
                                  count);  // NOLINT(*-reinterpret-cast)
    m_place += padded(count * sizeof(T));
    return part;
  }
  std::string_view take_text(std::size_t size) {
    const std::span<const char> text = take<char>(size);
    return {text.data(), text.size()};
  }
  GraphRows take_rows(std::size_t starts, std::size_t arcs) {
    const auto row_starts = take<std::size_t>(starts);
    const auto targets = take<std::uint32_t>(arcs);
    return {row_starts, targets, take<Tie>(arcs)};
  }

 private:
  const char* m_place;
};

/// Writes one part after another; what fails is told at the end.
class Writer {
 public:
  explicit Writer(const std::string& path)
      // NOLINTNEXTLINE: open is variadic
      : m_file(open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)),
        m_is_whole(m_file >= 0) {}
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() {
    if (m_file >= 0) {
      close(m_file);
    }
  }

  template <typename T>
  void add(std::span<const T> part) {
    add_bytes(part.data(), part.size_bytes());
    constexpr std::array<char, alignment> nothing = {};
    add_bytes(nothing.data(), padded(part.size_bytes()) - part.size_bytes());
  }
  void add_text(std::string_view text) { add(std::span<const char>(text)); }
  void add_rows(const GraphRows& rows) {
    add(rows.starts);
    add(rows.targets);
    add(rows.ties);
  }
  /// On the disk, so that a file that is found is whole.
  bool finish() const { return m_is_whole && fdatasync(m_file) == 0; }

 private:
  void add_bytes(const void* bytes, std::size_t size) {
    const char* place = static_cast<const char*>(bytes);
    while (m_is_whole && size > 0) {
      const ssize_t written = write(m_file, place, size);
      m_is_whole = written > 0 || (written < 0 && errno == EINTR);
      if (written > 0) {
        place += written;
        size -= static_cast<std::size_t>(written);
      }
    }
  }

  int m_file;
  bool m_is_whole;
};

Header header_of(const std::string& made_of, const GraphParts& parts) {
  return {.magic = magic,
          .made_of = made_of.size(),
          .text_ends = parts.texts.ends.size(),
          .text_bytes = parts.texts.bytes.size(),
          .starts = parts.directed.starts.size(),
          .directed = parts.directed.targets.size(),
          .has_directions = parts.of_both_ways ? 1U : 0U,
          .of_both_ways = parts.of_both_ways ? parts.of_both_ways->targets.size() : 0};
}

}  // namespace

GraphSnapshots::GraphSnapshots(std::string folder) : m_folder(std::move(folder)) {}

std::string GraphSnapshots::path_of(const std::string& made_of) const {
  return fmt::format("{}/{}{}", m_folder, content_hash(made_of), ending);
}

std::optional<EntityGraph> GraphSnapshots::find(const std::string& made_of) const {
  if (m_folder.empty()) {
    return std::nullopt;
  }
  const auto mapping = mapping_of(path_of(made_of));
  if (mapping == nullptr) {
    return std::nullopt;
  }
  Header header;
  std::memcpy(&header, mapping->start(), sizeof(Header));
  if (header.magic != magic || bytes_of(header) != mapping->size()) {
    return std::nullopt;
  }
  Reader reader(mapping->start() + sizeof(Header));
  if (reader.take_text(header.made_of) != made_of) {
    return std::nullopt;
  }
  GraphParts parts;
  parts.texts.ends = reader.take<std::size_t>(header.text_ends);
  parts.texts.bytes = reader.take_text(header.text_bytes);
  parts.directed = reader.take_rows(header.starts, header.directed);
  if (header.has_directions != 0) {
    parts.of_both_ways = reader.take_rows(header.starts, header.of_both_ways);
  }
  parts.memory = mapping;
  std::error_code error;
  files::last_write_time(path_of(made_of), files::file_time_type::clock::now(), error);
  return EntityGraph(std::move(parts));
}

bool GraphSnapshots::keep(const std::string& made_of, const EntityGraph& graph) const {
  if (m_folder.empty()) {
    return false;
  }
  std::error_code error;
  files::create_directories(m_folder, error);
  const std::string beside = fmt::format("{}.{}", path_of(made_of), getpid());
  const GraphParts parts = graph.parts();
  Writer writer(beside);
  const Header header = header_of(made_of, parts);
  writer.add(std::span(&header, 1));
  writer.add_text(made_of);
  writer.add(parts.texts.ends);
  writer.add_text(parts.texts.bytes);
  writer.add_rows(parts.directed);
  if (parts.of_both_ways) {
    writer.add_rows(*parts.of_both_ways);
  }
  if (writer.finish()) {
    files::rename(beside, path_of(made_of), error);
    remove_oldest();
    return !error;
  }
  files::remove(beside, error);
  return false;
}

void GraphSnapshots::remove_oldest() const {
  std::error_code error;
  std::vector<std::pair<files::file_time_type, files::path>> snapshots;
  for (const auto& entry : files::directory_iterator(m_folder, error)) {
    if (entry.path().extension() == ending) {
      snapshots.emplace_back(entry.last_write_time(error), entry.path());
    }
  }
  std::sort(snapshots.begin(), snapshots.end());
  for (std::size_t i = 0; i + most_snapshots < snapshots.size(); ++i) {
    files::remove(snapshots[i].second, error);
  }
}

}  // namespace readout

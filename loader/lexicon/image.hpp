#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace readout {

/// Thrown for bytes that are no image of this program: another version, cut off, changed.
class ImageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Puts arrays of plain values behind one another under names, to be read in place by Image. The
/// bytes depend on nothing but names and values.
class ImageWriter {
 public:
  /// Keeps the array until `finish`: what is moved in is not copied.
  template <typename Values>
    requires(!std::is_lvalue_reference_v<Values>)
  void add(std::string_view name, Values&& values) {
    auto kept = std::make_shared<const Values>(std::forward<Values>(values));
    add_view(name, std::span(*kept));
    m_kept.push_back(std::move(kept));
  }
  template <typename Values>
  void add(std::string_view name, const Values& values) {
    add(name, Values(values));
  }
  /// The array must stay as it is until `finish`.
  template <typename T>
  void add_view(std::string_view name, std::span<const T> values) {
    static_assert(std::is_trivially_copyable_v<T>);
    m_sections.emplace_back(name, std::as_bytes(values));
  }
  void add_text(std::string_view name, std::string_view text) { add(name, std::string(text)); }
  /// The image; `version` must be given again to read it.
  std::string finish(std::string_view version) const;

 private:
  std::vector<std::pair<std::string, std::span<const std::byte>>> m_sections;
  std::vector<std::shared_ptr<const void>> m_kept;
};

/// Arrays in a block of bytes, without a copy. The block must be aligned to 16 bytes, and outlive
/// everything that is read from it.
class Image {
 public:
  /// Checks length, version and, with `check_sum`, every byte (XXH3-64), a large image's on several
  /// threads. Throws ImageError.
  Image(std::span<const std::byte> bytes, std::string_view version, bool check_sum = true);

  /// The array of a name. Throws ImageError where there is none.
  template <typename T>
  std::span<const T> array(std::string_view name) const {
    static_assert(std::is_trivially_copyable_v<T>);
    const std::span<const std::byte> bytes = section(name);
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};  // NOLINT
  }
  std::string_view text(std::string_view name) const {
    const std::span<const char> bytes = array<char>(name);
    return {bytes.data(), bytes.size()};
  }

 private:
  std::span<const std::byte> section(std::string_view name) const;

  std::span<const std::byte> m_bytes;
};

/// Owns the bytes that images are read from: aligned memory, or a file mapped into memory.
class ImageBytes {
 public:
  virtual ~ImageBytes() = default;
  virtual std::span<const std::byte> bytes() const = 0;

  /// What ImageWriter::finish gave.
  static std::unique_ptr<const ImageBytes> of(std::string bytes);
  /// Bytes that are aligned and stay where they are.
  static std::unique_ptr<const ImageBytes> in_place(std::span<const std::byte> bytes);
  /// A file, mapped; null where it cannot be opened or is empty.
  static std::unique_ptr<const ImageBytes> of_file(const std::string& path);
};

}  // namespace readout

#pragma once

#include <cstddef>
#include <cstdlib>
#include <new>
#include <sys/mman.h>
#include <vector>

namespace readout {

/// Memory that is asked for in large pages where the system has them: arrays that are read here and
/// there spend their time on the translation of addresses otherwise.
template <typename T>
class LargePages {
 public:
  using value_type = T;

  LargePages() = default;
  template <typename Other>
  LargePages(const LargePages<Other>&) noexcept {}  // NOLINT(google-explicit-constructor)

  T* allocate(std::size_t count) {
    const bool is_large = count * sizeof(T) >= page;
    const std::size_t alignment = is_large ? page : cache_line;
    const std::size_t bytes = (count * sizeof(T) + alignment - 1) / alignment * alignment;
    void* memory = std::aligned_alloc(alignment, bytes);
    if (memory == nullptr) {
      throw std::bad_alloc();
    }
    if (is_large) {
      ::madvise(memory, bytes, MADV_HUGEPAGE);
    }
    return static_cast<T*>(memory);
  }
  void deallocate(T* memory, std::size_t /*count*/) noexcept { std::free(memory); }

  template <typename Other>
  bool operator==(const LargePages<Other>&) const noexcept {
    return true;
  }

 private:
  static constexpr std::size_t cache_line = 64;
  static constexpr std::size_t page = std::size_t{2} << 20;
};

template <typename T>
using LargeVector = std::vector<T, LargePages<T>>;

}  // namespace readout

#include "loader/readers/open_file.hpp"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace readout::readers {

namespace {

[[noreturn]] void fail(const char* what) {
  throw UnreadableBytes(fmt::format("{}: {}", what, std::generic_category().message(errno)));
}

bool is_regular(int descriptor) {
  struct stat status{};
  if (::fstat(descriptor, &status) != 0) {
    fail("cannot be read");
  }
  return S_ISREG(status.st_mode) || S_ISDIR(status.st_mode);
}

FileDescriptor nameless_temporary_file() {
  std::error_code error;
  auto folder = std::filesystem::temp_directory_path(error);
  std::string name = (error ? std::filesystem::path("/tmp") : folder) / "readout-XXXXXX";
  FileDescriptor file(::mkostemp(name.data(), O_CLOEXEC));
  if (file.number() < 0) {
    fail("no temporary file can be made for it");
  }
  ::unlink(name.c_str());
  return file;
}

void write_all(int descriptor, const char* bytes, std::size_t size) {
  while (size > 0) {
    const auto written = ::write(descriptor, bytes, size);
    if (written < 0 && errno != EINTR) {
      fail("cannot be copied to a temporary file");
    }
    if (written > 0) {
      bytes += written;
      size -= static_cast<std::size_t>(written);
    }
  }
}

FileDescriptor copy_of(int descriptor) {
  FileDescriptor copy = nameless_temporary_file();
  std::array<char, 65536> block{};
  while (true) {
    const auto size = ::read(descriptor, block.data(), block.size());
    if (size == 0) {
      return copy;
    }
    if (size < 0 && errno != EINTR) {
      fail("cannot be read");
    }
    if (size > 0) {
      write_all(copy.number(), block.data(), static_cast<std::size_t>(size));
    }
  }
}

}  // namespace

std::shared_ptr<const OpenFile> open_file(const std::string& path) {
  FileDescriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (descriptor.number() < 0) {
    fail("cannot be opened");
  }
  if (!is_regular(descriptor.number())) {
    descriptor = copy_of(descriptor.number());
  }
  return std::make_shared<const OpenFile>(OpenFile{std::move(descriptor), 0});
}

std::shared_ptr<const OpenFile> open_standard_input() {
  if (!is_regular(STDIN_FILENO)) {
    return std::make_shared<const OpenFile>(OpenFile{copy_of(STDIN_FILENO), 0});
  }
  FileDescriptor descriptor(::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0));
  const off_t start = ::lseek(STDIN_FILENO, 0, SEEK_CUR);
  if (descriptor.number() < 0 || start < 0) {
    fail("cannot be read");
  }
  return std::make_shared<const OpenFile>(OpenFile{std::move(descriptor), start});
}

bool is_pipe_or_device(const std::string& path) {
  struct stat status{};
  return ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

std::size_t read_at(const OpenFile& file, off_t position, char* bytes, std::size_t size) {
  while (true) {
    const auto got = ::pread(file.descriptor.number(), bytes, size, file.start + position);
    if (got >= 0) {
      return static_cast<std::size_t>(got);
    }
    if (errno != EINTR) {
      fail("cannot be read");
    }
  }
}

}  // namespace readout::readers

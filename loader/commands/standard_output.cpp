#include "loader/commands/standard_output.hpp"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <iostream>
#include <streambuf>
#include <system_error>
#include <unistd.h>

namespace readout {

namespace {

// A file or socket that is opened later must not get the number of a standard stream that is
// closed: what is printed would go there. Reading from and writing to such a stream still fails.
void occupy_closed_streams() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(descriptor, F_GETFD) == -1 && errno == EBADF) {
      open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
  }
}

}  // namespace

class StandardOutput::Buffer : public std::streambuf {
 public:
  Buffer() { setp(m_bytes.data(), m_bytes.data() + m_bytes.size()); }

 protected:
  int_type overflow(int_type byte) override {
    write();
    return traits_type::eq_int_type(byte, traits_type::eof())
               ? traits_type::not_eof(byte)
               : sputc(traits_type::to_char_type(byte));
  }
  int sync() override {
    write();
    return 0;
  }

 private:
  // Bytes that cannot be written are given up, so that nobody tries again.
  void write() {
    const char* at = pbase();
    const char* const end = pptr();
    setp(m_bytes.data(), m_bytes.data() + m_bytes.size());
    while (at != end) {
      const ssize_t written = ::write(STDOUT_FILENO, at, static_cast<std::size_t>(end - at));
      if (written >= 0) {
        at += written;
      } else if (errno != EINTR) {
        throw std::system_error(errno, std::generic_category(), "cannot write to standard output");
      }
    }
  }

  std::array<char, std::size_t{1} << 16U> m_bytes{};
};

StandardOutput::StandardOutput()
    : m_buffer(std::make_unique<Buffer>()), m_before(std::cout.rdbuf(m_buffer.get())) {
  occupy_closed_streams();
  std::cout.exceptions(std::ios::badbit);
  if (isatty(STDOUT_FILENO) != 0) {
    std::cout << std::unitbuf;
  }
}

StandardOutput::~StandardOutput() {
  std::cout.exceptions(std::ios::goodbit);
  std::cout.clear();
  std::cout.rdbuf(m_before);
}

void StandardOutput::finish() { m_buffer->pubsync(); }

}  // namespace readout

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace readout {

/// Writes JSON without blanks into one string. Objects, arrays, keys and values come in the order
/// in which they stand; commas are put between them.
class JsonText {
 public:
  /// Makes room for so many bytes.
  void reserve(std::size_t bytes) { m_text.reserve(bytes); }
  void start_object() { open('{'); }
  void end_object() { close('}'); }
  void start_array() { open('['); }
  void end_array() { close(']'); }
  /// `name` holds nothing that JSON writes otherwise.
  void key(std::string_view name);
  void put(std::string_view text);
  void put(std::uint32_t number);
  void put(bool truth) { word(truth ? "true" : "false"); }
  void null() { word("null"); }

  /// What has been written.
  std::string take() { return std::move(m_text); }

 private:
  void comma() {
    if (m_needs_comma) {
      m_text += ',';
    }
  }
  void open(char bracket);
  void close(char bracket);
  void word(std::string_view word);
  void escape(unsigned char sign);

  std::string m_text;
  bool m_needs_comma = false;
};

}  // namespace readout

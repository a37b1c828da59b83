#include "schema/model/error.hpp"

#include <string_view>

namespace readout {

namespace {

constexpr std::size_t statement_bytes_shown = 200;
constexpr std::size_t message_head_bytes = 1500;
constexpr std::size_t message_tail_bytes = 500;

bool starts_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

// One line, cut where a code point starts.
std::string beginning_of(std::string_view statement) {
  std::string line;
  for (const char c : statement) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (line.size() >= statement_bytes_shown && starts_code_point(c)) {
      return line + "...";
    }
    if (!blank) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  return line;
}

std::string without_long_middle(const std::string& message) {
  if (message.size() <= message_head_bytes + message_tail_bytes) {
    return message;
  }
  std::size_t head = message_head_bytes;
  while (!starts_code_point(message[head])) {
    --head;
  }
  std::size_t tail = message.size() - message_tail_bytes;
  while (tail < message.size() && !starts_code_point(message[tail])) {
    ++tail;
  }
  return message.substr(0, head) + " [... " + std::to_string(tail - head) + " bytes ...] " +
         message.substr(tail);
}

std::string message_of(std::string message, std::string_view statement, std::string_view state) {
  while (!message.empty() && (message.back() == '\n' || message.back() == ' ')) {
    message.pop_back();
  }
  if (!state.empty()) {
    message.append(" [").append(state).append("]");
  }
  if (!statement.empty()) {
    message.append(" in: ").append(beginning_of(statement));
  }
  return message;
}

}  // namespace

std::string Place::to_string() const {
  std::string place = file;
  if (line != 0) {
    place += ":" + std::to_string(line);
    if (column != 0) {
      place += ":" + std::to_string(column);
    }
  }
  return place;
}

InputError::InputError(Place place, const std::string& what_is_wrong)
    : std::runtime_error(place.to_string() + ": " + without_long_middle(what_is_wrong)),
      m_place(std::move(place)) {}

StoreError::StoreError(const std::string& message, std::string statement, std::string state)
    : std::runtime_error(message_of(message, statement, state)),
      m_statement(std::move(statement)),
      m_state(std::move(state)) {}

}  // namespace readout

#include "loader/lexicon/flat_json.hpp"

#include <algorithm>

namespace readout {

namespace {

class FlatReader {
 public:
  explicit FlatReader(std::string_view line) : m_rest(line) {}

  bool take(char sign) {
    pass_blanks();
    const bool is_there = m_rest.starts_with(sign);
    m_rest.remove_prefix(is_there ? 1 : 0);
    return is_there;
  }

  std::optional<std::string_view> string() {
    constexpr unsigned char first_printable = 0x20;
    if (!take('"')) {
      return std::nullopt;
    }
    const auto* const end = std::ranges::find_if(m_rest, [](char sign) {
      return sign == '"' || sign == '\\' || static_cast<unsigned char>(sign) < first_printable;
    });
    if (end == m_rest.end() || *end != '"') {
      return std::nullopt;
    }
    const auto size = static_cast<std::size_t>(end - m_rest.begin());
    const std::string_view text = m_rest.substr(0, size);
    m_rest.remove_prefix(size + 1);
    return text;
  }

  bool at_end() {
    pass_blanks();
    return m_rest.empty();
  }

 private:
  void pass_blanks() {
    while (!m_rest.empty() && (m_rest.front() == ' ' || m_rest.front() == '\t')) {
      m_rest.remove_prefix(1);
    }
  }

  std::string_view m_rest;
};

}  // namespace

bool FlatObject::has(std::string_view key) const {
  return std::ranges::find(fields(), key, &FlatField::key) != fields().end();
}

bool FlatObject::add(const FlatField& field) {
  if (m_size == most_fields) {
    return false;
  }
  m_fields[m_size++] = field;
  return true;
}

std::optional<FlatObject> read_flat_json(std::string_view line) {
  FlatReader reader(line);
  FlatObject object;
  if (!reader.take('{')) {
    return std::nullopt;
  }
  do {
    const auto key = reader.string();
    if (!key || object.has(*key) || !reader.take(':')) {
      return std::nullopt;
    }
    const auto value = reader.string();
    if (!value || !object.add({*key, *value})) {
      return std::nullopt;
    }
  } while (reader.take(','));
  return reader.take('}') && reader.at_end() ? std::optional(object) : std::nullopt;
}

}  // namespace readout

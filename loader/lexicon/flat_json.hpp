#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace readout {

/// A key and its string in a line of JSON, both as they stand in it, without their marks.
struct FlatField {
  std::string_view key;
  std::string_view value;
};

/// An object of a few strings, as most lines of a dictionary are.
class FlatObject {
 public:
  static constexpr std::size_t most_fields = 10;

  std::span<const FlatField> fields() const { return std::span(m_fields).first(m_size); }
  bool has(std::string_view key) const;
  /// False where there is no room for it.
  bool add(const FlatField& field);

 private:
  std::array<FlatField, most_fields> m_fields{};
  std::size_t m_size = 0;
};

/// Reads a line that is one object with nothing but strings in it, none of them with an escape;
/// nothing for any other line, also one that is broken: `read_json` takes it, or says what is
/// wrong. What it gives is what `read_json` gives. Linear, without memory of its own.
std::optional<FlatObject> read_flat_json(std::string_view line);

}  // namespace readout

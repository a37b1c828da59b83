#include "loader/lexicon/token_attributes.hpp"

#include "loader/lexicon/regex_set.hpp"
#include "schema/text/similar_words.hpp"
#include "schema/text/token.hpp"
#include "schema/text/utf8.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <limits>
#include <stdexcept>
#include <utility>

namespace readout {

namespace {

using Type = JsonNode::Type;

constexpr std::array<std::string_view, 14> known_attributes = {
    "TEXT",     "ORTH",     "LOWER",    "REGEX",    "SHAPE",    "LENGTH",   "IS_TITLE",
    "IS_UPPER", "IS_LOWER", "IS_DIGIT", "IS_ALPHA", "IS_ASCII", "IS_PUNCT", "OP"};

// What Python's str.istitle and its like say, as regular expressions of the whole word.
struct Flag {
  std::string_view name;
  std::string_view regex;
};
constexpr std::array<Flag, 7> flags = {{
    {"IS_TITLE",
     R"([^\p{Lu}\p{Lt}\p{Ll}]*(?:[\p{Lu}\p{Lt}]\p{Ll}*[^\p{Lu}\p{Lt}\p{Ll}]+)*[\p{Lu}\p{Lt}]\p{Ll}*[^\p{Lu}\p{Lt}\p{Ll}]*)"},
    {"IS_UPPER", R"([^\p{Ll}\p{Lt}]*\p{Lu}[^\p{Ll}\p{Lt}]*)"},
    {"IS_LOWER", R"([^\p{Lu}\p{Lt}]*\p{Ll}[^\p{Lu}\p{Lt}]*)"},
    {"IS_DIGIT", R"(\p{Nd}+)"},
    {"IS_ALPHA", R"(\p{L}+)"},
    {"IS_ASCII", R"([\x00-\x7F]+)"},
    {"IS_PUNCT", R"(\p{P}+)"},
}};

constexpr std::uint64_t longest_length = 1000;  // RE2 repeats no further
constexpr std::size_t longest_shape_run = 4;    // spaCy cuts runs of a shape here

Place at(const JsonNode& node, const Place& line) { return {line.file, line.line, node.column}; }

[[noreturn]] void fail_at(const JsonNode& node, const Place& line, const std::string& what) {
  throw InputError(at(node, line), what);
}

std::string_view part_of(std::string_view attribute) {
  return attribute == "LOWER" ? "lower" : "word";
}

Constraint regex_constraint(std::string_view part, std::string regex, const Place& place) {
  return {.type = Constraint::Type::attribute,
          .name = std::string(part),
          .value = std::move(regex),
          .is_regex = true,
          .place = place};
}

const std::string& text_of(const JsonNode& node, std::string_view key, const Place& line) {
  if (node.type != Type::string || node.text.empty()) {
    fail_at(node, line,
            fmt::format("'{}' needs a string that is not empty (it is: {})", key,
                        node.type == Type::string ? "empty" : name_of(node.type)));
  }
  return node.text;
}

// spaCy's REGEX may match anywhere in the token; ours match it whole.
Constraint regex_of(std::string_view attribute, const JsonNode& node, const Place& line) {
  const std::string& written = text_of(node, "REGEX", line);
  try {
    RegexSet::check(written);
    RegexSet().add(written, 0);
  } catch (const std::invalid_argument& refused) {
    fail_at(node, line, fmt::format("broken regular expression /{}/: {}", written, refused.what()));
  }
  return regex_constraint(part_of(attribute), fmt::format("(?s:.*)(?:{})(?s:.*)", written),
                          at(node, line));
}

std::string_view class_of_shape(char sign) {
  switch (sign) {
    case 'X':
      return R"(\p{Lu})";
    case 'x':
      return R"([\p{Ll}\p{Lt}\p{Lm}\p{Lo}])";
    case 'd':
      return R"(\p{Nd})";
    default:
      return {};
  }
}

// The words that spaCy gives this shape: runs of up to three signs are as long as they are
// written, four stand for four or more.
std::string regex_of_shape(const JsonNode& node, const Place& line) {
  const std::string& shape = text_of(node, "SHAPE", line);
  std::string regex;
  for (std::size_t start = 0; start < shape.size();) {
    const CodePoint sign = code_point_at(shape, start);
    const std::string_view written = std::string_view(shape).substr(start, sign.size);
    std::size_t end = start;
    while (end < shape.size() && shape.compare(end, sign.size, written) == 0) {
      end += sign.size;
    }
    const std::size_t count = (end - start) / sign.size;
    const std::string_view letters = class_of_shape(written.front());
    if (letters.empty() && (is_letter(sign.value) || is_digit(sign.value))) {
      fail_at(node, line,
              fmt::format("'{}' in a shape (known: X, x, d and marks as they are)", written));
    }
    if (count > longest_shape_run) {
      fail_at(
          node, line,
          fmt::format("{} times '{}': a shape repeats a sign four times at most", count, written));
    }
    regex += fmt::format("(?:{}){{{}{}}}",
                         letters.empty() ? re2::RE2::QuoteMeta(std::string(written)) : letters,
                         count, count == longest_shape_run ? "," : "");
    start = end;
  }
  return regex;
}

Constraint value_constraint(std::string_view attribute, const JsonNode& node, const Place& line) {
  const std::string& value = text_of(node, attribute, line);
  if (attribute == "SHAPE") {
    return regex_constraint("word", regex_of_shape(node, line), at(node, line));
  }
  const auto tokens = tokens_of_value(attribute, value);
  if (tokens.size() != 1) {
    fail_at(node, line,
            fmt::format("'{}' is {} tokens here ({}): such a value stands alone in its token, "
                        "without OP !",
                        value, tokens.size(), fmt::join(tokens, " ")));
  }
  return word_constraint(attribute, tokens.front(), at(node, line));
}

std::vector<Constraint> all_values(std::string_view attribute, const JsonEntry& list,
                                   const Place& line) {
  if (list.value.type != Type::array || list.value.items.empty()) {
    fail_at(list.value, line, fmt::format("'{}' needs a list of at least one string", list.key));
  }
  std::vector<Constraint> all;
  for (const JsonNode& item : list.value.items) {
    // A value of several tokens is never a token: nothing has to be kept out.
    const bool never = list.key == "NOT_IN" && attribute != "SHAPE" &&
                       tokens_of_value(attribute, text_of(item, list.key, line)).size() != 1;
    if (!never) {
      all.push_back(value_constraint(attribute, item, line));
    }
  }
  return all;
}

Constraint predicate_of(std::string_view attribute, const JsonEntry& predicate, const Place& line) {
  const Place place = at(predicate.value, line);
  const std::string& name = predicate.key;
  if (name == "REGEX" && attribute != "SHAPE") {
    return regex_of(attribute, predicate.value, line);
  }
  if (name == "IN") {
    return one_of(all_values(attribute, predicate, line), place);
  }
  if (name == "NOT_IN") {
    std::vector<Constraint> values = all_values(attribute, predicate, line);
    return values.empty() ? Constraint{.place = place}
                          : none_of(one_of(std::move(values), place), place);
  }
  throw InputError({line.file, line.line, predicate.column},
                   fmt::format("unknown key '{}' in {} (known: {}IN, NOT_IN)", name, attribute,
                               attribute == "SHAPE" ? "" : "REGEX, "));
}

Constraint all_of(std::vector<Constraint> constraints, const Place& place) {
  if (constraints.size() == 1) {
    return std::move(constraints.front());
  }
  return {.type = Constraint::Type::all, .parts = std::move(constraints), .place = place};
}

Constraint text_constraint(const JsonEntry& attribute, const Place& line) {
  const std::string_view name = attribute.key == "REGEX" ? "TEXT" : std::string_view(attribute.key);
  if (attribute.key == "REGEX") {
    return regex_of(name, attribute.value, line);
  }
  if (attribute.value.type != Type::object) {
    return value_constraint(name, attribute.value, line);
  }
  std::vector<Constraint> all;
  all.reserve(attribute.value.entries.size());
  for (const JsonEntry& predicate : attribute.value.entries) {
    all.push_back(predicate_of(name, predicate, line));
  }
  if (all.empty()) {
    fail_at(attribute.value, line,
            fmt::format("'{}' needs a string or one of REGEX, IN, NOT_IN", name));
  }
  return all_of(std::move(all), at(attribute.value, line));
}

Constraint flag_constraint(const Flag& flag, const JsonNode& node, const Place& line) {
  if (node.type != Type::boolean) {
    fail_at(node, line,
            fmt::format("'{}' is true or false (it is: {})", flag.name, name_of(node.type)));
  }
  Constraint holds = regex_constraint("word", std::string(flag.regex), at(node, line));
  return node.truth ? holds : none_of(std::move(holds), at(node, line));
}

std::uint64_t length_of(const JsonNode& node, const Place& line) {
  if (!node.number || *node.number == 0 || *node.number > longest_length) {
    fail_at(node, line, fmt::format("a length is a whole number from 1 to {}", longest_length));
  }
  return *node.number;
}

std::string length_regex(std::string_view sign, std::uint64_t length) {
  if (sign == "==") {
    return fmt::format("(?s:.{{{}}})", length);
  }
  if (sign == ">=" || sign == ">") {
    return fmt::format("(?s:.{{{}}}.{})", length, sign == ">" ? "+" : "*");
  }
  return fmt::format("(?s:.{{0,{}}})", sign == "<" ? length - 1 : length);
}

Constraint length_constraint(const JsonNode& node, const Place& line) {
  constexpr std::array<std::string_view, 5> signs = {"==", ">=", "<=", ">", "<"};
  const Place place = at(node, line);
  if (node.type != Type::object) {
    return regex_constraint("word", length_regex("==", length_of(node, line)), place);
  }
  std::vector<Constraint> all;
  std::uint64_t least = 1;
  std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
  for (const JsonEntry& entry : node.entries) {
    if (std::ranges::find(signs, entry.key) == signs.end()) {
      throw InputError({line.file, line.line, entry.column},
                       fmt::format("unknown key '{}' in LENGTH ({})", entry.key,
                                   alternatives(entry.key, signs)));
    }
    const std::uint64_t length = length_of(entry.value, line);
    if (!entry.key.starts_with('<')) {
      least = std::max(least, length + (entry.key == ">" ? 1 : 0));
    }
    if (!entry.key.starts_with('>')) {
      most = std::min(most, length - (entry.key == "<" ? 1 : 0));
    }
    all.push_back(regex_constraint("word", length_regex(entry.key, length), place));
  }
  if (least > most) {
    fail_at(node, line, "no token has such a length");
  }
  if (all.empty()) {
    fail_at(node, line,
            fmt::format("'LENGTH' needs a number or one of {}", fmt::join(signs, ", ")));
  }
  return all_of(std::move(all), place);
}

bool is_word_attribute(std::string_view name) {
  return name == "TEXT" || name == "ORTH" || name == "LOWER";
}

}  // namespace

Constraint constraint_of(const JsonEntry& attribute, const Place& line) {
  if (is_word_attribute(attribute.key) || attribute.key == "REGEX" || attribute.key == "SHAPE") {
    return text_constraint(attribute, line);
  }
  if (attribute.key == "LENGTH") {
    return length_constraint(attribute.value, line);
  }
  const auto flag = std::ranges::find(flags, std::string_view(attribute.key), &Flag::name);
  if (flag == flags.end()) {
    throw InputError({line.file, line.line, attribute.column},
                     fmt::format("unknown key '{}' in a token ({})", attribute.key,
                                 alternatives(attribute.key, known_attributes)));
  }
  return flag_constraint(*flag, attribute.value, line);
}

std::vector<const JsonNode*> listed_words(const JsonEntry& attribute) {
  std::vector<const JsonNode*> words;
  if (!is_word_attribute(attribute.key)) {
    return words;
  }
  const JsonNode& value = attribute.value;
  const bool is_list = value.type == Type::object && value.entries.size() == 1 &&
                       value.entries.front().key == "IN" &&
                       value.entries.front().value.type == Type::array;
  if (is_list) {
    for (const JsonNode& item : value.entries.front().value.items) {
      words.push_back(&item);
    }
  } else {
    words.push_back(&value);
  }
  const bool all_words = std::ranges::all_of(words, [](const JsonNode* word) {
    return word->type == Type::string && !word->text.empty();
  });
  return all_words ? words : std::vector<const JsonNode*>{};
}

std::vector<std::string> tokens_of_value(std::string_view attribute, const std::string& value) {
  // A possessive 's is one token only after a word.
  const bool possessive = value.starts_with('\'') || value.starts_with("\u2019");
  const std::string after_word = "x" + value;
  std::vector<Token> tokens = tokens_of(possessive ? after_word : value);
  const bool cut = possessive && tokens.front().end == 1;
  if (possessive && !cut) {
    tokens = tokens_of(value);
  }
  std::vector<std::string> words;
  for (std::size_t i = cut ? 1 : 0; i < tokens.size(); ++i) {
    const std::string_view word = tokens[i].in(cut ? after_word : value);
    words.push_back(attribute == "LOWER" ? to_lower(word) : std::string(word));
  }
  return words;
}

Constraint word_constraint(std::string_view attribute, std::string word, const Place& place) {
  return {.type = Constraint::Type::attribute,
          .name = std::string(part_of(attribute)),
          .value = std::move(word),
          .place = place};
}

Constraint one_of(std::vector<Constraint> constraints, const Place& place) {
  if (constraints.size() == 1) {
    return std::move(constraints.front());
  }
  return {.type = Constraint::Type::either, .parts = std::move(constraints), .place = place};
}

Constraint none_of(Constraint constraint, const Place& place) {
  Constraint none{.type = Constraint::Type::none, .place = place};
  none.parts.push_back(std::move(constraint));
  return none;
}

}  // namespace readout

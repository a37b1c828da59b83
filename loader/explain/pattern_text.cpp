#include "loader/explain/pattern_text.hpp"

#include <fmt/format.h>

#include <string_view>

namespace readout {

namespace {

std::string escaped(std::string_view value, std::string_view special) {
  std::string text;
  for (const char c : value) {
    if (special.find(c) != std::string_view::npos) {
      text += '\\';
    }
    text += c;
  }
  return text;
}

std::string in_quotation_marks(std::string_view value) {
  return fmt::format("\"{}\"", escaped(value, "\"\\"));
}

std::string value_text(std::string_view value) {
  const bool plain = value.find_first_of("]&|()!=\" \t") == std::string_view::npos;
  return plain && !value.starts_with('/') ? std::string(value) : in_quotation_marks(value);
}

std::string regex_text(std::string_view regex) {
  std::string text = "/";
  for (std::size_t i = 0; i < regex.size(); ++i) {
    const bool escape = regex[i] == '\\' && i + 1 < regex.size();
    text += regex[i] == '/' ? std::string("\\/") : std::string(regex.substr(i, escape ? 2 : 1));
    i += escape ? 1 : 0;
  }
  return text + "/";
}

std::string joined(const Constraint& whole, std::string_view sign) {
  std::string text;
  for (const Constraint& part : whole.parts) {
    const bool nested = part.type == Constraint::Type::either || part.type == Constraint::Type::all;
    text += text.empty() ? "" : fmt::format(" {} ", sign);
    text += nested ? fmt::format("({})", condition_text(part)) : condition_text(part);
  }
  return text;
}

bool is_literal(const Constraint& constraint) {
  return constraint.type == Constraint::Type::attribute && constraint.name == "literal";
}

std::string quantifier_text(const PatternNode& node) {
  std::string text;
  if (node.most == 0 && node.least <= 1) {
    text = node.least == 0 ? "*" : "+";
  } else if (node.least == 0 && node.most == 1) {
    text = "?";
  } else if (node.least == node.most) {
    text = fmt::format("{{{}}}", node.least);
  } else {
    text = node.most == 0 ? fmt::format("{{{},}}", node.least)
                          : fmt::format("{{{},{}}}", node.least, node.most);
  }
  return node.greedy ? text : text + "?";
}

std::string grouped(const PatternNode& node) {
  const bool alone =
      node.type == PatternNode::Type::unit || node.type == PatternNode::Type::capture;
  return alone ? pattern_text(node) : fmt::format("({})", pattern_text(node));
}

std::string parts_text(const PatternNode& node) {
  const bool sequence = node.type == PatternNode::Type::sequence;
  std::string text;
  for (const PatternNode& part : node.parts) {
    text += text.empty() ? "" : sequence ? " " : " | ";
    text += sequence && part.type == PatternNode::Type::alternation ? grouped(part)
                                                                    : pattern_text(part);
  }
  return text;
}

}  // namespace

std::string condition_text(const Constraint& part) {
  switch (part.type) {
    case Constraint::Type::any:
      return {};
    case Constraint::Type::kind:
      return part.name;
    case Constraint::Type::attribute:
      if (is_literal(part)) {
        return in_quotation_marks(part.value);
      }
      return fmt::format("{}={}", part.name,
                         part.is_regex ? regex_text(part.value) : value_text(part.value));
    case Constraint::Type::word_list:
      return fmt::format("{}in={}", part.value.empty() ? "" : "first.", part.name);
    case Constraint::Type::all:
      return joined(part, "&");
    case Constraint::Type::either:
      return joined(part, "|");
    case Constraint::Type::none:
      break;
  }
  const Constraint& inner = part.parts.front();
  const bool simple = inner.parts.size() < 2;
  return simple ? "!" + condition_text(inner) : fmt::format("!({})", condition_text(inner));
}

std::string pattern_text(const Constraint& constraint) {
  return is_literal(constraint) ? condition_text(constraint)
                                : fmt::format("[{}]", condition_text(constraint));
}

std::string pattern_text(const PatternNode& node) {
  using Type = PatternNode::Type;
  switch (node.type) {
    case Type::unit:
      return pattern_text(node.constraint);
    case Type::sequence:
    case Type::alternation:
      return parts_text(node);
    case Type::repetition:
      return grouped(node.parts.front()) + quantifier_text(node);
    case Type::capture:
      return fmt::format("(?<{}> {})", node.name, pattern_text(node.parts.front()));
    case Type::look:
      return fmt::format("(?{}{} {})", node.ahead ? "" : "<", node.negated ? "!" : "=",
                         pattern_text(node.parts.front()));
    case Type::anchor:
      return fmt::format("<{}{}>", node.at_end ? "/" : "", node.name);
    case Type::empty:
      break;
  }
  return {};
}

std::string condition_text(const Comparison& line) {
  const auto side = [](const Operand& operand) {
    return operand.capture.empty() ? value_text(operand.name)
                                   : fmt::format("{}.{}", operand.capture, operand.name);
  };
  return fmt::format("{} {} {}", side(line.left), line.equal ? "=" : "!=", side(line.right));
}

}  // namespace readout

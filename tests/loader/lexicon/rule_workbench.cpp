#include "tests/loader/lexicon/rule_workbench.hpp"

#include "schema/model/error.hpp"
#include "schema/text/token.hpp"

#include <algorithm>
#include <stdexcept>

namespace readout::test {

void Workbench::set_text(std::string_view words) {
  text = {};
  text.text = words;
  text.tokens = tokens_of(words);
  const auto size = static_cast<std::uint32_t>(text.tokens.size());
  text.zones = {{ZoneKind::body, {0, size}}};
  std::uint32_t start = 0;
  std::uint32_t paragraph = 0;
  bool starts_paragraph = true;
  for (std::uint32_t i = 0; i < size; ++i) {
    const bool is_break = text.tokens[i].kind == TokenKind::line_break;
    const bool ends_paragraph = is_break && text.word(i).find("\n\n") != std::string_view::npos;
    const bool ends = text.word(i) == "." || i + 1 == size || ends_paragraph;
    if (is_break && start == i) {
      ++start;
    } else if (ends) {
      text.sentences.push_back({{start, is_break ? i : i + 1}, 0, paragraph, starts_paragraph});
      starts_paragraph = false;
      start = i + 1;
    }
    if (ends_paragraph) {
      ++paragraph;
      starts_paragraph = true;
    }
  }
}

Annotation& Workbench::annotate(std::string_view kind, std::string_view words,
                                Attributes attributes) {
  for (std::uint32_t first = 0; first < text.tokens.size(); ++first) {
    for (std::uint32_t end = first + 1; end <= text.tokens.size(); ++end) {
      if (text.words({first, end}) == words) {
        return annotate(kind, TokenRange{first, end}, attributes);
      }
    }
  }
  throw std::invalid_argument("the text has no tokens '" + std::string(words) + "'");
}

Annotation& Workbench::annotate(std::string_view kind, TokenRange range, Attributes attributes) {
  Annotation annotation;
  annotation.kind = symbols.intern(kind);
  annotation.range = range;
  for (const auto& [name, value] : attributes) {
    annotation.set(symbols.intern(name), symbols.intern(value));
  }
  return text.annotations.emplace_back(std::move(annotation));
}

std::uint32_t Workbench::token_of(std::string_view word) const {
  for (std::uint32_t token = 0; token < text.tokens.size(); ++token) {
    if (text.word(token) == word) {
      return token;
    }
  }
  throw std::invalid_argument("the text has no token '" + std::string(word) + "'");
}

void Workbench::read(std::string_view word, std::string_view readings) {
  text.readings.resize(text.tokens.size(), bit_of(Reading::name));
  ReadingSet set = 0;
  for (std::size_t start = 0; start < readings.size();) {
    const std::size_t end = std::min(readings.find(' ', start), readings.size());
    set |= readings_of(readings.substr(start, end - start)).value();
    start = end + 1;
  }
  text.readings[token_of(word)] = set;
}

std::string Workbench::readings_of_word(std::string_view word) const {
  std::string names;
  for (std::size_t number = 0; number < reading_count; ++number) {
    const auto reading = static_cast<Reading>(number);
    if ((text.readings[token_of(word)] & bit_of(reading)) != 0) {
      names.append(names.empty() ? "" : " ").append(readout::to_string(reading));
    }
  }
  return names;
}

CompiledPhase Workbench::compiled(const std::string& yaml) {
  return {read_phase(yaml, "rules/test.yaml", "test"), symbols, lists, 100};
}

std::vector<std::string> Workbench::run(const std::string& yaml) {
  const std::size_t before = text.annotations.size();
  const std::size_t made = compiled(yaml).run(text);
  if (text.annotations.size() != before + made) {
    throw std::logic_error("run gives a wrong number");
  }
  std::vector<std::string> all;
  for (std::size_t i = before; i < text.annotations.size(); ++i) {
    all.push_back(shown(text.annotations[i]));
  }
  return all;
}

std::string Workbench::shown(const Annotation& annotation) const {
  std::string line(symbols.name(annotation.kind));
  line.append(": ").append(text.words(annotation.range));
  for (const AnnotationSlot& slot : annotation.slots) {
    line.append(" {").append(symbols.name(slot.name)).append(": ");
    line.append(text.words(slot.range)).append("}");
  }
  for (const Attribute& attribute : annotation.attributes) {
    line.append(" {").append(symbols.name(attribute.name)).append("=");
    line.append(symbols.name(attribute.value)).append("}");
  }
  return line;
}

std::string phase_of(std::string_view pattern, std::string_view head) {
  return std::string(head) + "rules:\n  - name: r\n    label: Found\n    pattern: |\n      " +
         std::string(pattern) + "\n";
}

std::string error_of(const std::string& yaml) {
  try {
    Workbench bench;
    bench.lists.lists["title"] = {"president"};
    bench.compiled(yaml);
    return {};
  } catch (const InputError& error) {
    return error.what();
  }
}

std::string error_of_pattern(std::string_view pattern, std::string_view head) {
  return error_of(phase_of(pattern, head));
}

}  // namespace readout::test

#include "loader/text/annotated_text.hpp"

#include "loader/text/symbols.hpp"

#include <catch2/catch.hpp>

using namespace readout;

TEST_CASE("Symbols number different words from 0 and find them again") {
  SymbolTable symbols;
  CHECK(symbols.intern("Person") == 0);
  CHECK(symbols.intern("gender") == 1);
  CHECK(symbols.intern("Person") == 0);
  CHECK(symbols.find("gender") == Symbol{1});
  CHECK_FALSE(symbols.find("person").has_value());
  CHECK(symbols.name(1) == "gender");
  CHECK(symbols.size() == 2);
}

TEST_CASE("A symbol table that is full says so") {
  SymbolTable symbols;
  for (int i = 0; i < 65'535; ++i) {
    symbols.intern(std::to_string(i));
  }
  CHECK(symbols.intern("7") == 7);
  CHECK_THROWS_AS(symbols.intern("more"), std::length_error);
}

TEST_CASE("An annotation keeps one value for each attribute, sorted by name") {
  Annotation annotation;
  annotation.set(5, 50);
  annotation.set(2, 20);
  annotation.set(9, 90);
  annotation.set(5, 51);
  CHECK(annotation.attributes == Attributes{{2, 20}, {5, 51}, {9, 90}});
  CHECK(annotation.value(5) == Symbol{51});
  CHECK_FALSE(annotation.value(3).has_value());
}

TEST_CASE("An annotation gives the first slot of a name") {
  Annotation annotation;
  annotation.slots = {{1, {0, 1}}, {2, {1, 2}}, {2, {3, 4}}};
  REQUIRE(annotation.slot(2) != nullptr);
  CHECK(annotation.slot(2)->range == TokenRange{1, 2});
  CHECK(annotation.slot(3) == nullptr);
}

TEST_CASE("The words of a range go from its first to its last token") {
  AnnotatedText text;
  text.text = "Wang Yi  said";
  text.tokens = {{0, 4}, {5, 7}, {9, 13}};
  CHECK(text.words({0, 2}) == "Wang Yi");
  CHECK(text.words({1, 3}) == "Yi  said");
  CHECK(text.words({1, 1}).empty());
  CHECK(text.words({3, 3}).empty());
}

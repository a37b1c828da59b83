#include "loader/annotations/json_text.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <cstdint>
#include <limits>
#include <string>

using namespace readout;

TEST_CASE("Commas stand between values and between pairs, and nowhere else") {
  JsonText json;
  json.start_object();
  json.key("none");
  json.start_array();
  json.end_array();
  json.key("some");
  json.start_array();
  json.put(std::uint32_t{0});
  json.put(std::numeric_limits<std::uint32_t>::max());
  json.start_object();
  json.end_object();
  json.put(true);
  json.null();
  json.end_array();
  json.key("word");
  json.put(std::string_view("x"));
  json.end_object();
  CHECK(json.take() == R"({"none":[],"some":[0,4294967295,{},true,null],"word":"x"})");
}

TEST_CASE("Every character comes back as it was, alone and between others") {
  for (unsigned sign = 0; sign < 0x80; ++sign) {
    for (const std::string& around : {std::string(), std::string("Örvel — “a” ")}) {
      const std::string text = around + static_cast<char>(sign) + around;
      JsonText json;
      json.put(std::string_view(text));
      const std::string written = json.take();
      INFO(written);
      CHECK(written.find('\n') == std::string::npos);
      CHECK(nlohmann::json::parse(written).get<std::string>() == text);
    }
  }
}

TEST_CASE("Only what JSON does not allow in strings is written otherwise") {
  JsonText json;
  json.put(std::string_view("a/b\x7F\t\x01\x1F\"\\ é"));
  CHECK(json.take() == "\"a/b\x7F\\t\\u0001\\u001F\\\"\\\\ é\"");
}

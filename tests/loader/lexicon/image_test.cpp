#include "loader/lexicon/image.hpp"

#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <cstdint>
#include <string>
#include <vector>

using namespace readout;
using readout::test::TemporaryFolder;

namespace {

std::string made_image(const std::string& version) {
  ImageWriter writer;
  writer.add("numbers", std::vector<std::uint64_t>{3, 1, 4});
  writer.add("none", std::vector<std::uint32_t>{});
  writer.add_text("word", "Peru");
  writer.add("bytes", std::vector<char>{'a'});
  return writer.finish(version);
}

std::string error_of(const std::string& bytes) {
  const auto owned = ImageBytes::of(bytes);
  try {
    const Image image(owned->bytes(), "1");
    return "none";
  } catch (const ImageError& error) {
    return error.what();
  }
}

}  // namespace

TEST_CASE("Arrays come out of an image as they went in") {
  const auto bytes = ImageBytes::of(made_image("1"));
  const Image image(bytes->bytes(), "1");
  const auto numbers = image.array<std::uint64_t>("numbers");
  CHECK(std::vector<std::uint64_t>(numbers.begin(), numbers.end()) ==
        std::vector<std::uint64_t>{3, 1, 4});
  CHECK(image.array<std::uint32_t>("none").empty());
  CHECK(image.text("word") == "Peru");
  CHECK(image.array<char>("bytes").size() == 1);
  CHECK_THROWS_AS(image.text("words"), ImageError);
}

TEST_CASE("Equal arrays make equal images") { CHECK(made_image("1") == made_image("1")); }

TEST_CASE("Any changed byte, a cut and another version are noticed") {
  const std::string image = made_image("1");
  REQUIRE(error_of(image) == "none");
  CHECK(error_of(made_image("2")) == "made by another version");
  for (std::size_t size = 0; size < image.size(); ++size) {
    INFO("cut to " << size);
    REQUIRE(error_of(image.substr(0, size)) != "none");
  }
  for (std::size_t place = 0; place < image.size(); ++place) {
    std::string changed = image;
    changed[place] = static_cast<char>(changed[place] ^ 1);
    INFO("changed at " << place);
    REQUIRE(error_of(changed) != "none");
  }
}

TEST_CASE("A changed byte is noticed in every part of a large image") {
  constexpr std::size_t numbers = std::size_t{5} << 20U;
  constexpr std::size_t changes = 16;
  ImageWriter writer;
  writer.add("numbers", std::vector<std::uint64_t>(numbers, 7));
  std::string image = writer.finish("1");
  REQUIRE(error_of(image) == "none");
  for (std::size_t change = 1; change <= changes; ++change) {
    char& byte = image[change * (image.size() - 1) / changes];
    byte = static_cast<char>(byte ^ 1);
    CHECK(error_of(image) == "changed");
    byte = static_cast<char>(byte ^ 1);
  }
}

TEST_CASE("Arrays that are lent to an image stand in it like those it keeps") {
  const std::vector<std::uint32_t> values = {5, 6};
  ImageWriter lent;
  lent.add_view("values", std::span(values));
  ImageWriter kept;
  kept.add("values", values);
  CHECK(lent.finish("1") == kept.finish("1"));
}

TEST_CASE("An image is read from a file; one that is not there is none") {
  const TemporaryFolder folder;
  const std::string path = folder.write("image", made_image("1"));
  const auto bytes = ImageBytes::of_file(path);
  REQUIRE(bytes != nullptr);
  CHECK(Image(bytes->bytes(), "1").text("word") == "Peru");
  CHECK(ImageBytes::of_file(path + "-not-there") == nullptr);
  CHECK(ImageBytes::of_file(folder.write("empty", "")) == nullptr);
}

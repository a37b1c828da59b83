# test_fuzz: the fuzz targets on the inputs that are saved in tests/fuzz/corpus, without libFuzzer.
file(GLOB fuzz_sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/fuzz/*.cpp")
list(FILTER fuzz_sources EXCLUDE REGEX "/entry_point\\.cpp$")
add_executable(test_fuzz ${fuzz_sources})
target_link_libraries(test_fuzz PRIVATE test_flags Catch2::Catch2WithMain readout_loader_lexicon)
readout_discover_tests(test_fuzz fuzz)

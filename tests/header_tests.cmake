# Every header compiles alone: one generated source for each, built with the rest, never linked. What a header
# needs does not change with the sanitizers, so these builds do without.
if(NOT READOUT_SANITIZE)
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS RELATIVE "${CMAKE_SOURCE_DIR}" "${CMAKE_SOURCE_DIR}/schema/*.hpp"
       "${CMAKE_SOURCE_DIR}/queries/*.hpp" "${CMAKE_SOURCE_DIR}/loader/*.hpp")
  set(header_sources "")
  foreach(header IN LISTS headers)
    string(REGEX REPLACE "\\.hpp$" ".cpp" source "${CMAKE_CURRENT_BINARY_DIR}/headers/${header}")
    file(CONFIGURE OUTPUT "${source}" CONTENT "#include \"${header}\"\n" @ONLY)
    list(APPEND header_sources "${source}")
  endforeach()
  if(header_sources)
    add_library(header_tests OBJECT ${header_sources})
    target_link_libraries(header_tests PRIVATE readout_flags)
    target_compile_options(header_tests PRIVATE -O0 -g0)
  endif()
endif()

# One Catch2 program for each tests/<first>/<second>/ with sources: test_<first>_<second>. Every test case is one
# ctest test, labelled `contract` if it has the tag [contract], else `unit`. What the sources include decides what
# is linked, so a change of theirs configures anew.

add_library(test_flags INTERFACE)
target_link_libraries(test_flags INTERFACE readout_flags Catch2::Catch2)
target_compile_definitions(test_flags INTERFACE "READOUT_SOURCE_FOLDER=\"${CMAKE_SOURCE_DIR}\"")

# The libraries whose headers the sources include: `readout_schema_text`, ..., `test_support`.
function(readout_libraries_included sources result)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${sources})
  set(libraries "")
  foreach(source IN LISTS sources)
    file(STRINGS "${source}" lines REGEX "^#include \"(schema|queries|loader|tests)/[a-z_]+/[a-z_]+.*\"")
    foreach(line IN LISTS lines)
      string(REGEX MATCH "\"([a-z]+)/([a-z_]+)/([a-z_0-9]+)" path "${line}")
      if(NOT CMAKE_MATCH_1 STREQUAL "tests")
        list(APPEND libraries "readout_${CMAKE_MATCH_1}_${CMAKE_MATCH_2}")
      elseif(EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/support/${CMAKE_MATCH_3}.cpp")
        list(APPEND libraries test_support)
      endif()
    endforeach()
  endforeach()
  list(REMOVE_DUPLICATES libraries)
  foreach(library IN LISTS libraries)
    if(NOT TARGET ${library} AND NOT library STREQUAL "test_support")
      message(FATAL_ERROR "there is no library ${library}, which one of these includes: ${sources}")
    endif()
  endforeach()
  set(${result} "${libraries}" PARENT_SCOPE)
endfunction()

# The sources of tests/support/ whose headers the sources include, and those that these need.
function(readout_support_included sources result)
  set(found "")
  set(waiting ${sources})
  while(waiting)
    list(POP_FRONT waiting source)
    file(STRINGS "${source}" lines REGEX "^#include \"tests/support/[a-z_]+\\.hpp\"")
    foreach(line IN LISTS lines)
      string(REGEX REPLACE "^#include \"tests/support/([a-z_]+)\\.hpp\".*"
             "${CMAKE_CURRENT_SOURCE_DIR}/support/\\1.cpp" file "${line}")
      if(EXISTS "${file}" AND NOT file IN_LIST found)
        list(APPEND found "${file}")
        list(APPEND waiting "${file}")
      endif()
    endforeach()
  endwhile()
  set(${result} "${found}" PARENT_SCOPE)
endfunction()

# The test cases are known when the program is built; ctest reads them from a file that is written then.
function(readout_discover_tests target folder)
  set(tests "${CMAKE_CURRENT_BINARY_DIR}/${target}_tests.cmake")
  add_custom_command(TARGET ${target} POST_BUILD BYPRODUCTS "${tests}" VERBATIM
                     COMMAND "${CMAKE_COMMAND}" -D "PROGRAM=$<TARGET_FILE:${target}>" -D "FOLDER=${folder}"
                             -D "ENVIRONMENT=${test_environment}" -D "FILE=${tests}"
                             -P "${CMAKE_CURRENT_SOURCE_DIR}/discover.cmake")
  set(include "${CMAKE_CURRENT_BINARY_DIR}/${target}_include.cmake")
  file(CONFIGURE OUTPUT "${include}" @ONLY CONTENT "if(EXISTS \"${tests}\")
  include(\"${tests}\")
else()
  add_test(\"${folder} is not built\" ${target}_is_not_built)
endif()\n")
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES "${include}")
endfunction()

# Whether one of the sources includes igraph, an oracle of graph algorithms.
function(readout_uses_igraph sources result)
  set(${result} FALSE PARENT_SCOPE)
  foreach(source IN LISTS sources)
    file(STRINGS "${source}" lines REGEX "^#include <igraph/" LIMIT_COUNT 1)
    if(lines)
      set(${result} TRUE PARENT_SCOPE)
    endif()
  endforeach()
endfunction()

function(readout_folder_tests folder)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp"
       "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.hpp")
  if(NOT sources MATCHES "\\.cpp")
    return()
  endif()
  readout_support_included("${sources}" support)
  list(APPEND sources ${support})
  string(REPLACE "/" "_" name "${folder}")
  readout_libraries_included("${sources}" libraries)
  if(TARGET readout_${name})
    list(PREPEND libraries readout_${name})
  endif()

  add_executable(test_${name} ${sources})
  target_link_libraries(test_${name} PRIVATE test_flags Catch2::Catch2WithMain ${libraries})
  readout_uses_igraph("${sources}" uses_igraph)
  if(uses_igraph)
    target_link_libraries(test_${name} PRIVATE PkgConfig::IGRAPH)
  endif()
  readout_discover_tests(test_${name} ${folder})
endfunction()

# What the tests of several folders share.
file(GLOB support_sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/support/*.cpp"
     "${CMAKE_CURRENT_SOURCE_DIR}/support/*.hpp")
if(support_sources MATCHES "\\.cpp")
  readout_libraries_included("${support_sources}" libraries)
  list(REMOVE_ITEM libraries test_support)
  add_library(test_support STATIC ${support_sources})
  target_link_libraries(test_support PUBLIC test_flags ${libraries})
endif()

foreach(first schema queries loader)
  file(GLOB folders CONFIGURE_DEPENDS LIST_DIRECTORIES true RELATIVE "${CMAKE_CURRENT_SOURCE_DIR}"
       "${CMAKE_CURRENT_SOURCE_DIR}/${first}/*")
  foreach(folder IN LISTS folders)
    if(IS_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}/${folder}")
      readout_folder_tests(${folder})
    endif()
  endforeach()
endforeach()

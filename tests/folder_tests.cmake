# One Catch2 program for each tests/<first>/<second>/ with sources: test_<first>_<second>. Every test case is one
# ctest test, labelled `contract` if it has the tag [contract], else `unit`. What the sources include and tag
# decides what is linked and discovered, so a change of theirs configures anew.

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

function(readout_has_contract_tests sources result)
  set(${result} FALSE PARENT_SCOPE)
  foreach(source IN LISTS sources)
    file(STRINGS "${source}" lines REGEX "\\[contract\\]" LIMIT_COUNT 1)
    if(lines)
      set(${result} TRUE PARENT_SCOPE)
    endif()
  endforeach()
endfunction()

# Catch2's module flattens lists among the properties, so the environment is set by a file that ctest reads last.
function(readout_discover_tests target folder label)
  catch_discover_tests(${target} TEST_SPEC ${ARGN} EXTRA_ARGS --warn NoTests TEST_LIST ${target}_${label}
                       TEST_PREFIX "${folder}:"
                       PROPERTIES LABELS ${label} SKIP_REGULAR_EXPRESSION "SKIPPED:")
  set(file "${CMAKE_CURRENT_BINARY_DIR}/${target}_${label}_environment.cmake")
  file(CONFIGURE OUTPUT "${file}" CONTENT "foreach(test IN LISTS ${target}_${label})
  set_tests_properties(\"\${test}\" PROPERTIES ENVIRONMENT \"${test_environment}\")
endforeach()\n" @ONLY)
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES "${file}")
endfunction()

function(readout_folder_tests folder)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp"
       "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.hpp")
  if(NOT sources MATCHES "\\.cpp")
    return()
  endif()
  string(REPLACE "/" "_" name "${folder}")
  readout_libraries_included("${sources}" libraries)
  if(TARGET readout_${name})
    list(PREPEND libraries readout_${name})
  endif()

  add_executable(test_${name} ${sources})
  target_link_libraries(test_${name} PRIVATE test_flags Catch2::Catch2WithMain ${libraries})
  readout_has_contract_tests("${sources}" has_contract_tests)
  if(has_contract_tests)
    readout_discover_tests(test_${name} ${folder} unit "~[contract]")
    readout_discover_tests(test_${name} ${folder} contract "[contract]")
  else()
    readout_discover_tests(test_${name} ${folder} unit)
  endif()
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

# cmake -D PROGRAM= -D FOLDER= -D ENVIRONMENT= -D FILE= -P discover.cmake
# Writes FILE, which adds each test case of the Catch2 program to ctest as FOLDER:NAME, labelled `contract` if it
# has the tag [contract], else `unit`. Unlike Catch2's own module it keeps a name with semicolons in one piece.

function(test_names_of spec result)
  execute_process(COMMAND "${PROGRAM}" "${spec}" --list-test-names-only OUTPUT_VARIABLE names RESULT_VARIABLE count)
  # The status is the number of tests; that of a crash is a sentence.
  if(NOT count MATCHES "^[0-9]+$")
    message(FATAL_ERROR "${PROGRAM} --list-test-names-only: ${count}\n${names}")
  endif()
  # What would join or split the items of a list stands aside for a moment.
  string(REPLACE "[" "@open@" names "${names}")
  string(REPLACE "]" "@close@" names "${names}")
  string(REPLACE ";" "@semicolon@" names "${names}")
  string(REGEX REPLACE "\n+" ";" names "${names}")
  set(${result} "${names}" PARENT_SCOPE)
endfunction()

function(add_tests_with_label label spec)
  test_names_of("${spec}" names)
  set(script "")
  foreach(name IN LISTS names)
    if(name STREQUAL "")
      continue()
    endif()
    string(REPLACE "@open@" "[" name "${name}")
    string(REPLACE "@close@" "]" name "${name}")
    string(REPLACE "@semicolon@" ";" name "${name}")
    string(REGEX REPLACE "([][,\\])" "\\\\\\1" pattern "${name}")
    string(APPEND script "add_test([==[${FOLDER}:${name}]==] [==[${PROGRAM}]==] [==[${pattern}]==] --warn NoTests)\n"
           "set_tests_properties([==[${FOLDER}:${name}]==] PROPERTIES LABELS ${label}"
           " SKIP_REGULAR_EXPRESSION SKIPPED: ENVIRONMENT [==[${ENVIRONMENT}]==])\n")
  endforeach()
  file(APPEND "${FILE}" "${script}")
endfunction()

file(WRITE "${FILE}" "")
add_tests_with_label(unit "~[contract]")
add_tests_with_label(contract "[contract]")

# The tests that are no C++: the tree's layers, the scripts, and the golden command-line cases.

function(readout_python_test name label script)
  add_test(NAME "${name}" COMMAND Python3::Interpreter "${CMAKE_CURRENT_SOURCE_DIR}/${script}" ${ARGN})
  set_tests_properties("${name}" PROPERTIES LABELS ${label} ENVIRONMENT "${test_environment}" SKIP_RETURN_CODE 77)
endfunction()

readout_python_test("layers" structure layers.py)
readout_python_test("layers: broken trees are refused" structure layers_test.py)
readout_python_test("scripts: tests that did not run are named" structure not_run_test.py)
readout_python_test("scripts: postgres starts, passes on and cleans up" structure postgres_test.py)
readout_python_test("golden: the runner sees what differs" structure golden/run_test.py)

file(GLOB cases CONFIGURE_DEPENDS RELATIVE "${CMAKE_CURRENT_SOURCE_DIR}/golden"
     "${CMAKE_CURRENT_SOURCE_DIR}/golden/*/*.test")
foreach(case IN LISTS cases)
  readout_python_test("golden: ${case}" golden golden/run.py --readout "$<TARGET_FILE:readout>"
                      "${CMAKE_CURRENT_SOURCE_DIR}/golden/${case}")
endforeach()

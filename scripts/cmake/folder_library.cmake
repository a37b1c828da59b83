# readout_folder(FOLDER [LIBRARIES...])
# The library of one second-level folder: `readout_schema_text` from every source below schema/text.
function(readout_folder folder)
  string(REPLACE "/" "_" name "readout_${folder}")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/${folder}/*.cpp")
  add_library(${name} STATIC ${sources})
  target_link_libraries(${name} PUBLIC readout_flags ${ARGN})
endfunction()

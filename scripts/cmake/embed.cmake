# readout_embed(TARGET FUNCTION HEADER FILE...)
# Links the contents of the files into TARGET and defines `std::span<const EmbeddedFile> readout::FUNCTION()`, declared in HEADER, which lists
# them in order with their paths below the source folder.
function(readout_embed target function header)
  set(assembly "${CMAKE_CURRENT_BINARY_DIR}/${function}.S")
  set(source "${CMAKE_CURRENT_BINARY_DIR}/${function}.cpp")
  set(labels ".section .rodata\n")
  set(declarations "")
  set(entries "")
  set(number 0)
  foreach(file IN LISTS ARGN)
    cmake_path(RELATIVE_PATH file BASE_DIRECTORY "${CMAKE_SOURCE_DIR}" OUTPUT_VARIABLE name)
    set(label "readout_${function}_${number}")
    string(APPEND labels ".balign 16\n.global ${label}\n.global ${label}_end\n${label}:\n.incbin \"${file}\"\n${label}_end:\n.byte 0\n")
    string(APPEND declarations "extern \"C\" const char ${label}[];\nextern \"C\" const char ${label}_end[];\n")
    string(APPEND entries "      {\"${name}\", {${label}, static_cast<std::size_t>(${label}_end - ${label})}},\n")
    math(EXPR number "${number} + 1")
  endforeach()
  string(APPEND labels ".section .note.GNU-stack,\"\",%progbits\n")
  file(CONFIGURE OUTPUT "${assembly}" CONTENT "${labels}" @ONLY)
  file(CONFIGURE OUTPUT "${source}" CONTENT "#include \"${header}\"

#include <cstddef>

${declarations}
namespace readout {

std::span<const EmbeddedFile> ${function}() {
  static const EmbeddedFile files[] = {
${entries}  };
  return files;
}

}  // namespace readout
" @ONLY)
  set_source_files_properties("${assembly}" PROPERTIES OBJECT_DEPENDS "${ARGN}")
  target_sources(${target} PRIVATE "${assembly}" "${source}")
endfunction()

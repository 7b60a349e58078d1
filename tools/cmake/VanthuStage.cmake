# vanthu_stage(NAME [TABLES glob...] LIBRARIES ...)
#
# One static library a stage: every .cpp of the folder NAME, and the tables it
# carries.  A table reaches the program through
# `std::string_view vanthu::NAME_table(std::string_view file_name)`, declared in
# the generated header "NAME_tables.h"; the header exists at build time only.

function(vanthu_strict target)
  # -Wrestrict misfires on std::string in GCC 12 at -O3 (GCC bug 105651).
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wconversion -Wshadow -Werror
                         $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
  if(VANTHU_COVERAGE)
    target_compile_options(${target} PRIVATE --coverage)
    target_link_options(${target} PUBLIC --coverage)
  endif()
endfunction()

# vanthu_embed(TARGET NAME FILES...): the target carries the files, found by
# `NAME_table(file_name)` of the generated header "NAME_tables.h".
function(vanthu_embed target name)
  file(GLOB tables CONFIGURE_DEPENDS ${ARGN})
  set(generated ${CMAKE_BINARY_DIR}/generated)
  set(output ${generated}/${name}_tables.cpp)
  add_custom_command(
    OUTPUT ${output} ${generated}/${name}_tables.h
    COMMAND ${CMAKE_COMMAND} -DNAME=${name} -DOUTPUT_DIR=${generated} "-DTABLES=${tables}"
            -P ${CMAKE_SOURCE_DIR}/tools/cmake/EmbedTables.cmake
    DEPENDS ${tables} ${CMAKE_SOURCE_DIR}/tools/cmake/EmbedTables.cmake
    COMMENT "Embedding the tables of ${name}" VERBATIM)
  target_sources(${target} PRIVATE ${output})
  target_include_directories(${target} PRIVATE ${generated})
endfunction()

function(vanthu_stage name)
  cmake_parse_arguments(STAGE "" "" "TABLES;LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${name}/*.cpp
                                      ${CMAKE_SOURCE_DIR}/${name}/*/*.cpp)
  add_library(vanthu_${name} STATIC ${sources})
  # Installed headers include each other by their way from there (InstallHeaders.cmake).
  target_include_directories(vanthu_${name} PUBLIC $<BUILD_INTERFACE:${CMAKE_SOURCE_DIR}>
                                                   $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  target_compile_features(vanthu_${name} PUBLIC cxx_std_20)
  target_link_libraries(vanthu_${name} ${STAGE_LIBRARIES})
  vanthu_strict(vanthu_${name})

  if(STAGE_TABLES)
    list(TRANSFORM STAGE_TABLES PREPEND ${CMAKE_SOURCE_DIR}/)
    vanthu_embed(vanthu_${name} ${name} ${STAGE_TABLES})
  endif()
endfunction()

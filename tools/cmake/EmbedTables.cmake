# Writes OUTPUT_DIR/NAME_tables.{h,cpp}: the files TABLES as string literals, found
# by file name.  Run with -DNAME= -DOUTPUT_DIR= -DTABLES=a;b;c -P.
set(header "#pragma once\n#include <string_view>\n#include <vector>\nnamespace vanthu {\n\
/// Contents of an embedded file of ${NAME}/; empty where there is none of that name.\n\
std::string_view ${NAME}_table(std::string_view file_name);\n\
/// Names of all embedded files of ${NAME}/, sorted.\n\
std::vector<std::string_view> ${NAME}_table_names();\n}  // namespace vanthu\n")
set(body "#include \"${NAME}_tables.h\"\n#include <string>\nnamespace vanthu {\nnamespace {\n")
set(cases "")
set(names "")
set(index 0)
foreach(table IN LISTS TABLES)
  get_filename_component(file_name ${table} NAME)
  # Hexadecimal keeps every byte as it is: brackets and semicolons would not survive a CMake list.
  file(READ ${table} hex HEX)
  string(LENGTH "${hex}" digits)
  math(EXPR bytes "${digits} / 2")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" escaped "${hex}")
  # A literal of one line would be too long for some tools: break it every 64 bytes.
  string(REGEX REPLACE "((\\\\x[0-9a-f][0-9a-f])(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?)" "\"\\1\"\n" lines "${escaped}")
  string(APPEND body "constexpr char table_${index}[] =\n${lines}\"\";\n")
  string(APPEND cases "  if (file_name == \"${file_name}\") return {table_${index}, ${bytes}};\n")
  string(APPEND names "\"${file_name}\", ")
  math(EXPR index "${index} + 1")
endforeach()
string(APPEND body "}  // namespace\nstd::string_view ${NAME}_table([[maybe_unused]] std::string_view file_name) {\n${cases}  return {};\n}\n\
std::vector<std::string_view> ${NAME}_table_names() { return {${names}}; }\n}  // namespace vanthu\n")
file(WRITE ${OUTPUT_DIR}/${NAME}_tables.h "${header}")
file(WRITE ${OUTPUT_DIR}/${NAME}_tables.cpp "${body}")

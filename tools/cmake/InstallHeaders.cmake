# Writes the headers of `public_folder`, and whatever they include, into `written_folder`/vanthu; `source_folder`
# is the top of the sources.  What is written "#include "parsers/document.h"" there becomes
# "#include <vanthu/parsers/document.h>": a project that has a parsers/document.h of its own gets the right one.
file(REMOVE_RECURSE "${written_folder}")
file(GLOB headers RELATIVE "${source_folder}" "${source_folder}/${public_folder}/*.h")
set(written)
while(headers)
  list(POP_FRONT headers header)
  list(APPEND written "${header}")
  file(READ "${source_folder}/${header}" text)
  string(REGEX MATCHALL "#include \"[^\"]+\"" includes "${text}")
  list(TRANSFORM includes REPLACE "#include \"([^\"]+)\"" "\\1")
  list(APPEND headers ${includes})
  list(REMOVE_DUPLICATES headers)
  list(REMOVE_ITEM headers ${written})

  string(REGEX REPLACE "#include \"(${public_folder}/)?([^\"]+)\"" "#include <vanthu/\\2>" text "${text}")
  string(REGEX REPLACE "^${public_folder}/" "" name "${header}")
  file(WRITE "${written_folder}/vanthu/${name}" "${text}")
endwhile()

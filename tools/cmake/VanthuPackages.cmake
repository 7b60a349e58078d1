# What vanthu's libraries are linked with: one list for this build and, installed beside vanthuConfig.cmake, for
# every project that links them.  Include it with `vanthu_required` set to REQUIRED, or empty: then
# `vanthu_missing` names what was not found.
set(vanthu_missing)

macro(vanthu_package name)
  find_package(${name} ${vanthu_required} ${ARGN})
  if(NOT ${name}_FOUND)
    list(APPEND vanthu_missing ${name})
  endif()
endmacro()

# vanthu_module(NAME MODULES...): modules of pkg-config as the target PkgConfig::NAME.
macro(vanthu_module name)
  if(PkgConfig_FOUND)
    pkg_check_modules(${name} ${vanthu_required} IMPORTED_TARGET ${ARGN})
  endif()
  if(NOT ${name}_FOUND)
    list(APPEND vanthu_missing ${name})
  endif()
endmacro()

vanthu_package(PkgConfig)
vanthu_module(icu icu-uc icu-i18n)
vanthu_module(re2 re2)
vanthu_module(libxml2 libxml-2.0)
vanthu_module(libzip libzip)
vanthu_module(poppler poppler)
vanthu_module(tesseract tesseract)
vanthu_module(leptonica lept)
vanthu_module(libcrypto libcrypto)
vanthu_module(libseccomp libseccomp)
vanthu_package(ZLIB)
vanthu_package(JPEG)
vanthu_package(PNG)
vanthu_package(SQLite3)
vanthu_package(nlohmann_json)
vanthu_package(fmt)

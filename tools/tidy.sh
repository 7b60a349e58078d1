#!/usr/bin/env bash
# Runs clang-tidy (.clang-tidy) over the sources and prints what it finds; exit status 1 where it finds
# something. It takes many minutes, so it is no part of the tests: run it before a large change is handed in.
# tools/tidy.sh [BUILD_FOLDER [FILE…]]
#   BUILD_FOLDER  has compile_commands.json and the generated tables; build/dev where none is given, made by:
#                 cmake --preset dev && cmake --build --preset dev
#   FILE          sources to check; all of the stages and the program where none is given
#   JOBS=n        that many at a time, 1 where it is not set
# Needs the Debian package clang-tidy-14 (another version finds other things).
set -euo pipefail
top="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$top"
build="${1:-build/dev}"
shift || true

if ! command -v clang-tidy-14 > /dev/null; then
  echo "clang-tidy-14 is not installed: apt-get install clang-tidy-14" >&2
  exit 2
fi
if [[ ! -f $build/compile_commands.json ]]; then
  echo "$build has no compile_commands.json: cmake --preset dev && cmake --build --preset dev" >&2
  exit 2
fi

if [[ $# -gt 0 ]]; then
  files=("$@")
else
  mapfile -t files < <(find ingest normalize parsers store tools tests/fuzz tests/golden tests/pipeline -name '*.cpp' | sort)
fi
# -Wno-unknown-warning-option: the build is GCC's and names warnings that clang lacks.
printf '%s\0' "${files[@]}" |
  nice -n 10 xargs -0 -n 1 -P "${JOBS:-1}" \
    clang-tidy-14 -p "$build" --quiet --warnings-as-errors='*' --extra-arg=-Wno-unknown-warning-option

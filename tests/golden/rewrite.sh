#!/usr/bin/env bash
# Writes tests/golden/dumps/ anew, the only way to do so, and shows what changed. Read the diff before it is
# committed: each line of it is something that the program now says otherwise.
# tests/golden/rewrite.sh [BUILD_FOLDER]      the folder is build/release where none is given
set -euo pipefail
top="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
build="${1:-$top/build/release}"

if [[ ! -f $build/CMakeCache.txt ]]; then
  cmake -S "$top" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release
fi
cmake --build "$build" --target write_golden
rm -f "$top"/tests/golden/dumps/*.txt "$top"/tests/golden/dumps/*.json
"$build/tests/write_golden"
git -C "$top" --no-pager diff --stat -- tests/golden/dumps

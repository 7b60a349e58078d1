#!/usr/bin/env bash
# Installs what is missing, builds the release and runs every test. Takes no input; the last lines and the exit
# status are ctest's own.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

echo "== Packages"
tools/install_packages.sh tools/packages.txt tools/test_packages.txt

echo "== Building build/release"
cmake --preset release
cmake --build --preset release

echo "== Testing"
exec ctest --preset release --parallel "$(nproc)"

#!/usr/bin/env bash
# Installs what is missing, builds the release, imports corpus/plans into build/demo.db and asks it a question.
# Takes no input; running it again changes nothing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

step() { printf '\n== %s\n' "$*"; }
# Shows a command as one would type it, then runs it.
vanthu() {
  printf '\n$ vanthu'
  printf ' %q' "$@"
  printf '\n'
  build/release/tools/vanthu "$@"
}

step "Packages"
tools/install_packages.sh

step "Building build/release"
cmake --preset release
cmake --build --preset release --target vanthu

export VANTHU_DB=build/demo.db
export COLUMNS="${COLUMNS:-100}"

step "Importing the sample plans into $VANTHU_DB"
vanthu import corpus/plans
vanthu documents

step "Which tasks does the division of culture and social affairs lead, and by when?"
vanthu tasks --unit "phong vhxh" --role lead

step "Done. Ask more: VANTHU_DB=$VANTHU_DB build/release/tools/vanthu tasks --help"

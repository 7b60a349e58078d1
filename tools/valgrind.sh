#!/usr/bin/env bash
# Runs test programs under valgrind's memcheck, one after the other, and says which of them it found something in.
# tools/valgrind.sh BUILD_FOLDER [PROGRAM[:FILTER]...]
#   BUILD_FOLDER  build/dev (tells lines) or build/release (some three times as fast)
#   PROGRAM       ingest_tests, replay_read …; all programs of the tests where none is given.  FILTER is a
#                 --gtest_filter.
# What it found stands in BUILD_FOLDER/valgrind/PROGRAM.log; exit status 1 where it found anything or a test
# failed.  An error is a read of what was never written, an access outside its block, or memory that nothing
# points at any more.  What is no fault of ours stands with its reason in tests/valgrind.supp, what a program
# leaves out under valgrind in left_out below.
set -uo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
build="$(cd "${1:?which build folder: build/dev, build/release}" && pwd)"
shift

# What does not hold of a program under valgrind, whatever it does itself.
left_out() {
  local tests=()
  case $1 in
    ingest_tests)
      # valgrind answers for a program that cannot be run, in place of the kernel.
      tests+=('ConvertOffice.AProgramThatCannotRunIsNamed')
      # Some fifty times slower, pages meet the limit of seconds before that of operators.
      tests+=('PdfHostile.FormsThatDoubleThirtyTimesAreRefused')
      ;;
    store_tests)
      # Writers wait for each other for ten seconds, in which nobody is done here.
      tests+=('Corrections.OfSeveralWritersAllStand' 'Locks.*')
      ;;
    readers_tests)
      # Readers live under limits of memory, time and system calls that valgrind itself does not keep to.
      tests+=('*')
      ;;
  esac
  [[ ${#tests[@]} -eq 0 ]] || (IFS=: && echo "-${tests[*]}")
}

programs=("$@")
if [[ ${#programs[@]} -eq 0 ]]; then
  for program in "$build"/tests/*_tests "$build"/tests/fuzz/replay_*; do
    [[ -f $program && -x $program ]] && programs+=("$(basename "$program")")
  done
fi

# The folders of seeds that a replay program is given, as ctest has them.
seeds_of() {
  ctest --test-dir "$build" -N -V -R "^fuzz\.${1#replay_}\.replay$" |
    sed -n 's/.*Test command: //p' | tr ' ' '\n' | sed -n 's/^"\(.*seeds\/.*\)"$/\1/p'
}

run() {
  local name="${1%%:*}" filter="" arguments=()
  [[ $1 == *:* ]] && filter="${1#*:}"
  local program="$build/tests/$name" log="$build/valgrind/$name.log"
  if [[ $name == replay_* ]]; then
    program="$build/tests/fuzz/$name"
    mapfile -t arguments < <(seeds_of "$name")
  else
    arguments=("--gtest_brief=1" "--gtest_filter=${filter:-*}$(left_out "$name")")
  fi
  local begin=$SECONDS
  # Children that a test starts are other programs, and readers may write nothing: neither is followed.
  valgrind --quiet --error-exitcode=99 --leak-check=full --expensive-definedness-checks=yes \
    --show-leak-kinds=definite,indirect --errors-for-leak-kinds=definite,indirect \
    --child-silent-after-fork=yes --num-callers=30 --fullpath-after="$here/" \
    --suppressions="$here/tests/valgrind.supp" --log-file="$log" \
    "$program" "${arguments[@]}" > "$build/valgrind/$name.out" 2>&1
  local status=$? found
  found=$(grep -cE '^==[0-9]+== (Invalid|Conditional|Use of|Syscall|Mismatched|Source and|[0-9,]+ (\([^)]*\) )?bytes in .* lost)' "$log")
  printf '%-24s exit %3d, %d finds, %d s\n' "$name" "$status" "$found" $((SECONDS - begin))
  [[ $status -eq 0 ]]
}

mkdir -p "$build/valgrind"
clean=0
for program in "${programs[@]}"; do run "$program" || clean=1; done
exit $clean

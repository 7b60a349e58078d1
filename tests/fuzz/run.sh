#!/usr/bin/env bash
# Fuzzes one target for some seconds, from its seeds, and says where a find lies.
# tests/fuzz/run.sh TARGET [SECONDS] [BUILD_FOLDER]
#   TARGET        one of those in tests/fuzz/README.md; "all": one after the other
#   SECONDS       300 where none is given
#   BUILD_FOLDER  build/fuzz, made by: cmake --preset fuzz && cmake --build --preset fuzz
# What the fuzzer learns stays in BUILD_FOLDER/fuzz/TARGET, so that the next run goes on from there; README.md says
# what to do with a find, and how to keep what was learned.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
targets=(read decode html docx office pdf pdf_page pages archive normalize recognized parse record ledger frames corrections)
target="${1:?which target: all ${targets[*]}}"
seconds="${2:-300}"
build="$(cd "${3:-$here/../../build/fuzz}" && pwd)"

if [[ $target == all ]]; then
  found=0
  for each in "${targets[@]}"; do "${BASH_SOURCE[0]}" "$each" "$seconds" "$build" || found=1; done
  exit $found
fi

work="$build/fuzz/$target"
mkdir -p "$work/learned" "$work/finds"
# libFuzzer takes ASCII alone: every byte of a word is written \xNN.
words=("$here/words.txt")
[[ -f $here/words_$target.txt ]] && words+=("$here/words_$target.txt")
grep -hv '^#' "${words[@]}" | while IFS= read -r word; do
  [[ -n $word ]] && printf '"%s"\n' "$(printf '%s' "$word" | od -An -v -tx1 | tr -d '\n' | sed 's/ /\\x/g')"
done > "$work/words.dict"

seeds=("$here/seeds/$target")
case $target in
  read) seeds+=("$here/seeds/pdf" "$here/../../corpus/plans") ;;
  parse) seeds+=("$here/seeds/read" "$here/../../corpus/plans") ;;
esac

# Plans are short; an input longer than 8 KiB teaches little that a shorter one does not.
exec "$build/tests/fuzz/fuzz_$target" -max_total_time="$seconds" -timeout=25 -rss_limit_mb=4096 -max_len=8192 \
  -dict="$work/words.dict" -artifact_prefix="$work/finds/" -print_final_stats=1 "$work/learned" "${seeds[@]}"

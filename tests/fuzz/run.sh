#!/usr/bin/env bash
# Fuzzes one target for some seconds, from its seeds, and says where a find lies.
# tests/fuzz/run.sh TARGET [SECONDS] [BUILD_FOLDER]
#   TARGET        read | pdf | docx | normalize | parse | record
#   SECONDS       300 where none is given
#   BUILD_FOLDER  build/fuzz, made by: cmake --preset fuzz && cmake --build --preset fuzz
# What the fuzzer learns stays in BUILD_FOLDER/fuzz/TARGET, so that the next run goes on from there. A find is
# the last line's file; make it small and keep it as a seed, which every test run replays from then on:
#   BUILD_FOLDER/tests/fuzz/fuzz_TARGET -minimize_crash=1 -exact_artifact_path=tests/fuzz/seeds/TARGET/NAME FILE
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
target="${1:?which target: read, pdf, docx, normalize, parse or record}"
seconds="${2:-300}"
build="$(cd "${3:-$here/../../build/fuzz}" && pwd)"

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

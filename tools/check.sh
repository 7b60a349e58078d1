#!/usr/bin/env bash
# Checks what the compiler does not: the order of the layers, the message catalogue, the look of the sources.
# Prints every fault as "file:line: what", exit status 1 where there is one.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

faults=0
# Reads lines "file:line: what" and counts them.
fault() {
  local line
  while IFS= read -r line; do
    echo "$line"
    faults=$((faults + 1))
  done
}

mapfile -t code < <(find ingest normalize parsers store tools tests \( -name '*.h' -o -name '*.cpp' \) | sort)
mapfile -t text < <(printf '%s\n' "${code[@]}"
  find . \( -name build -o -name .git -o -name plans \) -prune -o \
    \( -name '*.sh' -o -name '*.py' -o -name '*.cmake' -o -name 'CMakeLists.txt' -o -name '*.sql' -o -name '*.md' \) -print |
    sed 's,^\./,,' | sort)

# Each folder takes the type of its left neighbour: includes point left only.
layers() {
  awk '
    BEGIN { split("ingest normalize parsers store tools tests", names); for (i in names) rank[names[i]] = i }
    match($0, /^#include "[^"]+"/) {
      included = substr($0, 11, RLENGTH - 11)
      split(FILENAME, own, "/"); split(included, other, "/")
      if (included ~ /^[a-z]+_tables\.h$/) { other[1] = included; sub(/_tables\.h$/, "", other[1])
        if (other[1] != own[1] && own[1] != "tests") print FILENAME ":" FNR ": tables of " other[1] " used outside it" }
      else if (own[1] == "tests" && included !~ /\//) next  # helpers beside the test
      else if (!(other[1] in rank)) print FILENAME ":" FNR ": include \"" included "\" by its path from the top"
      else if (rank[other[1]] + 0 > rank[own[1]] + 0) print FILENAME ":" FNR ": " own[1] " includes " other[1] ", which stands right of it"
    }' "${code[@]}"
}

# A library is used where it is linked, and nowhere else.
libraries() {
  local header allowed
  while read -r header allowed; do
    grep -nE "^#include <$header" "${code[@]}" | grep -vE "^($allowed|tests)/" | sed "s#\$# -- only in $allowed#" || true
  done << 'TABLE'
libxml/ ingest
zip\.h ingest
seccomp\.h ingest|tools
poppler/ ingest
tesseract/ ingest
leptonica/ ingest
jpeglib\.h ingest
png\.h ingest
openssl/ ingest
unicode/ ingest|normalize
re2/ normalize|parsers
sqlite3 store
nlohmann/ store|tools
CLI/ tools
TABLE
}

# Every code that the program can say stands in the catalogue, once, in both languages.
catalogue() {
  local table=ingest/tables/messages.tsv
  awk -F '\t' -v table=$table '
    /^#/ || /^$/ { next }
    !head { head = 1; next }
    NF != 3 || $2 == "" || $3 == "" { print table ":" NR ": " $1 " lacks a language" }
    seen[$1]++ { print table ":" NR ": " $1 " stands there twice" }' $table
  local used='(Error|WrongUse|describe|errors\.emplace_back)[({]"[a-z0-9-]+"|(note|message)\([^";]*, "[a-z0-9-]+"'
  { grep -nHoE "$used" $(printf '%s\n' "${code[@]}" | grep -v '^tests/') || true
    grep -nHoE '"(head|show)-[a-z-]+"' tools/program/*.cpp || true; } |
    awk -F '\t' -v table=$table '
      BEGIN { while ((getline row < table) > 0) { split(row, field, "\t"); known[field[1]] = 1 } }
      { code = $0; sub(/"$/, "", code); sub(/.*"/, "", code)
        if (!(code in known)) { place = $0; sub(/:[^:0-9].*/, "", place); print place ": message code " code " is not in " table } }'
}

# One name, one type: two definitions of a type in one namespace are undefined behaviour that no linker reports.
types() {
  awk '
    FNR == 1 { hidden = 0 }
    /^namespace [a-z_:]*(test|bench|fuzz|testing)/ { hidden = 1 }
    !hidden && match($0, /^(struct|class|enum class|enum) [A-Za-z]+[^;]*\{/) {
      name = $0; sub(/^(struct|class|enum class|enum) /, "", name); sub(/[^A-Za-z0-9].*/, "", name)
      if (name in first) print FILENAME ":" FNR ": type " name " is defined in " first[name] " too"
      else first[name] = FILENAME ":" FNR
    }' $(printf '%s\n' "${code[@]}" | grep -E '^(ingest|normalize|parsers|store|tools)/.*\.h$')
}

# Tabs, blanks at a line's end, words that mark unfinished work, paths of one machine.
look() {
  local unfinished='TO''DO|FIX''ME|XX''X' machine='/wo''rk/|/ho''me/'
  grep -nP '\t' "${code[@]}" | sed 's/:[^:]*$/: tab/' || true
  grep -nE '[[:blank:]]+$' "${text[@]}" | cut -d: -f1,2 | sed 's/$/: blanks at the end of the line/' || true
  grep -nwE "$unfinished" "${text[@]}" || true
  grep -nE "$machine" "${text[@]}" || true
}

style() {
  if ! command -v clang-format-14 > /dev/null; then
    echo "clang-format-14 is not installed: style not checked" >&2
    return
  fi
  clang-format-14 --dry-run -Werror "${code[@]}" 2>&1 | sed -n 's/\(^[^:]*\):.*error:.*/\1: run clang-format-14 -i on it/p' | uniq
}

for check in layers libraries catalogue types look style; do
  fault < <("$check")
done
echo "$faults faults in ${#code[@]} source files"
[[ $faults -eq 0 ]]

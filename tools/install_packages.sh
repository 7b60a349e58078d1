#!/usr/bin/env bash
# usage: install_packages.sh [LIST ...]
# Installs the packages that are missing of those that the lists name: tools/packages.txt where none is given.
# Needs Debian 12 (or a relative) and root or sudo where something is missing; needs neither, nor a network,
# where nothing is.
set -euo pipefail
lists=("$@")
[[ $# -gt 0 ]] || lists=("$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/packages.txt")

if ! command -v dpkg-query > /dev/null; then
  echo "This is no Debian: install yourself what ${lists[*]} names." >&2
  exit 0
fi

missing=()
while read -r package; do
  [[ -z $package || $package == \#* ]] && continue
  status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2> /dev/null || true)
  [[ $status == installed ]] || missing+=("$package")
done < <(cat "${lists[@]}")

if [[ ${#missing[@]} -eq 0 ]]; then
  echo "All packages of ${lists[*]} are installed."
  exit 0
fi

as_root=()
if [[ $(id -u) -ne 0 ]]; then
  if ! command -v sudo > /dev/null; then
    echo "Missing packages: ${missing[*]}; run this as root, or install sudo." >&2
    exit 1
  fi
  as_root=(sudo)
fi

install_missing() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install --yes --no-install-recommends "${missing[@]}" < /dev/null
}

echo "Installing: ${missing[*]}"
# The lists of packages are fetched only where those at hand do not do.
if ! install_missing; then
  echo "Fetching the lists of packages, then trying again."
  "${as_root[@]}" apt-get update
  install_missing
fi

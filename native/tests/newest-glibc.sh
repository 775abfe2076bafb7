#!/usr/bin/env bash
# Fails when a file needs a newer C or C++ runtime than Amazon Linux 2023 has: glibc 2.34, and the
# libstdc++ of GCC 11. Usage: newest-glibc.sh FILE...
set -euo pipefail

# newest PREFIX FILE: the newest symbol version with that prefix that the file needs.
newest() {
  objdump -T "$2" | grep -o "$1_[0-9.]*" | sed "s/$1_//" | sort -V | tail -n 1
}

# at_most PREFIX LIMIT FILE
at_most() {
  local needed
  needed=$(newest "$1" "$3")
  echo "$3 needs $1 $needed"
  [ "$(printf '%s\n' "$needed" "$2" | sort -V | tail -n 1)" = "$2" ]
}

for file; do
  at_most GLIBC 2.34 "$file"
  at_most GLIBCXX 3.4.29 "$file"
done

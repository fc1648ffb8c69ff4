#!/usr/bin/env bash
# dev_test.sh SOURCE SCRATCH: what ./dev says when a tool is missing or a registry refuses, in a copy of the little it needs.
set -euo pipefail
source=$1 scratch=$2
command -v apt-get >/dev/null || { echo "skipped: ./dev installs with apt-get, and there is none" && exit 77; }
rm -rf "$scratch" && mkdir -p "$scratch/bin" "$scratch/codegen"
cp "$source/dev" "$scratch"
cp "$source/codegen/models.txt" "$scratch/codegen"
cd "$scratch"
for folder in /usr/local/bin /usr/sbin /usr/bin; do ln -sf "$folder"/* bin; done

# says TEXT COMMAND...: it fails, and its errors are one line that holds the text.
says() {
    local text=$1
    if "${@:2}" >out 2>err; then echo "'${*:2}' did not fail" && exit 1; fi
    [[ $(wc -l <err) == 1 && $(<err) == "dev: "*"$text"* ]] || { echo "'${*:2}' says: $(<err)" && exit 1; }
    echo "$(<err)"
}

rm -f bin/clang-format-16
says "clang-format-16 is missing: ./dev setup" env PATH="$scratch/bin" ./dev format
says "clang-format-16 is missing: ./dev setup" env PATH="$scratch/bin" ./dev format --check

mkdir refusing
printf '#!/bin/sh\necho "E: Could not connect to mirror:80 - connect (111: Connection refused)"; exit 100\n' >refusing/apt-get
printf '#!/bin/sh\nexec "$@"\n' >refusing/sudo
chmod +x refusing/*
says "apt-get update failed: E: Could not connect to mirror" env PATH="$scratch/refusing:$scratch/bin" ./dev setup
rm bin/apt-get
says "only Debian's apt-get is known here to install them: " env PATH="$scratch/bin" ./dev setup

# pip's registry, on a machine that has the packages.
refused() { PATH="$scratch/refusing:$PATH" PIP_INDEX_URL=http://127.0.0.1:1 PIP_RETRIES=1 ./dev setup; }
says "failed: " refused
grep -q "apt-get update failed" err && exit 0
[[ $(<err) == *"codegen/models.txt failed: "*"Connection refused"* && $(<err) != *" object at "* && $(<err) != *Retrying* ]] \
    || { echo "a refused registry is told as: $(<err)" && exit 1; }

#!/bin/sh
# Fails when the generator makes something else of the golden models than expected/ holds:
# codegen/golden/check.sh INIA_CODEGEN FOLDER
set -eu
here=$(cd "$(dirname "$0")" && pwd)
rm -rf "${2:?}"
mkdir -p "$2"
"$here/regenerate.sh" "$1" "$2"
if ! diff -ru "$here/expected" "$2"; then
    echo "The generator's output has changed. If that is meant: codegen/golden/regenerate.sh $1"
    exit 1
fi

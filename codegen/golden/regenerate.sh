#!/bin/sh
# Generates the golden models into a folder: codegen/golden/regenerate.sh INIA_CODEGEN [FOLDER]
# Without a folder into expected/, which is how it is brought up to date after a change of the generator is meant.
set -eu
codegen=$1
here=$(cd "$(dirname "$0")" && pwd)
out=${2:-$here/expected}
for model in "$here"/models/*.json; do
    name=$(basename "$model" .json)
    case $name in *.rules | *.waiters) continue ;; esac
    set -- --model "$model" --name "$name" --out "$out/$name"
    if [ -e "$here/models/$name.rules.json" ]; then set -- "$@" --endpoint-rules "$here/models/$name.rules.json"; fi
    if [ -e "$here/models/$name.waiters.json" ]; then set -- "$@" --waiters "$here/models/$name.waiters.json"; fi
    # One model shows another protocol than the preferred one, codecs spread over files, split headers and hand-written types.
    if [ "$name" = kitchen_sink_json ]; then
        set -- "$@" --protocol json --shards 1 --split-above 0 --type Attribute=inia/kitchen_sink_json/attribute.hpp
    fi
    rm -rf "${out:?}/$name"
    "$codegen" "$@" >"$out.log" || { cat "$out.log"; exit 1; }
    rm -f "$out.log"
done

#!/bin/sh
# compile.sh CXX SOURCE INCLUDE-FOLDER...: an optimiser and a sanitizer see more, and GCC warns of what they see, so a user's
# program must be clean under each, as it is at -O1.
cxx=$1 source=$2
shift 2
for folder in "$@"; do set -- "$@" "-I$folder"; shift; done
for mode in -O2 -O3 '-O1 -fsanitize=address,undefined'; do
    # shellcheck disable=SC2086
    "$cxx" -std=c++20 -Wall -Wextra -Wpedantic -Werror -UNDEBUG $mode "$@" -c "$source" -o /dev/null || {
        echo "$source does not compile with $mode"
        exit 1
    }
done

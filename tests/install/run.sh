#!/usr/bin/env bash
# run.sh ROUTE BUILD SOURCE CXX: consumes inia along one route, in a scratch folder under BUILD/install-test.
set -euo pipefail
route=$1 build=$2 source=$3 cxx=$4
here=$source/tests/install
work=$build/install-test/$route
rm -rf "$work" && mkdir -p "$work"

configure() { cmake -S "$1" -B "$work/consumer" -G Ninja -DCMAKE_CXX_COMPILER="$cxx" "${@:2}"; }
make_and_run() { cmake --build "$work/consumer" && "$work/consumer/consumer"; }

# Installs components and moves the tree, so that nothing can depend on the prefix it was installed to.
install_moved() {
    local component
    for component in "$@"; do cmake --install "$build" --component "$component" --prefix "$work/first" >/dev/null; done
    mv "$work/first" "$work/moved"
}

# The consumer by pkg-config alone; shared libraries are found as a user would say it.
with_pkg_config() {
    local folder
    folder=$(dirname "$(find "$work/moved" -name inia-sts.pc)")
    # shellcheck disable=SC2046
    "$cxx" -std=c++20 "$here/one_component/consumer.cpp" -o "$work/by_pkg_config" \
        $(PKG_CONFIG_PATH=$folder pkg-config --cflags --libs inia-sts)
    LD_LIBRARY_PATH=$folder/.. "$work/by_pkg_config"
}

case $route in
find_package)
    install_moved core s3 dynamodb
    configure "$here/find_package" -DCMAKE_PREFIX_PATH="$work/moved"
    make_and_run ;;
one_component)
    install_moved core sts
    test ! -e "$work/moved/include/inia/s3.hpp"
    configure "$here/one_component" -DCMAKE_PREFIX_PATH="$work/moved"
    make_and_run ;;
own_service)
    install_moved core codegen
    configure "$here/own_service" -DCMAKE_PREFIX_PATH="$work/moved" -DMODELS="$source/codegen/golden/models"
    make_and_run ;;
missing_component)
    install_moved core sts
    if configure "$here/missing_component" -DCMAKE_PREFIX_PATH="$work/moved" >"$work/log" 2>&1; then
        echo "configured although s3 is not installed" && exit 1
    fi
    grep -q "component 's3' is not installed" <(tr -s ' \n' ' ' <"$work/log")
    grep -q "installed: core, sts" <(tr -s ' \n' ' ' <"$work/log")
    grep -q -- "--component s3" <(tr -s ' \n' ' ' <"$work/log") ;;
add_subdirectory)
    configure "$here/add_subdirectory" -DINIA_DIR="$source" -DINIA_MODELS_DIR="$INIA_MODELS_DIR" -DINIA_SERVICES=sts
    make_and_run ;;
fetch_content)
    configure "$here/fetch_content" -DFETCHCONTENT_SOURCE_DIR_INIA="$source" -DINIA_MODELS_DIR="$INIA_MODELS_DIR" \
        -DINIA_SERVICES=sts -DBUILD_SHARED_LIBS=ON
    make_and_run
    cmake --install "$work/consumer" --prefix "$work/first" >/dev/null && mv "$work/first" "$work/moved"
    # The shared libraries, installed and moved, serve find_package and pkg-config too, and export nothing but inia's
    # interface.
    cmake -S "$here/one_component" -B "$work/second" -G Ninja -DCMAKE_CXX_COMPILER="$cxx" -DCMAKE_PREFIX_PATH="$work/moved"
    cmake --build "$work/second" && "$work/second/consumer"
    with_pkg_config
    library=$(find "$work/moved" -name 'libinia_sts.so')
    [[ -e $library ]] || { echo "there is no libinia_sts.so under $work/moved" && exit 1; }
    symbols=$(nm -DC --defined-only "$library")
    grep -q 'inia::sts::Client::assume_role(' <<<"$symbols" || { echo "the client is not exported" && exit 1; }
    if grep -E 'inia::(xml|query|json)::(read|write)_struct' <<<"$symbols"; then
        echo "codecs are exported" && exit 1
    fi ;;
pkg_config)
    install_moved core sts
    with_pkg_config ;;
*)
    echo "unknown route $route" && exit 2 ;;
esac

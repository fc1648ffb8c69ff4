#!/usr/bin/env python3
"""What a described structure costs to compile: CPU milliseconds of each of 20 structures of 10 members that a program writes and
reads as items of DynamoDB, beyond the same program without them.

item_cost.py --includes DIR... [--compiler g++] [--rounds 3]

DIRs: core/include and services/dynamodb/include, of the sources and of a build.
"""
import argparse
import os
import statistics
import subprocess
import sys
import tempfile

STRUCTURES = 20
MEMBERS = {
    "id": "std::string", "count": "std::int64_t", "score": "double", "active": "bool", "tags": "std::set<std::string>",
    "counters": "std::map<std::string, std::int64_t>", "nickname": "std::optional<std::string>", "lines": "std::vector<std::string>",
    "born": "std::chrono::sys_seconds", "rank": "int",
}


def program(structures, used):
    lines = [f"#include <{name}>" for name in ("chrono", "cstdint", "map", "optional", "set", "string", "vector")]
    lines += ["#include <inia/dynamodb/item.hpp>", "#include <boost/describe.hpp>"]
    for i in range(structures):
        lines.append(f"struct Item{i} {{ {' '.join(f'{kind} {name}{{}};' for name, kind in MEMBERS.items())} }};")
        if used:
            lines += [f"BOOST_DESCRIBE_STRUCT(Item{i}, (), ({', '.join(MEMBERS)}))",
                      f"void write{i}(inia::dynamodb::ItemWriter& out, Item{i} const& item) {{ inia::dynamodb::write_item(out, item); }}",
                      f"void read{i}(inia::dynamodb::ItemReader& in, Item{i}& item) {{ inia::dynamodb::read_item(in, item); }}"]
        else:
            lines.append(f"void use{i}(Item{i}& item) {{ item = Item{i}(); }}")
    return "\n".join(lines) + "\n"


def cpu(command):
    before = os.times()
    subprocess.run(command, check=True)
    after = os.times()
    return after.children_user - before.children_user + after.children_system - before.children_system


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--includes", nargs="+", required=True)
    parser.add_argument("--compiler", default="g++")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for level in ("-O1", "-O2"):
            rows = {True: [], False: []}
            for _ in range(options.rounds):
                for used in rows:
                    source = f"{folder}/{used}.cpp"
                    with open(source, "w") as out:
                        out.write(program(STRUCTURES, used))
                    rows[used].append(cpu([options.compiler, "-std=c++20", level, "-c", source, "-o", "/dev/null",
                                           *(f"-I{include}" for include in options.includes)]))
            whole, without = statistics.median(rows[True]), statistics.median(rows[False])
            print(f"{options.compiler} {level}: {(whole - without) / STRUCTURES * 1000:.0f} ms for each structure "
                  f"({whole:.2f} s with {STRUCTURES}, {without:.2f} s without)", flush=True)


if __name__ == "__main__":
    sys.exit(main())

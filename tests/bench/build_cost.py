#!/usr/bin/env python3
"""What inia costs to build: CPU seconds and peak memory of each library's translation units, the parse cost of each
client header, and the sizes of libraries and of a stripped two-call program.

build_cost.py --build FOLDER [--parse-only]   FOLDER is a configured and built tree (./dev build release) with Ninja

Each translation unit is compiled once more, without ccache, one at a time; its output is thrown away.
"""
import argparse
import json
import os
import re
import shlex
import statistics
import subprocess
import sys
import tempfile


def run(command, folder):
    """User CPU seconds and peak memory in MB of a command and its children."""
    pid = os.fork()
    if pid == 0:
        os.chdir(folder)
        null = os.open("/dev/null", os.O_WRONLY)
        os.dup2(null, 1)
        os.execvp(command[0], command)
    _, status, usage = os.wait4(pid, 0)
    if status:
        sys.exit("failed: " + shlex.join(command))
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def without_ccache(command):
    words = shlex.split(command)
    return words[1:] if os.path.basename(words[0]) == "ccache" else words


def library_of(entry):
    match = re.search(r"CMakeFiles/inia_([a-z0-9_-]+)\.dir/", entry["output"] if "output" in entry else entry["command"])
    return match.group(1) if match else None


def libraries(commands, wanted):
    rows = {}
    for entry in commands:
        name = library_of(entry)
        if name not in wanted:
            continue
        words = without_ccache(entry["command"])
        words[words.index("-o") + 1] = "/dev/null"
        cpu, memory = run(words, entry["directory"])
        row = rows.setdefault(name, [0, 0.0, 0.0, 0.0])
        row[0] += 1
        row[1] += cpu
        row[2] = max(row[2], memory)
        row[3] = max(row[3], cpu)
    print("| library | translation units | CPU s | peak MB | longest unit, s |\n|---|---:|---:|---:|---:|")
    for name in wanted:
        if name in rows:
            units, cpu, memory, longest = rows[name]
            print(f"| {name} | {units} | {cpu:.1f} | {memory:.0f} | {longest:.1f} |")
    print(f"| all | {sum(r[0] for r in rows.values())} | {sum(r[1] for r in rows.values()):.1f} | "
          f"{max(r[2] for r in rows.values()):.0f} | {max(r[3] for r in rows.values()):.1f} |", flush=True)


def headers(commands, services):
    includes = sorted({word for entry in commands for word in shlex.split(entry["command"]) if re.match(r"-I.*/include$", word)})
    standard = "#include <string>\n#include <vector>\n#include <memory>\n#include <chrono>\n#include <optional>\n"
    cases = [("standard headers alone (string, vector, memory, chrono, optional)", standard)]
    for service in services:
        cases.append((f"inia/{service}/client.hpp", f"#include <inia/{service}/client.hpp>\n"))
        cases.append((f"inia/{service}.hpp", f"#include <inia/{service}.hpp>\n"))
    cases.append(("inia/dynamodb.hpp and inia/s3.hpp", "#include <inia/dynamodb.hpp>\n#include <inia/s3.hpp>\n"))
    print("\n| header | parse CPU s | peak MB |\n|---|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        for name, text in cases:
            path = folder + "/unit.cpp"
            with open(path, "w") as file:
                file.write(text)
            measured = [run(["g++", "-std=c++20", "-fsyntax-only", *includes, path], folder) for _ in range(3)]
            print(f"| {name} | {statistics.median(m[0] for m in measured):.2f} | {max(m[1] for m in measured):.0f} |", flush=True)


def sizes(build, services):
    print("\n| file | KB |\n|---|---:|")
    for name in ["core", *services]:
        folder = build + ("/core" if name == "core" else "/services")
        for ending in (".a", ".so"):
            path = f"{folder}/libinia_{name}{ending}"
            if os.path.exists(path):
                text = subprocess.run(["size", "-t", path], capture_output=True, text=True, check=True).stdout.splitlines()[-1].split()
                print(f"| libinia_{name}{ending}, text + data | {(int(text[0]) + int(text[1])) / 1024:.0f} |")
    with tempfile.TemporaryDirectory() as folder:
        for program in ("bench_inia_ddb", "bench_floor"):
            stripped = folder + "/" + program
            subprocess.run(["strip", "-o", stripped, f"{build}/tests/bench/{program}"], check=True)
            print(f"| {program}, stripped | {os.path.getsize(stripped) / 1024:.0f} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", required=True)
    parser.add_argument("--parse-only", action="store_true")
    options = parser.parse_args()
    with open(options.build + "/compile_commands.json") as file:
        commands = json.load(file)
    present = {library_of(entry) for entry in commands}
    services = [s for s in ("dynamodb", "iam", "lambda", "s3", "sqs", "sts") if s in present]
    if not options.parse_only:
        libraries(commands, ["core", *services])
    headers(commands, services)
    sizes(options.build, services)


if __name__ == "__main__":
    main()

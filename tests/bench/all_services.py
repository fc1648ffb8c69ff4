#!/usr/bin/env python3
"""Compiles the library of every service, and keeps what that costs in a table.

all_services.py --build FOLDER --table FILE [FIRST..LAST] [--jobs N]

FOLDER is a tree configured with the preset `all`, whose compiler launcher is `all_services.py --launch`: that writes CPU
seconds and peak memory of each translation unit to FOLDER/units.tsv. What is compiled already is not compiled again, so a
run that was ended goes on where it stopped; of services that this build has not tried, FILE keeps the rows it has. FIRST
and LAST are names of services; either may be left out.
"""
import argparse
import collections
import json
import os
import re
import resource
import subprocess
import sys

UNITS = "units.tsv"


def launch(command):
    """Runs the compiler; called by Ninja in the build folder."""
    status = subprocess.run(command, check=False).returncode
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    output = command[command.index("-o") + 1] if "-o" in command else ""
    line = f"{output}\t{usage.ru_utime + usage.ru_stime:.2f}\t{usage.ru_maxrss / 1024:.0f}\t{status}\n"
    with open(UNITS, "a", encoding="utf-8") as log:  # short lines: each append is one write
        log.write(line)
    return status


def services(build, wanted):
    with open(os.path.join(build, "../../services/services.json"), encoding="utf-8") as file:
        names = [service["name"] for service in json.load(file)["services"]]
    if not wanted:
        return names, names
    first, dots, last = wanted.partition("..")
    for name in (first, last):
        if name and name not in names:
            sys.exit(f"all_services.py: services/services.json lists no '{name}'")
    if not dots:
        return names, [first]
    return names, [n for n in names if (not first or n >= first) and (not last or n <= last)]


def units_of(build):
    """The last figures of each translation unit, by service."""
    units = collections.defaultdict(dict)
    path = os.path.join(build, UNITS)
    if os.path.exists(path):
        with open(path, encoding="utf-8") as log:
            for line in log:
                output, cpu, memory, status = line.rstrip("\n").split("\t")
                match = re.match(r"services/CMakeFiles/inia_([a-z0-9-]+)\.dir/", output)
                if match:
                    units[match.group(1)][output] = (float(cpu), int(memory), int(status))
    return units


def library_kb(path):
    lines = subprocess.run(["size", "-t", path], capture_output=True, text=True, check=True).stdout.splitlines()
    text, data = lines[-1].split()[:2]
    return (int(text) + int(data)) // 1024


def row(build, name, units):
    """The table's row of a service; None when nothing is known of it."""
    stamp = os.path.join(build, "services", name, "stamp")
    library = os.path.join(build, "services", f"libinia_{name}.a")
    if not os.path.exists(stamp):
        return None
    with open(stamp, encoding="utf-8") as file:
        counts = re.search(r": (\d+) operations, (\d+) structures, (\d+) enumerations", file.read())
    failed = any(status for _, _, status in units.values())
    if not units and not os.path.exists(library):
        return None
    cpu = sum(unit[0] for unit in units.values())
    longest = max((unit[0] for unit in units.values()), default=0)
    peak = max((unit[1] for unit in units.values()), default=0)
    done = os.path.exists(library) and not failed
    size = library_kb(library) if done else 0
    shapes = int(counts.group(2)) + int(counts.group(3))
    return [name, int(counts.group(1)), shapes, len(units), cpu, longest, peak, size, "compiles" if done else "FAILS"]


def read_table(path, names):
    """The rows of an earlier table, as `row` returns them."""
    rows = {}
    if os.path.exists(path):
        with open(path, encoding="utf-8") as table:
            for line in table:
                cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
                if len(cells) == 9 and cells[0] in names and cells[-1] != "not tried":
                    rows[cells[0]] = [cells[0], *map(int, cells[1:4]), *map(float, cells[4:6]), *map(int, cells[6:8]), cells[8]]
    return rows


def write_table(path, names, rows):
    done = [r for r in rows.values() if r[-1] == "compiles"]
    with open(path, "w", encoding="utf-8") as out:
        out.write("# Services\n\n"
                  "Every service of the pinned models, and what its library costs: `./dev all-services` makes this table\n"
                  "(g++ -O2, -O1 for the codecs of services of more than 20 parts; CPU of all units added up; shapes are structures\n"
                  "and enumerations; the size is text and data of the static library). Times are those of a shared machine, and drift up to threefold with its load.\n\n")
        out.write(f"{len(done)} of {len(names)} services compile; {sum(r[0] not in rows for r in [[n] for n in names])} were not tried. "
                  f"{sum(r[1] for r in done)} operations, {sum(r[2] for r in done)} shapes, "
                  f"{sum(r[4] for r in done) / 60:.0f} CPU minutes, {sum(r[7] for r in done) / 1024:.0f} MB. "
                  f"The largest unit took {max((r[6] for r in done), default=0)} MB, the longest "
                  f"{max((r[5] for r in done), default=0):.0f} s.\n\n")
        out.write("| service | operations | shapes | units | CPU s | longest unit, s | peak MB | library KB | result |\n"
                  "|---|---:|---:|---:|---:|---:|---:|---:|---|\n")
        for name in names:
            if name in rows:
                r = rows[name]
                out.write(f"| {r[0]} | {r[1]} | {r[2]} | {r[3]} | {r[4]:.1f} | {r[5]:.1f} | {r[6]} | {r[7]} | {r[8]} |\n")
            else:
                out.write(f"| {name} | | | | | | | | not tried |\n")


def main():
    if len(sys.argv) > 1 and sys.argv[1] == "--launch":
        sys.exit(launch(sys.argv[2:]))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("range", nargs="?", default="", metavar="FIRST..LAST")
    parser.add_argument("--build", required=True)
    parser.add_argument("--table", required=True)
    parser.add_argument("--jobs", default=str(os.cpu_count()))
    options = parser.parse_args()
    names, wanted = services(options.build, options.range)
    earlier = read_table(options.table, names)
    # In batches, so that the table grows with the run.
    for start in range(0, len(wanted), 20):
        batch = wanted[start:start + 20]
        subprocess.run(["ninja", "-C", options.build, "-k", "0", "-j", options.jobs,
                        *[f"services/libinia_{name}.a" for name in batch]], check=False)
        units = units_of(options.build)
        rows = {name: row(options.build, name, units[name]) or earlier.get(name) for name in names}
        write_table(options.table, names, {name: r for name, r in rows.items() if r})
    bad = [name for name in wanted if not rows.get(name) or rows[name][-1] != "compiles"]
    print(f"{len(wanted) - len(bad)} of {len(wanted)} services compile" + (f"; not {', '.join(bad)}" if bad else ""))
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Runs the benchmarks and prints ratios to the floors, peers and yardsticks of the same run.

run.py --bin FOLDER [--calls N] [--rounds N] [--no-valgrind] [NAME ...]

Order A B B A per round; the floor runs twice as an A/A pair whose spread is the noise bar. Client and server are
pinned to one core. Instructions and allocations per call are differences between a run of 200 and one of 1,200 calls (pages: 20 and 120)
under valgrind, so they repeat. A peer that is not installed is reported as not present. serde.std runs the standard serde cases,
serde.std.<id> one of them; under valgrind they make 5 and 25 calls.
"""
import argparse
import fcntl
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time

from published import PUBLISHED

CORE = {max(os.sched_getaffinity(0))}


def pinned():
    os.sched_setaffinity(0, CORE)


class Server:
    def __init__(self, binary):
        self.process = subprocess.Popen([binary], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, preexec_fn=pinned)
        self.port = self.process.stdout.readline().strip()

    def stop(self):
        self.process.stdin.close()
        requests, body_bytes = self.process.stdout.readline().split()
        self.process.wait(10)
        return int(requests), int(body_bytes)


def cpu_per_call(command):
    """Client CPU in microseconds per call, and peak memory in KB, as the program measured itself."""
    output = subprocess.run(command, check=True, capture_output=True, text=True, preexec_fn=pinned, timeout=120).stdout
    calls, user, system, peak = output.split()
    return (float(user) + float(system)) / int(calls), int(peak)


def spin():
    """A fixed loop: when it takes longer than usual, the machine was busy."""
    start = time.process_time()
    total = 0
    for i in range(300_000):
        total += i
    return time.process_time() - start


def valgrind(tool, pattern, command):
    with tempfile.TemporaryDirectory() as folder:
        extra = ["--callgrind-out-file=" + folder + "/out"] if tool == "callgrind" else []
        text = subprocess.run(["valgrind", "--tool=" + tool, *extra, *command], check=True, capture_output=True, text=True).stderr
    return int(re.search(pattern, text).group(1).replace(",", ""))


def per_call(tool, pattern, program, few=200, many=1200):
    return (valgrind(tool, pattern, program(many)) - valgrind(tool, pattern, program(few))) / (many - few)


def call_benchmark(name, verb, options):
    service = "s3" if verb == "list" else "ddb"
    # A page costs as much as a hundred small calls.
    calls = {"query": options.calls // 10, "list": options.calls // 40, "scan": options.calls // 200}.get(verb, options.calls)
    few, many = (20, 120) if verb in ("query", "list", "scan") else (200, 1200)
    server = Server(options.bin + "/bench_server")
    floor = lambda n: [options.bin + "/bench_floor", server.port, verb, str(n)]
    inia = lambda n: [f"{options.bin}/bench_inia_{service}", server.port, verb, str(n)]
    sent = 0
    ratios, noise, floors, inias = [], [], [], []
    for program in (floor, inia):
        cpu_per_call(program(many))
        sent += many
    while len(ratios) < options.rounds:
        before = spin()
        a1, _ = cpu_per_call(floor(calls))
        b1, _ = cpu_per_call(inia(calls))
        b2, peak = cpu_per_call(inia(calls))
        a2, floor_peak = cpu_per_call(floor(calls))
        sent += 4 * calls
        if abs(spin() - before) > 0.25 * before:
            continue
        floors += [a1, a2]
        inias += [b1, b2]
        noise.append(abs(a1 - a2) / min(a1, a2))
        ratios.append((b1 + b2) / (a1 + a2))
    line = (f"{name:26} CPU {statistics.median(inias):6.2f} us, floor {statistics.median(floors):6.2f} us, "
            f"ratio {statistics.median(ratios):.3f} (min {min(ratios):.3f}, max {max(ratios):.3f}, "
            f"A/A noise {statistics.median(noise):.3f}), peak {peak - floor_peak:+d} KB")
    print(line, flush=True)
    if options.valgrind:
        ir = r"Collected : (\d+)"
        allocs = r"total heap usage: ([\d,]+) allocs"
        floor_ir, inia_ir = (per_call("callgrind", ir, program, few, many) for program in (floor, inia))
        floor_allocs, inia_allocs = (per_call("memcheck", allocs, program, few, many) for program in (floor, inia))
        sent += 4 * (few + many)
        print(f"{'':26} instructions {inia_ir:,.0f} / {floor_ir:,.0f} = {inia_ir / floor_ir:.3f}; "
              f"allocations {inia_allocs:.1f} - {floor_allocs:.1f} = {inia_allocs - floor_allocs:+.1f} per call", flush=True)
    requests, _ = server.stop()
    if requests != sent:
        sys.exit(f"{name}: the server saw {requests} requests, {sent} were meant")


def start_benchmark(options):
    """Process start to the first answer and exit; CPU of the whole process."""
    server = Server(options.bin + "/bench_server")

    def cost(program):
        usage = []
        for _ in range(20):
            pid = os.posix_spawn(program[0], program, os.environ, file_actions=[
                (os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)])
            _, status, used = os.wait4(pid, 0)
            if status:
                sys.exit(f"{program[0]} failed")
            usage.append(1000 * (used.ru_utime + used.ru_stime))
        return statistics.median(usage), used.ru_maxrss

    floor = [options.bin + "/bench_floor", server.port, "get", "1"]
    inia = [options.bin + "/bench_inia_ddb", server.port, "get", "1"]
    ratios, noise = [], []
    for _ in range(options.rounds):
        a1, _ = cost(floor)
        b1, _ = cost(inia)
        b2, peak = cost(inia)
        a2, floor_peak = cost(floor)
        ratios.append((b1 + b2) / (a1 + a2))
        noise.append(abs(a1 - a2) / min(a1, a2))
    print(f"{'start.ddb':26} CPU {b2:6.2f} ms, floor {a2:6.2f} ms, ratio {statistics.median(ratios):.3f} "
          f"(min {min(ratios):.3f}, max {max(ratios):.3f}, A/A noise {statistics.median(noise):.3f}), "
          f"peak {peak - floor_peak:+d} KB", flush=True)
    server.stop()


def endpoint_benchmark(name, options):
    """Rules and cache, in ns and as ratios to copying 1 KB in the same round."""
    program = options.bin + "/bench_endpoint"

    def cost(what, calls):
        output = subprocess.run([program, name, what, str(calls)], check=True, capture_output=True, text=True,
                                preexec_fn=pinned, timeout=120).stdout
        return float(output)

    rows = []
    for _ in range(options.rounds):
        copy = [cost("yardstick", 2_000_000)]
        miss, hit = cost("miss", 500_000), cost("hit", 2_000_000)
        copy.append(cost("yardstick", 2_000_000))
        rows.append((miss, hit, sum(copy) / 2))
    miss, hit, copy = (statistics.median(column) for column in zip(*rows))
    line = (f"{name:28} miss {miss:6.1f} ns = {miss / copy:5.2f} copies, hit {hit:5.1f} ns = {hit / copy:4.2f} copies "
            f"(1 KB copied in {copy:.1f} ns)")
    if options.valgrind:
        ir = r"Collected : (\d+)"
        allocs = r"total heap usage: ([\d,]+) allocs"
        for what in ("miss", "hit"):
            call = lambda n: [program, name, what, str(n)]
            line += f"\n{'':28} {what}: {per_call('callgrind', ir, call):,.0f} instructions, {per_call('memcheck', allocs, call):.1f} allocations"
    print(line, flush=True)


def serde_benchmark(name, options):
    """A codec, and as ratios to a library that looks at the same bytes and to copying them."""
    program = options.bin + "/bench_serde"

    def cost(what, calls):
        run = subprocess.run([program, name, what, str(calls)], capture_output=True, text=True, preexec_fn=pinned, timeout=120)
        if run.returncode == 3:
            return None
        run.check_returncode()
        return float(run.stdout)

    once = cost("inia", 20)
    calls = max(int(2e8 / once), 20)
    rows = {"inia": [], "peer": [], "copy": []}
    for _ in range(options.rounds):
        for what in ("inia", "peer", "copy", "copy", "peer", "inia"):
            rows[what].append(cost(what, calls))
    inia, copy = statistics.median(rows["inia"]), statistics.median(rows["copy"])
    line = f"{name:26} {inia / 1000:9.2f} us = {inia / copy:6.2f} copies"
    if rows["peer"][0] is None:
        line += ", peer not present"
    else:
        line += f", {inia / statistics.median(rows['peer']):.3f} of the peer's time"
    if options.valgrind:
        ir = r"Collected : (\d+)"
        allocs = r"total heap usage: ([\d,]+) allocs"
        call = lambda n: [program, name, "inia", str(n)]
        line += (f"; {per_call('callgrind', ir, call, 20, 120):,.0f} instructions, "
                 f"{per_call('memcheck', allocs, call, 20, 120):,.1f} allocations")
    print(line, flush=True)


def sum_benchmark(name, options):
    """A checksum of three sizes, in GB/s and as ratios to zlib's CRC-32 and to copying the bytes."""
    program = options.bin + "/bench_sum"
    sizes = {"8 MiB": 8 << 20, "4 KiB": 4096, "64 B": 64}
    for label, size in sizes.items():
        def cost(what):
            calls = max((1 << 29) // size // 8, 20)
            output = subprocess.run([program, what, str(size), str(calls)], check=True, capture_output=True, text=True,
                                    preexec_fn=pinned, timeout=120).stdout
            return float(output)

        rows = {what: [] for what in (name.removeprefix("sum."), "zlib", "copy")}
        for _ in range(options.rounds):
            for what in [*rows, *reversed(rows)]:
                rows[what].append(cost(what))
        own, zlib, copy = (statistics.median(times) for times in rows.values())
        print(f"{name:14} {label:>6} {size / own:6.2f} GB/s, {zlib / own:5.1f} times as fast as zlib, "
              f"{own / copy:5.2f} of the time of a copy", flush=True)


SUMS = ["crc32", "crc32c", "crc64nvme"]


def standard_case(case, options):
    """One standard case: processor time, and as a ratio to copying the message and checking it for UTF-8."""
    program = options.bin + "/bench_serde_std"

    def cost(what, calls):
        run = subprocess.run([program, case, what, str(calls)], capture_output=True, text=True, preexec_fn=pinned, timeout=120)
        if run.returncode:
            sys.exit(f"serde.std.{case}: {run.stderr.strip() or 'the codec failed'}")
        return float(run.stdout)

    rows = {"inia": [], "floor": []}
    calls = {what: max(int(2e7 / cost(what, 20)), 20) for what in rows}
    for _ in range(options.rounds):
        for what in ("floor", "inia", "inia", "floor"):
            rows[what].append(cost(what, calls[what]))
    inia, floor = (statistics.median(rows[what]) for what in ("inia", "floor"))
    line = f"{case:40} {inia:9.1f} ns = {inia / floor:6.2f} floors"
    if options.valgrind:
        call = lambda n: [program, case, "inia", str(n)]
        line += (f"; {per_call('callgrind', r'Collected : ([0-9]+)', call, 5, 25):,.0f} instructions, "
                 f"{per_call('memcheck', r'total heap usage: ([0-9,]+) allocs', call, 5, 25):,.1f} allocations")
    for sdk, mean in PUBLISHED.get(case, {}).items():
        line += f"; {sdk} {mean:,}"
        if sdk == "Kotlin":
            line += " PASS" if inia <= mean / 2 else " over"
    print(line, flush=True)


def standard_benchmark(options):
    """All cases that the program lists."""
    listed = subprocess.run([options.bin + "/bench_serde_std", "--list"], check=True, capture_output=True, text=True).stdout
    for case in listed.split():
        standard_case(case, options)


SERDE = ["ddb-page-own", "ddb-query-100", "s3-list-1000", "ddb-item-write", "ddb-page-typed", "ddb-batch-typed"]

ENDPOINTS = ["s3.virtual-host", "s3.path-style", "s3.dualstack", "s3.access-point", "s3.directory-bucket",
             "lambda.regional", "lambda.custom"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True)
    parser.add_argument("--calls", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--no-valgrind", dest="valgrind", action="store_false")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    benchmarks = {
        "call.ddb-getitem-1KiB": lambda: call_benchmark("call.ddb-getitem-1KiB", "get", options),
        "call.ddb-putitem-1KiB": lambda: call_benchmark("call.ddb-putitem-1KiB", "put", options),
        "call.ddb-query-100": lambda: call_benchmark("call.ddb-query-100", "query", options),
        "call.ddb-scan-1MB": lambda: call_benchmark("call.ddb-scan-1MB", "scan", options),
        "call.s3-list-1000": lambda: call_benchmark("call.s3-list-1000", "list", options),
        "start.ddb": lambda: start_benchmark(options),
    }
    for case in ENDPOINTS:
        name = "endpoint." + case
        benchmarks[name] = lambda name=name: endpoint_benchmark(name, options)
    for case in SERDE:
        name = "serde." + case
        benchmarks[name] = lambda name=name: serde_benchmark(name, options)
    for case in SUMS:
        name = "sum." + case
        benchmarks[name] = lambda name=name: sum_benchmark(name, options)
    benchmarks["serde.std"] = lambda: standard_benchmark(options)
    for name in options.names:
        if name.startswith("serde.std."):
            benchmarks[name] = lambda case=name.removeprefix("serde.std."): standard_case(case, options)
    unknown = set(options.names) - set(benchmarks)
    if unknown:
        sys.exit(f"unknown benchmark {', '.join(sorted(unknown))}; there are {', '.join(benchmarks)}")
    with open(tempfile.gettempdir() + "/inia-bench.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for name, run in benchmarks.items():
            if not options.names or name in options.names:
                run()


if __name__ == "__main__":
    main()

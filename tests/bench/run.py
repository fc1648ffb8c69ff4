#!/usr/bin/env python3
"""Runs the call and start benchmarks and prints ratios to the floor programs of the same run.

run.py --bin FOLDER [--calls N] [--rounds N] [--no-valgrind] [NAME ...]

Order A B B A per round; the floor runs twice as an A/A pair whose spread is the noise bar. Client and server are
pinned to one core. Instructions and allocations per call are differences between a run of 200 and one of 1,200 calls
under valgrind, so they repeat. A peer that is not installed is reported as not present.
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


def per_call(tool, pattern, program):
    few, many = (valgrind(tool, pattern, program(n)) for n in (200, 1200))
    return (many - few) / 1000


def call_benchmark(name, verb, options):
    server = Server(options.bin + "/bench_server")
    floor = lambda n: [options.bin + "/bench_floor_ddb", server.port, verb, str(n)]
    inia = lambda n: [options.bin + "/bench_inia_ddb", server.port, verb, str(n)]
    sent = 0
    ratios, noise, floors, inias = [], [], [], []
    for program in (floor, inia):
        cpu_per_call(program(1000))
        sent += 1000
    while len(ratios) < options.rounds:
        before = spin()
        a1, _ = cpu_per_call(floor(options.calls))
        b1, _ = cpu_per_call(inia(options.calls))
        b2, peak = cpu_per_call(inia(options.calls))
        a2, floor_peak = cpu_per_call(floor(options.calls))
        sent += 4 * options.calls
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
        floor_ir, inia_ir = per_call("callgrind", ir, floor), per_call("callgrind", ir, inia)
        floor_allocs, inia_allocs = per_call("memcheck", allocs, floor), per_call("memcheck", allocs, inia)
        sent += 4 * 1400
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

    floor = [options.bin + "/bench_floor_ddb", server.port, "get", "1"]
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
        "start.ddb": lambda: start_benchmark(options),
    }
    for case in ENDPOINTS:
        name = "endpoint." + case
        benchmarks[name] = lambda name=name: endpoint_benchmark(name, options)
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

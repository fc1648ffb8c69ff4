#!/usr/bin/env python3
"""Runs the benchmarks, prints ratios to the floors, peers and yardsticks of the same run, and judges them by the gates of
the benchmark suite.

run.py --bin FOLDER [--calls N] [--rounds N] [--no-valgrind] [--python PYTHON] [--gate] [NAME ...]

Order A B B A per round; the floor (or the yardstick) runs twice as an A/A pair whose spread is the noise bar: a gate holds when
the median and the bar are inside it. Client and server are pinned to one core. Instructions and allocations per call are
differences between a run of 200 and one of 1,200 calls (pages: 20 and 120) under valgrind, so they repeat: where there
is an instruction ratio, it is the gate, and the CPU's confirms it. A peer that is not installed is reported as not present;
--python names a Python that has boto3. serde.std runs the standard serde cases, serde.std.<id> one of them; under valgrind
they make 5 and 25 calls. With --gate the exit status tells whether a gate failed.
"""
import argparse
import fcntl
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile

import build_cost
from judge import AtLeast, AtMost, Judge, spread, take_rounds
from published import PUBLISHED

CORE = {max(os.sched_getaffinity(0))}


def has_carryless_multiplication():
    with open("/proc/cpuinfo") as file:
        return " pclmulqdq " in file.read()


CALL = lambda ratio, **more: {"instructions": AtMost(ratio), "cpu": AtMost(ratio), **more}
# In copies of 1 KB, since nanoseconds double on a busy machine; one takes 15.9 ns on a quiet one of those that the figures
# come from. Of S3 150 ns and 10 ns are wanted, of Lambda what the suite's table says: 2,000 and 100.
S3_ENDPOINT = {"miss copies": AtMost(9.4), "hit copies": AtMost(0.63), "hit allocations": AtMost(0)}
LAMBDA_ENDPOINT = {"miss copies": AtMost(120), "hit copies": AtMost(6), "hit allocations": AtMost(0)}
SUM = {"GB/s at 8 MiB": AtLeast(30 if has_carryless_multiplication() else 2)}
PARSE = {"cpu": AtMost(3), "peak MB": AtMost(250)}

# The gates of the suite's table for what is here. Standard serde cases: half of Kotlin's published mean, see there.
GATES = {
    "call.ddb-getitem-1KiB": CALL(1.25, allocations=AtMost(25)),
    "call.ddb-putitem-1KiB": CALL(1.25),
    "call.ddb-query-100": CALL(1.5, boto3=AtLeast(60)),
    "call.ddb-scan-1MB": CALL(1.4, boto3=AtLeast(100)),
    # A page of 1 MB into a program's structures.
    "call.ddb-scan-typed": {"us": AtMost(1600)},
    "call.s3-list-1000": CALL(2.0, boto3=AtLeast(100)),
    "start.ddb": {"cpu": AtMost(1.25), "peak MB": AtMost(3)},
    "serde.ddb-page-own": {"GB/s": AtLeast(0.5)},
    # Twice the 300 ns of a prototype writer that is not in the tree.
    "serde.ddb-item-write": {"ns": AtMost(600)},
    "endpoint.s3.virtual-host": S3_ENDPOINT,
    "endpoint.s3.path-style": S3_ENDPOINT,
    "endpoint.s3.dualstack": S3_ENDPOINT,
    "endpoint.s3.access-point": S3_ENDPOINT,
    "endpoint.s3.directory-bucket": S3_ENDPOINT,
    "endpoint.lambda.regional": LAMBDA_ENDPOINT,
    "endpoint.lambda.custom": LAMBDA_ENDPOINT,
    # By time: valgrind knows no SHA instructions, so that there hashing hides what is around it.
    "sign.v4": {"time": AtMost(1.4)},
    "sum.crc32": SUM,
    "sum.crc32c": SUM,
    "sum.crc64nvme": SUM,
    "build.tu-ddb": PARSE,
    "build.tu-s3": PARSE,
    "size.ddb": {"MB": AtMost(1.2)},
    "size.s3": {"MB": AtMost(1.5)},
}
judge = Judge(GATES)


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


def valgrind(tool, pattern, command):
    with tempfile.TemporaryDirectory() as folder:
        extra = ["--callgrind-out-file=" + folder + "/out"] if tool == "callgrind" else []
        text = subprocess.run(["valgrind", "--tool=" + tool, *extra, *command], check=True, capture_output=True, text=True).stderr
    return int(re.search(pattern, text).group(1).replace(",", ""))


def per_call(tool, pattern, program, few=200, many=1200):
    return (valgrind(tool, pattern, program(many)) - valgrind(tool, pattern, program(few))) / (many - few)


def columns(rows):
    """The medians of each column."""
    return (statistics.median(column) for column in zip(*rows))


def nanoseconds(*command):
    """What a program that measures itself prints; None when it has not what is asked for."""
    run = subprocess.run(command, capture_output=True, text=True, preexec_fn=pinned, timeout=120)
    if run.returncode == 3:
        return None
    if run.returncode:
        sys.exit(f"{' '.join(command)}: {run.stderr.strip() or 'failed'}")
    return float(run.stdout)


BOTO3_CALLS = {"get": 300, "put": 300, "query": 60, "scan": 10, "scan-resource": 10, "list": 10}
BOTO3_WARM_UP = {"get": 100, "put": 100, "query": 20, "scan": 3, "scan-resource": 3, "list": 5}  # as peer_boto3.py has it


def boto3_cpu(port, verb, options):
    """boto3's CPU per call, and how many requests it sent; None without boto3."""
    if not options.python:
        return None, 0
    program = os.path.join(os.path.dirname(os.path.abspath(__file__)), "src/peer_boto3.py")
    calls = BOTO3_CALLS[verb]
    costs = [cpu_per_call([options.python, program, port, verb, str(calls)])[0] for _ in range(3)]
    return statistics.median(costs), 3 * (calls + BOTO3_WARM_UP[verb])


def call_benchmark(name, verb, options, program="bench_inia_ddb", boto3_verb=""):
    # A page costs as much as a hundred small calls.
    calls = {"query": options.calls // 10, "list": options.calls // 40, "scan": options.calls // 200}.get(verb, options.calls)
    few, many = (20, 120) if verb in ("query", "list", "scan") else (200, 1200)
    server = Server(options.bin + "/bench_server")
    floor = lambda n: [options.bin + "/bench_floor", server.port, verb, str(n)]
    inia = lambda n: [f"{options.bin}/{program}", server.port, verb, str(n)]
    sent = 0
    for side in (floor, inia):
        cpu_per_call(side(many))
        sent += many

    def one_round():
        nonlocal sent
        sent += 4 * calls
        a1, _ = cpu_per_call(floor(calls))
        b1, _ = cpu_per_call(inia(calls))
        b2, peak = cpu_per_call(inia(calls))
        a2, floor_peak = cpu_per_call(floor(calls))
        return a1, b1, b2, a2, peak - floor_peak

    rows, noise = take_rounds(options.rounds, one_round)
    ratios = [(b1 + b2) / (a1 + a2) for a1, b1, b2, a2, _ in rows]
    bar = spread([(row[0], row[3]) for row in rows])
    own = statistics.median(row[i] for row in rows for i in (1, 2))
    floors = statistics.median(row[i] for row in rows for i in (0, 3))
    ratio = statistics.median(ratios)
    print(f"{name:26} CPU {own:6.2f} us, floor {floors:6.2f} us, ratio {ratio:.3f} (min {min(ratios):.3f}, "
          f"max {max(ratios):.3f}, A/A noise {bar:.3f}), peak {rows[-1][4]:+d} KB", flush=True)
    figures = {}
    if options.valgrind:
        ir = r"Collected : (\d+)"
        allocs = r"total heap usage: ([\d,]+) allocs"
        floor_ir, inia_ir = (per_call("callgrind", ir, side, few, many) for side in (floor, inia))
        floor_allocs, inia_allocs = (per_call("memcheck", allocs, side, few, many) for side in (floor, inia))
        sent += 4 * (few + many)
        print(f"{'':26} instructions {inia_ir:,.0f} / {floor_ir:,.0f} = {inia_ir / floor_ir:.3f}; "
              f"allocations {inia_allocs:.1f} - {floor_allocs:.1f} = {inia_allocs - floor_allocs:+.1f} per call", flush=True)
        figures = {"instructions": (inia_ir / floor_ir, 0.0), "allocations": (inia_allocs - floor_allocs, 0.0)}
    figures["cpu"] = (ratio, bar * ratio)
    figures["us"] = (own, bar * own)
    boto3, requests_of_boto3 = boto3_cpu(server.port, boto3_verb or verb, options)
    sent += requests_of_boto3
    if boto3:
        figures["boto3"] = (boto3 / own, bar * boto3 / own)
    peer = f"boto3 {boto3:,.0f} us, {boto3 / own:.1f} times inia's" if boto3 else "boto3 not present (--python)"
    print(f"{'':26} {peer}; Go and Node not present (no programs of theirs here)", flush=True)
    judge.figures(name, figures, noise)
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

    def one_round():
        a1, _ = cost(floor)
        b1, _ = cost(inia)
        b2, peak = cost(inia)
        a2, floor_peak = cost(floor)
        return a1, b1, b2, a2, peak - floor_peak

    rows, noise = take_rounds(options.rounds, one_round)
    ratios = [(b1 + b2) / (a1 + a2) for a1, b1, b2, a2, _ in rows]
    bar, ratio = spread([(row[0], row[3]) for row in rows]), statistics.median(ratios)
    a1, b1, _, _, peak = columns(rows)
    print(f"{'start.ddb':26} CPU {b1:6.2f} ms, floor {a1:6.2f} ms, ratio {ratio:.3f} "
          f"(min {min(ratios):.3f}, max {max(ratios):.3f}, A/A noise {bar:.3f}), peak {peak:+.0f} KB", flush=True)
    judge.figures("start.ddb", {"cpu": (ratio, bar * ratio), "peak MB": (peak / 1024, 0.0)}, noise)
    server.stop()


def endpoint_benchmark(name, options):
    """Rules and cache, in ns and as ratios to copying 1 KB in the same round."""
    program = options.bin + "/bench_endpoint"
    cost = lambda what, calls: nanoseconds(program, name, what, str(calls))
    rows, noise = take_rounds(options.rounds, lambda: (
        cost("yardstick", 2_000_000), cost("miss", 500_000), cost("hit", 2_000_000), cost("yardstick", 2_000_000)))
    copy, miss, hit, _ = columns(rows)
    bar = spread([(row[0], row[3]) for row in rows])
    line = (f"{name:28} miss {miss:6.1f} ns = {miss / copy:5.2f} copies, hit {hit:5.1f} ns = {hit / copy:4.2f} copies "
            f"(1 KB copied in {copy:.1f} ns, A/A noise {bar:.3f})")
    figures = {"miss copies": (miss / copy, bar * miss / copy), "hit copies": (hit / copy, bar * hit / copy)}
    if options.valgrind:
        ir = r"Collected : (\d+)"
        allocs = r"total heap usage: ([\d,]+) allocs"
        for what in ("miss", "hit"):
            call = lambda n: [program, name, what, str(n)]
            allocations = per_call("memcheck", allocs, call)
            line += f"\n{'':28} {what}: {per_call('callgrind', ir, call):,.0f} instructions, {allocations:.1f} allocations"
            figures[what + " allocations"] = (allocations, 0.0)
    print(line, flush=True)
    judge.figures(name, figures, noise)


# Of the messages whose items are a program's structures: what boto3 does with the same bytes, how often, and their items.
BOTO3_SERDE = {"serde.ddb-page-typed": ("read", 3, 1000), "serde.ddb-batch-typed": ("write", 100, 25)}


def boto3_serde(name, options, message):
    """Nanoseconds of boto3's client and of its resource."""
    if not options.python or name not in BOTO3_SERDE:
        return []
    program = os.path.join(os.path.dirname(os.path.abspath(__file__)), "src/peer_boto3_serde.py")
    what, calls, _ = BOTO3_SERDE[name]
    return [nanoseconds(options.python, program, what, who, message, str(calls)) for who in ("client", "resource")]


def serde_benchmark(name, options):
    """A codec, and as ratios to a library that looks at the same bytes and to copying them."""
    program = options.bin + "/bench_serde"
    size = nanoseconds(program, name, "size", "1")
    calls = str(max(int(2e8 / nanoseconds(program, name, "inia", "20")), 20))
    with tempfile.NamedTemporaryFile() as message:
        if name in BOTO3_SERDE:
            subprocess.run([program, name, "text", "1"], check=True, stdout=message)
        rows, noise = take_rounds(options.rounds, lambda: [
            nanoseconds(program, name, what, calls) for what in ("inia", "peer", "copy", "copy", "peer", "inia")]
            + boto3_serde(name, options, message.name))
    peer = None if rows[0][1] is None else statistics.median(row[i] for row in rows for i in (1, 4))
    inia = statistics.median(row[i] for row in rows for i in (0, 5))
    copy = statistics.median(row[i] for row in rows for i in (2, 3))
    bar = spread([(row[2], row[3]) for row in rows])
    line = f"{name:26} {inia / 1000:9.2f} us, {size / inia:.2f} GB/s = {inia / copy:6.2f} copies, A/A noise {bar:.3f}"
    line += f", {inia / peer:.3f} of the peer's time" if peer else ", peer not present"
    if options.valgrind:
        ir = r"Collected : (\d+)"
        allocs = r"total heap usage: ([\d,]+) allocs"
        call = lambda n: [program, name, "inia", str(n)]
        line += (f"; {per_call('callgrind', ir, call, 20, 120):,.0f} instructions, "
                 f"{per_call('memcheck', allocs, call, 20, 120):,.1f} allocations")
    if name in BOTO3_SERDE:
        line += f"; {inia / BOTO3_SERDE[name][2]:,.0f} ns an item"
        boto3 = [statistics.median(row[i] for row in rows) for i in range(6, len(rows[0]))]
        line += "".join(f", boto3's {who} {cost / 1000:,.0f} us = {cost / inia:,.0f} times"
                        for who, cost in zip(("client", "resource"), boto3)) or ", boto3 not present (--python)"
    print(line, flush=True)
    judge.figures(name, {"GB/s": (size / inia, bar * size / inia), "ns": (inia, bar * inia)}, noise)


def sign_benchmark(options):
    """SigV4 with a cached key over a body of 104 bytes, and by OpenSSL's low-level functions alone."""
    program = options.bin + "/bench_sign"
    rows, noise = take_rounds(options.rounds, lambda: [
        nanoseconds(program, what, "100000") for what in ("floor", "inia", "inia", "floor")])
    ratios = [(b1 + b2) / (a1 + a2) for a1, b1, b2, a2 in rows]
    bar, ratio = spread([(row[0], row[3]) for row in rows]), statistics.median(ratios)
    floor, inia, _, _ = columns(rows)
    line = (f"{'sign.v4':26} {inia:.0f} ns, floor {floor:.0f} ns, ratio {ratio:.3f} (min {min(ratios):.3f}, "
            f"max {max(ratios):.3f}, A/A noise {bar:.3f})")
    if options.valgrind:
        counts = [per_call("callgrind", r"Collected : (\d+)", lambda n: [program, what, str(n)]) for what in ("inia", "floor")]
        line += f"; instructions {counts[0]:,.0f} / {counts[1]:,.0f} = {counts[0] / counts[1]:.3f}"
    print(line, flush=True)
    judge.figures("sign.v4", {"time": (ratio, bar * ratio)}, noise)


def sum_benchmark(name, options):
    """A checksum of three sizes, in GB/s and as ratios to zlib's CRC-32 and to copying the bytes."""
    program = options.bin + "/bench_sum"
    sizes = {"8 MiB": 8 << 20, "4 KiB": 4096, "64 B": 64}
    for label, size in sizes.items():
        calls = str(max((1 << 29) // size // 8, 20))
        own = name.removeprefix("sum.")
        rows, noise = take_rounds(options.rounds, lambda: [
            nanoseconds(program, what, str(size), calls) for what in (own, "zlib", "copy", "copy", "zlib", own)])
        own, zlib, copy, _, _, _ = columns(rows)
        bar = spread([(row[2], row[3]) for row in rows])
        print(f"{name:14} {label:>6} {size / own:6.2f} GB/s, {zlib / own:5.1f} times as fast as zlib, "
              f"{own / copy:5.2f} of the time of a copy, A/A noise {bar:.3f}", flush=True)
        judge.figures(name, {f"GB/s at {label}": (size / own, bar * size / own)}, noise)


SUMS = ["crc32", "crc32c", "crc64nvme"]


def standard_case(case, options):
    """One standard case: processor time, and as a ratio to copying the message and checking it for UTF-8."""
    program = options.bin + "/bench_serde_std"
    cost = lambda what, calls: nanoseconds(program, case, what, str(calls))
    calls = {what: max(int(2e7 / cost(what, 20)), 20) for what in ("inia", "floor")}
    rows, noise = take_rounds(options.rounds, lambda: [
        cost(what, calls[what]) for what in ("floor", "inia", "inia", "floor")])
    floor = statistics.median(row[i] for row in rows for i in (0, 3))
    inia = statistics.median(row[i] for row in rows for i in (1, 2))
    bar = spread([(row[0], row[3]) for row in rows])
    line = f"{case:40} {inia:9.1f} ns = {inia / floor:6.2f} floors, A/A noise {bar:.3f}"
    if options.valgrind:
        call = lambda n: [program, case, "inia", str(n)]
        line += (f"; {per_call('callgrind', r'Collected : ([0-9]+)', call, 5, 25):,.0f} instructions, "
                 f"{per_call('memcheck', r'total heap usage: ([0-9,]+) allocs', call, 5, 25):,.1f} allocations")
    for sdk, mean in PUBLISHED.get(case, {}).items():
        line += f"; {sdk} {mean:,}"
        if sdk == "Kotlin":
            line += "; " + judge.figure("serde.std." + case, "ns", inia, bar * inia, noise, gate=AtMost(mean / 2))
    print(line, flush=True)


def standard_benchmark(options):
    """All cases that the program lists."""
    listed = subprocess.run([options.bin + "/bench_serde_std", "--list"], check=True, capture_output=True, text=True).stdout
    for case in listed.split():
        standard_case(case, options)


def parse_benchmark(name, service, call, options):
    """Compiling a program of one call, and one that has standard headers alone, with the flags of the build."""
    build = os.path.dirname(os.path.dirname(os.path.abspath(options.bin)))
    source = f"bench_inia_{'ddb' if service == 'dynamodb' else service}"
    with open(build + "/compile_commands.json") as file:
        entry = next(entry for entry in json.load(file) if f"/{source}.dir/" in entry["command"])
    words = build_cost.without_ccache(entry["command"])
    words[words.index("-o") + 1] = "/dev/null"
    programs = {
        "floor": "#include <string>\n#include <vector>\n#include <memory>\n#include <chrono>\n#include <optional>\nint main() {}\n",
        "inia": f"#include <inia/{service}.hpp>\nint main() {{\n    inia::{service}::Client client;\n    client.{call};\n}}\n",
    }
    with tempfile.TemporaryDirectory() as folder:
        for what, text in programs.items():
            with open(f"{folder}/{what}.cpp", "w") as file:
                file.write(text)
        cost = lambda what: build_cost.run([*words[:-1], f"{folder}/{what}.cpp"], folder)

        def one_round():
            (a1, _), (b1, peak), (a2, _) = cost("floor"), cost("inia"), cost("floor")
            return a1, b1, a2, peak

        rows, noise = take_rounds(options.rounds, one_round)
    floor, inia, _, peak = columns(rows)
    bar = spread([(row[0], row[2]) for row in rows])
    print(f"{name:26} {inia:.2f} s, floor {floor:.2f} s, ratio {inia / floor:.2f}, A/A noise {bar:.3f}, peak {peak:.0f} MB", flush=True)
    judge.figures(name, {"cpu": (inia / floor, bar * inia / floor), "peak MB": (peak, 0.0)}, noise)


def size_benchmark(name, program, options):
    """A stripped program with a static inia."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["strip", "-o", folder + "/stripped", f"{options.bin}/{program}"], check=True)
        size = os.path.getsize(folder + "/stripped") / 1e6
    print(f"{name:26} {size:.3f} MB", flush=True)
    judge.figures(name, {"MB": (size, 0.0)})


SERDE = ["ddb-page-own", "ddb-query-100", "s3-list-1000", "ddb-item-write", "ddb-page-typed", "ddb-batch-typed"]

ENDPOINTS = ["s3.virtual-host", "s3.path-style", "s3.dualstack", "s3.access-point", "s3.directory-bucket",
             "lambda.regional", "lambda.custom"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True)
    parser.add_argument("--calls", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--no-valgrind", dest="valgrind", action="store_false")
    parser.add_argument("--python", default="", help="a Python that has boto3, the peer of call.*")
    parser.add_argument("--gate", action="store_true", help="exit with 1 when a gate failed")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    benchmarks = {
        "call.ddb-getitem-1KiB": lambda: call_benchmark("call.ddb-getitem-1KiB", "get", options),
        "call.ddb-putitem-1KiB": lambda: call_benchmark("call.ddb-putitem-1KiB", "put", options),
        "call.ddb-query-100": lambda: call_benchmark("call.ddb-query-100", "query", options),
        "call.ddb-scan-1MB": lambda: call_benchmark("call.ddb-scan-1MB", "scan", options),
        "call.ddb-scan-typed": lambda: call_benchmark("call.ddb-scan-typed", "scan", options, "bench_inia_table", "scan-resource"),
        "call.s3-list-1000": lambda: call_benchmark("call.s3-list-1000", "list", options, "bench_inia_s3"),
        "start.ddb": lambda: start_benchmark(options),
    }
    benchmarks["sign.v4"] = lambda: sign_benchmark(options)
    benchmarks["serde.ddb-page-view"] = lambda: judge.not_present(
        "serde.ddb-page-view", "there is no view type, answers own their values")
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
    benchmarks["build.tu-ddb"] = lambda: parse_benchmark("build.tu-ddb", "dynamodb", "list_tables()", options)
    benchmarks["build.tu-s3"] = lambda: parse_benchmark("build.tu-s3", "s3", "list_buckets()", options)
    benchmarks["size.ddb"] = lambda: size_benchmark("size.ddb", "bench_inia_ddb", options)
    benchmarks["size.s3"] = lambda: size_benchmark("size.s3", "bench_inia_s3", options)
    for name in options.names:
        if name.startswith("serde.std."):
            benchmarks[name] = lambda case=name.removeprefix("serde.std."): standard_case(case, options)
    unknown = set(options.names) - set(benchmarks)
    if unknown:
        sys.exit(f"unknown benchmark {', '.join(sorted(unknown))}; there are {', '.join(benchmarks)}")
    with open(tempfile.gettempdir() + "/inia-bench.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for name, run in benchmarks.items():
            if options.names and name not in options.names:
                continue
            try:
                run()
            except subprocess.TimeoutExpired as error:
                # Two programs that wait for each other on one core get nowhere when others keep it busy.
                judge.not_judged(name, f"noisy, {os.path.basename(error.cmd[0])} was not through after {error.timeout:.0f} s")
    if not judge.summary() and options.gate:
        sys.exit(1)


if __name__ == "__main__":
    main()

"""How a round is taken and a figure judged: the rules of the benchmark suite that all benchmarks share."""
import statistics
import time


def spin():
    """A fixed loop, the best of five: when it takes longer than just before, the machine was busy."""
    def once():
        start = time.process_time()
        total = 0
        for i in range(60_000):
            total += i
        return time.process_time() - start

    return min(once() for _ in range(5))


def take_rounds(count, measure):
    """`count` rows that `measure()` returns, each of a round in which the machine was quiet: a spin loop after it took as
    long as one before it, within 5 %. A machine that is never quiet must not keep us for ever: after twice as many
    rejected rounds all are taken, and the second result, else empty, says so."""
    rows, rejected = [], 0
    while len(rows) < count:
        before = spin()
        row = measure()
        if rejected < 2 * count and abs(spin() - before) > 0.05 * before:
            rejected += 1
            continue
        rows.append(row)
    return rows, f"noisy, {rejected} rounds rejected" if rejected >= 2 * count else ""


def spread(pairs):
    """The noise bar of floors that ran twice in each round: the median of how far apart the two were, as a part of them."""
    return statistics.median(abs(a - b) / min(a, b) for a, b in pairs)


class AtMost:
    def __init__(self, limit):
        self.limit = limit

    def holds(self, value, bar):
        return value + bar <= self.limit

    def text(self, value, bar, holds):
        return f"{value:,.3f} + {bar:,.3f} {'<=' if holds else '>'} {self.limit:,}"


class AtLeast:
    def __init__(self, limit):
        self.limit = limit

    def holds(self, value, bar):
        return value - bar >= self.limit

    def text(self, value, bar, holds):
        return f"{value:,.3f} - {bar:,.3f} {'>=' if holds else '<'} {self.limit:,}"


class Judge:
    """Judges figures by a table of gates, name -> {figure: gate}, and remembers the verdicts."""

    def __init__(self, gates):
        self.gates = gates
        self.verdicts = []  # (verdict, name, figure, text)

    def figure(self, name, figure, value, bar=0.0, noise="", gate=None):
        """The verdict on a figure with its noise bar; empty when it has no gate. What failed while the machine was noisy
        is not judged; counts under valgrind have neither a bar nor noise."""
        gate = gate or self.gates.get(name, {}).get(figure)
        if gate is None:
            return ""
        holds = gate.holds(value, bar)
        verdict = "PASS" if holds else "NOISY" if noise else "FAIL"
        text = f"{verdict:5} {figure} {gate.text(value, bar, holds)}" + (f" ({noise})" if noise else "")
        self.verdicts.append((verdict, name, text))
        return text

    def figures(self, name, values, noise=""):
        """Prints the verdicts on several figures, {figure: (value, bar)}, one a line."""
        for figure, (value, bar) in values.items():
            text = self.figure(name, figure, value, bar, noise if bar else "")
            if text:
                print(f"    {text}", flush=True)

    def not_present(self, name, reason):
        print(f"{name:26} not present: {reason}", flush=True)
        self.verdicts.append(("-", name, f"not present: {reason}"))

    def not_judged(self, name, reason):
        print(f"{name:26} not judged: {reason}", flush=True)
        self.verdicts.append(("NOISY", name, f"NOISY {reason}"))

    def summary(self):
        """Prints what did not pass and the counts; whether no gate failed."""
        count = lambda verdict: sum(1 for entry in self.verdicts if entry[0] == verdict)
        print(f"\ngates: {count('PASS')} passed, {count('FAIL')} failed, {count('NOISY')} not judged because of noise, "
              f"{count('-')} not present")
        for verdict, name, text in self.verdicts:
            if verdict != "PASS":
                print(f"  {name}: {text}")
        return count("FAIL") == 0

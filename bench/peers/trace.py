"""What the Python peers share: the trace, its calendar, and the line they print."""

import csv
import json
import sys
import time

DAY = 86_400
VALIDITY = 365 * DAY
SIZE = 4_500
ROUND_DAYS = range(14, 365, 14)


def read(folder):
    """Seconds of submission and scores, a profile each, in order of submission."""
    with open(folder + "/profiles.csv", newline="", encoding="ascii") as file:
        rows = list(csv.reader(file))[1:]
    return [int(row[0]) for row in rows], [int(row[1]) for row in rows]


def report(way, holds, version, run, repeats):
    """Times the run, the best of some, and prints its result."""
    best = float("inf")
    for _ in range(repeats):
        start = time.perf_counter()
        cutoffs = run()
        best = min(best, time.perf_counter() - start)
    line = {"way": way, "holds": holds, "version": version, "trace": True, "microseconds": round(best * 1e6, 1)}
    print(json.dumps(line | {"cutoffs": [int(cutoff) for cutoff in cutoffs]}))
    sys.stdout.flush()

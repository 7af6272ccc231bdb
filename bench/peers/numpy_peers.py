"""The recorded year in NumPy: profiles with a partition, and counts by score and period."""

import platform
import sys

import numpy as np

import trace

VERSION = f"NumPy {np.__version__}, Python {platform.python_version()}"
MOST = 1_200


def run_partition(submitted, scores):
    """Profile by profile; a round is a partition of packed keys, not a sort."""
    cutoffs = []
    rows = np.arange(len(scores), dtype=np.int64)
    keys = (MOST - scores) << 20 | rows  # rows are in order of submission
    is_there = np.ones(len(scores), dtype=bool)
    for day in trace.ROUND_DAYS:
        end = (day + 1) * trace.DAY
        first, last = np.searchsorted(submitted, [end - trace.VALIDITY, end])
        present = keys[first:last][is_there[first:last]]
        invited = np.partition(present, trace.SIZE - 1)[: trace.SIZE]
        cutoffs.append(MOST - (invited.max() >> 20))
        is_there[invited & ((1 << 20) - 1)] = False
    return cutoffs


def run_counts(counts):
    """Counts by period and score, as the cohort engine has them; of a score the oldest go first."""
    counts = counts.copy()
    cutoffs = []
    for number in range(len(trace.ROUND_DAYS)):
        window = counts[number + 1 : number + 28]  # 26 periods and the last day before, then the arrivals so far
        at = window.sum(axis=0)
        from_top = at[::-1].cumsum()
        place = int(np.searchsorted(from_top, trace.SIZE))
        cutoff = MOST - place
        cutoffs.append(cutoff)
        window[:, cutoff + 1 :] = 0
        left = trace.SIZE - (int(from_top[place - 1]) if place else 0)
        column = window[:, cutoff]
        gone = np.minimum(column.cumsum(), left)
        column -= np.diff(gone, prepend=0)
    return cutoffs


def count(submitted, scores):
    """Periods of 14 days from day -364 on; the 27th is day 0 alone, as rounds see it."""
    days = submitted // trace.DAY
    periods = np.where(days <= 0, (days + 364) // 14, 27 + (days - 1) // 14)
    counts = np.zeros((27 + len(trace.ROUND_DAYS), MOST + 1), dtype=np.int64)
    np.add.at(counts, (periods, scores), 1)
    return counts


def main():
    submitted, scores = (np.array(column, dtype=np.int64) for column in trace.read(sys.argv[1]))
    counts = count(submitted, scores)
    trace.report("NumPy, partition", "profiles", VERSION, lambda: run_partition(submitted, scores), 5)
    trace.report("NumPy, counts by score and period", "counts", VERSION, lambda: run_counts(counts), 20)


main()

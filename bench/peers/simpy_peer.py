"""The recorded year in SimPy: every profile a process that waits until it expires or is invited."""

import heapq
import platform
import sys

import simpy

import trace

VERSION = f"SimPy {simpy.__version__}, Python {platform.python_version()}"


def profile(environment, pool, row, expires):
    """Is in the pool until it expires; an invitation interrupts it."""
    pool[row] = environment.active_process
    try:
        yield environment.timeout(expires - environment.now)
        del pool[row]
    except simpy.Interrupt:
        pass


def arrive(environment, pool, submitted):
    """Starts each profile at its instant."""
    for row, instant in enumerate(submitted):
        if instant > environment.now:
            yield environment.timeout(instant - environment.now)
        expires = (instant // trace.DAY) * trace.DAY + trace.VALIDITY + trace.DAY - 1
        environment.process(profile(environment, pool, row, expires))


def hold(environment, pool, scores, cutoffs):
    """Invites the first 4,500 at the end of each round's day."""
    for day in trace.ROUND_DAYS:
        yield environment.timeout((day + 1) * trace.DAY - 0.5 - environment.now)
        best = heapq.nsmallest(trace.SIZE, pool, key=lambda row: (-scores[row], row))
        cutoffs.append(scores[best[-1]])
        for row in best:
            pool.pop(row).interrupt()


def run(submitted, scores):
    environment = simpy.Environment(initial_time=-364 * trace.DAY)
    pool, cutoffs = {}, []
    environment.process(arrive(environment, pool, submitted))
    environment.process(hold(environment, pool, scores, cutoffs))
    environment.run(until=365 * trace.DAY)
    return cutoffs


def main():
    submitted, scores = trace.read(sys.argv[1])
    trace.report("SimPy, a process a profile", "profiles", VERSION, lambda: run(submitted, scores), 1)


main()

#!/usr/bin/env python3
"""How fast a store of a country's tasks is handed on, and with how much memory.

    cmake --preset release -DVANTHU_BENCH=ON
    cmake --build --preset release --target vanthu vanthu_question_bench
    build/release/tests/bench/vanthu_question_bench FOLDER          makes FOLDER/1000000-tasks.db
    tests/bench/measure_exports.py build/release/tools/vanthu FOLDER/1000000-tasks.db [FORMAT…]

Rows a second are told by the clock, to be measured on a machine that does nothing else, and by the processor's time, of
which a workbook takes that of two threads; memory is the most that the program had at once.  Ends with 1 where a format
is slower than its bar by the clock or takes more memory.
"""

import os
import pathlib
import sqlite3
import sys
import tempfile
import time

BARS = {"csv": 100_000, "xlsx": 30_000}  # rows a second by the clock
MOST_MEMORY = 256  # MiB, SQLite's page cache of 64 among them


def measured(command):
    """Seconds by the clock and of the processor, MiB, of a command that must succeed."""
    start = time.monotonic()
    child = os.posix_spawn(command[0], command, os.environ)
    _, status, used = os.wait4(child, 0)
    if status != 0:
        sys.exit(f"{command}: status {status}")
    return time.monotonic() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def tasks_in(store):
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as database:
        return database.execute("SELECT count(*) FROM tasks").fetchone()[0]


def main(program, store, *formats):
    slow = False
    for form in formats or tuple(BARS):
        with tempfile.TemporaryDirectory() as folder:
            target = pathlib.Path(folder) / f"tasks.{form}"
            wall, worked, memory = measured([program, "export", "--format", form, "--what", "tasks", "--db", store,
                                               "-o", str(target)])
            size = target.stat().st_size
        rows = tasks_in(store)
        speed = rows / wall
        print(f"{form}: {rows} rows, {size / 1e6:.0f} MB; clock {wall:.1f} s, {speed:,.0f} rows/s; "
              f"processor {worked:.1f} s, {rows / worked:,.0f} rows/s; {memory:.0f} MiB")
        slow = slow or speed < BARS[form] or memory > MOST_MEMORY
    return 1 if slow else 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))

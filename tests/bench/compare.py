#!/usr/bin/env python3
"""How fast vanthu imports files, beside pdftotext, in one run.

    tests/bench/compare.py build/release/tools/vanthu FILE... [--rounds 9]

Word files are multiplied by nine: each copy has every digit of its text moved on by one more, so that all are
different plans of the same length, and start-up, which a user pays once, does not hide what a plan costs.

PDF files: `pdftotext -layout` once for each file, against one `vanthu import` of all of them into a new store, both
as processor time (user and system) of whole processes. Word files: plans a second of one `vanthu import`. Rounds
alternate, so that what else the machine does falls on both; the table shows medians and their ratio. Start-up is
measured by importing nothing but one small text, and shown, not taken off.
"""
import argparse
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path


def processor_seconds(commands):
    """User and system time of the commands, run one after the other, and the wall time."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    for command in commands:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, time.monotonic() - begin


def shifted_copies(file, folder):
    """Nine plans of one: all digits of the text moved on by 1 … 9."""
    copies = []
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = parts["word/document.xml"].decode("utf-8")
    for shift in range(1, 10):
        moved = re.sub(r"(<w:t(?: [^>]*)?>)([^<]*)",
                       lambda match: match[1] + re.sub(r"\d", lambda digit: str((int(digit[0]) + shift) % 10), match[2]),
                       body)
        copy = Path(folder, f"{Path(file).stem}-{shift}.docx")
        with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in parts.items():
                package.writestr(name, moved.encode("utf-8") if name == "word/document.xml" else content)
        copies.append(str(copy))
    return copies


def import_into_new_store(program, files):
    with tempfile.TemporaryDirectory() as folder:
        return processor_seconds([[program, "import", "--quiet", "--db", f"{folder}/plans.db", *files]])


def report(name, seconds, files):
    used = statistics.median(used for used, _ in seconds)
    wall = statistics.median(wall for _, wall in seconds)
    print(f"{name:28} {1000 * used:9.1f} ms  {1000 * used / files:8.2f} ms a file  {files / used:8.1f} files/s"
          f"  (wall {1000 * wall:.1f} ms)")
    return used


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("program")
    options.add_argument("files", nargs="+", type=Path)
    options.add_argument("--rounds", type=int, default=9)
    given = options.parse_args()
    pdfs = [str(file) for file in given.files if file.suffix == ".pdf"]
    words = [str(file) for file in given.files if file.suffix == ".docx"]
    if not pdfs and not words:
        sys.exit("no .pdf and no .docx among the files")
    start, text_layer, imported, imported_words = [], [], [], []
    with tempfile.TemporaryDirectory() as folder:
        words = [copy for file in words for copy in [file, *shifted_copies(file, folder)]]
        small = Path(folder, "small.txt")
        small.write_text("KẾ HOẠCH\nThử\n", encoding="utf-8")
        for _ in range(given.rounds):
            start.append(import_into_new_store(given.program, [str(small)]))
            if pdfs:
                text_layer.append(processor_seconds([["pdftotext", "-layout", pdf, f"{folder}/out.txt"] for pdf in pdfs]))
                imported.append(import_into_new_store(given.program, pdfs))
            if words:
                imported_words.append(import_into_new_store(given.program, words))
    report("start-up (one small text)", start, 1)
    if pdfs:
        yardstick = report("pdftotext -layout, each", text_layer, len(pdfs))
        ours = report("vanthu import, PDF", imported, len(pdfs))
        print(f"ratio {ours / yardstick:.2f}")
    if words:
        report("vanthu import, DOCX", imported_words, len(words))


if __name__ == "__main__":
    main()

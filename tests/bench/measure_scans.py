#!/usr/bin/env python3
"""How well and how fast scans are read, beside the program tesseract with its own page layout.

usage: measure_scans.py [--vanthu PROGRAM] [--no-time] PDF SCAN [PDF SCAN ...]

Each SCAN is a PDF of pictures of the pages of PDF, whose text is the yardstick.  Printed for each:

  CER    edits that turn the text read from the scan into that of the PDF, by its characters: of vanthu from
         record to record (tables, order and joined pages included), of tesseract from its pages to the same
         text, where its order of columns counts against it
  words  words of the PDF that were not read, whatever their order
  time   processor time of one core for the whole scan, tesseract in one process (OMP_THREAD_LIMIT=1) over the same
         pictures; the median of three runs in turn, and how much faster all cores are

Needs poppler-utils, tesseract-ocr, tesseract-ocr-vie and python3-levenshtein of Debian.
"""
import argparse
import collections
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time
import unicodedata

import Levenshtein

RUNS = 3


def plain(text):
    """NFC, one space, plain dashes and quotes: what the scorer counts as equal."""
    text = unicodedata.normalize("NFC", text).replace("…", "...")
    text = re.sub("[\u2010-\u2015\u2212]", "-", text)
    text = re.sub("[“”„«»]", '"', text)
    return re.sub(r"\s+", " ", text).strip()


def record(vanthu, path, *options):
    done = subprocess.run([vanthu, "extract", *options, path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          check=True)
    return json.loads(done.stdout)


def page_pictures(scan, folder):
    subprocess.run(["pdfimages", "-all", scan, os.path.join(folder, "p")], check=True)
    return sorted(str(path) for path in pathlib.Path(folder).glob("p-*"))


def tesseract(pictures, dpi, folder):
    names = os.path.join(folder, "pictures.txt")
    with open(names, "w") as file:
        file.write("\n".join(pictures) + "\n")
    done = subprocess.run(["tesseract", names, "-", "-l", "vie", "--dpi", str(dpi)], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, check=True, env=os.environ | {"OMP_THREAD_LIMIT": "1"})
    return done.stdout.decode()


def resolution(scan):
    listed = subprocess.run(["pdfimages", "-list", scan], stdout=subprocess.PIPE, check=True).stdout.decode()
    return int(listed.splitlines()[2].split()[12])


def error_rate(truth, read):
    return 100 * Levenshtein.distance(truth, read) / max(1, len(truth))


def missed_words(truth, read):
    wanted, got = collections.Counter(truth.split()), collections.Counter(read.split())
    return 100 * sum((wanted - got).values()) / max(1, sum(wanted.values()))


def seconds(run):
    begin = time.monotonic()
    run()
    return time.monotonic() - begin


def one_core():
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def times(vanthu, scan, pictures, dpi, folder):
    """Medians: tesseract and vanthu on one core, vanthu on all."""
    command = [vanthu, "extract", "--ocr-cache", "none"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "check": True}
    names = os.path.join(folder, "pictures.txt")
    theirs, ours, all_cores = [], [], []
    for _ in range(RUNS):
        theirs.append(seconds(lambda: subprocess.run(
            ["tesseract", names, "-", "-l", "vie", "--dpi", str(dpi)], **quiet, preexec_fn=one_core,
            env=os.environ | {"OMP_THREAD_LIMIT": "1"})))
        ours.append(seconds(lambda: subprocess.run([*command, "-j1", scan], **quiet, preexec_fn=one_core)))
        all_cores.append(seconds(lambda: subprocess.run([*command, scan], **quiet)))
    return tuple(statistics.median(each) for each in (theirs, ours, all_cores))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vanthu", default=os.environ.get("VANTHU_PROGRAM", "vanthu"))
    parser.add_argument("--no-time", action="store_true")
    parser.add_argument("files", nargs="+", metavar="PDF SCAN")
    arguments = parser.parse_args()
    if len(arguments.files) % 2:
        parser.error("each PDF wants its SCAN")
    for pdf, scan in zip(arguments.files[::2], arguments.files[1::2]):
        truth = plain(record(arguments.vanthu, pdf)["text"])
        read = plain(record(arguments.vanthu, scan, "--ocr-cache", "none")["text"])
        with tempfile.TemporaryDirectory() as folder:
            pictures, dpi = page_pictures(scan, folder), resolution(scan)
            theirs = plain(tesseract(pictures, dpi, folder))
            print(f"{os.path.basename(scan)}: {len(pictures)} pages, {len(truth)} characters")
            for name, text in ("vanthu", read), ("tesseract", theirs):
                print(f"  {name:10} CER {error_rate(truth, text):7.3f} %   words missed {missed_words(truth, text):6.2f} %")
            if arguments.no_time:
                continue
            alone, ours, all_cores = times(arguments.vanthu, scan, pictures, dpi, folder)
            print(f"  time       tesseract {alone:.2f} s, vanthu {ours:.2f} s, ratio {ours / alone:.3f}; "
                  f"all cores {all_cores:.2f} s, {ours / all_cores:.2f} times as fast")
            sys.stdout.flush()


if __name__ == "__main__":
    main()

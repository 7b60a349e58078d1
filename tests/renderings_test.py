#!/usr/bin/env python3
"""One plan, one record: what an office would print of the project's plans is read as the plan itself is.

usage: renderings_test.py current | same

current  every .docx of corpus/renderings is what corpus/make_renderings.py makes of its plan and layout today
same     `$VANTHU_PROGRAM extract` of a plan and of its .docx and .pdf, and of .doc, .rtf and .odt where
         LibreOffice is installed, gives one record, but for what content() leaves out; exit status 77, which
         ctest takes for skipped, where the variable names no program
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus"
OFFICE = (".doc", ".rtf", ".odt")

# Issues that tell of what was mended in a file and not of the plan in it: docs/record.md, issue codes.
ABOUT_THE_FILE = {"converter-residue", "row-deduplicated", "row-rejoined", "seam-joined", "text-repaired"}

# Renderings that are known to be read otherwise than their plan, and why.  A rendering that has come to be read
# alike has to leave the list.
OPEN = {}


def letters(text):
    """What no line end, table form or blank changes; dashes and quotes count."""
    return "".join(unicodedata.normalize("NFC", text).split())


def content(record):
    """The record without what may differ between the files of one plan.

    source         the file itself
    text           the order of what stands side by side (the head's two columns, recipients and signature), the
                   lines of dots and dashes that a text draws under a heading; what its spans point at stays
    span           a place: kept is what was read there
    page, box      geometry, which a text has not
    line breaks    where a file breaks a line inside a value
    """
    text = record["text"]

    def plain(value):
        if isinstance(value, dict):
            kept = {k: plain(v) for k, v in value.items() if k not in ("page", "box", "span")}
            if value.get("span"):
                kept["span"] = letters(text[value["span"]["start"]:value["span"]["end"]])
            return kept
        if isinstance(value, list):
            return [plain(v) for v in value]
        return letters(value) if isinstance(value, str) else value

    kept = plain({k: v for k, v in record.items() if k not in ("source", "text")})
    kept["issues"] = sorted((i for i in kept["issues"] if i["code"] not in ABOUT_THE_FILE), key=str)
    return kept


def differences(a, b, path=""):
    """Lines "where: one | other"."""
    if isinstance(a, dict) and isinstance(b, dict):
        return [d for k in sorted({*a, *b}) for d in differences(a.get(k), b.get(k), f"{path}.{k}")]
    if isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        return [d for n, (x, y) in enumerate(zip(a, b)) for d in differences(x, y, f"{path}[{n}]")]
    return [] if a == b else [f"{path}: {str(a)[:150]} | {str(b)[:150]}"]


def extract(program, files):
    read = subprocess.run([program, "extract", *map(str, files)], stdout=subprocess.PIPE, check=False)
    records = [json.loads(line) for line in read.stdout.splitlines()]
    return {pathlib.Path(r["source"]["path"]): content(r) for r in records}


def same():
    program = os.environ.get("VANTHU_PROGRAM")
    if not program or not os.access(program, os.X_OK):
        print("skipped: VANTHU_PROGRAM names no program")
        return 77
    office = os.environ.get("VANTHU_SOFFICE") or shutil.which("soffice")
    renderings = [f for f in sorted((CORPUS / "renderings").iterdir()) if office or f.suffix not in OFFICE]
    plans = {f.stem: f for f in [*(CORPUS / "plans").iterdir(), *(CORPUS / "printed").glob("*.txt")]}
    read = extract(program, [*sorted(plans.values()), *renderings])
    failed = 0
    for file in renderings:
        found = differences(read.get(plans[file.stem]), read.get(file))
        for line in found if file.name not in OPEN else []:
            print(f"{file.name} {line}")
        failed += (file.name in OPEN) != bool(found)
        if file.name in OPEN and not found:
            print(f"{file.name} is read as its plan now: take it out of OPEN")
    without = "" if office else " (LibreOffice is not installed: .doc, .rtf and .odt left out)"
    print(f"{len(renderings)} renderings, {failed} to look at, {len(OPEN)} known to differ{without}")
    return 1 if failed or not renderings else 0


def current():
    return subprocess.run([sys.executable, "-B", CORPUS / "make_renderings.py", "--check"], check=False).returncode


if __name__ == "__main__":
    tasks = {"current": current, "same": same}
    if len(sys.argv) != 2 or sys.argv[1] not in tasks:
        sys.exit(__doc__)
    sys.exit(tasks[sys.argv[1]]())

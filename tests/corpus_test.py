#!/usr/bin/env python3
"""The project's own plans: each gold record agrees with its plan, and the program reads them as well as before.

usage: corpus_test.py agreement | accuracy | renderings [--write-baseline] | scans | measured

agreement  every value of a gold record stands in its plan (needs no program)
accuracy   `$VANTHU_PROGRAM extract` over corpus/plans against corpus/baseline.json; exit status 77, which ctest
           takes for skipped, where the variable names no program
renderings `$VANTHU_PROGRAM extract` over the .docx and .pdf of corpus/renderings, and the words of the plans in
           corpus/printed, against corpus/renderings.json; --write-baseline stores what was found there
scans      scans that corpus/make_scans.py makes of the plans: overall F1 of each at least what corpus/scans.json
           says, some points below what was measured, since versions of Tesseract differ; skipped where python3-pil,
           python3-numpy or Tesseract's Vietnamese data are missing
measured   the measuring plans beside the repository (../shared/corpus, or $VANTHU_SHARED/corpus) as text: overall F1 at
           least 98, every measure at least 95; their scans: overall at least 95, citation.key 97, table.rows 99,
           table.cells 90, assignment.lead and assignment.deadline 95; skipped where they are absent
"""
import html
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[1]
PLANS, GOLD, BASELINE = ROOT / "corpus" / "plans", ROOT / "corpus" / "gold", ROOT / "corpus" / "baseline.json"
PRINTED = ROOT / "corpus" / "printed"  # plans written for their looks: words and gold, both by name
CODECS = {"UTF-8": "utf-8-sig", "UTF-16LE": "utf-16", "windows-1258": "cp1258"}


def letters(text):
    """Lower-case letters and digits alone: what no layout, line end or table form changes."""
    text = unicodedata.normalize("NFC", text).lower()
    return "".join(c for c in text if c.isalnum())


def plan_text(data, encoding):
    text = data.decode(CODECS[encoding])
    if re.search("<(?:html|table|p)\\b", text, re.I):
        text = html.unescape(re.sub("<[^>]*>", " ", text))
    text = re.sub(r"^\s*\d{1,2}\s*$", "", text, flags=re.M)  # page numbers between the halves of a sentence
    return letters(text)


def holds(text, value):
    """Whether the value stands in the text, whole or in the two pieces into which a page end cut it."""
    v = letters(value)
    return v in text or any(v[:cut] in text and v[cut:] in text for cut in range(3, len(v) - 2))


def disagreements(gold, text):
    """Values of the gold that its plan does not hold."""
    wanted = [gold["title"], *gold["recipients"], (gold["signer"] or {}).get("name")]
    wanted += [s["title"] for s in gold["sections"]] + [c["raw"] for c in gold["citations"]]
    wanted += [a["task"] for a in gold["assignments"] if a["source"] == "body"]
    wanted += [a["deadline_raw"] for a in gold["assignments"] if a.get("deadline_raw")]
    wanted += [i["quote"] for i in gold["expected_issues"] if "quote" in i]
    lost = [w for w in wanted if w and letters(w) not in text]
    return lost + [c for t in gold["tables"] for r in t["rows"] for c in r if not holds(text, c)]


def agreement():
    failed = 0
    plans = {f.stem: f for f in [*PLANS.iterdir(), *PRINTED.glob("*.txt")]}
    golds = {f.stem: f for f in [*GOLD.glob("*.json"), *PRINTED.glob("*.json")]}
    for stem in sorted(plans.keys() ^ golds.keys()):
        print(f"{stem}: a plan without gold, or gold without a plan")
        failed += 1
    for stem in sorted(plans.keys() & golds.keys()):
        gold = json.loads(golds[stem].read_text(encoding="utf-8"))
        if gold["encoding"] not in CODECS:
            print(f"{stem}: {gold['encoding']} is read by the program alone; the accuracy test covers it")
            continue
        for value in disagreements(gold, plan_text(plans[stem].read_bytes(), gold["encoding"])):
            print(f"{stem}: not in the plan: {value}")
            failed += 1
    print(f"{len(golds)} gold records, {failed} disagreements")
    return 1 if failed or not golds else 0


def accuracy():
    program = os.environ.get("VANTHU_PROGRAM")
    if not program or not os.access(program, os.X_OK):
        print("skipped: VANTHU_PROGRAM names no program")
        return 77
    read = subprocess.run([program, "extract", *sorted(map(str, PLANS.iterdir()))], stdout=subprocess.PIPE, check=False)
    if read.returncode:
        print(f"{program} extract: exit status {read.returncode}")
        return 1
    score = [sys.executable, ROOT / "tools" / "score.py", "--gold", GOLD, "--baseline", BASELINE]
    return subprocess.run(score, input=read.stdout, check=False).returncode


def renderings(write=False):
    program = os.environ.get("VANTHU_PROGRAM")
    if not program or not os.access(program, os.X_OK):
        print("skipped: VANTHU_PROGRAM names no program")
        return 77
    files = [f for f in (ROOT / "corpus" / "renderings").iterdir() if f.suffix in (".docx", ".pdf")]
    files += PRINTED.glob("*.txt")
    read = subprocess.run([program, "extract", *sorted(map(str, files))], stdout=subprocess.PIPE, check=False)
    if read.returncode:
        print(f"{program} extract: exit status {read.returncode}")
        return 1
    with tempfile.TemporaryDirectory() as golds:  # those of plans that have a rendering, and no others
        for stem in {f.stem for f in files}:
            shutil.copy(next(f for f in (GOLD / f"{stem}.json", PRINTED / f"{stem}.json") if f.exists()), golds)
        score = [sys.executable, ROOT / "tools" / "score.py", "--gold", golds, "--baseline", ROOT / "corpus" / "renderings.json"]
        return subprocess.run(score + ["--write-baseline"] * write, input=read.stdout, check=False).returncode


def figures(record, golds):
    """F1 of each measure of one record against the golds of a folder."""
    score = [sys.executable, ROOT / "tools" / "score.py", "--gold", golds, "--json"]
    report = json.loads(subprocess.run(score, input=record, stdout=subprocess.PIPE, check=True).stdout)
    return {"overall": report["overall"]["f1"]} | {name: each["f1"] for name, each in report["measures"].items()}


def figures_of(record, golds):
    """The same against the gold of its plan alone."""
    stem = pathlib.Path(json.loads(record)["source"]["path"]).name.split(".")[0]
    with tempfile.TemporaryDirectory() as one:
        shutil.copy(pathlib.Path(golds) / f"{stem}.json", one)
        return figures(record, one)


def scans():
    program = os.environ.get("VANTHU_PROGRAM")
    python = "/usr/bin/python3"  # Debian's, which has Debian's packages
    if not program or not os.access(program, os.X_OK):
        print("skipped: VANTHU_PROGRAM names no program")
        return 77
    if subprocess.run([python, "-c", "import numpy, PIL"], stderr=subprocess.DEVNULL, check=False).returncode:
        print("skipped: python3-numpy or python3-pil is missing")
        return 77
    floors = json.loads((ROOT / "corpus" / "scans.json").read_text())
    with tempfile.TemporaryDirectory() as folder:
        make = [python, ROOT / "corpus" / "make_scans.py", "-o", folder, *floors]
        subprocess.run(make, stdout=subprocess.DEVNULL, check=True)
        files = [str(pathlib.Path(folder) / name) for name in floors]
        read = subprocess.run([program, "extract", "--ocr-cache", "none", *files], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, check=False)
    if b"[ocr-data-missing]" in read.stderr:
        print("skipped: tesseract-ocr-vie is missing")
        return 77
    low = 0
    for record in read.stdout.splitlines():
        name = pathlib.Path(json.loads(record)["source"]["path"]).name
        found = figures_of(record, GOLD)["overall"]
        print(f"{name}: overall F1 {found:.2f}, at least {floors[name]}")
        low += found < floors.pop(name)
    for name in floors:
        print(f"{name}: no record")
    return 1 if low or floors else 0


SCAN_BARS = {"overall": 95, "citation.key": 97, "table.rows": 99, "table.cells": 90, "assignment.lead": 95,
             "assignment.deadline": 95}


def measured():
    program = os.environ.get("VANTHU_PROGRAM")
    shared = pathlib.Path(os.environ.get("VANTHU_SHARED", ROOT.parent / "shared")) / "corpus"
    if not program or not os.access(program, os.X_OK) or not (shared / "gold").is_dir():
        print(f"skipped: no program, or no measuring plans in {shared}")
        return 77
    plans = sorted(map(str, shared.glob("[0-9][0-9][0-9].txt")))
    pictures = sorted(map(str, shared.glob("[0-9][0-9][0-9].scan*.pdf")))
    read = subprocess.run([program, "extract", *plans, *pictures], stdout=subprocess.PIPE, check=False)
    if read.returncode:
        print(f"{program} extract: exit status {read.returncode}")
        return 1
    records = read.stdout.splitlines(keepends=True)
    found = figures(b"".join(records[:len(plans)]), shared / "gold")
    low = {name: f1 for name, f1 in found.items() if f1 is not None and f1 < (98 if name == "overall" else 95)}
    print(f"{len(plans)} plans, overall F1 {found['overall']:.2f}, too low: {low or 'none'}")
    failed = bool(low)
    for record in records[len(plans):]:
        found = figures_of(record, shared / "gold")
        low = {name: found[name] for name, bar in SCAN_BARS.items() if found[name] is not None and found[name] < bar}
        name = pathlib.Path(json.loads(record)["source"]["path"]).name
        print(f"{name}: overall F1 {found['overall']:.2f}, too low: {low or 'none'}")
        failed |= bool(low)
    return 1 if failed else 0


if __name__ == "__main__":
    tasks = {"agreement": agreement, "accuracy": accuracy, "renderings": renderings, "scans": scans,
             "measured": measured}
    if sys.argv[1:] == ["renderings", "--write-baseline"]:
        sys.exit(renderings(write=True))
    if len(sys.argv) != 2 or sys.argv[1] not in tasks:
        sys.exit(__doc__)
    sys.exit(tasks[sys.argv[1]]())

#!/usr/bin/env python3
"""Print the project's plans as an office would: the words of plans/NAME.* or printed/NAME.txt, set as layouts/NAME.json
says, become renderings/NAME.docx and of it the .pdf, .doc, .rtf and .odt that the layout names.

usage: make_renderings.py [--check] [NAME …]

Without NAME all plans that have a layout.  All but the .docx are made by LibreOffice (Debian's libreoffice-writer-nogui)
with the letters of fonts-liberation2, which has all Vietnamese ones; fonts-liberation has not.
--check makes no file: exit status 1 where a .docx of renderings/ is not what its plan and layout give.  It needs
neither LibreOffice nor fonts.
"""
import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

import legacy_font
from plan_layout import Printer
from plan_text import read_plan

CORPUS = pathlib.Path(__file__).resolve().parent
RENDERINGS = CORPUS / "renderings"


def word_file(name, layout, for_pdf=False):
    """The bytes of the plan's .docx, or of the one that its PDF is printed from."""
    plan, = [*CORPUS.glob(f"plans/{name}.*"), *CORPUS.glob(f"printed/{name}.txt")]
    gold, = [*CORPUS.glob(f"gold/{name}.json"), *CORPUS.glob(f"printed/{name}.json")]
    encoding = json.loads(gold.read_text(encoding="utf-8"))["encoding"]
    try:
        return Printer(*read_plan(plan, encoding), layout, for_pdf).document()
    except ValueError as error:
        sys.exit(f"{name}: {error}")


def undated(pdf):
    """The PDF without the moment of its making, so that the same plan gives the same bytes; lengths stay."""
    def nothing(match):
        return match.group(1) + re.sub(rb"[0-9A-Fa-f]", b"0", match.group(2))

    pdf = re.sub(rb"(/CreationDate\(D:)(\d{14})", rb"\g<1>20260101000000", pdf)
    pdf = re.sub(rb"(/DocChecksum /)([0-9A-F]+)", nothing, pdf)
    return re.sub(rb"(/ID \[)([^\]]*)", nothing, pdf)


def convert(docx, kind, fonts=()):
    """LibreOffice's rendering of a .docx as "pdf", "doc", "rtf" or "odt", with fonts of these names at hand."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "plan.docx").write_bytes(docx)
        environment = {**os.environ, "TZ": "UTC"}
        if fonts:
            environment["FONTCONFIG_FILE"] = str(legacy_font.write_fonts(folder, fonts))
        command = ["soffice", f"-env:UserInstallation=file://{name}/profile", "--headless", "--convert-to", kind]
        subprocess.run([*command, "--outdir", name, f"{name}/plan.docx"], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, timeout=120, env=environment)
        return (folder / f"plan.{kind}").read_bytes()


def printed(name, layout):
    """The plan's PDF."""
    fonts = [layout[key] for key in ("font", "capitals_font") if key in layout]
    pdf = undated(convert(word_file(name, layout, for_pdf=True), "pdf", fonts))
    return legacy_font.with_soft_hyphens(pdf) if "capitals_font" in layout else pdf


def render(name, layout):
    docx = word_file(name, layout)
    for kind in layout["formats"]:
        made = docx if kind == "docx" else printed(name, layout) if kind == "pdf" else convert(docx, kind)
        target = RENDERINGS / f"{name}.{kind}"
        target.write_bytes(made)
        print(f"{target.relative_to(CORPUS)}: {len(made)} bytes")


def unpacked(docx):
    with zipfile.ZipFile(docx) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def stale(name, layout):
    """Whether the .docx at hand is another than plan and layout give."""
    with tempfile.TemporaryFile() as fresh:
        fresh.write(word_file(name, layout))
        at_hand = RENDERINGS / f"{name}.docx"
        return not at_hand.exists() or unpacked(at_hand) != unpacked(fresh)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    layouts = {f.stem: json.loads(f.read_text(encoding="utf-8")) for f in sorted(CORPUS.glob("layouts/*.json"))}
    for name in args.names:
        if name not in layouts:
            parser.error(f"no layouts/{name}.json")
    chosen = {name: layouts[name] for name in args.names or layouts}
    if args.check:
        old = [name for name, layout in chosen.items() if stale(name, layout)]
        for name in old:
            print(f"renderings/{name}.docx is not what its plan and layout give: run corpus/make_renderings.py {name}")
        return 1 if old else 0
    RENDERINGS.mkdir(exist_ok=True)
    for name, layout in chosen.items():
        render(name, layout)
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Makes a folder of files that are to be hard to read, with sound ones between them.

    make_hostile.py FOLDER

FOLDER/files is what is to be imported; FOLDER/sound has the sound files alone, under the same names;
FOLDER/manifest.json says what is expected of each file (hostile_set.py).  The same sources give the same bytes."""
import pathlib
import sys

import hostile_pdf
import hostile_samples
import hostile_text
import hostile_zip
from hostile_set import FAILS, HostileSet

SEED = 20261121
SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
SOUND = [  # none of the plans that hostile_samples spoils
    "plans/an-toan-giao-thong-cao-lanh.txt", "renderings/an-toan-giao-thong-cao-lanh.pdf", "plans/an-toan-thuc-pham-muong-la.txt",
    "renderings/an-toan-thuc-pham-muong-la.docx", "plans/bau-cu-binh-minh.txt", "renderings/bau-cu-binh-minh.pdf",
    "plans/chat-thai-ran-quynh-luu.doc", "renderings/chuyen-doi-so-ninh-kieu.doc", "plans/chuyen-doi-so-ninh-kieu.txt",
    "renderings/du-lich-sa-pa.pdf", "plans/giam-ngheo-ea-sup.txt", "renderings/giam-ngheo-ea-sup.docx",
    "plans/nong-thon-moi-thanh-binh.txt", "renderings/phong-chay-rung-bac-me.pdf", "plans/phong-chong-duoi-nuoc-long-xuyen.txt",
    "plans/quy-che-phong-chay-vinh-yen.txt", "renderings/thu-ngan-sach-tan-thanh.docx", "plans/tiem-chung-hai-chau.md",
    "plans/van-hoa-doc-hau-my.txt", "plans/van-hoa-doc-na-phac.txt"]
# Where the sound ones stand: between the others, and under names that are hard to handle.
PLACES = [b"cut/pdf/030k-whole.pdf", b"content/deflated-zwhole.pdf", b"forms/whole.txt", b"pictures/k-whole.docx", b"zip/m-whole.txt",
          b"docx/m-whole.pdf", b"ole/head-whole.doc", b"rtf/m-whole.doc", b"html/m-whole.txt", b"tables/m-whole.pdf",
          b"names/two\nlines.txt", b"names/not \xff\xfe utf-8.docx", b"names/-rf", b"names/--help.pdf", "names/Kế hoạch số 1 (bản sao).txt".encode(),
          b"names/" + b"n" * 251 + b".txt", b"names/ blanks .docx", b"names/%s%n$(touch x)`y`;'\".md", b"names/\x1b[31mred.txt", b"text/m-whole.txt"]
VAST = 65 << 20  # above Limits::file_bytes


def fill(made, sound):
    for name, original in zip(PLACES, SOUND, strict=True):
        made.add_sound(name, SOURCE / "corpus" / original)
        sound.add_sound(name, SOURCE / "corpus" / original)
    for module in (hostile_text, hostile_pdf, hostile_zip):
        for name, data, expected in module.files():
            made.add(name, data, expected)
    for name, data, expected in hostile_samples.files(SOURCE, SEED):
        made.add(name, data, expected)
    made.add_vast("vast.txt", VAST, FAILS("limit-file-bytes"))
    made.add_pipe("names/pipe.txt")
    made.add_link("names/link-nowhere.txt", "nowhere.txt", FAILS("file-missing"))
    made.add_link("names/link-to-itself.txt", "link-to-itself.txt", FAILS("file-unreadable"))
    made.add_link("names/link-outside.txt", "/etc/passwd")
    made.add_link("names/link-up", "..")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[1])
    made, sound = HostileSet(folder / "files"), HostileSet(folder / "sound")
    fill(made, sound)
    made.write_manifest(folder / "manifest.json")


if __name__ == "__main__":
    main()

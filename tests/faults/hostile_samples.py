"""Good files, spoilt: cut off at every kilobyte, bits and bytes flipped."""
import random

from hostile_set import OPEN

KILOBYTE = 1024
# One plan in every format; the sound files beside the spoilt ones are of other plans.
SPOILT = {
    "pdf": "corpus/renderings/phong-chong-thien-tai-tan-ky.pdf",
    "docx": "corpus/renderings/phong-chong-thien-tai-tan-ky.docx",
    "doc": "corpus/renderings/phong-chong-thien-tai-tan-ky.doc",
    "rtf": "corpus/renderings/phong-chong-thien-tai-tan-ky.rtf",
    "odt": "corpus/renderings/phong-chong-thien-tai-tan-ky.odt",
    "txt": "corpus/plans/phong-chong-thien-tai-tan-ky.txt",
    "html": "corpus/plans/cai-cach-hanh-chinh-co-to.html",
}
CODES = {
    "pdf": ("pdf-*", "limit-*", "reader-*", "file-*", "encoding-*"),
    "docx": ("docx-*", "limit-*", "reader-*", "file-*", "format-*", "archive-*"),
    "doc": ("office-*", "docx-*", "limit-*", "reader-*", "file-*", "format-*", "encoding-*"),
    "rtf": ("office-*", "limit-*", "reader-*", "file-*", "encoding-*"),
    "odt": ("office-*", "docx-*", "limit-*", "reader-*", "file-*", "format-*", "archive-*"),
    "txt": ("file-*", "encoding-*"),
    "html": ("file-*", "encoding-*", "html-*", "limit-*"),
}
# LibreOffice takes a second for each of its files.
FLIPS = {"doc": 5, "rtf": 5, "odt": 5}


def truncations(kind, data):
    for at in range(KILOBYTE, len(data), KILOBYTE):
        yield f"cut/{kind}/{at // KILOBYTE:03}k.{kind}", data[:at]


def flips(kind, data, rng):
    for number in range(FLIPS.get(kind, 12)):
        spoilt = bytearray(data)
        for _ in range(1 << number % 6):
            spoilt[rng.randrange(len(spoilt))] ^= 1 << rng.randrange(8)
        yield f"flipped/{kind}/bits-{number:02}.{kind}", bytes(spoilt)
    for number in range(FLIPS.get(kind, 12)):
        spoilt = bytearray(data)
        for _ in range(1 << number % 6):
            spoilt[rng.randrange(len(spoilt))] = rng.randrange(256)
        yield f"flipped/{kind}/bytes-{number:02}.{kind}", bytes(spoilt)
    for number in range(2):  # a stretch from elsewhere, as of a disk that went wrong
        at, other, size = (rng.randrange(len(data)) for _ in range(3))
        size = min(size, 512)
        spoilt = data[:at] + data[other:other + size] + data[at + size:]
        yield f"flipped/{kind}/stretch-{number}.{kind}", spoilt + b" " * number


def files(source, seed):
    for kind, path in SPOILT.items():
        data = (source / path).read_bytes()
        rng = random.Random(f"{seed} {kind}")
        for name, spoilt in (*truncations(kind, data), *flips(kind, data, rng)):
            yield name, spoilt, OPEN(*CODES[kind])

#!/usr/bin/python3
"""Make scans of the project's plans: pages of renderings/PLAN.pdf as scanners, copiers, cameras and fax machines hand
them on, in files PLAN.KIND.pdf (or .tiff, .png, .jpg) whose gold record is the plan's.

usage: make_scans.py [--list] [-o FOLDER] [NAME …]

NAME is a file of --list, or a part of it: a plan, a kind.  Without NAME all are made.
The same plan gives the same pixels each time.  Debian's python3-pil, python3-numpy, poppler-utils and
fonts-liberation2 are needed (tools/test_packages.txt), so the Python is Debian's as well.
"""
import argparse
import dataclasses
import io
import pathlib
import subprocess
import sys
import tempfile
import zlib
from concurrent.futures import ProcessPoolExecutor

import numpy as np
from PIL import Image

import scan_faults as fault
import scan_files
import scan_marks as mark
from scan_sheet import page_count, print_page

CORPUS = pathlib.Path(__file__).resolve().parent
NINH_KIEU, TAN_KY, HAI_CHAU = "chuyen-doi-so-ninh-kieu", "phong-chong-thien-tai-tan-ky", "tiem-chung-hai-chau"
CO_TO, BAC_ME, EA_SUP = "cai-cach-hanh-chinh-co-to", "phong-chay-rung-bac-me", "giam-ngheo-ea-sup"


@dataclasses.dataclass
class Scan:
    """How a plan is scanned.  `marks` are laid on the printed page, `faults` on its picture; `turns` has the right
    angles by which each page is turned clockwise, the last one for all that follow."""
    plan: str
    kind: str
    about: str
    dpi: int = 200
    colour: bool = False
    marks: tuple = ()
    slope: float | None = None  # degrees; None: a feeder's usual one
    scanner: object = fault.scanned()
    faults: tuple = ()
    turns: tuple = (0,)
    quality: int = 75  # of the JPEG
    bits: bool = False  # one a pixel
    rotate: int = 0  # how far the PDF's reader turns each page
    printed: tuple = ()  # pages that stay as they were printed
    extra: tuple = ()  # pages put before the first one: steps that make them of it
    arrived: float = 1  # the part of the last page's picture that the file has
    form: str = "pdf"
    pages: tuple = ()  # of the plan; none: all

    @property
    def name(self):
        return f"{self.plan}.{self.kind}.{self.form}"


def scans():
    for dpi in (150, 200, 300):
        yield Scan(NINH_KIEU, f"scan{dpi}", f"an office's scanner, {dpi} dots an inch, grey", dpi=dpi)
    yield Scan(NINH_KIEU, "sloping", "turned by 1.5°", slope=1.5)
    yield Scan(NINH_KIEU, "upside-down", "every page upside down", turns=(2,))
    yield Scan(NINH_KIEU, "turned", "pages turned by 90°, 270°, and landscape ones as a feeder takes them",
               turns=(1, 3, 1, 3))
    yield Scan(NINH_KIEU, "rotate-entry", "stored sideways, with the /Rotate that sets it right", turns=(3,), rotate=90)
    yield Scan(NINH_KIEU, "noisy", "noise, blur, dust, strong JPEG", slope=-.8, quality=35,
               scanner=fault.scanned(paper=228, ink=52, noise=13, soft=.1), faults=(fault.specks(.5),))
    yield Scan(TAN_KY, "sealed-signature", "red seal and blue ink over the signature", colour=True,
               marks=(mark.sealed_signature("ỦY BAN NHÂN DÂN XÃ TÂN KỲ - TỈNH NGHỆ AN"),))
    yield Scan(TAN_KY, "sealed-signature-grey", "the same through a scanner without colour",
               marks=(mark.sealed_signature("ỦY BAN NHÂN DÂN XÃ TÂN KỲ - TỈNH NGHỆ AN"),))
    seal = "ỦY BAN NHÂN DÂN ĐẶC KHU CÔ TÔ - TỈNH QUẢNG NINH"
    yield Scan(CO_TO, "sealed-table", "a red seal over the table", colour=True,
               marks=(mark.seal_over("Phân công thực hiện", seal, down=28), mark.sealed_signature(seal)))
    yield Scan(HAI_CHAU, "photographed", "a telephone's picture: shadow, perspective, a desk", colour=True, slope=.6,
               scanner=fault.photographed(), quality=80)
    yield Scan(HAI_CHAU, "borders", "black borders, holes, streaks of a feeder", slope=.5,
               faults=(fault.dark_borders(), fault.streaks()))
    yield Scan(HAI_CHAU, "fax", "fax, fine: one bit a pixel", scanner=fault.fax(), bits=True)
    yield Scan(TAN_KY, "fax-coarse", "fax, 100 lines an inch", scanner=fault.fax(coarse=True), bits=True)
    yield Scan(BAC_ME, "copy", "a copy's copy in one bit, 300 dots an inch", dpi=300, slope=-.7, bits=True,
               scanner=fault.fax(), faults=(fault.specks(.4, .25),))
    yield Scan(BAC_ME, "print-through", "thin paper, printed on both sides", marks=(fault.print_through(),),
               scanner=fault.scanned(paper=232, ink=48))
    yield Scan(EA_SUP, "pale", "toner at its end: grey letters on grey paper",
               scanner=fault.scanned(paper=214, ink=138, noise=3))
    yield Scan(HAI_CHAU, "incoming", "the post room's red stamp below the number", colour=True,
               marks=(mark.incoming_stamp("UBND PHƯỜNG THANH KHÊ", "1247", "05/3/2026"),
                      mark.sealed_signature("ỦY BAN NHÂN DÂN PHƯỜNG HẢI CHÂU - TP. ĐÀ NẴNG")))
    yield Scan(BAC_ME, "number-by-hand", "the number written by hand into its room", colour=True,
               marks=(mark.handwritten_number("58"),
                      mark.sealed_signature("ỦY BAN NHÂN DÂN XÃ BẮC MÊ - TỈNH TUYÊN QUANG")))
    yield Scan(NINH_KIEU, "mixed", "pages 1 and 4 with their text, 2 and 3 scanned", printed=(1, 4))
    yield Scan(EA_SUP, "blank-and-photo", "a blank page and a photograph before the plan", colour=True,
               extra=(fault.erased, fault.landscape_photograph))
    yield Scan(EA_SUP, "multi-page", "TIFF of several pages", form="tiff")
    yield Scan(EA_SUP, "fax", "TIFF of several pages, one bit a pixel", scanner=fault.fax(), bits=True, form="tiff")
    yield Scan(CO_TO, "page1", "one page as PNG", form="png", pages=(1,))
    yield Scan(HAI_CHAU, "page3", "one landscape page as JPEG, colour", colour=True, form="jpg", pages=(3,), turns=(1,))
    yield Scan(EA_SUP, "truncated", "the second page's JPEG ends in its middle", arrived=.5)


def picture(sheet, bits):
    pixels = np.rint(np.clip(sheet.pixels, 0, 255)).astype(np.uint8)
    if pixels.shape[2] == 3:
        return Image.fromarray(pixels)
    grey = Image.fromarray(pixels[:, :, 0])
    return grey.point(lambda v: 255 if v > 127 else 0).convert("1", dither=Image.NONE) if bits else grey


def scan_page(scan, number, making=None):
    """Picture, width and height in points of one page; `making` is the step that makes another page of it."""
    pdf = CORPUS / "renderings" / f"{scan.plan}.pdf"
    seed = zlib.crc32(f"{scan.name} {number} {getattr(making, '__name__', '')}".encode())
    sheet = print_page(pdf, number, scan.dpi, scan.colour, seed)
    slope = fault.angle_for(sheet.rng) if scan.slope is None else scan.slope
    height, width = (72 * v / scan.dpi for v in sheet.pixels.shape[:2])
    turns = scan.turns[min(number, len(scan.turns)) - 1]
    steps = (making,) if making else scan.marks
    for step in (*steps, fault.turn(slope), scan.scanner, *scan.faults, fault.quarter_turns(turns)):
        sheet = step(sheet)
    if turns % 2:
        height, width = width, height
    return picture(sheet, scan.bits), width, height


def with_printed_pages(scan, made):
    """The scanned pages' file with the printed ones between them."""
    with tempfile.TemporaryDirectory() as folder:
        scanned = pathlib.Path(folder) / "scanned.pdf"
        scanned.write_bytes(made)
        whole = CORPUS / "renderings" / f"{scan.plan}.pdf"
        for number in range(1, page_count(whole) + 1):
            source = whole if number in scan.printed else scanned
            subprocess.run(["pdfseparate", "-f", str(number), "-l", str(number), source, f"{folder}/{number}.page"],
                           check=True)
        parts = [f"{folder}/{number}.page" for number in range(1, page_count(whole) + 1)]
        subprocess.run(["pdfunite", *parts, f"{folder}/mixed.pdf"], check=True)
        return pathlib.Path(folder, "mixed.pdf").read_bytes()


def scan_bytes(scan):
    numbers = scan.pages or range(1, page_count(CORPUS / "renderings" / f"{scan.plan}.pdf") + 1)
    pages = [scan_page(scan, 1, making) for making in scan.extra] + [scan_page(scan, n) for n in numbers]
    if scan.form == "pdf":
        made = scan_files.pdf(pages, scan.quality, scan.rotate, scan.arrived)
        return with_printed_pages(scan, made) if scan.printed else made
    target, images = io.BytesIO(), [page[0] for page in pages]
    settings = {"dpi": (scan.dpi, scan.dpi)}
    if scan.form == "tiff":
        settings |= {"save_all": True, "append_images": images[1:],
                     "compression": "group4" if scan.bits else "tiff_lzw"}
    elif scan.form == "jpg":
        settings |= {"quality": scan.quality}
    images[0].save(target, {"tiff": "TIFF", "png": "PNG", "jpg": "JPEG"}[scan.form], **settings)
    return target.getvalue()


def make(name, folder):
    """By name, since the steps of a scan cannot be handed to another process."""
    scan, target = next(s for s in scans() if s.name == name), folder / name
    target.write_bytes(scan_bytes(scan))
    return f"{target}: {target.stat().st_size} bytes"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--list", action="store_true", help="only tell what there is")
    parser.add_argument("-o", "--output", type=pathlib.Path, default=pathlib.Path("scans"), metavar="FOLDER")
    args = parser.parse_args()
    chosen = [s for s in scans() if not args.names or any(name in s.name for name in args.names)]
    for name in args.names:
        if not any(name in scan.name for scan in chosen):
            parser.error(f"no scan is called {name}; --list tells all")
    if args.list:
        print("\n".join(f"{scan.name}\t{scan.about}" for scan in chosen))
        return 0
    args.output.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(max_workers=2) as pool:
        for line in pool.map(make, [s.name for s in chosen], [args.output] * len(chosen)):
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

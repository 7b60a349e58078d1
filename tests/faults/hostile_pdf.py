"""PDF files made to hurt: bombs, cycles, lies about sizes, pictures of impossible dimensions, encryption.

`files()` gives (name, bytes, expected); expected is one of the constants of hostile_set."""
import hashlib
import struct
import zlib

from hostile_set import FAILS, OPEN, READ

PDF_FAILS = FAILS("pdf-*", "limit-*", "reader-*", "file-*")
PDF_OPEN = OPEN("pdf-*", "limit-*", "reader-*", "file-*")
TEXT = b"BT /F1 12 Tf 72 700 Td (KE HOACH so 12/KH-UBND) Tj ET\n"
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]"


def deflated(data, times=1):
    for _ in range(times):
        data = zlib.compress(data, 9)
    return data


class Pdf:
    """Objects by their numbers, and the file that they make."""

    def __init__(self):
        self.bodies = []

    def add(self, body):
        self.bodies.append(body if isinstance(body, bytes) else body.encode("latin-1"))
        return len(self.bodies)

    def reserve(self):
        return self.add(b"null")

    def set(self, number, body):
        self.bodies[number - 1] = body if isinstance(body, bytes) else body.encode("latin-1")

    def stream(self, data, entries=b"", length=None):
        length = str(len(data)).encode() if length is None else length
        return self.add(b"<</Length " + length + entries + b">>\nstream\n" + data + b"\nendstream")

    def font(self, extra=b""):
        return self.add(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica" + extra + b">>")

    def page(self, parent, contents, resources=b"", entries=b"/MediaBox[0 0 600 800]"):
        return self.add(b"<</Type/Page/Parent %d 0 R%b/Contents %d 0 R/Resources<<%b>>>>" %
                        (parent, entries, contents, resources))

    def body(self):
        """The objects, and where each of them begins."""
        out, starts = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
        for number, body in enumerate(self.bodies, 1):
            starts.append(len(out))
            out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
        return bytes(out), starts

    def file(self, root, trailer=b"", size=None):
        out, starts = self.body()
        table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(starts) + 1)
        table += b"".join(b"%010d 00000 n \n" % start for start in starts)
        size = len(starts) + 1 if size is None else size
        return out + table + b"trailer\n<</Size %d/Root %d 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (
            size, root, trailer, len(out))


def tree(pdf, pages, count=None):
    """A page tree over page objects that were made with the parent `pdf.tree`."""
    kids = b" ".join(b"%d 0 R" % page for page in pages)
    pdf.set(pdf.tree, b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(pages) if count is None else count, kids))
    return pdf.add(b"<</Type/Catalog/Pages %d 0 R>>" % pdf.tree)


def one_page(content=TEXT, resources=b"", entries=b"/MediaBox[0 0 600 800]", stream=b"", prepare=None, root=b""):
    """A file of one page; `prepare` adds objects first and gives the resources that name them."""
    pdf = Pdf()
    pdf.tree = pdf.reserve()
    font = pdf.font()
    resources += prepare(pdf) if prepare else b""
    if b"/Font" not in resources:
        resources = b"/Font<</F1 %d 0 R>>" % font + resources
    page = pdf.page(pdf.tree, pdf.stream(content, stream), resources, entries)
    kids = tree(pdf, [page])
    if root:
        kids = pdf.add(b"<</Type/Catalog/Pages %d 0 R%b>>" % (pdf.tree, root))
    return pdf.file(kids)


def good_page(number):
    """What is printed on a page that can be read: no page's head or foot, and no other page's text."""
    lines = [b"Phan %d: nhiem vu so %d do Tram Y te xa thuc hien" % (number, number * 10 + i) for i in range(8)]
    return b"".join(b"BT /F1 12 Tf 72 %d Td (%b) Tj ET\n" % (650 - 40 * i, line) for i, line in enumerate(lines))


def with_good_page(bad_content, bad_resources=b"", prepare=None, entries=b"/MediaBox[0 0 600 800]", stream=b""):
    """Three pages, the second of which is the bad one."""
    pdf = Pdf()
    pdf.tree = pdf.reserve()
    font = b"/Font<</F1 %d 0 R>>" % pdf.font()
    bad_resources += prepare(pdf) if prepare else b""
    if b"/Font" not in bad_resources:
        bad_resources = font + bad_resources
    pages = [pdf.page(pdf.tree, pdf.stream(good_page(1)), font),
             pdf.page(pdf.tree, pdf.stream(bad_content, stream), bad_resources, entries),
             pdf.page(pdf.tree, pdf.stream(good_page(3)), font)]
    return pdf.file(tree(pdf, pages))


def contents():
    """Content streams: of the bad page between two good ones."""
    megabytes = 30 << 20
    flate = b"/Filter/FlateDecode"
    zeros = b"[" + b"0 " * (megabytes // 2)
    yield "deflated-once", deflated(b"1 w " * (megabytes // 4)), flate
    yield "deflated-twice", deflated(zeros, 2), b"/Filter[/FlateDecode/FlateDecode]"
    yield "deflated-three-times", deflated(zeros, 3), b"/Filter[/FlateDecode/FlateDecode/FlateDecode]"
    yield "a-hundred-filters", deflated(TEXT), b"/Filter[" + b"/FlateDecode" * 100 + b"]"
    yield "run-lengths", b"\x81 " * 2_000_000 + b"\x80", b"/Filter/RunLengthDecode"
    # Refused with the whole file: the row is made room for wherever the stream is met.
    yield "wide-predictor", deflated(TEXT), flate + b"/DecodeParms<</Predictor 15/Columns 250000000/Colors 1>>"
    yield "wide-predictor-2", deflated(b"1 w " * 99), flate + b"/DecodeParms<</Predictor 2/Columns 67108863/Colors 4>>"
    yield "negative-predictor", deflated(TEXT), flate + b"/DecodeParms<</Predictor 15/Columns -5/Colors -1>>"
    yield "saved-states", deflated(b"q " * 2_000_000), flate
    yield "arrays", deflated(b"[" * 2_000_000), flate
    yield "dictionaries", deflated(b"<</A" * 1_000_000), flate
    yield "closed-arrays", deflated(b"[" * 900_000 + b"]" * 900_000), flate
    yield "marked-content", deflated(b"/P BMC " * 900_000), flate
    yield "text-objects", deflated(b"BT " * 900_000), flate
    yield "one-string", deflated(b"BT /F1 9 Tf (" + b"a" * 6_000_000 + b") Tj ET"), flate
    yield "open-string", deflated(b"BT /F1 9 Tf (" + b"(" * 6_000_000), flate
    yield "letters", deflated(b"BT /F1 9 Tf " + b"(aaaaaaaa) Tj " * 400_000), flate
    yield "shapes", deflated(b"0 0 m 9 9 l S " * 500_000), flate
    yield "one-path", deflated(b"0 0 m " + b"9 9 l " * 1_000_000 + b"S"), flate
    yield "clips", deflated(b"0 0 9 9 re W n " * 500_000), flate
    yield "dashes", deflated(b"[" + b"0.0001 " * 900_000 + b"] 0 d 0 0 m 600 800 l S"), flate
    yield "tiny-dash", b"[0.0000001] 0 d 1 w 0 0 m 100000000 0 l S", b""
    yield "fonts-changed", deflated(b"BT " + b"/F1 9 Tf " * 700_000 + b"ET"), flate
    yield "huge-numbers", b"9" * 400 + b" 0 0 " + b"9" * 400 + b" 0 0 cm " + TEXT, b""
    yield "huge-text-matrix", b"BT /F1 1e38 Tf 1e38 0 0 1e38 1e38 1e38 Tm (abc) Tj ET", b""
    yield "no-such-things", b"/X Do /Y gs /Z sh /W scn " * 10_000, b""
    yield "random", bytes((i * i * 31 + i * 17) >> 3 & 255 for i in range(60_000)), b""
    yield "not-deflated", TEXT * 40, flate
    yield "half-deflated", deflated(TEXT * 4000)[:150], flate


def forms():
    """XObjects, patterns, masks and annotations that lead into each other: functions that give the resources."""
    def doubling(pdf):
        last = pdf.stream(TEXT, FORM)
        for _ in range(32):
            last = pdf.stream(b"/A Do /A Do", FORM + b"/Resources<</XObject<</A %d 0 R>>>>" % last)
        return b"/XObject<</A %d 0 R>>" % last

    def itself(pdf):
        form = pdf.reserve()
        pdf.set(form, b"<<%b/Length 5/Resources<</XObject<</A %d 0 R>>>>>>\nstream\n/A Do\nendstream" % (FORM, form))
        return b"/XObject<</A %d 0 R>>" % form

    def ring(pdf):
        numbers = [pdf.reserve() for _ in range(50)]
        for i, number in enumerate(numbers):
            pdf.set(number, b"<<%b/Length 11/Resources<</XObject<</A %d 0 R>>>>>>\nstream\n/A Do /A Do\nendstream" %
                    (FORM, numbers[(i + 1) % 50]))
        return b"/XObject<</A %d 0 R>>" % numbers[0]

    def chain(pdf):
        last = pdf.stream(TEXT, FORM)
        for _ in range(3000):
            last = pdf.stream(b"/A Do", FORM + b"/Resources<</XObject<</A %d 0 R>>>>" % last)
        return b"/XObject<</A %d 0 R>>" % last

    def mask(pdf):
        state, form = pdf.reserve(), pdf.reserve()
        pdf.set(state, b"<</SMask<</S/Luminosity/G %d 0 R>>>>" % form)
        pdf.set(form, b"<<%b/Group<</S/Transparency>>/Length 11/Resources<</ExtGState<</A %d 0 R>>>>>>\n"
                      b"stream\n/A gs /A gs\nendstream" % (FORM, state))
        return b"/ExtGState<</A %d 0 R>>" % state

    def pattern(pdf):
        tile = pdf.reserve()
        pdf.set(tile, b"<</PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep .0001/YStep .0001/Length 44"
                      b"/Resources<</Pattern<</A %d 0 R>>>>>>\nstream\n/Pattern cs /A scn 0 0 600 800 re f 0 0 9 9 re"
                      b" f\nendstream" % tile)
        return b"/Pattern<</A %d 0 R>>" % tile

    def type3(pdf):
        font, glyph = pdf.reserve(), pdf.reserve()
        pdf.set(font, b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 0/LastChar 255"
                      b"/Widths[%b]/Encoding<</Differences[97/a]>>/CharProcs<</a %d 0 R>>/Resources<</Font<</F1 %d 0 R>>>>"
                      b">>" % (b"1 " * 256, glyph, font))
        pdf.set(glyph, b"<</Length 40>>\nstream\n1 0 d0 BT /F1 1 Tf (aaaaaaaaaaaaa) Tj ET\nendstream")
        return b"/Font<</F1 %d 0 R>>" % font

    paint = b"/Pattern cs /A scn 0 0 600 800 re f "
    yield "doubling", b"/A Do", doubling
    yield "itself", b"/A Do", itself
    yield "ring", b"/A Do", ring
    yield "chain", b"/A Do", chain
    yield "mask", b"/A gs " + TEXT, mask
    yield "pattern", paint + TEXT, pattern
    yield "type3", b"BT /F1 9 Tf 72 700 Td (aaaa) Tj ET", type3


def codestream(width, height, components=3, tile=None):
    """JPEG 2000, of one tile unless `tile` says how large they are."""
    tile_width, tile_height = tile or (width, height)
    size = struct.pack(">HIIIIIIIIH", 0, width, height, 0, 0, tile_width, tile_height, 0, 0, components)
    size += b"\x07\x01\x01" * components
    cod = b"\xff\x52" + struct.pack(">HBBHBBBBBB", 12, 0, 0, 1, 0, 5, 4, 4, 0, 0)
    qcd = b"\xff\x5c" + struct.pack(">HB", 19, 0x40) + bytes([0x48] * 16)
    tile_part = b"\xff\x90" + struct.pack(">HHIBB", 10, 0, 0, 0, 1) + b"\xff\x93" + b"\x80" * 64
    return b"\xff\x4f\xff\x51" + struct.pack(">H", len(size) + 2) + size + cod + qcd + tile_part + b"\xff\xd9"


def pictures():
    """Images whose dimensions no paper has; each (name, entries, data)."""
    def box(kind, data):
        return struct.pack(">I4s", len(data) + 8, kind) + data

    def jp2(width, height):
        header = box(b"ihdr", struct.pack(">IIHBBBB", height, width, 3, 7, 7, 0, 0))
        header += box(b"colr", struct.pack(">BBBI", 1, 0, 0, 16))
        return (box(b"jP  ", b"\r\n\x87\n") + box(b"ftyp", b"jp2 \0\0\0\0jp2 ") + box(b"jp2h", header) +
                box(b"jp2c", codestream(width, height)))

    def jpeg(width, height):
        quantities = b"\xff\xdb\x00\x43\x00" + b"\x01" * 64
        frame = b"\xff\xc0\x00\x0b\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\x00"
        huffman = b"\xff\xc4\x00\x14\x00" + bytes(15) + b"\x01\x00" + b"\xff\xc4\x00\x14\x10" + bytes(15) + b"\x01\x00"
        scan = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00"
        return b"\xff\xd8" + quantities + frame + huffman + scan + b"\x00" * 64 + b"\xff\xd9"

    def jbig2(width, height):
        page = struct.pack(">IBBI", 0, 48, 1, 19) + struct.pack(">IIIIBH", width, height, 0, 0, 0, 0)
        region = struct.pack(">IBBI", 1, 38, 1, 18 + 8 + 16)
        region += struct.pack(">IIIIB", width, height, 0, 0, 0) + b"\0" + b"\x03\xff\xfd\xff\x02\xfe\xfe\xfe" + b"\xff" * 16
        return page + region

    rgb, gray = b"/ColorSpace/DeviceRGB/BitsPerComponent 8", b"/ColorSpace/DeviceGray/BitsPerComponent 8"
    for width, height in ((40_000, 40_000), (2_000_000_000, 2), (65_000, 65_000), (100_000, 100_000)):
        size = b"/Width %d/Height %d" % (width, height)
        name = f"{width}x{height}"
        yield f"jpx-{name}", size + rgb + b"/Filter/JPXDecode", jp2(width, height)
        yield f"jbig2-{name}", size + b"/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/JBIG2Decode", jbig2(width, height)
        yield f"fax-{name}", size + (b"/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/CCITTFaxDecode"
                                     b"/DecodeParms<</K -1/Columns %d/Rows %d>>" % (width, height)), b"\x26\xa0" * 400
        yield f"raw-{name}", size + rgb, b"\0" * 400
    yield "jpx-bare", b"/Width 30000/Height 30000/Filter/JPXDecode", codestream(30_000, 30_000)
    yield "jpx-components", b"/Width 9000/Height 9000/Filter/JPXDecode", codestream(9_000, 9_000, 200)
    yield "jpx-tiles", b"/Width 60000/Height 60000/Filter/JPXDecode", codestream(60_000, 60_000, 1, (1, 1))
    yield "dct-65500", b"/Width 65500/Height 65500" + gray + b"/Filter/DCTDecode", jpeg(65_500, 65_500)
    yield "flate-bomb", b"/Width 20000/Height 20000" + gray + b"/Filter/FlateDecode", deflated(bytes(40 << 20))
    yield "wide-predictor", (b"/Width 9/Height 9" + gray + b"/Filter/FlateDecode/DecodeParms<</Predictor 15"
                             b"/Columns 2000000000/Colors 1>>"), deflated(bytes(99))
    yield "indexed", (b"/Width 9/Height 9/BitsPerComponent 8/ColorSpace[/Indexed/DeviceRGB 2147483647 (x)]"), bytes(81)
    yield "negative", b"/Width -9/Height -9" + rgb, bytes(81)


def picture_file(entries, data):
    def prepare(pdf):
        return b"/XObject<</A %d 0 R>>" % pdf.stream(data, b"/Type/XObject/Subtype/Image" + entries)
    return with_good_page(TEXT + b"q 300 0 0 300 50 50 cm /A Do Q", prepare=prepare)


def inline_pictures():
    for name, entries in (("lying", b"/W 2000000000 /H 2000000000 /BPC 8 /CS /RGB"),
                          ("mask", b"/W 2000000000 /H 2000000000 /IM true"),
                          ("fax", b"/W 60000 /H 60000 /BPC 1 /CS /G /F /CCF /DP <</K -1 /Columns 60000>>")):
        yield name, (b"q 90 0 0 90 10 10 cm BI " + entries + b" ID xxxx EI Q\n") * 3 + TEXT
    for side in (20_000, 60_000):
        data = codestream(side, side)
        yield f"jpx-{side}", (b"q 90 0 0 90 10 10 cm BI /W %d /H %d /BPC 8 /CS /RGB /F /JPXDecode ID " % (side, side) + data +
                              b" EI Q\n" + TEXT)


def fonts():
    """(name, function that adds the font and gives its number)."""
    def composite(pdf, descendant=b"", extra=b""):
        child = pdf.add(b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
                        b"/Supplement 0>>%b>>" % descendant)
        return pdf.add(b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[%d 0 R]%b>>" %
                       (child, extra))

    def mapped(text, packed=False):
        def make(pdf):
            number = pdf.stream(deflated(text) if packed else text, b"/Filter/FlateDecode" if packed else b"")
            return composite(pdf, b"", b"/ToUnicode %d 0 R" % number)
        return make

    def uses_itself(pdf):
        number = pdf.reserve()
        pdf.set(number, b"<</Type/CMap/UseCMap %d 0 R/Length 20>>\nstream\n/A usecmap endcmap  \nendstream" % number)
        child = pdf.add(b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(A)/Ordering(B)/Supplement 0>>>>")
        return pdf.add(b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding %d 0 R/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>" %
                       (number, child, number))

    def file_of(kind, data):
        def make(pdf):
            stream = pdf.stream(data, b"/Subtype/Type1C/Length1 5/Length2 2000000000/Length3 0")
            descriptor = pdf.add(b"<</Type/FontDescriptor/FontName/A/Flags 4/%b %d 0 R>>" % (kind, stream))
            return pdf.font(b"/FontDescriptor %d 0 R" % descriptor)
        return make

    def descends_into_itself(pdf):
        font = pdf.reserve()
        pdf.set(font, b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[%d 0 R]>>" % font)
        return font

    span = b"1 begincodespacerange <0000> <FFFF> endcodespacerange "
    yield "ranges", mapped(span + b"100 beginbfrange\n" + b"<0000> <FFFF> <00410042>\n" * 100 + b"endbfrange")
    yield "packed-ranges", mapped(span + b"100 beginbfrange\n" + b"<0000> <FFFF> <0041>\n" * 40_000 + b"endbfrange", True)
    yield "long-targets", mapped(span + b"9 beginbfchar\n" + (b"<0041> <" + b"0041" * 50_000 + b">\n") * 9 + b"endbfchar")
    yield "wide-codes", mapped(b"1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange 1 beginbfrange "
                               b"<00000000> <FFFFFFFF> <0041> endbfrange")
    yield "cid-range", mapped(b"1 begincidrange <00000000> <FFFFFFFF> 0 endcidrange")
    yield "uses-itself", uses_itself
    yield "widths", lambda pdf: composite(pdf, b"/W[" + b"0[" + b"5 " * 400_000 + b"]]")
    yield "width-range", lambda pdf: composite(pdf, b"/W[0 2147483647 500 -2147483648 2147483647 3]/W2[0 2147483647 1 2 3]")
    yield "simple-widths", lambda pdf: pdf.font(b"/FirstChar -2147483648/LastChar 2147483647/Widths[1 2 3]")
    yield "differences", lambda pdf: pdf.font(b"/Encoding<</Differences[2147483647/a -5/b 99999/c" + b"/d" * 200_000 + b"]>>")
    yield "type1", file_of(b"FontFile", b"%!PS-AdobeFont-1.0\n" + b"/Encoding 256 array dup 999999999 /a put " * 5000)
    yield "cff", file_of(b"FontFile3", b"\x01\x00\x04\x04" + b"\xff\xff\x04" + b"\xff" * 5000)
    yield "truetype", file_of(b"FontFile2", b"\0\1\0\0\xff\xff" + b"\xff" * 9000)
    yield "itself", descends_into_itself


def page_trees():
    """(name, whole file)."""
    def blank_pages(count):
        pdf = Pdf()
        pdf.tree = pdf.reserve()
        content = pdf.stream(TEXT)
        font = b"/Font<</F1 %d 0 R>>" % pdf.font()
        return pdf.file(tree(pdf, [pdf.page(pdf.tree, content, font) for _ in range(count)]))

    def lying(count):
        pdf = Pdf()
        pdf.tree = pdf.reserve()
        font = b"/Font<</F1 %d 0 R>>" % pdf.font()
        return pdf.file(tree(pdf, [pdf.page(pdf.tree, pdf.stream(TEXT), font)], count))

    def nodes(kids_of, count=1000):
        pdf = Pdf()
        numbers = [pdf.reserve() for _ in range(count)]
        for i, number in enumerate(numbers):
            kids = b" ".join(b"%d 0 R" % numbers[k % count] for k in kids_of(i))
            pdf.set(number, b"<</Type/Pages/Count 4000/Kids[%b]>>" % kids)
        return pdf.file(pdf.add(b"<</Type/Catalog/Pages %d 0 R>>" % numbers[0]))

    yield "10000-pages", blank_pages(10_000), PDF_FAILS
    yield "4000-pages-of-one-content", blank_pages(4_000), PDF_OPEN
    for count in (2_147_483_647, 4_999, 0, -5):
        yield f"count-{count}", lying(count), PDF_OPEN
    yield "itself", nodes(lambda i: [i]), PDF_FAILS
    yield "ring", nodes(lambda i: [i + 1]), PDF_FAILS
    yield "doubling", nodes(lambda i: [i + 1, i + 1]), PDF_FAILS
    yield "back-to-the-root", nodes(lambda i: [0, 0, i + 1]), PDF_FAILS
    yield "deep", nodes(lambda i: [i + 1] if i < 19_999 else [], 20_000), PDF_FAILS
    pdf = Pdf()
    pdf.add(b"<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/Count 3>>")
    yield "catalogue-is-tree", pdf.file(1), PDF_FAILS
    for depth in (100, 5_000, 200_000):
        pdf = Pdf()
        root = pdf.add(b"<</Type/Catalog/Pages 2 0 R/X " + b"[" * depth + b"]" * depth + b">>")
        pdf.add(b"<</Type/Pages/Count 1/Kids[3 0 R]>>")
        pdf.add(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/A " + b"<</A" * depth + b">>" * depth + b">>")
        yield f"nested-{depth}", pdf.file(root), PDF_OPEN


def tables():
    """Tables of objects that lie: (name, whole file)."""
    pdf = Pdf()
    pdf.tree = pdf.reserve()
    font = b"/Font<</F1 %d 0 R>>" % pdf.font()
    root = tree(pdf, [pdf.page(pdf.tree, pdf.stream(TEXT), font)])
    good, objects = pdf.file(root), pdf.body()[0]
    at = good.rindex(b"xref\n0 ")
    start = b"startxref\n%d\n%%%%EOF\n"
    for size in (2_147_483_647, 20_000_000, 8_000_000, 0, -1):
        yield f"size-{size}", pdf.file(root, size=size)
    yield "prev-itself", pdf.file(root, b"/Prev %d" % at)
    yield "prev-far", pdf.file(root, b"/Prev 99999999999")
    yield "hybrid-itself", pdf.file(root, b"/XRefStm %d" % at)
    section = b"xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Root %d 0 R/Prev %010d>>\n"
    second = len(objects) + len(section % (root, 0))
    yield "prev-ring", objects + section % (root, second) + section % (root, len(objects)) + start % second
    chain = objects
    previous = len(chain)
    chain += b"xref\n0 0\ntrailer\n<</Size 9/Root %d 0 R>>\n" % root
    for _ in range(20_000):
        here = len(chain)
        chain += b"xref\n0 0\ntrailer\n<</Size 9/Prev %d>>\n" % previous
        previous = here
    yield "prev-chain", chain + start % previous
    for line in (b"0 2000000000", b"2000000000 5", b"0 9999999", b"-5 10", b"9999999999 1", b"8000000 1"):
        table = b"xref\n" + line + b"\n0000000000 65535 f \ntrailer\n<</Size 9/Root %d 0 R>>\n" % root
        yield "section-" + line.decode().replace(" ", "-"), objects + table + start % len(objects)
    for number in (2_147_483_640, 50_000_000, 10_000_000):
        yield f"object-{number}", objects + b"%d 0 obj\nnull\nendobj\ntrailer\n<</Root %d 0 R>>\n" % (number, root)
    for name, entries, data in (
            ("size", b"/Size 2147483647/W[1 2 1]", b"\1\0\0\0"), ("size-20000000", b"/Size 20000000/W[1 2 1]", b"\1\0\0\0"),
            ("widths", b"/Size 9/W[4 999999999 4]", b"\0" * 99), ("index", b"/Size 9/W[1 2 1]/Index[0 2000000000]", b"\0" * 99),
            ("far-index", b"/Size 9/W[1 2 1]/Index[2000000000 5]", b"\0" * 99), ("no-widths", b"/Size 9/W[0 0 0]", b""),
            ("no-widths-many", b"/Size 100000000/W[0 0 0]", b""), ("bomb", b"/Size 9/W[1 2 1]/Filter/FlateDecode", deflated(bytes(30 << 20))),
            ("prev", b"/Size 9/W[1 2 1]/Prev %d" % len(objects), bytes(36))):
        stream = b"99 0 obj\n<</Type/XRef/Root %d 0 R/Length %d%b>>\nstream\n%b\nendstream\nendobj\n" % (
            root, len(data), entries, data)
        yield "stream-" + name, objects + stream + start % len(objects)


def with_packed(streams, packed_in, trailer=b""):
    """A file whose catalogue, object 1, is in the object stream of number `packed_in`; `streams` are (number, entries, data)."""
    body, starts = b"%PDF-1.7\n", {}
    for number, entries, data in streams:
        starts[number] = len(body)
        body += b"%d 0 obj\n<</Type/ObjStm/Length %d%b>>\nstream\n%b\nendstream\nendobj\n" % (number, len(data), entries, data)
    last = max(starts)
    table = struct.pack(">BIH", 0, 0, 65535)
    for number in range(1, last + 1):
        table += struct.pack(">BIH", 1, starts[number], 0) if number in starts else struct.pack(">BIH", 2, packed_in, number - 1)
    return body + b"%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]/Root 1 0 R/Length %d%b>>\nstream\n%b\nendstream\nendobj\n" % (
        last + 1, last + 1, len(table), trailer, table) + b"startxref\n%d\n%%%%EOF\n" % len(body)


CATALOGUE = b"1 0 2 32 3 72 <</Type/Catalog/Pages 2 0 R>>    <</Type/Pages/Count 1/Kids[3 0 R]>>     <</Type/Page/Parent 2 0 R>>"


def object_streams():
    """(name, whole file): the catalogue is in an object stream."""
    def packed(entries, data, count=1):
        return with_packed([(50 + i, entries, data) for i in range(count)], 50)

    bomb = b"1 0 [" + b"0 " * (20 << 20)
    yield "bomb", packed(b"/N 1/First 4/Filter/FlateDecode", deflated(bomb))
    yield "bomb-twice", packed(b"/N 1/First 4/Filter[/FlateDecode/FlateDecode]", deflated(bomb, 2))
    yield "bomb-base85", packed(b"/N 1/First 4/Filter[/ASCII85Decode/FlateDecode]", b"zzzzz~>")
    yield "many", packed(b"/N 1/First 4/Filter/FlateDecode", deflated(b"1 0 [" + b"0 " * (3 << 20)), 30)
    yield "large", packed(b"/N 1/First 4/Filter/FlateDecode", deflated(b"1 0 [" + b"0 " * (3 << 20)))
    yield "lying-number", packed(b"/N 2000000000/First 16", CATALOGUE)
    yield "lying-first", packed(b"/N 3/First 2000000000", CATALOGUE)
    yield "negative", packed(b"/N -1/First -4", CATALOGUE)
    yield "extends-itself", packed(b"/N 3/First 16/Extends 50 0 R", CATALOGUE)
    yield "length-in-itself", packed(b"/N 3/First 16/Length 50 0 R", CATALOGUE)
    yield "nested", packed(b"/N 1/First 4/Filter/FlateDecode", deflated(b"1 0 " + b"[" * 3_000_000))
    yield "in-itself", with_packed([(50, b"/N 1/First 4", b"50 0 <</Type/ObjStm>>"), (52, b"/N 1/First 4", b"1 0 <<>>")], 51)


def rc4(key, data):
    box, j = list(range(256)), 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) & 255
        box[i], box[j] = box[j], box[i]
    out, i, j = bytearray(len(data)), 0, 0
    for n, byte in enumerate(data):
        i = (i + 1) & 255
        j = (j + box[i]) & 255
        box[i], box[j] = box[j], box[i]
        out[n] = byte ^ box[(box[i] + box[j]) & 255]
    return bytes(out)


PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


class Security:
    """RC4 of 40 bits under the password `user`."""

    def __init__(self, user):
        padded = (user + PADDING)[:32]
        owner = rc4(hashlib.md5(padded).digest()[:5], padded)
        self.key = hashlib.md5(padded + owner + struct.pack("<i", -4) + b"0123456789abcdef").digest()[:5]
        self.trailer = b"/Encrypt<</Filter/Standard/V 1/R 2/O<%b>/U<%b>/P -4>>/ID[<%b><00>]" % (
            owner.hex().encode(), rc4(self.key, PADDING).hex().encode(), b"0123456789abcdef".hex().encode())

    def secret(self, number, data):
        return rc4(hashlib.md5(self.key + struct.pack("<I", number)[:3] + b"\0\0").digest()[:10], data)


def encrypted(user):
    security = Security(user)
    pdf = Pdf()
    pdf.tree = pdf.reserve()
    font = b"/Font<</F1 %d 0 R>>" % pdf.font()
    content = len(pdf.bodies) + 1
    root = tree(pdf, [pdf.page(pdf.tree, pdf.stream(security.secret(content, good_page(2))), font)])
    return pdf.file(root, security.trailer)


def encrypted_bomb():
    """Its catalogue is in an object stream of 31 KB that unpacks to 30 MB, which cannot be seen from outside."""
    security = Security(b"")
    bomb = deflated(b"1 0 [" + b"0 " * (15 << 20))
    return with_packed([(50, b"/N 1/First 4/Filter/FlateDecode", security.secret(50, bomb))], 50, security.trailer)


def boxes():
    for name, box in (("huge", b"0 0 1e9 1e9"), ("infinite", b"0 0 1e999 1e999"), ("reversed", b"600 800 0 0"),
                      ("empty", b"0 0 0 0"), ("tiny", b"0 0 .001 .001"), ("negative", b"-1e9 -1e9 -1 -1"),
                      ("of-names", b"/a /b /c /d"), ("of-three", b"0 0 5")):
        yield name, b"/MediaBox[" + box + b"]"
    yield "user-unit", b"/MediaBox[0 0 600 800]/UserUnit 100000000"
    yield "turned", b"/MediaBox[0 0 600 800]/Rotate 2147483647"
    yield "no-box", b""
    yield "annotations", b"/MediaBox[0 0 600 800]/Annots[" + b"<</Subtype/Link/Rect[0 0 9 9]>>" * 20_000 + b"]"


def lengths():
    """Content whose length is not as stated."""
    for name, length in (("short", b"3"), ("long", b"99999"), ("vast", b"9223372036854775807"), ("negative", b"-5"),
                         ("missing", b"null"), ("itself", b"3 0 R"), ("no-such-object", b"77 0 R"), ("a-name", b"/A")):
        pdf = Pdf()
        pdf.tree = pdf.reserve()
        font = b"/Font<</F1 %d 0 R>>" % pdf.font()
        content = pdf.stream(TEXT * 5, length=length)
        yield name, pdf.file(tree(pdf, [pdf.page(pdf.tree, content, font)]))


def files():
    def expected(name):
        return FAILS("limit-pdf-objects") if name.startswith(("wide-predictor", "fax-2000000000")) else READ

    for name, content, stream in contents():
        yield f"content/{name}.pdf", with_good_page(content, stream=stream), expected(name)
    for name, content, prepare in forms():
        yield f"forms/{name}.pdf", with_good_page(content, prepare=prepare), READ
    for name, entries, data in pictures():
        yield f"pictures/{name}.pdf", picture_file(entries, data), expected(name)
    for name, content in inline_pictures():
        yield f"pictures/inline-{name}.pdf", with_good_page(content), READ
    for name, make in fonts():
        data = with_good_page(b"BT /F2 12 Tf 72 700 Td (abcd) Tj ET " + TEXT.replace(b"F1", b"F2"),
                              prepare=lambda pdf, make=make: b"/Font<</F2 %d 0 R>>" % make(pdf))
        yield f"fonts/{name}.pdf", data, READ
    for name, data, expected in page_trees():
        yield f"trees/{name}.pdf", data, expected
    for name, data in tables():
        yield f"tables/{name}.pdf", data, PDF_OPEN
    for name, data in object_streams():
        yield f"object-streams/{name}.pdf", data, PDF_FAILS
    for name, entries in boxes():
        yield f"boxes/{name}.pdf", with_good_page(TEXT, entries=entries), PDF_OPEN
    for name, data in lengths():
        yield f"lengths/{name}.pdf", data, PDF_OPEN
    yield "encrypted/user-password.pdf", encrypted(b"secret"), FAILS("pdf-encrypted")
    yield "encrypted/empty-password.pdf", encrypted(b""), READ
    yield "encrypted/bomb.pdf", encrypted_bomb(), PDF_FAILS
    yield "encrypted/strange-handler.pdf", one_page().replace(
        b"/Root", b"/Encrypt<</Filter/Strange/V 99/R 99/O()/U()/P 0>>/Root"), PDF_OPEN

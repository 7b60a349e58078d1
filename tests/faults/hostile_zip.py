"""ZIP archives, Word files and OpenDocument files made to hurt: bombs, lies, names that lead out, cycles."""
import io
import struct
import zipfile
import zlib

from hostile_set import ARCHIVE, FAILS, OPEN

ZIP_OPEN = ARCHIVE("archive-*", "docx-*", "limit-*", "format-*", "file-*", "reader-*")
DOCX_OPEN = OPEN("docx-*", "limit-*", "reader-*", "file-*", "format-*")
DOCX_FAILS = FAILS("docx-*", "limit-*", "reader-*", "file-*")
ODT_OPEN = OPEN("office-*", "docx-*", "limit-*", "reader-*", "file-*", "format-*")
DATE = (2026, 1, 1, 0, 0, 0)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MEGABYTE = 1 << 20
LINE = "<w:p><w:r><w:t>Số: 12/KH-UBND</w:t></w:r></w:p>"


def zipped(parts, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts:
            info = zipfile.ZipInfo(name, DATE)
            info.compress_type = method
            archive.writestr(info, data)
    return out.getvalue()


class Entry:
    """An entry of an archive written by hand, field by field; what is not given is true."""

    def __init__(self, name, data, method=0, unpacked=None, check=None, flags=0, attributes=0, extra=b""):
        self.name, self.data, self.method, self.flags = name, data, method, flags
        self.unpacked = len(data) if unpacked is None else unpacked
        self.check = zlib.crc32(data) if check is None else check
        self.attributes, self.extra = attributes, extra

    def _facts(self):
        return struct.pack("<HHHHHIIIHH", 20, self.flags, self.method, 0, 0x5C21, self.check, len(self.data),
                           self.unpacked, len(self.name), len(self.extra))

    def local(self):
        return b"PK\3\4" + self._facts() + self.name + self.extra + self.data

    def listed(self, at):
        return (b"PK\1\2" + struct.pack("<H", 0x0314) + self._facts() +
                struct.pack("<HHHII", 0, 0, 0, self.attributes, at) + self.name + self.extra)


def written(entries, listings=None, count=None, comment=b"", directory_at=None):
    """An archive of these entries; `listings` (entry, place) stand in the directory instead of the true ones."""
    out, places = b"", []
    for entry in entries:
        places.append((entry, len(out)))
        out += entry.local()
    directory = b"".join(entry.listed(at) for entry, at in (places if listings is None else listings))
    count = len(places if listings is None else listings) if count is None else count
    at = len(out) if directory_at is None else directory_at
    return out + directory + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, count & 0xFFFF, count & 0xFFFF, len(directory), at,
                                                     len(comment)) + comment


def raw_deflated(data):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def bomb_entry(name, size):
    data = bytes(size)
    return Entry(name, raw_deflated(data), 8, size, zlib.crc32(data))


def nested(depth, width, innermost):
    data = innermost
    for level in range(depth):
        data = zipped([(f"{level}-{i}.zip", data) for i in range(width)])
    return data


def archives():
    plan = "KẾ HOẠCH\nSố: 9/KH-UBND\nPhòng, chống cháy rừng\n".encode()
    plans = [Entry(b"plan-%d.txt" % i, plan + b"%d" % i) for i in range(3)]
    bomb = bomb_entry(b"zeros.txt", 100 * MEGABYTE)
    yield "bomb-100-mb", written([bomb])
    yield "one-bomb-listed-200-times", written([bomb], [(Entry(b"%d.txt" % i, bomb.data, 8, bomb.unpacked, bomb.check), 0)
                                                         for i in range(200)])
    yield "overlapping", written(plans, [(plans[0], 0)] * 100)
    yield "100000-entries", zipped([(f"{i}.txt", b"") for i in range(100_000)], zipfile.ZIP_STORED)
    yield "nested-100", nested(100, 1, zipped([("plan.txt", plan)]))
    yield "nested-5-by-4", nested(5, 4, zipped([("plan.txt", plan)]))
    yield "nested-bombs", nested(2, 4, written([bomb_entry(b"zeros.txt", 20 * MEGABYTE)]))
    yield "sizes-lie-small", written([Entry(b"a.txt", raw_deflated(bytes(MEGABYTE)), 8, 10, 0)])
    yield "sizes-lie-vast", written([Entry(b"a.txt", raw_deflated(plan), 8, 0xFFFFFFF0, zlib.crc32(plan))])
    yield "wrong-sum", written([Entry(b"a.txt", plan, check=1), *plans])
    yield "strange-method", written([Entry(b"a.txt", plan, method=97), *plans])
    yield "encrypted", written([Entry(b"a.txt", bytes(12) + plan, flags=1, unpacked=len(plan)), *plans])
    yield "encrypted-aes", written([Entry(b"a.txt", bytes(40), 99, 12, 0, 1, 0, struct.pack("<HHHHBH", 0x9901, 7, 2, 0x4541, 3, 8))])
    names = (b"../../../../tmp/vanthu-escaped.txt", b"/etc/vanthu-escaped.txt", b"C:\\vanthu.txt", b"..\\..\\vanthu.txt", b"a//b.txt",
             b"./././a.txt", b"a/../b.txt", b"\n.txt", b"\x1b[2Ja.txt", b"nul\0.txt", b"\xff\xfe.txt", b"", b"/", b".", b"..",
             b"-rf.txt", b"\xe2\x80\xaetxt.txt", b"K\xd5 ho\xb9ch.txt", "Kế hoạch.txt".encode(), b"con.txt", b"a" * 5000 + b".txt",
             b"x/" * 2000 + b"a.txt", b"a.txt", b"a.txt", b"A.TXT")
    yield "names", written([Entry(name, plan + b"%d" % i) for i, name in enumerate(names)])
    yield "links", written([Entry(b"link.txt", b"/etc/passwd", attributes=0o120777 << 16), Entry(b"pipe.txt", b"", attributes=0o010777 << 16),
                            Entry(b"device.txt", b"", attributes=0o020777 << 16), *plans])
    yield "count-lies", written(plans, count=60_000)
    yield "count-zero", written(plans, count=0)
    yield "directory-far", written(plans, directory_at=0x7FFFFFFF)
    yield "directory-in-itself", written(plans, directory_at=4)
    yield "comment", written(plans, comment=b"PK\5\6" * 16_000)
    yield "empty", written([])
    yield "end-alone", b"PK\5\6" + bytes(18)
    yield "head-alone", b"PK\3\4" + bytes(26)
    yield "behind-junk", b"PK\3\4" + b"junk" * 99 + written(plans)
    yield "extra-fields", written([Entry(b"a.txt", plan, extra=struct.pack("<HH", 1, 60_000) + b"x" * 40), *plans])
    yield "zip64-lies", written([Entry(b"a.txt", plan, unpacked=0xFFFFFFFF, extra=struct.pack("<HHQQ", 1, 16, 1 << 62, 1 << 62)), *plans])
    whole = written(plans)
    for at in (10, len(whole) // 2, len(whole) - 30, len(whole) - 1):
        yield f"cut-{at}", whole[:at]


def word(body, parts=(), method=zipfile.ZIP_DEFLATED):
    types = ('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
             '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
             '<Default Extension="xml" ContentType="application/xml"/></Types>')
    root = ('<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>')
    if isinstance(body, str):
        body = part("document", f"<w:body>{body}</w:body>")
    return zipped([("[Content_Types].xml", types), ("_rels/.rels", root), ("word/document.xml", body), *parts], method)


def part(name, inner):
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} xmlns:w="{WORD}" xmlns:r="{RELATIONS}">{inner}</w:{name}>'.encode()


def row(cells, inner=LINE):
    return "<w:tr>" + f"<w:tc>{inner}</w:tc>" * cells + "</w:tr>"


def varied(count, text):
    """Copies of a text in which @ is a number, so that they pack as badly as real ones."""
    return "".join(text.replace("@", str(i * 2_654_435_761 % 4_294_967_291)) for i in range(count))


def word_files():
    dtd = (f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
           f'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">'
           f'<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&d;&x;</w:t>'
           "</w:r></w:p></w:body></w:document>").encode()
    yield "entities", word(dtd), DOCX_FAILS
    yield "entities-utf-16", word(b"\xff\xfe" + dtd.decode().replace('"1.0"', '"1.0" encoding="UTF-16"').encode("utf-16-le")), DOCX_FAILS
    yield "bomb", word(part("document", "<w:body>" + " " * (60 * MEGABYTE) + LINE + "</w:body>")), DOCX_FAILS
    yield "bomb-beside", word(LINE, [("word/media/image1.png", bytes(90 * MEGABYTE)), ("word/styles.xml", bytes(30 * MEGABYTE))]), DOCX_OPEN
    yield "deep", word("<w:p>" * 100_000), DOCX_FAILS
    yield "deep-tables", word("<w:tbl><w:tr><w:tc>" * 3000 + LINE + "</w:tc></w:tr></w:tbl>" * 3000), DOCX_FAILS
    yield "table-1000000-cells", word("<w:tbl>" + row(1000) * 1000 + "</w:tbl>"), DOCX_FAILS
    yield "table-150000-cells", word("<w:tbl>" + varied(15_000, row(10, "<w:p><w:r><w:t>@</w:t></w:r></w:p>")) + "</w:tbl>"), DOCX_OPEN
    yield "spans", word("<w:tbl>" + ('<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2147483647"/><w:vMerge w:val="restart"/></w:tcPr>' + LINE +
                                     "</w:tc></w:tr>") * 400 + "</w:tbl>"), DOCX_OPEN
    yield "merged-rows", word("<w:tbl>" + ("<w:tr>" + ("<w:tc><w:tcPr><w:vMerge/></w:tcPr>" + LINE + "</w:tc>") * 20 + "</w:tr>") * 3000 +
                              "</w:tbl>"), DOCX_OPEN
    yield "one-run-10-mb", word("<w:p><w:r><w:t>" + varied(900_000, "@ ") + "</w:t></w:r></w:p>"), DOCX_OPEN
    yield "attributes", word("<w:p " + " ".join(f'a{i}="1"' for i in range(60_000)) + "/>"), DOCX_FAILS
    yield "names", word("<w:p>" + f"<w:{'a' * 900_000}/>" * 3 + "</w:p>"), DOCX_OPEN
    yield "namespaces", word("".join(f'<a{i}:b xmlns:a{i}="u{i}">' for i in range(250)) + "x"), DOCX_FAILS
    yield "fields", word('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' * 60_000 + LINE), DOCX_OPEN
    yield "breaks", word("<w:p><w:r>" + "<w:br/>" * 300_000 + "</w:r></w:p>"), DOCX_OPEN
    yield "tabs", word("<w:p><w:r>" + "<w:tab/>" * 300_000 + "</w:r></w:p>"), DOCX_OPEN
    yield "boxes", word("<w:p>" + "<w:r><w:pict><w:txbxContent><w:p>" * 60 + "x" + "</w:p></w:txbxContent></w:pict></w:r>" * 60 + "</w:p>"), DOCX_OPEN
    styles = "".join(f'<w:style w:type="paragraph" w:styleId="s{i}"><w:basedOn w:val="s{(i + 1) % 500}"/></w:style>' for i in range(500))
    related = ('<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
               f'<Relationship Id="r1" Type="{RELATIONS}/styles" Target="styles.xml"/>'
               f'<Relationship Id="r2" Type="{RELATIONS}/numbering" Target="numbering.xml"/>'
               f'<Relationship Id="r3" Type="{RELATIONS}/aFChunk" Target="document.xml"/>'
               f'<Relationship Id="r4" Type="{RELATIONS}/aFChunk" Target="../../../../etc/passwd"/>'
               f'<Relationship Id="r5" Type="{RELATIONS}/aFChunk" Target="http://127.0.0.1:9/x" TargetMode="External"/>'
               f'<Relationship Id="r6" Type="{RELATIONS}/footnotes" Target="footnotes.xml"/></Relationships>')
    relations = ("word/_rels/document.xml.rels", related)
    yield "styles-ring", word('<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>Số: 12</w:t></w:r></w:p>' * 500,
                              [relations, ("word/styles.xml", part("styles", styles))]), DOCX_OPEN
    yield "chunk-itself", word(LINE + '<w:altChunk r:id="r3"/>' * 50, [relations]), DOCX_OPEN
    yield "chunk-outside", word(LINE + '<w:altChunk r:id="r4"/><w:altChunk r:id="r5"/>', [relations]), DOCX_OPEN
    numbering = ('<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="s0"/><w:lvl w:ilvl="0"><w:start w:val="2147483647"/>'
                 '<w:numFmt w:val="upperRoman"/><w:lvlText w:val="' + "%1" * 3000 + '"/></w:lvl></w:abstractNum>'
                 '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>')
    yield "numbering", word('<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>' * 3000,
                            [relations, ("word/numbering.xml", part("numbering", numbering))]), DOCX_OPEN
    yield "notes", word('<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>' * 20_000, [relations, ("word/footnotes.xml", part(
        "footnotes", f'<w:footnote w:id="1">{LINE * 200}</w:footnote>'))]), DOCX_OPEN
    yield "encoding", word(f'<?xml version="1.0" encoding="bogus"?><w:document xmlns:w="{WORD}"><w:body>{LINE}</w:body></w:document>'.encode()), DOCX_OPEN
    yield "no-parts", zipped([("[Content_Types].xml", "<Types/>"), ("word/other.xml", "<a/>")]), DOCX_FAILS
    yield "two-main-parts", zipped([("word/document.xml", part("document", f"<w:body>{LINE}</w:body>")),
                                    ("WORD/DOCUMENT.XML", part("document", f"<w:body>{LINE * 3}</w:body>"))]), DOCX_OPEN
    body = part("document", f"<w:body>{LINE * 500}</w:body>")
    for name, entry in (("encrypted", Entry(b"word/document.xml", bytes(12) + body, flags=1, unpacked=len(body))),
                        ("lying-size", Entry(b"word/document.xml", raw_deflated(body), 8, 0xFFFFFFF0, zlib.crc32(body))),
                        ("wrong-sum", Entry(b"word/document.xml", body, check=7)),
                        ("strange-method", Entry(b"word/document.xml", body, method=98))):
        yield name, written([entry]), DOCX_FAILS
    yield "bomb-many-parts", zipped([("word/document.xml", body), *((f"word/header{i}.xml", part("hdr", " " * MEGABYTE)) for i in range(150))]), DOCX_OPEN


def opendocument(content, parts=()):
    names = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
             'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"')
    if isinstance(content, str):
        content = f'<?xml version="1.0"?><office:document-content {names} office:version="1.2"><office:body><office:text>{content}' \
                  "</office:text></office:body></office:document-content>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in (("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content), *parts):
            info = zipfile.ZipInfo(name, DATE)
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()


def opendocument_files():
    line = "<text:p>Số: 12/KH-UBND</text:p>"
    cell = '<table:table-cell table:number-columns-repeated="%d">' + line + "</table:table-cell>"
    yield "bomb", opendocument(" " * (60 * MEGABYTE)), FAILS("limit-*")
    yield "entities", opendocument('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]><a>&b;</a>'), ODT_OPEN
    yield "repeated-columns", opendocument(line + "<table:table><table:table-row>" + cell % 2_000_000_000 + "</table:table-row></table:table>"), ODT_OPEN
    yield "deep", opendocument("<text:section>" * 20_000 + line), ODT_OPEN
    yield "outside", opendocument(line + '<text:section><text:section-source xlink:href="file:///etc/passwd"/></text:section>'), ODT_OPEN
    yield "no-content", zipped([("mimetype", "application/vnd.oasis.opendocument.text")], zipfile.ZIP_STORED), ODT_OPEN
    manifest = ('<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry '
                'manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>')
    yield "encrypted", opendocument("x" * 500, [("META-INF/manifest.xml", manifest)]), FAILS("office-encrypted", "office-failed")


def files():
    for name, data in archives():
        yield f"zip/{name}.zip", data, ZIP_OPEN
    for name, data, expected in word_files():
        yield f"docx/{name}.docx", data, expected
    for name, data, expected in opendocument_files():
        yield f"odt/{name}.odt", data, expected

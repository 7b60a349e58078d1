"""Text, HTML, RTF and old Word files made to hurt, and files that are not what their names say."""
import struct

from hostile_set import FAILS, OPEN

TEXT_OPEN = OPEN("file-*", "encoding-*", "limit-*", "html-*", "reader-*")
ANYTHING = OPEN("file-*", "format-*", "encoding-*", "limit-*", "reader-*", "docx-*", "pdf-*", "office-*", "archive-*", "image-*")
OFFICE_OPEN = OPEN("office-*", "docx-*", "format-*", "limit-*", "reader-*", "file-*", "encoding-*")
PLAN = "ỦY BAN NHÂN DÂN XÃ AN SƠN\nSố: 9/KH-UBND\n\nKẾ HOẠCH\nPhòng, chống cháy rừng năm 2026\n\n"
MEGABYTE = 1 << 20


def odd_bytes():
    """Few bytes, or such as are no text in any encoding."""
    yield "empty.txt", b"", FAILS("file-empty")
    yield "empty.pdf", b"", FAILS("file-empty")
    for name, data in (("one-letter", b"a"), ("one-blank", b" "), ("one-nul", b"\0"), ("bom-utf-8", b"\xef\xbb\xbf"),
                       ("bom-utf-16", b"\xff\xfe"), ("bom-utf-16-be", b"\xfe\xff"), ("bom-utf-32", b"\xff\xfe\0\0"),
                       ("half-utf-16", b"\xff\xfea"), ("nuls", b"\0" * 5000), ("many-nuls", b"\0" * MEGABYTE),
                       ("line-ends", b"\n" * (2 * MEGABYTE)), ("returns", b"\r" * (2 * MEGABYTE)),
                       ("form-feeds", b"\f" * MEGABYTE), ("high", b"\xff" * 5000), ("continuations", b"\x80" * 70_000),
                       ("overlong", b"\xc0\xaf\xe0\x80\xaf\xf0\x80\x80\xaf" * 999), ("surrogates", b"\xed\xa0\x80" * 999),
                       ("beyond", b"\xf4\x90\x80\x80" * 999), ("controls", bytes(range(1, 32)) * 999),
                       ("escape", PLAN.encode() + b"\x1b[2J\x1b]0;x\x07" * 99), ("all-bytes", bytes(range(256)) * 200)):
        yield name + ".txt", data, TEXT_OPEN
    text = PLAN * 30
    for encoding in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "utf-7"):
        yield f"{encoding}-without-bom.txt", text.encode(encoding), TEXT_OPEN
    spoilt = bytearray(text.encode())
    spoilt[::97] = b"\xff" * len(spoilt[::97])
    yield "every-97th-byte.txt", bytes(spoilt), TEXT_OPEN
    yield "half-legacy.txt", text.encode() + "Kế hoạch".encode("cp1258", "replace") * 500, TEXT_OPEN
    yield "odd-utf-16.txt", b"\xff\xfe" + text.encode("utf-16-le") + b"x", TEXT_OPEN
    yield "lone-surrogates-utf-16.txt", b"\xff\xfe" + b"\x00\xd8" * 5000, TEXT_OPEN


def long_text():
    """Much of one thing."""
    long_line = (PLAN + "Trạm Y tế xã chủ trì, ").replace("\n", " ").encode()
    yield "line-of-10-mb.txt", long_line * (10 * MEGABYTE // len(long_line)), FAILS("limit-*")
    yield "one-letter-2-mb.txt", b"a" * (2 * MEGABYTE), FAILS("limit-*", "file-*")
    yield "marks.txt", PLAN.encode() + "a".encode() + "\u0301".encode() * 400_000, TEXT_OPEN
    yield "marks-in-lines.txt", PLAN.encode() + ("e" + "\u0323\u0302" * 5000 + "\n").encode() * 40, TEXT_OPEN
    yield "tab-table-1000000-cells.txt", PLAN.encode() + b"\t".join([b"x"] * 10) * 1 + b"\n" + (
        b"\t".join([b"1"] * 10) + b"\n") * 100_000, TEXT_OPEN
    yield "pipe-table-1000000-cells.md", PLAN.encode() + b"|" + b"a|" * 10 + b"\n|" + b"-|" * 10 + b"\n" + (
        b"|" + b"1|" * 10 + b"\n") * 100_000, TEXT_OPEN
    yield "frame-table.txt", PLAN.encode() + ("+" + "-+" * 200 + "\n" + "|" + "1|" * 200 + "\n").encode() * 3000, TEXT_OPEN
    yield "tabs.txt", PLAN.encode() + (b"\t" * 900_000 + b"\n") * 3, TEXT_OPEN
    yield "pipes.txt", PLAN.encode() + (b"|" * 900_000 + b"\n") * 3, TEXT_OPEN
    yield "blanks.txt", PLAN.encode() + (b"a" + b" " * 900_000 + b"b\n") * 3, TEXT_OPEN
    yield "dashes.txt", PLAN.encode() + b"- " * 400_000, TEXT_OPEN
    yield "short-lines.txt", PLAN.encode() + b"a\n" * 1_500_000, TEXT_OPEN
    yield "numbers.txt", PLAN.encode() + "\n".join(f"{i}. a" for i in range(200_000)).encode(), TEXT_OPEN
    yield "deep-numbers.txt", PLAN.encode() + "\n".join(".".join(["1"] * (i % 400 + 1)) + " a" for i in range(4000)).encode(), TEXT_OPEN
    yield "citations.txt", (PLAN + "căn cứ Nghị định số 155/2018/NĐ-CP ngày 12/11/2018 của Chính phủ; " * 8000).encode(), TEXT_OPEN
    yield "citations-in-lines.txt", (PLAN + "".join(
        f"Căn cứ Nghị định số {i}/2018/NĐ-CP ngày 12/11/2018 của Chính phủ;\n" for i in range(40_000))).encode(), TEXT_OPEN
    yield "dates.txt", (PLAN + "trước ngày 15/4/2026 và " * 30_000).encode(), TEXT_OPEN
    yield "units.txt", (PLAN + "Giao " + "Trạm Y tế xã, " * 40_000).encode(), TEXT_OPEN
    yield "brackets.txt", (PLAN + "(" * 500_000 + ")" * 400_000).encode(), TEXT_OPEN
    yield "quotes.txt", (PLAN + "“" * 200_000).encode(), TEXT_OPEN
    yield "slashes.txt", (PLAN + "1/" * 400_000).encode(), TEXT_OPEN


def markup():
    """HTML pages."""
    def page(body):
        return b"<!DOCTYPE html><html><body><p>" + PLAN.encode() + b"</p>" + body + b"</body></html>"

    yield "deep-divs", page(b"<div>" * 300_000)
    yield "deep-bold", page(b"<b><i>" * 100_000 + b"x")
    yield "deep-tables", page(b"<table><tr><td>" * 50_000 + b"x")
    yield "deep-lists", page(b"<ul><li>" * 50_000 + b"x")
    yield "table-1000000-cells", page(b"<table>" + (b"<tr>" + b"<td>1" * 100) * 10_000 + b"</table>")
    yield "wide-row", page(b"<table><tr>" + b"<td>1" * 300_000 + b"</table>")
    yield "spans", page(b"<table><tr><td colspan=2147483647 rowspan=2147483647>a<td>b</table>" * 50)
    yield "many-spans", page(b"<table>" + b"<tr><td colspan=1000 rowspan=65534>a</td></tr>" * 3000 + b"</table>")
    yield "attributes", page(b"<p " + b" ".join(b"a%d=1" % i for i in range(100_000)) + b">x")
    yield "one-attribute", page(b"<p title='" + b"a" * (4 * MEGABYTE) + b"'>x")
    yield "entities", page(b"&lt;&#1114111;&#xFFFFFFFF;&#0;&#-1;&nosuch;" * 50_000)
    yield "open-comment", page(b"<!-- " + b"a" * (2 * MEGABYTE))
    yield "comments", page(b"<!-->" * 400_000)
    yield "open-tags", page(b"<" * (2 * MEGABYTE))
    yield "open-quotes", page(b"<a b='<a b=\"" * 200_000)
    yield "close-tags", page(b"</p></div></b>" * 300_000)
    yield "script", page(b"<script>" + b"</scrip " * 400_000)
    yield "style", page(b"<style>" + b".a{display:none}" * 100_000 + b"</style><p class='" + b"a " * 50_000 + b"'>x")
    yield "style-attributes", page(b"<p style='" + b"color:red;" * 100_000 + b"'>x")
    yield "charset-loop", b"<html><head>" + b"<meta charset=utf-16><meta charset=utf-7>" * 999 + b"</head><body>" + PLAN.encode()
    yield "text-6-mb", page(b"a " * (3 * MEGABYTE))
    yield "frames", page(b"<iframe src='file:///etc/passwd'></iframe><object data='http://127.0.0.1/'>" * 999)
    yield "base", page(b"<pre>" + b"\n" * MEGABYTE + b"</pre>")
    yield "nuls", page(b"\0<\0p\0>" * 100_000)
    yield "xml-entities", (b"<?xml version='1.0'?><!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
                           b"<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d SYSTEM 'file:///etc/passwd'>]>"
                           b"<html><body>" + PLAN.encode() + b"&c;&d;</body></html>")


def rich_text():
    """RTF; LibreOffice reads what passes."""
    head = b"{\\rtf1\\ansi\\deff0 {\\fonttbl{\\f0 Times;}}\\f0 KE HOACH so 12/KH-UBND\\par "
    yield "deep-groups", head + b"{" * 100_000 + b"x" + b"}" * 100_000 + b"}"
    yield "open-groups", head + b"{" * 20_000
    yield "closed-groups", head + b"}" * 20_000
    yield "binary-lying", head + b"{\\*\\blipuid\\bin2147483647 x}}"
    yield "binary-negative", head + b"{\\bin-5 xxxxxxx}}"
    yield "huge-parameters", head + b"\\fs99999999999999999999\\li-2147483649\\u-99999999?\\trowd\\cellx2147483647 a\\cell\\row}"
    yield "fields", head + b"{\\field{\\*\\fldinst DATE}{\\fldrslt " * 300 + b"1/1/2026" + b"}}" * 300 + b"}"
    yield "fields-open", head + b"{\\field{\\*\\fldinst TIME " * 5000
    yield "wide-table", head + b"\\trowd" + b"".join(b"\\cellx%d" % (i * 9) for i in range(2000)) + b"a\\cell" * 2000 + b"\\row}"
    yield "picture", head + b"{\\pict\\pngblip\\picw99999999\\pich99999999 " + b"89504e470d0a1a0a" * 99 + b"}}"
    yield "object", head + b"{\\object\\objemb{\\*\\objdata 01050000020000000b000000" + b"00" * 500 + b"}}}"
    yield "link", head + b"{\\field{\\*\\fldinst INCLUDEPICTURE \"http://127.0.0.1:9/x.png\" \\\\d}{\\fldrslt }}}"
    yield "only-head", b"{\\rtf1"
    yield "only-word", b"{\\rtf"


def compound(streams, sector=512, directory=None, allocation=None):
    """An OLE file of streams (name, bytes); `directory` and `allocation` change what was made."""
    chains, data = [], b""
    first = 1  # sector 0 is the directory
    entries = [("Root Entry", 5, 0xFFFFFFFE, 0)]
    table = [0xFFFFFFFE]
    for name, stream in streams:
        stream = stream.ljust(4096, b"\0")
        count = -(-len(stream) // sector)
        chains.append((first, count))
        entries.append((name, 2, first, len(stream)))
        table += [first + i + 1 for i in range(count - 1)] + [0xFFFFFFFE]
        data += stream.ljust(count * sector, b"\0")
        first += count
    table.append(0xFFFFFFFD)  # the table's own sector
    made = b""
    for number, (name, kind, start, size) in enumerate(entries):
        wide = name.encode("utf-16-le") + b"\0\0"
        child = 1 if number == 0 and streams else 0xFFFFFFFF
        right = number + 1 if 0 < number < len(entries) - 1 else 0xFFFFFFFF
        made += wide.ljust(64, b"\0") + struct.pack("<HBBIII", len(wide), kind, 1, 0xFFFFFFFF, right, child)
        made += bytes(36) + struct.pack("<IQ", start, size)
    made = (directory or (lambda bytes_: bytes_))(made).ljust(sector, b"\0")[:sector]
    table = (allocation or (lambda numbers: numbers))(table)
    table = (table + [0xFFFFFFFF] * (sector // 4))[:sector // 4]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 0, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<I", first) + struct.pack("<I", 0xFFFFFFFF) * 108
    return head + made + data + struct.pack(f"<{sector // 4}I", *table)


def old_word():
    """OLE files."""
    word = struct.pack("<HHHHH", 0xA5EC, 0xC1, 0, 0x42A, 0) + bytes(2000)
    locked = struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0x42A, 0, 0x0100 | 0x0200) + bytes(2000)
    yield "word-without-text", compound([("WordDocument", word), ("1Table", bytes(4096))]), OFFICE_OPEN
    yield "encrypted", compound([("WordDocument", locked), ("1Table", bytes(4096))]), FAILS("office-encrypted")
    yield "encrypted-docx", compound([("EncryptionInfo", bytes(5000)), ("EncryptedPackage", bytes(9000))]), FAILS("docx-encrypted")
    yield "workbook", compound([("Workbook", bytes(5000))]), FAILS("format-unsupported")
    yield "slides", compound([("PowerPoint Document", bytes(5000))]), FAILS("format-unsupported")
    yield "mail", compound([("__properties_version1.0", bytes(5000))]), OFFICE_OPEN
    yield "no-streams", compound([]), OFFICE_OPEN
    word_file = [("WordDocument", word), ("1Table", bytes(4096))]
    yield "chain-itself", compound(word_file, allocation=lambda t: [0, 1] + t[2:]), OFFICE_OPEN
    yield "chain-ring", compound(word_file, allocation=lambda t: [1, 2, 1] + t[3:]), OFFICE_OPEN
    yield "chain-far", compound(word_file, allocation=lambda t: [n + 70_000_000 if n < 99 else n for n in t]), OFFICE_OPEN
    yield "directory-ring", compound(word_file, allocation=lambda t: [0] + t[1:]), OFFICE_OPEN
    yield "sizes-lie", compound(word_file, directory=lambda d: d[:128 + 120] + b"\xff" * 8 + d[128 + 128:]), OFFICE_OPEN
    yield "siblings-ring", compound(word_file, directory=lambda d: d[:128 + 72] + struct.pack("<I", 1) + d[128 + 76:]), OFFICE_OPEN
    whole = bytearray(compound(word_file))
    for name, at, value in (("sector-shift", 30, 0xFFFF), ("sector-shift-12", 30, 12), ("tables", 44, 0xFFFFFFFF),
                            ("directory", 48, 0x7FFFFFFF), ("small-tables", 60, 1), ("more-tables", 68, 1)):
        spoilt = bytearray(whole)
        struct.pack_into("<I" if at != 30 else "<H", spoilt, at, value)
        yield f"head-{name}", bytes(spoilt), OFFICE_OPEN
    yield "head-alone", bytes(whole[:512]), OFFICE_OPEN
    yield "signature-alone", bytes(whole[:8]), OFFICE_OPEN


HEADS = {
    "png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 0x7FFFFFFF, 0x7FFFFFFF) + b"\x08\x02\0\0\0",
    "jpeg": b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0",
    "gif": b"GIF89a\xff\xff\xff\xff\x80\0\0",
    "tiff": b"II*\0\x08\0\0\0\xff\xff",
    "exe": b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff\0\0",
    "elf": b"\x7fELF\2\1\1" + bytes(9) + b"\2\0\x3e\0",
    "mp3": b"ID3\4\0\0\0\0\0\x7f" + b"\xff\xfb\x90\x64",
    "mp4": b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom",
    "gzip": b"\x1f\x8b\x08\0\0\0\0\0\0\xff",
    "7z": b"7z\xbc\xaf\x27\x1c\0\4",
    "rar": b"Rar!\x1a\x07\1\0",
    "sqlite": b"SQLite format 3\0\x10\0\1\1\0\x40\x20\x20",
    "class": b"\xca\xfe\xba\xbe\0\0\0\x34",
    "script": b"#!/bin/sh\nrm -rf \"$HOME\"\n",
    "postscript": b"%!PS-Adobe-3.0\n(/etc/passwd) (r) file 1000 string readstring pop ==\n",
}


def wrong_types():
    """The beginning of one kind of file under the name of another."""
    extensions = ("pdf", "docx", "doc", "txt", "html", "rtf", "odt")
    for number, (kind, head) in enumerate(HEADS.items()):
        for extension in (extensions[number % 7], extensions[(number + 3) % 7]):
            filler = bytes((i * 7 + number) & 255 for i in range(3000))
            yield f"{kind}-as.{extension}", head + filler + extension.encode(), ANYTHING
    for name, data in (("pdf-in-text.txt", b"%PDF-1.7 is how a PDF file begins\n" * 40), ("only-pdf-head.pdf", b"%PDF-1.7\n"),
                       ("text.pdf", PLAN.encode() * 5), ("html.doc", b"<html><body><p>" + PLAN.encode() * 4 + b"</p></body></html>"),
                       ("pdf-behind-junk.pdf", b"\0" * 900 + b"%PDF-1.4\n%%EOF"), ("mail.txt", b"MIME-Version: 1.0\nContent-Type: "
                       b"multipart/related; boundary=a\n\n--a\n" * 9)):
        yield name, data, ANYTHING


def files():
    for name, data, expected in odd_bytes():
        yield "bytes/" + name, data, expected
    for name, data, expected in long_text():
        yield "text/" + name, data, expected
    for name, data in markup():
        yield f"html/{name}.html", data, TEXT_OPEN
    for name, data in rich_text():
        yield f"rtf/{name}.rtf", data, OFFICE_OPEN
    for name, data, expected in old_word():
        yield f"ole/{name}.doc", data, expected
    for name, data, expected in wrong_types():
        yield "wrong/" + name, data, expected

"""Fonts of the time before Unicode had Vietnamese letters, made of one that is free: a TrueType file under another
name, whose codes show other letters.  And the one code of theirs that LibreOffice cannot print."""
import pathlib
import re
import struct
import subprocess
import zlib

# What the codes from U+00A1 on show in fonts of TCVN 5712:1993 VN3, as glibc's TCVN5712-1 has them.
TCVN3 = "ĂÂÊÔƠƯĐăâêôơưđẶ·····àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
FIRST = 0xA1
# U+00AD is ư in these fonts and a soft hyphen to LibreOffice, which drops it.  It is printed as this code, and
# named U+00AD in the finished PDF.
SOFT_HYPHEN, STAND_IN = "\u00ad", "\uf0ad"
FACES = {"Regular": "Regular", "Bold": "Bold", "Italic": "Italic", "BoldItalic": "Bold Italic"}


def tables(font):
    count, = struct.unpack_from(">H", font, 4)
    found = {}
    for at in range(12, 12 + 16 * count, 16):
        tag, _, offset, length = struct.unpack_from(">4sIII", font, at)
        found[tag] = font[offset:offset + length]
    return found


def glyphs(cmap):
    """Glyph numbers by code, of the subtable for Windows and Unicode (format 4)."""
    for at in range(4, 4 + 8 * struct.unpack_from(">H", cmap, 2)[0], 8):
        platform, encoding, offset = struct.unpack_from(">HHI", cmap, at)
        if (platform, encoding) == (3, 1) and struct.unpack_from(">H", cmap, offset)[0] == 4:
            break
    count = struct.unpack_from(">H", cmap, offset + 6)[0] // 2
    column = lambda n, sign: struct.unpack_from(f">{count}{sign}", cmap, offset + 14 + 2 * count * n + (2 if n else 0))
    found = {}
    for i, (end, start, delta, distance) in enumerate(zip(column(0, "H"), column(1, "H"), column(2, "h"), column(3, "H"))):
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if distance:
                glyph, = struct.unpack_from(">H", cmap, offset + 16 + 6 * count + 2 * i + distance + 2 * (code - start))
            found[code] = (glyph + delta) & 0xFFFF if glyph or not distance else 0
    return found


def cmap_of(glyph_of):
    """A cmap with a segment for each code."""
    codes = sorted(code for code, glyph in glyph_of.items() if glyph) + [0xFFFF]
    power = 1 << (len(codes).bit_length() - 1)
    head = struct.pack(">HHHH", 2 * len(codes), 2 * power, power.bit_length() - 1, 2 * (len(codes) - power))
    words = lambda values: b"".join(struct.pack(">H", v & 0xFFFF) for v in values)
    body = (words(codes) + b"\0\0" + words(codes) + words(glyph_of.get(c, 0) - c for c in codes) + words([0] * len(codes)))
    return struct.pack(">HHHHI", 0, 1, 3, 1, 12) + struct.pack(">HHH", 4, 14 + len(body), 0) + head + body


def names_of(family, face):
    records, texts = b"", b""
    for number, text in ((1, family), (2, face), (4, f"{family} {face}"), (6, f"{family}-{face}".replace(" ", ""))):
        data = text.encode("utf-16-be")
        records += struct.pack(">HHHHHH", 3, 1, 0x409, number, len(data), len(texts))
        texts += data
    return struct.pack(">HHH", 0, 4, 6 + len(records)) + records + texts


def made_of(font, family, face, letters=""):
    """The TrueType file under another name; `letters` are what its codes from FIRST on show."""
    parts = tables(font)
    glyph_of = glyphs(parts[b"cmap"])
    own = dict(glyph_of)
    for code, letter in enumerate(letters, FIRST):
        own[code] = glyph_of.get(ord(letter), 0) if letter != "·" else own.get(code, 0)
    if letters:
        own[ord(STAND_IN)] = own[ord(SOFT_HYPHEN)]
    parts[b"cmap"], parts[b"name"] = cmap_of(own), names_of(family, face)
    power = 1 << (len(parts).bit_length() - 1)
    head = struct.pack(">IHHHH", 0x00010000, len(parts), 16 * power, power.bit_length() - 1, 16 * (len(parts) - power))
    offset, directory, body = 12 + 16 * len(parts), b"", b""
    for tag, data in sorted(parts.items()):
        padded = data + bytes(-len(data) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        directory += struct.pack(">4sIII", tag, total, offset + len(body), len(data))
        body += padded
    return head + directory + body


def write_fonts(folder, families):
    """Fonts of these names in the folder, and its fontconfig file; the path of that."""
    for face, spoken in FACES.items():
        found = subprocess.run(["fc-match", "-f", "%{file}", f"Liberation Serif:style={spoken}"], check=True,
                               stdout=subprocess.PIPE)
        font = pathlib.Path(found.stdout.decode()).read_bytes()
        for family in families:
            letters = {".VnTime": TCVN3, ".VnTimeH": TCVN3.upper()}.get(family, "")
            # fontconfig passes over files that begin with a dot, as the families do.
            (folder / f"font-{family}-{face}.ttf").write_bytes(made_of(font, family, spoken, letters))
    config = folder / "fonts.conf"
    config.write_text(f'<fontconfig><include>/etc/fonts/fonts.conf</include><dir>{folder}</dir></fontconfig>')
    return config


def with_soft_hyphens(pdf):
    """The PDF with STAND_IN called U+00AD in its fonts' tables of names."""
    start = int(re.search(rb"startxref\s+(\d+)\s+%%EOF\s*$", pdf).group(1))
    lines = pdf[start:].split(b"\n")
    count = int(lines[1].split()[1])
    offsets = {n: int(lines[2 + n][:10]) for n in range(1, count) if lines[2 + n][17:18] == b"n"}
    ends = dict(zip(sorted(offsets.values()), [*sorted(offsets.values())[1:], start]))
    objects = {n: pdf[at:ends[at]] for n, at in offsets.items()}
    for n, text in objects.items():
        stream = re.match(rb"(\d+ 0 obj\n<</Length )\d+(/Filter/FlateDecode>>\nstream\n)(.*)(\nendstream.*)", text, re.S)
        plain = zlib.decompress(stream.group(3)) if stream else b""
        if b"begincmap" in plain:
            packed = zlib.compress(plain.replace(b"<F0AD>", b"<00AD>"))
            objects[n] = b"%b%d%b%b%b" % (stream.group(1), len(packed), stream.group(2), packed, stream.group(4))
    body = pdf[:min(offsets.values())]
    for n in sorted(objects, key=offsets.get):
        offsets[n] = len(body)
        body += objects[n]
    entries = [b"%010d 00000 n " % offsets[n] if n in offsets else lines[2 + n] for n in range(count)]
    trailer = re.sub(rb"startxref\s+\d+", b"startxref\n%d" % len(body), b"\n".join(lines[2 + count:]))
    return body + b"\n".join([*lines[:2], *entries]) + b"\n" + trailer

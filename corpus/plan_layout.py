"""A plan's text and a description of its looks become the body of a Word file.

The words come from the plan alone; the description (layouts/NAME.json) says which of its lines form the letterhead,
the title, a table, and how an office would print them.  Lines are named by their numbers in the plan, from 1:
"3-5" are three paragraphs, "3+4" one of both, "3/4" one with a line break between them; commas separate.
Every line of the plan is printed once or stands under "left_out".
"""
import re

import legacy_font
import ooxml

HEADING = re.compile(r"([IVXLC]+[.\-]|[A-ZĐ]\.|\d+[.\-]|Điều \d+\.) ?(?=\S)")
LABELS = ((0, re.compile(r"[IVXLC]+\. ")), (1, re.compile(r"\d+\. ")), (2, re.compile(r"[a-zđ]\) ")), (3, re.compile("- ")))
MARKDOWN = re.compile(r"^(?:#+ |\* (?=\S))|\*+")
BODY = {"first": 567, "before": 60, "after": 60, "align": "justify"}


def roman(n):
    return "".join(("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")[n:n + 1])


class Printer:
    """One plan on its way into a Word file.  `for_pdf` adds what is put onto a page after it left Word."""

    def __init__(self, lines, rows, layout, for_pdf):
        self.lines = lines
        self.spans = rows
        self.layout = layout
        self.for_pdf = for_pdf
        self.used = set()
        self.changes = 0
        self.notes = []
        self.counts = [0, 0, 0]
        self.wide = False
        self.sections = 0

    # Lines and runs

    def line(self, number):
        self.used.add(number)
        text = self.lines[number - 1].strip(" \r\n")
        if self.layout.get("form") == "markdown":
            text = MARKDOWN.sub(lambda m: "- " if m.group().startswith("* ") else "", text)
        return text.strip("\t").replace("\ufeff", "")

    def paragraphs(self, spec):
        """(number of the first line, text) of each paragraph that `spec` names; blank lines name none."""
        found = []
        for part in spec.replace(" ", "").split(","):
            if "-" in part:
                first, last = map(int, part.split("-"))
                numbers = [[n] for n in range(first, last + 1)]
            else:
                numbers = [list(map(int, re.split("[+/]", part)))]
            seam = "\n" if "/" in part else " "
            found += [(ns[0], seam.join(map(self.line, ns))) for ns in numbers if self.lines[ns[0] - 1].strip()]
        return found

    def run(self, text, **style):
        """Runs of the text in the fonts of the plan."""
        capitals = self.layout.get("capitals_font")
        if capitals and re.search("[A-Z]", text) and not re.search("[a-z0-9]", text):
            style["font"] = capitals  # whose small letters look like capitals: the codes stay
        if capitals and self.for_pdf:
            text = text.replace(legacy_font.SOFT_HYPHEN, legacy_font.STAND_IN)
        if not self.layout.get("split_runs"):
            return ooxml.run(text, **style)
        # As Word splits what was edited: anywhere, also inside a word.
        return "".join(ooxml.run(text[i:i + 11], **style) for i in range(0, len(text), 11))

    def runs(self, number, text, **style):
        """The runs of a paragraph, with the note and the tracked changes that the layout tells of its line."""
        for note in self.layout.get("notes", []):
            if note["line"] == number and note["behind"] in text:
                before, after = text.split(note["behind"], 1)
                (_, words), = self.paragraphs(str(note["text"]))
                self.notes.append(self.run(re.sub(r"^\[\d+\]", "", words), size=10))
                return (self.run(before + note["behind"], **style) + ooxml.note_reference(len(self.notes) + 1)
                        + self.run(after, **style))
        for change in self.layout.get("tracked", []):
            # What is printed has all changes accepted.
            if change["line"] == number and change["inserted"] in text and not self.for_pdf:
                before, after = text.split(change["inserted"], 1)
                self.changes += 2
                return (self.run(before, **style) * bool(before)
                        + ooxml.deleted(change["deleted"], self.changes, **style) * bool(change["deleted"])
                        + ooxml.inserted(self.run(change["inserted"], **style), self.changes + 1)
                        + self.run(after, **style) * bool(after))
        return self.run(text, **style) if text else ""

    # What a page is made of

    def body(self, spec, numbered=False, italic_basis=True):
        """Paragraphs of the running text; headings are told by their look."""
        out, basis = [], True
        for number, text in self.paragraphs(spec):
            capitals = text.upper() == text
            heading = HEADING.match(text)
            if heading and heading.group(1)[0] in "IVXABCDĐ":
                basis = False
            if text.startswith("Chương ") or (capitals and not heading):
                out.append(ooxml.paragraph(self.runs(number, text, bold=True), align="center", before=60, keep=True))
                continue
            bold = bool(heading) and text[-1] not in ".;,/"
            italic = italic_basis and basis and bool(re.match("(Căn cứ|Thực hiện|Theo đề nghị)", text))
            label = self.automatic(text) if numbered else None
            if label is None:
                out.append(ooxml.paragraph(self.runs(number, text, bold=bold, italic=italic), keep=bold, **BODY))
            else:
                out.append(self.numbered(number, text[len(label[1]):], label[0], bold))
            out += [self.struck(change["text"]) for change in self.layout.get("struck", []) if change["after"] == number]
        return "".join(out)

    def automatic(self, text):
        """(level, label) where the automatic number would be what the plan has; None where it would not."""
        for depth, pattern in LABELS:
            label = pattern.match(text)
            if not label:
                continue
            if depth == 3:
                return depth, label.group()
            counts = self.counts[:depth] + [self.counts[depth] + 1] + [0] * (2 - depth)
            wanted = (roman(counts[0]) + ". ", f"{counts[1]}. ", "abcdefgh"[counts[2] - 1] + ") ")[depth]
            if wanted != label.group():
                raise ValueError(f"automatic numbers would make {wanted!r} of {text!r}")
            self.counts = counts
            return depth, label.group()
        return None

    def numbered(self, number, text, depth, bold):
        spaced = {"before": 60, "after": 60, "align": "justify"}
        runs = self.runs(number, text, bold=bold and depth != 3)
        if depth < 2:
            return ooxml.paragraph(runs, style=("Heading1", "Item")[depth], **spaced)
        return ooxml.paragraph(runs, numbering=((1, 2) if depth == 2 else (2, 0)), **spaced)

    def struck(self, text):
        """A paragraph that somebody deleted with his changes tracked, its end too."""
        if self.for_pdf:
            return ""
        self.changes += 2
        mark = f'<w:del w:id="{self.changes}" {ooxml.CHANGED_BY}/>'
        return ooxml.paragraph(ooxml.deleted(text, self.changes + 1), mark=mark, **BODY)

    def centred(self, spec, bold=True):
        return "".join(ooxml.paragraph(self.runs(n, text, bold=bold and not text.startswith("("), italic=text.startswith("(")),
                                       align="center", before=40)
                       if not re.fullmatch("[-_*]+", text) else self.rule(3400) for n, text in self.paragraphs(spec))

    def rule(self, indent):
        return ooxml.paragraph("", left=indent, right=indent, ruled=True)

    def column(self, lines, role, width):
        """One half of a letterhead or of a document's end; `lines` as paragraphs() has them."""
        out = []
        for n, text in lines:
            if re.fullmatch("[-_]+", text):
                out.append(self.rule(width // 3))
            elif role == "recipients":
                first = n == lines[0][0]
                out.append(ooxml.paragraph(self.runs(n, text, bold=first, italic=first, size=12 if first else 11)))
            elif role == "signature":
                gap = ooxml.paragraph("") * (3 if n == lines[-1][0] and text.upper() != text else 0)
                out.append(gap + ooxml.paragraph(self.runs(n, text, bold=True, size=13), align="center"))
            else:
                capitals = text.upper() == text and "Số" not in text
                runs = self.runs(n, text, bold=capitals or text.startswith("Độc lập"), italic=", ngày" in text,
                                 size=12 if capitals else 13)  # so that the country's name keeps to one line
                out.append(ooxml.paragraph(runs, align="center"))
        return "".join(out)

    def side_by_side(self, columns, shares):
        """Columns (lines, role) in a table that nobody sees."""
        widths = [ooxml.TEXT_WIDTH * share // sum(shares) for share in shares]
        cells = [ooxml.cell(self.column(lines, role, width), width) for (lines, role), width in zip(columns, widths)]
        return ooxml.table([ooxml.row(cells, whole=True)], widths, ruled=False) + ooxml.paragraph("", mark=ooxml.TINY)

    def columns(self, columns, shares=(7, 11)):
        return self.side_by_side([(self.paragraphs(c["lines"]), c.get("role", "head")) for c in columns], shares)

    def sides(self, lines, roles, shares=(7, 11)):
        """Columns of a plan whose own lines hold both, a tab or blanks between them."""
        first, last = map(int, lines.split("-"))
        columns = [([], role) for role in roles]
        for number in range(first, last + 1):
            for side, text in enumerate(re.split("\t| {3,}", self.line(number))):
                columns[side][0].extend([(number, text)] if text else [])
        return self.side_by_side(columns, shares)

    def section(self, wide=False):
        """Ends the pages so far and begins others."""
        end = ooxml.paragraph("", section_end=self.properties())
        self.wide = wide
        return end

    def properties(self):
        self.sections += 1
        first = self.sections == 1
        return ooxml.section(self.wide, first_differs=first, footer="foot" in self.layout, break_before=not first)

    def box(self, spec, left, top, width, height, size=12):
        runs = "".join(ooxml.paragraph(self.runs(n, text, size=size), align="center") for n, text in self.paragraphs(spec))
        return ooxml.paragraph(ooxml.text_box(runs, left, top, width, height))

    def stamp(self, text, left, top, width, height):
        """What a signing program puts onto the finished page: no word of the plan."""
        if not self.for_pdf:
            return ""
        runs = "".join(ooxml.paragraph(ooxml.run(line, size=9, color="C00000")) for line in text)
        return ooxml.paragraph(ooxml.text_box(runs, left, top, width, height, ruled=False, on_page=True))

    # Tables

    def rows(self, lines, form, join=()):
        """The table's rows as lists of cell texts; `join` pairs the first line of a cut row with its rest."""
        left_out = {int(n) for pair in join for n in pair[1:]}
        rows, last_blank = {}, True
        for first, last in ((part.split("-") * 2)[:2] for part in lines.split(",")):
            for number in range(int(first), int(last) + 1):
                text = self.lines[number - 1].rstrip("\r\n")
                if form == "cells":
                    if text and last_blank:
                        start, rows[number] = number, []
                    if text:
                        rows[start].append(text.strip())
                        self.used.add(number)
                    last_blank = not text
                elif form == "pipes":
                    rows[number] = [c.strip().replace("<br>", "\n") for c in self.line(number).strip("|").split("|")]
                elif text.strip():
                    self.used.add(number)
                    rows[number] = [c.strip() for c in text.split("\t")]
        for first, rest in join:
            rows[first] = [" ".join(filter(None, pair)) for pair in zip(rows[first], rows[rest])]
        return [cells for number, cells in rows.items() if number not in left_out]

    def table(self, lines, form="tabs", widths=(), repeat_head=True, merge_groups=True, ruled=True, join=(),
              size=12, before=0, nested=None):
        """A table of one cell a column; a row with a name alone is merged behind its ordinal.  `nested` sets
        cells ("row,column") as nesting() does."""
        rows = self.rows(lines, form, join)
        total = ooxml.WIDE_TEXT_WIDTH if self.wide else ooxml.TEXT_WIDTH
        widths = [total * share // sum(widths) for share in widths]
        out = []
        for n, cells in enumerate(rows):
            cells = cells + [""] * (len(widths) - len(cells))
            group = n and merge_groups and not any(cells[2:]) and cells[1]
            out.append(ooxml.row(self.cells(n, cells, widths, group, size, nested or {}), repeated=repeat_head and not n))
        return ooxml.paragraph("", before=before) + ooxml.table(out, widths, ruled) + ooxml.paragraph("", mark=ooxml.TINY)

    def merged_table(self, lines, widths, heads, size=12):
        """A table whose plan says which cells reach over several columns and rows; `heads` rows are its head."""
        first, last = map(int, lines.split("-"))
        widths = [ooxml.TEXT_WIDTH * share // sum(widths) for share in widths]
        below, out = {}, []  # rows still to come, and columns, of a cell by its first column
        for number in range(first, last + 1):
            self.used.add(number)
            cells, at, head = iter(self.spans[number]), 0, number < first + heads
            made = []
            while at < len(widths):
                if below.get(at, (0,))[0]:
                    rows, columns = below[at]
                    below[at] = (rows - 1, columns)
                    made.append(self.cell("", sum(widths[at:at + columns]), size, span=columns, merge="continue"))
                else:
                    text, columns, rows = next(cells)
                    below[at] = (rows - 1, columns)
                    made.append(self.cell(text, sum(widths[at:at + columns]), size, bold=head or columns > 2, span=columns,
                                          align="center" if head or at == 0 else "left",
                                          merge="restart" if rows > 1 else None))
                at += columns
            out.append(ooxml.row(made, repeated=head))
        return ooxml.paragraph("") + ooxml.table(out, widths) + ooxml.paragraph("", mark=ooxml.TINY)

    def cells(self, n, cells, widths, group, size, nested):
        if group:
            return [self.cell(cells[0], widths[0], size, bold=True, align="center"),
                    self.cell(cells[1], sum(widths[1:]), size, bold=True, span=len(widths) - 1)]
        out = []
        for column, (text, width) in enumerate(zip(cells, widths)):
            align = "center" if column == 0 or not n else "left"
            inside = nested.get(f"{n},{column}")
            out.append(self.nesting(text, inside, width, size) if inside
                       else self.cell(text, width, size, bold=not n, align=align))
        return out

    def cell(self, text, width, size, bold=False, align="left", span=1, merge=None):
        inner = "".join(ooxml.paragraph(self.run(line, bold=bold, size=size), align=align) for line in text.split("\n") if line)
        return ooxml.cell(inner, width, span, merge)

    def nesting(self, text, seams, width, size):
        """A cell whose text is cut before the words `seams` and set as a table inside it, a row a piece."""
        pieces = re.split("|".join(f"(?={re.escape(seam)})" for seam in seams), text)
        inner = [ooxml.row([self.cell(piece.strip(), width - 400, size)]) for piece in pieces[1:]]
        return ooxml.cell(ooxml.paragraph(self.run(pieces[0].strip(), size=size)) + ooxml.table(inner, [width - 400], center=False)
                          + ooxml.paragraph(""), width)

    # The whole

    def document(self):
        """The Word file's bytes."""
        out = []
        for block in self.layout["blocks"]:
            block = dict(block)
            out.append(getattr(self, block.pop("print"))(**block))
        for part in filter(None, self.layout.get("left_out", "").replace(" ", "").split(",")):
            first, last = (part.split("-") * 2)[:2]
            self.used.update(range(int(first), int(last) + 1))
        unprinted = [n for n, text in enumerate(self.lines, 1) if text.strip() and n not in self.used]
        if unprinted:
            raise ValueError(f"lines that are neither printed nor left out: {unprinted}")
        foot = self.layout.get("foot", "")
        if foot:
            pieces = re.split(r"(\{\w+\})", foot)
            foot = ooxml.paragraph("".join(ooxml.field({"{page}": "PAGE", "{pages}": "NUMPAGES"}[p], size=11) if p.startswith("{")
                                           else ooxml.run(p, size=11) for p in pieces if p), align="right")
        return ooxml.package("".join(out) + self.properties(), self.notes, self.layout.get("font", "Times New Roman"), foot)

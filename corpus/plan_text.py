"""Plans as their files have them become numbered lines, without any of the program's help."""
import html.parser
import re
import unicodedata

CODECS = {"UTF-8": "utf-8-sig", "UTF-16LE": "utf-16", "windows-1258": "cp1258",
          # Left as the fonts have them: the letters of Latin-1 that stand for Vietnamese ones.
          "TCVN3": "cp1252", "VNI": "cp1252"}


class Page(html.parser.HTMLParser):
    """The lines of a web page: a paragraph or what <br> cuts from it is one, and so is a row of a ruled table,
    whose cells are (text, columns, rows)."""

    def __init__(self):
        super().__init__()
        self.lines, self.rows = [], {}
        self.text = None
        self.ruled = []  # of the tables around
        self.cells = None

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "table":
            self.ruled.append(attributes.get("border", "0") != "0")
        elif tag == "tr" and self.ruled[-1]:
            self.cells = []
        elif tag in ("td", "th") and self.ruled[-1]:
            self.cells.append(["", int(attributes.get("colspan", 1)), int(attributes.get("rowspan", 1))])
            self.text = ""
        elif tag == "p" and self.cells is None:
            self.text = ""
        elif tag == "br":
            self.end_line(" ")

    def handle_endtag(self, tag):
        if tag == "table":
            self.ruled.pop()
        elif tag == "tr" and self.cells is not None:
            self.lines.append("\t".join(text for text, _, _ in self.cells))
            self.rows[len(self.lines)] = self.cells
            self.cells = None
        elif tag == "p":
            self.end_line("")

    def handle_data(self, data):
        if self.text is not None:
            self.text += data

    def end_line(self, begins):
        if self.text is None:
            return
        text = " ".join(self.text.replace("\xa0", " ").split())
        if self.cells:
            self.cells[-1][0] += ("\n" if self.cells[-1][0] and text else "") + text
            self.text = ""
        else:
            self.lines.append(text)
            self.text = begins or None


def read_plan(file, encoding):
    """(lines, cells of ruled rows by line number, from 1) of a plan's file."""
    text = file.read_bytes().decode(CODECS[encoding])
    if not re.search("<html", text, re.I):
        return text.split("\n"), {}
    page = Page()
    page.feed(unicodedata.normalize("NFC", text))
    return page.lines, page.rows

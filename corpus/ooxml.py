"""Word files written by hand: the elements that an office's plan is made of, and the package around them.

Lengths are twentieths of a point (w:dxa), as the format has them; a page is A4.  Nothing here knows a plan.
"""
import io
import zipfile
from xml.sax.saxutils import escape

NAMESPACES = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
              'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
              'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w10="urn:schemas-microsoft-com:office:word"')
ROOT = "application/vnd.openxmlformats-officedocument.wordprocessingml."
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
ZIP_DATE = (2026, 1, 1, 0, 0, 0)  # fixed, so that the same plan gives the same bytes
CHANGED_BY = 'w:author="Văn thư" w:date="2026-01-01T08:00:00Z"'

A4 = (11906, 16838)
MARGIN = {"top": 1134, "bottom": 1134, "left": 1701, "right": 1134}
TEXT_WIDTH = A4[0] - MARGIN["left"] - MARGIN["right"]
WIDE_TEXT_WIDTH = A4[1] - 2 * 1134
TINY = '<w:sz w:val="2"/>'  # of the paragraph that has to follow a table and should take no room
ALIGN = {"left": "left", "right": "right", "center": "center", "justify": "both"}


def properties(font=None, bold=False, italic=False, size=None, color=None):
    """<w:rPr> of a run; size in points."""
    inner = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>' if font else ""
    inner += "<w:b/>" * bold + "<w:i/>" * italic
    inner += f'<w:color w:val="{color}"/>' if color else ""
    inner += f'<w:sz w:val="{2 * size}"/><w:szCs w:val="{2 * size}"/>' if size else ""
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def run(text, tag="w:t", **style):
    """A run; "\\n" is a line break and "\\t" a tab."""
    pieces = []
    for n, line in enumerate(text.split("\n")):
        pieces += ["<w:br/>"] if n else []
        for m, stretch in enumerate(line.split("\t")):
            pieces += ["<w:tab/>"] if m else []
            pieces += [f'<{tag} xml:space="preserve">{escape(stretch)}</{tag}>'] if stretch else []
    return f"<w:r>{properties(**style)}{''.join(pieces)}</w:r>"


def field(code, **style):
    """A field such as PAGE, with 1 as the stored result."""
    marks = [f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end")]
    parts = [marks[0], f'<w:instrText xml:space="preserve"> {code} </w:instrText>', marks[1], "<w:t>1</w:t>", marks[2]]
    return "".join(f"<w:r>{properties(**style)}{part}</w:r>" for part in parts)


def inserted(runs, number):
    return f'<w:ins w:id="{number}" {CHANGED_BY}>{runs}</w:ins>'


def deleted(text, number, **style):
    return f'<w:del w:id="{number}" {CHANGED_BY}>{run(text, "w:delText", **style)}</w:del>'


def paragraph(runs, align="left", first=0, left=0, right=0, before=0, after=0, style=None, numbering=None,
              ruled=False, keep=False, mark="", section_end=""):
    """A paragraph of runs.  `numbering` is (list, level); `ruled` draws a line below it; `mark` goes into
    the properties of its end, where a tracked change of the paragraph itself is told; `section_end` is that of
    the section that it ends."""
    inner = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner += "<w:keepNext/>" * keep
    if numbering:
        inner += f'<w:numPr><w:ilvl w:val="{numbering[1]}"/><w:numId w:val="{numbering[0]}"/></w:numPr>'
    inner += '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>' if ruled else ""
    inner += f'<w:spacing w:before="{before}" w:after="{after}"/>'
    if not style and not numbering:
        inner += f'<w:ind w:left="{left}" w:right="{right}" w:firstLine="{first}"/>'
    inner += f'<w:jc w:val="{ALIGN[align]}"/>'
    inner += f"<w:rPr>{mark}</w:rPr>" if mark else ""
    inner += section_end
    return f"<w:p><w:pPr>{inner}</w:pPr>{runs}</w:p>"


def cell(content, width, span=1, merge=None):
    """A cell of paragraphs or a table; `merge` is None, "restart" or "continue"."""
    inner = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    inner += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    inner += '<w:vMerge w:val="restart"/>' if merge == "restart" else "<w:vMerge/>" if merge else ""
    return f"<w:tc><w:tcPr>{inner}</w:tcPr>{content or paragraph('')}</w:tc>"


def row(cells, repeated=False, whole=False):
    """A row; `repeated` prints it at the head of every page, `whole` keeps page ends out of it."""
    inner = "<w:cantSplit/>" * whole + "<w:tblHeader/>" * repeated
    return f"<w:tr>{f'<w:trPr>{inner}</w:trPr>' if inner else ''}{''.join(cells)}</w:tr>"


def table(rows, widths, ruled=True, center=True):
    edge = 'w:val="single" w:sz="4" w:space="0" w:color="auto"' if ruled else 'w:val="nil"'
    sides = "".join(f"<w:{side} {edge}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    place = '<w:jc w:val="center"/>' if center else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{place}'
            f'<w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type="fixed"/>'
            '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>")


def text_box(content, left, top, width, height, ruled=True, on_page=False):
    """A run that holds a box of paragraphs, all in points: in the text, which makes room for it, or over a
    page's text, counted from the page's corner."""
    stroke = "" if ruled else ' stroked="f"'
    place = "page" if on_page else "text"
    wrap = "" if on_page else '<w10:wrap type="topAndBottom"/>'
    return (f'<w:r><w:pict><v:rect style="position:absolute;margin-left:{left}pt;margin-top:{top}pt;width:{width}pt;'
            f'height:{height}pt;mso-position-horizontal-relative:{place};mso-position-vertical-relative:{place}"'
            f'{stroke}><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox>{wrap}</v:rect></w:pict></w:r>')


def note_reference(number):
    return ('<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
            f'<w:footnoteReference w:id="{number}"/></w:r>')


def section(wide=False, first_differs=False, footer=False, break_before=True):
    """<w:sectPr>: the page, its running head (the number) and foot."""
    width, height = (A4[1], A4[0]) if wide else A4
    orient = ' w:orient="landscape"' if wide else ""
    margin = {**MARGIN, "left": 1134} if wide else MARGIN
    inner = '<w:headerReference w:type="default" r:id="rHead"/>'
    inner += '<w:headerReference w:type="first" r:id="rEmpty"/>' if first_differs else ""
    inner += '<w:footerReference w:type="default" r:id="rFoot"/>' if footer else ""
    inner += '<w:footerReference w:type="first" r:id="rFoot"/>' if footer and first_differs else ""
    inner += '<w:type w:val="nextPage"/>' if break_before else ""
    inner += f'<w:pgSz w:w="{width}" w:h="{height}"{orient}/><w:pgMar '
    inner += " ".join(f'w:{side}="{size}"' for side, size in margin.items())
    inner += ' w:header="567" w:footer="567" w:gutter="0"/>'
    inner += "<w:titlePg/>" if first_differs else ""
    return f"<w:sectPr>{inner}</w:sectPr>"


def level(number, kind, text, left=0, style=None, font=None):
    link = f'<w:pStyle w:val="{style}"/>' if style else ""
    face = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:hint="default"/></w:rPr>' if font else ""
    return (f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{link}<w:suff w:val="space"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:firstLine="567"/></w:pPr>'
            f"{face}</w:lvl>")


# List 1 numbers headings by their style (I.) and below them 1. and a); list 2 marks items with a dash.
NUMBERING = (f"<w:numbering {NAMESPACES}>"
             '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
             + level(0, "upperRoman", "%1.", style="Heading1") + level(1, "decimal", "%2.", style="Item")
             + level(2, "lowerLetter", "%3)") +
             '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>'
             + level(0, "bullet", "-", font="Times New Roman") +
             '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
             '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>')


def styles(font):
    face = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
    numbered = ('<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="{1}"/><w:basedOn w:val="Normal"/>'
                '<w:pPr><w:numPr><w:ilvl w:val="{2}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:rPr>{3}</w:rPr></w:style>')
    return (f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{face}"
            '<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults>'
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
            + numbered.format("Heading1", "heading 1", 0, "<w:b/>") + numbered.format("Item", "Item", 1, "") +
            "</w:styles>")


def package(body, notes=(), font="Times New Roman", foot=""):
    """The bytes of a .docx.  `body` ends with a section; `notes` are the runs of the footnotes 2, 3, …;
    `foot` is the running foot's paragraph."""
    part = lambda root, inner: f"<w:{root} {NAMESPACES}>{inner}</w:{root}>"
    note = '<w:footnote{1} w:id="{0}"><w:p>{2}</w:p></w:footnote>'
    rule = note.format(0, ' w:type="separator"', "<w:r><w:separator/></w:r>")
    rule += note.format(1, ' w:type="continuationSeparator"', "<w:r><w:continuationSeparator/></w:r>")
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    footnotes = rule + "".join(note.format(n, "", mark + runs) for n, runs in enumerate(notes, 2))
    parts = {"document": part("document", f"<w:body>{body}</w:body>"), "styles": styles(font), "numbering": NUMBERING,
             "header1": part("hdr", paragraph(field("PAGE", size=13), align="center")),
             "header2": part("hdr", paragraph("")), "footer1": part("ftr", foot or paragraph("")),
             "footnotes": part("footnotes", footnotes)}
    # Of each part: the kind that its content type names, and the id and kind of the relation to it.
    kinds = {"document": "document.main", "header1": "header", "header2": "header", "footer1": "footer"}
    ids = {"header1": "rHead", "header2": "rEmpty", "footer1": "rFoot"}
    declared, relations = "", ""
    for name in parts:
        kind = kinds.get(name, name)
        declared += f'<Override PartName="/word/{name}.xml" ContentType="{ROOT}{kind}+xml"/>'
        if name != "document":
            relations += f'<Relationship Id="{ids.get(name, "r" + name)}" Type="{RELATION}{kind}" Target="{name}.xml"/>'
    packages = "http://schemas.openxmlformats.org/package/2006/"
    files = {"[Content_Types].xml": f'<Types xmlns="{packages}content-types">'
             '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
             f'<Default Extension="xml" ContentType="application/xml"/>{declared}</Types>',
             "_rels/.rels": f'<Relationships xmlns="{packages}relationships"><Relationship Id="r1" '
             f'Type="{RELATION}officeDocument" Target="word/document.xml"/></Relationships>',
             "word/_rels/document.xml.rels": f'<Relationships xmlns="{packages}relationships">{relations}</Relationships>',
             **{f"word/{name}.xml": text for name, text in parts.items()}}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)
    return stream.getvalue()

"""The part of Akoma Ntoso 3.0 that vanthu writes, as a table: what may stand in what.

Narrower than the standard's schema: whatever passes here passes there. It also demands what that schema leaves to
convention: that every "#…" points at an eId of the document.
"""

import datetime
import re
import xml.etree.ElementTree as ElementTree

NAMESPACE = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"

BLOCK = "p|table"
HIERARCHY = "part|chapter|section|article|clause|subclause|point|hcontainer"
INLINE = "ref|date|docNumber|docDate|docType|docTitle|docProponent|person|role|organization|signature|eol"
PROPERTIES = "FRBRthis FRBRuri (FRBRalias )*FRBRdate (FRBRauthor )+"
IN_HIERARCHY = f"(num )?(heading )?((intro )?(({HIERARCHY}) )*|content )"

# Element: children as a regular expression over "NAME NAME …", attributes ("!" behind a required one).
MARKUP = {
    "akomaNtoso": ("doc ", ""),
    "doc": ("meta (preface )?(preamble )?mainBody (conclusions )?(attachments )?", "name!"),
    "meta": ("identification (references )?", ""),
    "identification": ("FRBRWork FRBRExpression FRBRManifestation ", "source!"),
    "FRBRWork": (PROPERTIES + "FRBRcountry (FRBRsubtype )?(FRBRnumber )?(FRBRname )?", ""),
    "FRBRExpression": (PROPERTIES + "FRBRauthoritative FRBRlanguage ", ""),
    "FRBRManifestation": (PROPERTIES + "FRBRformat ", ""),
    "FRBRthis": ("", "value!"), "FRBRuri": ("", "value!"), "FRBRcountry": ("", "value!"),
    "FRBRsubtype": ("", "value!"), "FRBRnumber": ("", "value!"), "FRBRname": ("", "value!"),
    "FRBRformat": ("", "value!"), "FRBRauthoritative": ("", "value!"), "FRBRalias": ("", "value! name!"),
    "FRBRdate": ("", "date! name!"), "FRBRauthor": ("", "href!"), "FRBRlanguage": ("", "language!"),
    "references": ("((TLCOrganization|TLCPerson|TLCRole) )+", "source!"),
    "TLCOrganization": ("", "eId! href! showAs!"), "TLCPerson": ("", "eId! href! showAs!"),
    "TLCRole": ("", "eId! href! showAs!"),
    "preface": ("(p )+", ""),
    "preamble": ("((p|citations|recitals|formula) )+", ""),
    "citations": ("(citation )+", "eId!"), "citation": ("(p )+", "eId!"),
    "recitals": ("(recital )+", "eId!"), "recital": ("(p )+", "eId!"),
    "formula": ("(p )+", "eId! name!"),
    "mainBody": (f"(({BLOCK}|{HIERARCHY}) )+", ""),
    **{name: (IN_HIERARCHY, "eId!") for name in HIERARCHY.split("|")},
    "hcontainer": (IN_HIERARCHY, "eId! name!"),
    "intro": (f"(({BLOCK}) )*", "eId!"), "content": (f"(({BLOCK}) )*", "eId!"),
    "conclusions": (f"(({BLOCK}) )+", ""),
    "attachments": ("(attachment )+", ""), "attachment": ("doc ", "eId!"),
    "table": ("(tr )+", "eId!"), "tr": ("((th|td) )+", ""), "th": ("(p )+", ""), "td": ("(p )+", ""),
    "eol": ("", ""),
}
TEXT = {
    "p": "", "num": "", "heading": "", "docNumber": "", "docType": "", "docTitle": "", "signature": "",
    "ref": "eId! href!", "date": "date!", "docDate": "date!", "docProponent": "refersTo!",
    "person": "refersTo! as", "role": "refersTo!", "organization": "refersTo!",
}
for text_element, text_attributes in TEXT.items():
    MARKUP[text_element] = (f"(({INLINE}) )*", text_attributes)


def faults_of(element):
    """What is wrong with the element itself: children, attributes, text."""
    name = element.tag.removeprefix(NAMESPACE)
    if name not in MARKUP:
        yield f"<{element.tag}> is none of the profile's elements"
        return
    children, attributes = MARKUP[name]
    found = "".join(child.tag.removeprefix(NAMESPACE) + " " for child in element)
    if not re.fullmatch(children, found):
        yield f"<{name}> holds {found[:200]!r}"
    allowed = {attribute.rstrip("!") for attribute in attributes.split()}
    required = {attribute[:-1] for attribute in attributes.split() if attribute.endswith("!")}
    if not required <= set(element.attrib) <= allowed:
        yield f"<{name}> has the attributes {sorted(element.attrib)}"
    if any(re.search(r"\s", element.get(key, "")) for key in ("eId", "href", "refersTo", "as", "source")):
        yield f"<{name}> has a blank in an eId or an IRI: {element.attrib}"
    if "date" in element.attrib:
        try:
            datetime.date.fromisoformat(element.get("date"))
        except ValueError:
            yield f"<{name}> has the date {element.get('date')!r}"
    pieces = [element.text, *(child.tail for child in element)]
    if name not in TEXT and any(piece and piece.strip() for piece in pieces):
        yield f"<{name}> holds text of its own"


def faults_of_file(path):
    """Every fault of an Akoma Ntoso file."""
    root = ElementTree.parse(path).getroot()
    faults = [] if root.tag == NAMESPACE + "akomaNtoso" else [f"the root is {root.tag}"]
    ids = [element.get("eId") for element in root.iter() if "eId" in element.attrib]
    known = {"#" + given for given in ids}
    if len(ids) != len(known):
        faults.append("an eId stands there twice")
    for element in root.iter():
        faults += faults_of(element)
        for key in ("source", "href", "refersTo", "as"):
            target = element.get(key, "")
            if target.startswith("#") and target not in known:
                faults.append(f"{key}={target!r} points at nothing")
    return faults

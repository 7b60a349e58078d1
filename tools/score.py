#!/usr/bin/env python3
"""Measure document records against the gold records of hand-annotated plans.

usage: score.py [--gold DIR] [--misses] [--json] [--baseline FILE [--write-baseline]] [RECORDS.jsonl]

RECORDS.jsonl holds the records that `vanthu extract` prints, one a line; standard input where it is left out.
DIR holds one NAME.json for each plan (default: corpus/gold beside this folder).  A record belongs to the gold
whose name its source path's file name begins with ("plan.scan.pdf" belongs to plan.json).

Each measure counts items: what was found, what was missed and what was invented, and gives precision, recall
and F1.  Text is compared without regard to kinds of dashes and quotes, to spacing and to where a tone mark
stands in its syllable (hoà = hòa); capitals and all other marks count.

--baseline compares with a stored run and lists gains and losses item by item.  Exit status: 0 nothing lost,
1 something lost or a plan not in the baseline, 2 wrong use.
"""
import argparse
import collections
import difflib
import functools
import json
import pathlib
import re
import sys
import unicodedata
from dataclasses import dataclass, field

GOLD = pathlib.Path(__file__).resolve().parent.parent / "corpus" / "gold"
TONES = "\u0300\u0301\u0303\u0309\u0323"
DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
QUOTES = {**dict.fromkeys(map(ord, "\u201c\u201d\u201e\u00ab\u00bb"), '"'), **dict.fromkeys(map(ord, "\u2018\u2019"), "'")}

# The issues that one document shows on its own; a report of one that no gold expects is an invention.
ISSUES = {"number-missing", "date-incomplete", "numbering-broken", "appendix-missing", "task-without-lead",
          "task-without-deadline", "task-without-coordinator", "unit-misspelt"}
ALIKE = 0.6  # share of equal words from which two items of a list are taken for the same


def plain(text):
    """The text with one form for what may be written in several; never None."""
    text = unicodedata.normalize("NFC", text or "").translate(DASHES).translate(QUOTES).replace("\u2026", "...")
    text = re.sub(r"\s*-\s*", "-", " ".join(text.replace("\u00a0", " ").split()))
    return text.strip(" .,;:*_")


@functools.lru_cache(maxsize=None)
def same(text):
    """A form equal for texts that say the same: each word's tone mark is moved to its end."""
    def word(match):
        letters = unicodedata.normalize("NFD", match.group())
        tones = "".join(c for c in letters if c in TONES)
        return unicodedata.normalize("NFC", "".join(c for c in letters if c not in TONES)) + tones
    return re.sub(r"[^\W\d_]+", word, plain(text))


def words(text):
    return re.findall(r"\w+", unicodedata.normalize("NFD", plain(text).lower()))[:40]


@dataclass
class Tally:
    """What one measure found in one document; missed and invented items are named."""
    hits: int = 0
    missed: list = field(default_factory=list)
    invented: list = field(default_factory=list)

    def lists(self, said, gold, about=""):
        """Counts two unordered lists against each other."""
        said, gold = list(said), list(gold)
        names = {same(x): plain(x) for x in said + gold}
        s, g = (collections.Counter(same(x) for x in xs) for xs in (said, gold))
        self.hits += (s & g).total()
        self.missed += [about + names[x] for x in (g - s).elements()]
        self.invented += [about + names[x] for x in (s - g).elements()]

    def value(self, said, gold, about):
        """Counts one field; absent on both sides is a hit as well."""
        if same(said).lower() == same(gold).lower():
            self.hits += 1
        else:
            self.missed.append(f"{about}: {plain(gold) or 'nothing'}")
            self.invented.append(f"{about}: {plain(said) or 'nothing'}")

    def figures(self):
        said, gold = self.hits + len(self.invented), self.hits + len(self.missed)
        rate = lambda part, whole: round(100 * part / whole, 2) if whole else None
        return {"precision": rate(self.hits, said), "recall": rate(self.hits, gold), "f1": rate(2 * self.hits, said + gold)}


def pair(said, gold, worth):
    """Pairs items in order so that the sum of worth(s, g) is greatest; worth 0 never pairs.
    An item without a partner stands beside None."""
    best = [[0.0] * (len(gold) + 1) for _ in range(len(said) + 1)]
    value = [[worth(s, g) for g in gold] for s in said]
    for i in reversed(range(len(said))):
        for j in reversed(range(len(gold))):
            together = best[i + 1][j + 1] + value[i][j] if value[i][j] else 0
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(said) and j < len(gold):
        if value[i][j] and best[i][j] == best[i + 1][j + 1] + value[i][j]:
            pairs.append((said[i], gold[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            pairs.append((said[i], None))
            i += 1
        else:
            pairs.append((None, gold[j]))
            j += 1
    return pairs + [(s, None) for s in said[i:]] + [(None, g) for g in gold[j:]]


def likeness(a, b):
    """Share of equal words, 1 where one text begins with the other (a gold may hold a beginning alone)."""
    a, b = words(a), words(b)
    if not a or not b:
        return float(a == b)
    if len(min(a, b, key=len)) > 3 and a[:len(b)] == b[:len(a)]:
        return 1.0
    ratio = difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()
    return ratio if ratio >= ALIKE else 0


def names(units):
    return [u["unit"] if isinstance(u, dict) else u for u in units or []]


def when(deadline):
    d = deadline or {}
    return f"{d.get('kind') or 'none'} {d.get('start') or ''}..{d.get('end') or ''}"


def measure_header(rec, gold, tally):
    h = rec["header"]
    part = lambda x, *path: functools.reduce(lambda v, k: (v or {}).get(k), path, x)
    for name in ("number.number", "number.symbol", "type", "title", "place", "date", "issuer.name", "issuer.level",
                 "issuer.commune", "issuer.province", "signer.name", "signer.position"):
        tally["header"].value(part(h, *name.split(".")), part(gold, *name.split(".")), name)
    # A gold tells the encoding of the plan's own file; what was printed of it has none of its own.
    if "encoding" in gold and part(rec, "source", "format") not in ("docx", "pdf", "doc", "rtf", "odt", "png", "jpeg",
                                                                          "tiff", "gif", "bmp", "webp"):
        tally["header"].value(part(rec, "source", "encoding"), gold["encoding"], "encoding")
    if "draft" in gold:
        tally["header"].value(str(bool(h.get("draft"))), str(gold["draft"]), "draft")
    for several in ("co_issuers", "co_signers"):
        if several in gold:
            tally["header"].lists([x["name"] or "" for x in h.get(several) or []], [x["name"] for x in gold[several]], several + ": ")
    if "attachments" in gold:
        show = lambda xs: [f"{x['type']} {x.get('title') or ''}" for x in xs or []]
        tally["header"].lists(show(rec.get("attachments")), show(gold["attachments"]), "attachment: ")
    tally["recipients"].lists(h.get("recipients") or [], gold.get("recipients") or [])


def measure_citations(rec, gold, tally):
    ident = lambda c: plain(c.get("key") or c.get("name")) or f"({c.get('type')} without number)"
    said = rec["citations"]
    tally["citation.key"].lists(map(ident, said), map(ident, gold["citations"]))
    agree = lambda a, b, k: same(a.get(k)).lower() == same(b.get(k)).lower()
    worth = lambda a, b: (same(ident(a)) == same(ident(b))) * (100 + agree(a, b, "date") + agree(a, b, "issuer"))
    for n, (s, g) in enumerate(pair(said, gold["citations"], worth)):
        if s and g:
            about = f"{ident(g)} in “{plain(g.get('raw'))}”"
            tally["citation.date"].value(s.get("date"), g.get("date"), about)
            tally["citation.issuer"].value(s.get("issuer"), g.get("issuer"), about)
            if "attached-to" in (s.get("relation"), g.get("relation")):
                tally["citation.attached"].value(s.get("relation"), g.get("relation"), about)


def measure_tables(rec, gold, tally):
    rows = lambda ts: [r["cells"] if isinstance(r, dict) else r for t in ts or [] for r in t.get("rows", [])]
    text = lambda cells: " ".join(c for c in cells if c)
    for s, g in pair(rows(rec["tables"]), rows(gold.get("tables")), lambda a, b: likeness(text(a), text(b))):
        about = plain(text(g or s))[:60]
        tally["table.rows"].lists([about] if s else [], [about] if g else [])
        placed = lambda cells: [f"{i}. {c}" for i, c in enumerate(cells or [], 1) if plain(c)]
        tally["table.cells"].lists(placed(s), placed(g), about + " | ")


def measure_assignments(rec, gold, tally):
    of = lambda xs, origin: [x for x in xs if (x.get("origin") or x.get("source")) == origin]
    text = lambda a: a.get("task") or a.get("task_start") or ""

    def worth(s, g):
        return max(likeness(text(s), t) for t in [text(g), *g.get("contents", [])])

    for s, g in pair(of(rec["assignments"], "table"), of(gold["assignments"], "table"), worth):
        about = plain(text(g or s))[:60]
        tally["assignment.found"].lists([about] if s else [], [about] if g else [])
        if s and g:
            for role in ("lead", "coordinate"):
                tally["assignment." + role].lists(names(s[role]), names(g[role]), about + " | ")
            tally["assignment.deadline"].value(when(s["deadline"]), when(g["deadline"]), about)
            tally["assignment.product"].value(s.get("product"), g.get("product"), about)
            tally["assignment.group"].value(s.get("group"), g.get("group"), about)
    for s, g in pair(of(rec["assignments"], "body"), of(gold["assignments"], "body"), worth):
        about = plain(text(g or s))[:60]
        tally["body.found"].lists([about] if s else [], [about] if g else [])
        if s and g:
            for role in ("lead", "implement", "coordinate"):
                tally["body.units"].lists(names(s[role]), names(g[role]), f"{about} | {role} ")
            tally["body.deadline"].value(when(s["deadline"]), when(g["deadline"]), about)
    said = {u for a in of(rec["assignments"], "organisation") for u in names(a["lead"])}
    tally["organisation.unit"].lists(said, {u for a in of(gold["assignments"], "organisation") for u in names(a["unit"])})


def measure_issues(rec, gold, tally):
    """Reports of the single-document codes; where the gold quotes the place, the report has to point there."""
    if "expected_issues" not in gold:
        return
    place = lambda i: plain(rec["text"][i["span"]["start"]:i["span"]["end"]])
    said = [(i["code"], place(i)) for i in rec["issues"] if i["code"] in ISSUES]
    for issue in gold["expected_issues"]:
        quote = plain(issue.get("quote"))
        for _ in range(issue.get("count", 1)):
            hit = next((s for s in said if s[0] == issue["code"] and (quote in s[1] or (s[1] and s[1] in quote))), None)
            if hit:
                said.remove(hit)
            if not issue.get("optional"):
                tally["issues"].lists([issue["code"]] if hit else [], [issue["code"]], f"{quote[:60]} | ")
    tally["issues"].invented += [f"{at[:60]} | {code}" for code, at in said]


MEASURES = ("header", "recipients", "outline", "citation.key", "citation.date", "citation.issuer", "citation.attached",
            "table.rows", "table.cells", "assignment.found", "assignment.lead", "assignment.coordinate",
            "assignment.deadline", "assignment.product", "assignment.group", "body.found", "body.units",
            "body.deadline", "organisation.unit", "issues")


def score(rec, gold):
    """The tallies by measure of one record."""
    tally = {m: Tally() for m in MEASURES}
    measure_header(rec, gold, tally)
    outline = lambda xs: [f"{s['label']}. {s['title']}" for s in xs if s["depth"] <= 2 and s.get("title")]
    tally["outline"].lists(outline(rec["sections"]), outline(gold["sections"]))
    measure_citations(rec, gold, tally)
    measure_tables(rec, gold, tally)
    measure_assignments(rec, gold, tally)
    measure_issues(rec, gold, tally)
    return tally


def unread(gold):
    """The tallies of a plan without a record: everything is missed, nothing invented."""
    tally = score({"header": {}, "sections": [], "citations": [], "tables": [], "assignments": [], "issues": []}, gold)
    return {m: Tally(missed=t.missed) for m, t in tally.items()}


def score_all(records, golds):
    """Tallies by document and measure, for every gold."""
    by_name = {}
    for rec in records:
        name = pathlib.PurePath(rec["source"]["path"]).name
        stem = max((g for g in golds if name == g or name.startswith(g + ".")), key=len, default=None)
        if stem:
            by_name[name] = score(rec, golds[stem])
    for stem in golds:
        if not any(n == stem or n.startswith(stem + ".") for n in by_name):
            by_name[golds[stem].get("file", stem)] = unread(golds[stem])
    return by_name


def total(tallies):
    whole = Tally()
    for t in tallies:
        whole.hits += t.hits
        whole.missed += t.missed
        whole.invented += t.invented
    return whole


def report(results):
    """The run as plain data: figures, then each document's hits and named misses."""
    everything = [t for doc in results.values() for t in doc.values()]
    figures = {m: total(doc[m] for doc in results.values()).figures() for m in MEASURES}
    return {"overall": total(everything).figures(), "measures": figures,
            "documents": {name: {m: {"hits": t.hits, "missed": sorted(t.missed), "invented": sorted(t.invented)}
                                 for m, t in doc.items() if t.hits or t.missed or t.invented}
                          for name, doc in sorted(results.items())}}


def compare(now, before):
    """Lines of gains and losses of a report against a stored one: (gains, losses)."""
    gains, losses = [], []
    for name in sorted({*now["documents"], *before["documents"]}):
        if name not in before["documents"]:
            losses.append(f"{name}: not in the baseline; look at its misses, then write the baseline anew")
            continue
        if name not in now["documents"]:
            losses.append(f"{name}: in the baseline, but neither a record nor a gold is there")
            continue
        for m in MEASURES:
            new, old = (x["documents"][name].get(m, {"hits": 0, "missed": [], "invented": []}) for x in (now, before))
            for kind, lost, won in (("missed", "now missed", "now found"), ("invented", "now invented", "no longer invented")):
                a, b = collections.Counter(new[kind]), collections.Counter(old[kind])
                losses += [f"{name} {m}, {lost}: {x}" for x in (a - b).elements()]
                gains += [f"{name} {m}, {won}: {x}" for x in (b - a).elements()]
    return gains, losses


def print_figures(run):
    show = lambda v: f"{v:7.2f}" if v is not None else "      -"
    print(f"{'measure':24}{'precision':>10}{'recall':>8}{'F1':>8}   lowest")
    for m, f in run["measures"].items():
        def f1(doc):
            d = doc.get(m)
            return 2 * d["hits"] / (2 * d["hits"] + len(d["missed"]) + len(d["invented"])) if d else 1
        worst = min(run["documents"], key=lambda n: f1(run["documents"][n]), default="")
        below = f"{worst} {100 * f1(run['documents'][worst]):.1f}" if worst and f1(run["documents"][worst]) < 1 else ""
        print(f"{m:24}{show(f['precision']):>10} {show(f['recall'])} {show(f['f1'])}   {below}")
    f = run["overall"]
    print(f"{'overall':24}{show(f['precision']):>10} {show(f['recall'])} {show(f['f1'])}")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("records", nargs="?", default="-", help="JSON Lines file; - is standard input")
    ap.add_argument("--gold", type=pathlib.Path, default=GOLD)
    ap.add_argument("--misses", action="store_true", help="list what was missed and invented")
    ap.add_argument("--json", action="store_true", help="print the run as JSON instead of a table")
    ap.add_argument("--baseline", type=pathlib.Path, help="stored run to compare with")
    ap.add_argument("--write-baseline", action="store_true", help="store this run in the baseline's place")
    args = ap.parse_args()
    if args.write_baseline and not args.baseline:
        ap.error("--write-baseline needs --baseline FILE")
    golds = {f.stem: json.loads(f.read_text(encoding="utf-8")) for f in sorted(args.gold.glob("*.json"))}
    if not golds:
        ap.error(f"no gold record in {args.gold}")
    source = sys.stdin.buffer if args.records == "-" else open(args.records, "rb")
    with source:
        records = [json.loads(line) for line in source if line.strip()]
    run = report(score_all(records, golds))
    if args.json:
        print(json.dumps(run, ensure_ascii=False, indent=1))
    else:
        print_figures(run)
    if args.misses:
        for name, doc in run["documents"].items():
            for m, t in doc.items():
                for kind in ("missed", "invented"):
                    for item in t[kind]:
                        print(f"{name} {m} {kind}: {item}")
    if args.write_baseline:
        args.baseline.write_text(json.dumps(run, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        print(f"baseline written: {args.baseline}", file=sys.stderr)
        return 0
    if args.baseline:
        gains, losses = compare(run, json.loads(args.baseline.read_text(encoding="utf-8")))
        for word, lines in (("gain", gains), ("LOSS", losses)):
            for line in lines:
                print(f"{word}: {line}")
        print(f"{len(gains)} gains, {len(losses)} losses against {args.baseline}")
        return 1 if losses else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""vanthu report: what the page says, how it looks in a browser and on paper, and that it asks nobody."""

import html.parser
import json
import os
import re
import shutil
import struct
import subprocess
import tempfile
import unittest
import zlib

from program import PLANS, SOURCE, ProgramTest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


class Page(html.parser.HTMLParser):
    """Elements with their attributes, and the words of tables row by row."""

    VOID = {"meta", "img", "br"}

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.elements, self.open, self.tables, self.headings, self.words = [], [], [], [], []
        self.cell = None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th", "caption", "h2"):
            self.cell = []

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, f"</{tag}> closes something else"
        if self.cell is None:
            return
        words = " ".join("".join(self.cell).split())
        if tag in ("td", "th"):
            self.tables[-1][-1].append(words)
        elif tag == "caption":
            self.tables[-1].append([words])
        elif tag == "h2":
            self.headings.append(words)
        else:
            return
        self.cell = None

    def handle_data(self, data):
        if self.cell is not None:
            self.cell.append(data)
        if self.open and self.open[-1] != "style":
            self.words.append(data)

    def table(self, caption):
        """Rows of cells, of the table whose caption has these words."""
        for table in self.tables:
            if table and caption in table[0][0]:
                return [row for row in table[1:] if row]
        raise AssertionError(f"no table {caption}")

    def text(self):
        return " ".join(" ".join(self.words).split())


def png_pixels(data):
    """Width, height and rows of bytes of a PNG of 8 bit RGB or RGBA, with the bytes of a pixel."""
    width, height, depth, colour = struct.unpack(">IIBB", data[16:26])
    assert depth == 8 and colour in (2, 6)
    size = 3 if colour == 2 else 4
    packed, at = b"", 8
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        if kind == b"IDAT":
            packed += data[at + 8:at + 8 + length]
        at += 12 + length
    raw = zlib.decompress(packed)
    stride, rows, before = width * size, [], bytearray(width * size)
    for y in range(height):
        line = bytearray(raw[y * (stride + 1) + 1:(y + 1) * (stride + 1)])
        kind = raw[y * (stride + 1)]
        for x in range(stride):
            left = line[x - size] if x >= size else 0
            up, corner = before[x], before[x - size] if x >= size else 0
            if kind == 1:
                line[x] = (line[x] + left) & 255
            elif kind == 2:
                line[x] = (line[x] + up) & 255
            elif kind == 3:
                line[x] = (line[x] + (left + up) // 2) & 255
            elif kind == 4:
                by = left + up - corner
                near = min((abs(by - left), 0, left), (abs(by - up), 1, up), (abs(by - corner), 2, corner))
                line[x] = (line[x] + near[2]) & 255
        rows.append(bytes(line))
        before = line
    return width, height, rows, size


def colours_of(data):
    """How many pixels have which colour."""
    counts = {}
    width, _, rows, size = png_pixels(data)
    for row in rows:
        for x in range(width):
            colour = row[x * size:x * size + 3]
            counts[colour] = counts.get(colour, 0) + 1
    return counts


class Report(ProgramTest):
    def corpus(self):
        self.vanthu("--quiet", "import", str(SOURCE / "corpus" / "plans"))

    def report(self, *arguments, name="report.html", status=0):
        language = () if "--lang" in arguments else ("--lang", "en")
        self.vanthu("report", "-o", name, *language, *arguments, status=status)
        return (self.folder / name).read_text(encoding="utf-8")

    def page(self, *arguments, **options):
        return Page(self.report(*arguments, **options))


class Facts(Report):
    def test_units_are_those_of_the_units_command(self):
        self.corpus()
        page = self.page()
        table = page.table("Tasks of each unit")
        units = self.objects("units", "--format", "jsonl")
        rows = {row[0]: [int(cell.replace(",", "")) for cell in row[2:7]] for row in table[1:]}
        self.assertEqual(rows, {u["unit"]: [u["lead"], u["implement"], u["coordinate"], u["documents"], u["communes"]]
                                for u in units})
        bars = [int(a["data-count"]) for tag, a in page.elements if tag == "rect" and "data-count" in a]
        shown = [row for row in table[1:]][:20]
        due = page.table("What falls due by month")
        self.assertEqual(sum(bars), sum(sum(rows[row[0]][:3]) for row in shown) + int(due[-1][3].replace(",", "")))

    def test_documents_and_tasks_are_all_there(self):
        self.corpus()
        page = self.page()
        documents = self.objects("documents", "--format", "jsonl")
        tasks = self.objects("tasks", "--format", "jsonl")
        citations = self.objects("citations", "--format", "jsonl")
        communes = {d["commune"] for d in documents if d["commune"]}
        self.assertIn(f"Documents: {len(documents)}; communes: {len(communes)}; tasks: {len(tasks)}; "
                      f"citations: {len(citations)}.", page.text())
        formats = page.table("Documents by format")[1:]
        self.assertEqual(sum(int(row[1]) for row in formats), len(documents))
        self.assertEqual({row[0] for row in formats}, {d["format"] for d in documents})
        self.assertEqual(sum(int(row[2]) for row in page.table("Documents and tasks of each commune")[1:]), len(tasks))
        text = page.text()
        for task in tasks:
            self.assertIn(" ".join(task["task"][:500].split()), text)

    def test_what_falls_due_is_what_the_due_command_lists(self):
        self.corpus()
        rows = self.page("--on", "2026-06-15").table("What falls due by month")[1:-1]
        for month, once, repeating, both in rows:
            duties = self.objects("due", "--month", month, "--format", "jsonl")
            self.assertEqual([int(once), int(repeating), int(both)],
                             [sum(not d["repeats"] for d in duties), sum(d["repeats"] for d in duties), len(duties)],
                             month)

    def test_what_comes_next_begins_on_the_day_of_the_report(self):
        self.corpus()
        page = self.page("--on", "2026-06-15")
        days = [row[0] for row in page.table("What falls due next")[1:]]
        duties = self.objects("due", "--within", "365d", "--on", "2026-06-15", "--format", "jsonl")
        self.assertEqual(days, [duty["day"] for duty in duties][:50])
        self.assertIn("Day of the report: 2026-06-15", page.text())

    def test_contradictions_have_both_quotations(self):
        self.corpus()
        page = self.page()
        findings = self.objects("check", "--format", "jsonl")
        double = [f for f in findings if f["other"] and f["quote"] and f["other"]["quote"]]
        self.assertGreater(len(double), 0)
        self.assertEqual(sum(tag == "article" for tag, _ in page.elements), len(double))
        text = page.text()
        for finding in double:
            for place in (finding, finding["other"]):
                self.assertIn("“" + " ".join(place["quote"].split()) + "”", text)
        rules = page.table("Findings by rule")
        severities = [f["severity"] for f in findings]
        self.assertEqual(rules[-1][2:], [str(severities.count(s)) for s in ("error", "warning", "info")])

    def test_what_does_not_agree_comes_first_with_its_places(self):
        for name, day in (("an-son.txt", "05/3/2026"), ("tan-loc.txt", "15/3/2026")):
            plan = (PLANS / name).read_text(encoding="utf-8")
            begin = plan.index("I. ")
            cited = f"Thực hiện Nghị quyết số 77/NQ-HĐND ngày {day} của Hội đồng nhân dân tỉnh;\n"
            (self.folder / name).write_text(plan[:begin] + cited + plan[begin:], encoding="utf-8")
        self.vanthu("import", "an-son.txt", "tan-loc.txt")
        double = [f for f in self.objects("check", "--severity", "warning", "--format", "jsonl")
                  if f["other"] and f["quote"] and f["other"]["quote"]]
        self.assertTrue(double)
        page = self.page()
        self.assertIn(f"errors and warnings: {len(double)}, the others", page.text())
        first = page.text().split("Places that do not agree")[1]
        self.assertIn("05/3/2026", first)
        self.assertIn("15/3/2026", first)
        for file in ("an-son.txt", "tan-loc.txt"):
            self.assertRegex(first, r"line \d+, file " + file)

    def test_coverage_is_that_of_the_coverage_command(self):
        self.corpus()
        cited = self.objects("citations", "--format", "jsonl")
        keys = [c["key"] for c in cited if c["key"]]
        key = max(sorted(set(keys)), key=lambda k: len({c["document_id"] for c in cited if c["key"] == k}))
        page = self.page("--directive", key)
        rows = self.objects("coverage", "--directive", key, "--format", "jsonl")
        text = page.text()
        counts = {s: sum(r["status"] == s for r in rows) for s in ("plan", "cites", "silent", "no-documents")}
        self.assertIn(f"{len(rows)} communes; plan: {counts['plan']}; cites it: {counts['cites']}; "
                      f"silent: {counts['silent']}; no documents in the store: {counts['no-documents']}", text)
        for row in rows:
            self.assertIn(row["commune"], text)
        tasks = self.objects("tasks", "--directive", key, "--format", "jsonl")
        self.assertIn(f"tasks: {len(tasks)};", text)

    def test_only_the_communes_that_are_asked_for(self):
        self.filled_store()
        page = self.page("--commune", "an son", "--commune", "xã Không Có")
        self.assertIn("Documents: 1; communes: 1;", page.text())
        self.assertIn("no document of: xã Không Có", page.text())
        self.assertNotIn("Tân Lộc", page.text())

    def test_failed_files_stand_there_with_their_reason(self):
        self.plan("a.txt")
        (self.folder / "b.pdf").write_bytes(b"%PDF-1.4\nnothing")
        self.vanthu("import", "a.txt", "b.pdf", status=1)
        rows = self.page().table("Files that were not read")
        self.assertEqual(rows[1][:2], ["b.pdf", "failed"])
        self.assertTrue(rows[1][2])


class Form(Report):
    def test_a_store_without_documents_has_a_report(self):
        self.plan()
        self.vanthu("import", "plan.txt")
        (self.folder / "plan.txt").write_text("")
        page = self.page("--commune", "không có")
        self.assertEqual(len(page.headings), 6)
        self.assertIn("Documents: 0;", page.text())

    def test_the_same_store_gives_the_same_bytes(self):
        self.filled_store()
        self.assertEqual(self.report(name="a.html"), self.report(name="b.html"))

    def test_the_day_is_that_of_the_last_import(self):
        self.filled_store()
        run = self.objects("ledger", "--runs", "--format", "jsonl")[0]
        self.assertRegex(self.report(), r"Day of the report: 20\d\d-\d\d-\d\d \(of the last import\)")
        self.assertEqual(run["ended"][:2], "20")

    def test_it_is_vietnamese_unless_english_is_asked_for(self):
        self.corpus()
        self.vanthu("report", "-o", "report.html", LC_ALL="C.UTF-8")
        page = (self.folder / "report.html").read_text(encoding="utf-8")
        self.assertEqual(page, self.report("--lang", "vi", name="vi.html"))
        self.assertNotEqual(page, self.report("--lang", "en", name="en.html"))

    def test_both_languages_have_the_same_shape(self):
        self.filled_store()
        vi, en = Page(self.report("--lang", "vi", name="vi.html")), Page(self.report("--lang", "en", name="en.html"))
        self.assertEqual([tag for tag, _ in vi.elements], [tag for tag, _ in en.elements])
        self.assertIn(("html", {"lang": "vi"}), vi.elements)
        self.assertIn("1. Đã đọc những gì", vi.headings)

    def test_nothing_in_the_file_names_another_one(self):
        self.corpus()
        report = self.report()
        for tag, attributes in Page(report).elements:
            self.assertNotIn(tag, ("script", "link", "iframe", "object", "embed", "form", "base", "image", "use"))
            for name, value in attributes.items():
                self.assertFalse(name.startswith("on"), name)
                self.assertNotIn(name, ("srcset", "style", "action", "background", "xmlns"))
                if name == "href":
                    self.assertTrue(value.startswith("#"), value)
                if name == "src":
                    self.assertTrue(value.startswith("data:image/png;base64,"), value)
        style = re.search(r"<style>(.*?)</style>", report, re.S).group(1)
        for word in ("url(", "@import", "//", "http", "expression"):
            self.assertNotIn(word, style)
        self.assertIn("default-src 'none'", report)

    def test_tables_have_captions_and_heads(self):
        self.corpus()
        page = self.page()
        elements = page.elements
        for i, (tag, _) in enumerate(elements):
            if tag == "table":
                self.assertEqual(elements[i + 1][0], "caption")
            if tag == "th":
                self.assertIn("scope", elements[i][1])
        ids = [a["id"] for _, a in elements if "id" in a]
        self.assertEqual(len(ids), len(set(ids)))
        for tag, attributes in elements:
            if tag == "a":
                self.assertIn(attributes["href"][1:], ids)
        self.assertEqual(page.open, [])

    def test_hostile_words_stay_words(self):
        plan = (SOURCE / "tests" / "tools" / "plans" / "an-son.txt").read_text(encoding="utf-8")
        evil = '<script>alert("x")</script><img src=x onerror=alert(1)>'
        (self.folder / "e.txt").write_text(plan.replace("Phòng", evil + " Phòng"), encoding="utf-8")
        self.vanthu("import", "e.txt")
        tags = {tag for tag, _ in self.page("--title", evil).elements}
        self.assertFalse(tags & {"script", "img"})

    def test_nothing_is_overwritten_unasked(self):
        self.filled_store()
        before = self.report()
        self.assertIn("output-exists", self.errors("report", "-o", "report.html", status=1))
        self.assertEqual((self.folder / "report.html").read_text(encoding="utf-8"), before)
        self.report("--force", "--title", "Anew")
        self.assertIn("<h1>Anew</h1>", (self.folder / "report.html").read_text(encoding="utf-8"))
        self.assertIn("export-over-store", self.errors("report", "-o", "vanthu.db", "--force", status=2))

    def test_wrong_use_leaves_nothing_behind(self):
        self.filled_store()
        files = sorted(os.listdir(self.folder))
        for arguments, code, status in ((("--directive", "999/qd-xyz"), "cited-unknown", 1),
                                        (("--province", "nowhere"), "province-unknown", 2),
                                        (("--on", "soon"), "date-malformed", 2),
                                        (("--db", "none.db"), "store-missing", 1)):
            self.assertIn(code, self.errors("report", "-o", "r.html", *arguments, status=status))
        self.assertIn("output-folder-missing", self.errors("report", "-o", "no/r.html", status=1))
        self.vanthu("report", status=2)
        self.assertEqual(sorted(os.listdir(self.folder)), files)


class Pictures(Report):
    def pdf_store(self):
        shutil.copytree(SOURCE / "corpus" / "renderings", self.folder / "plans",
                        ignore=lambda folder, names: [n for n in names if not n.endswith(".pdf")])
        self.vanthu("--quiet", "import", "plans")

    def test_pages_of_contradictions_are_part_of_the_file(self):
        self.pdf_store()
        plain = self.page("--lang", "en")
        self.assertFalse(any(tag == "img" for tag, _ in plain.elements))
        self.assertIn("vanthu show … --pages", plain.text())
        page = self.page("--pages", "--force")
        pictures = [a["src"] for tag, a in page.elements if tag == "img"]
        self.assertTrue(pictures)
        self.assertEqual(len(pictures), len(set(pictures)))
        places = {(p["document_id"], p["span"]["page"]) for f in self.objects("check", "--format", "jsonl")
                  if f["other"] and f["quote"] and f["other"]["quote"]
                  for p in (f, f["other"]) if p["span"]["page"]}
        self.assertEqual(len(pictures), len(places))

    def test_a_file_that_has_gone_is_said_at_its_place(self):
        self.pdf_store()
        shutil.rmtree(self.folder / "plans")
        self.assertIn("could not be drawn", self.errors("report", "--pages", "-o", "r.html", status=1))
        page = Page((self.folder / "r.html").read_text(encoding="utf-8"))
        self.assertFalse(any(tag == "img" for tag, _ in page.elements))
        self.assertIn("pages-file-missing", page.text())


@unittest.skipUnless(CHROMIUM, "chromium is not installed")
class Browser(Report):
    def setUp(self):
        super().setUp()
        self.corpus()
        self.text = self.report("--lang", "vi")
        self.profile = tempfile.mkdtemp(prefix="vanthu-chromium-")
        self.addCleanup(shutil.rmtree, self.profile, ignore_errors=True)

    def chromium(self, *arguments):
        address = (self.folder / "report.html").as_uri()
        done = subprocess.run([CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                               "--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={self.profile}",
                               *arguments, address],
                              cwd=self.folder, capture_output=True, timeout=240, check=True)
        return done.stdout.decode()

    def test_the_page_says_what_the_file_says(self):
        shown, written = Page(self.chromium("--dump-dom")), Page(self.text)
        self.assertEqual(shown.text(), written.text())
        self.assertEqual([t for t in shown.tables], [t for t in written.tables])

    def test_charts_are_seen_at_every_width(self):
        for width in (1200, 400):
            name = f"{width}.png"
            self.chromium(f"--window-size={width},{4000 if width > 1000 else 6000}", f"--screenshot={self.folder / name}")
            colours = colours_of((self.folder / name).read_bytes())
            self.assertGreater(colours.get(b"\xff\xff\xff", 0), 100_000)
            for fill, least in ((b"\x17\x3f\x68", 2000), (b"\x86\xae\xd3", 200)):  # of bars
                self.assertGreater(colours.get(fill, 0), least, (width, fill))

    def test_paper_has_all_of_it(self):
        self.chromium("--no-pdf-header-footer", f"--print-to-pdf={self.folder / 'report.pdf'}")
        text = subprocess.run(["pdftotext", "-layout", "report.pdf", "-"], cwd=self.folder, capture_output=True,
                              check=True).stdout.decode()
        self.assertGreater(text.count("\f"), 3)
        for heading in Page(self.text).headings:
            self.assertIn(heading, text)
        printed = re.sub(r"\W", "", text)
        tasks = self.objects("tasks", "--format", "jsonl")
        # Closed on the screen, open on paper; cells are as narrow as their columns.
        words = [task["task"].split()[0] for task in tasks]
        self.assertGreater(sum(re.sub(r"\W", "", word) in printed for word in words), len(words) * 0.95)

    def test_no_host_is_asked(self):
        self.chromium(f"--log-net-log={self.folder / 'net.json'}", "--net-log-capture-mode=Everything",
                      "--window-size=1200,3000", f"--screenshot={self.folder / 'net.png'}")
        log = json.loads((self.folder / "net.json").read_text(encoding="utf-8"))
        started = log["constants"]["logEventTypes"]["URL_REQUEST_START_JOB"]
        addresses = {event["params"]["url"] for event in log["events"]
                     if event["type"] == started and "url" in event.get("params", {})}
        own = (self.folder / "report.html").as_uri()
        asked = {address for address in addresses if not address.startswith(("data:", "chrome:", own))}
        # The browser itself asks its maker's servers, with or without a page; what the page asks for has the
        # page as its initiator.
        page_asked = [event["params"]["url"] for event in log["events"]
                      if event["type"] == started and "url" in event.get("params", {})
                      and str(event["params"].get("initiator", "")).startswith(("file:", "null"))]
        self.assertEqual(page_asked, [], asked)


if __name__ == "__main__":
    unittest.main()

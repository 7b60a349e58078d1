"""What other programs make of an export: workbooks and CSV through LibreOffice, calendars through python3-icalendar."""

import collections
import csv
import datetime
import io
import re
import shutil
import subprocess
import sys
import unittest
import zipfile

from program import SOURCE, ProgramTest

# Debian's packages, also where another Python runs the tests: these modules are Python alone.
sys.path.append("/usr/lib/python3/dist-packages")
try:
    import icalendar
    from dateutil import rrule  # python3-icalendar depends on it
except ImportError:
    icalendar = rrule = None

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
TABLES = {"documents": "Văn bản", "tasks": "Nhiệm vụ", "citations": "Viện dẫn", "findings": "Kết quả kiểm tra"}
NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?$")

FIRST, LAST = datetime.date(2025, 1, 1), datetime.date(2029, 12, 31)

needs_office = unittest.skipIf(OFFICE is None, "LibreOffice (libreoffice-calc-nogui) is not installed")
needs_icalendar = unittest.skipIf(icalendar is None, "python3-icalendar is not installed")


def rows_of(text):
    return list(csv.reader(io.StringIO(text, newline="")))


def without_guard(cell):
    """A cell before the apostrophe that keeps spreadsheets from running it."""
    return cell[1:] if re.match(r"'+[=+\-@\t\r]", cell) else cell


def same_cell(ours, theirs):
    """Equal as text; a number also where it is printed in another way."""
    if ours == theirs:
        return True
    return bool(NUMBER.match(ours) and NUMBER.match(theirs)) and abs(float(ours) - float(theirs)) < 1e-9


def at_midnight(day):
    return datetime.datetime.combine(day, datetime.time())


class Forms(ProgramTest):
    def corpus_store(self, name="vanthu.db", plans=None):
        """A store of the project's own plans, given in this order."""
        plans = plans or sorted((SOURCE / "corpus" / "plans").iterdir())
        self.vanthu("--quiet", "import", "--db", name, *map(str, plans))
        return name

    def odd_store(self):
        """A store of plans with names and words that other programs could take for something else."""
        plan = (SOURCE / "tests" / "tools" / "plans" / "an-son.txt").read_text(encoding="utf-8")
        names = ["=1+1.txt", "a #1 & 100% 'b' <c>_x0041_.txt", "dài " + "x" * 200 + ".txt", "bytes\udcff.txt"]
        for number, name in enumerate(names, 51):
            words = plan.replace("41/KH-UBND", f"{number}/KH-UBND").replace("lớp", "=2*3, lớp; \\d")
            (self.folder / name).write_text(words, encoding="utf-8")
        self.vanthu("--quiet", "import", "--db", "odd.db", *(name.encode(errors="surrogateescape") for name in names))
        self.assertEqual(len(self.objects("documents", "--db", "odd.db", "--format", "jsonl")), len(names))
        return "odd.db"

    def csv_rows(self, store, table):
        return rows_of(self.output("export", "--db", store, "--format", "csv", "--what", table).removeprefix("\ufeff"))

    def office(self, source, target, *options):
        """Converts with a profile of its own, so that no other LibreOffice is asked."""
        out = self.folder / "office"
        subprocess.run([OFFICE, "--headless", f"-env:UserInstallation=file://{self.folder}/profile", *options,
                        "--convert-to", target, "--outdir", str(out), str(source)],
                       check=True, capture_output=True, timeout=280)
        return out

    def assert_same_table(self, ours, theirs):
        """The rows behind the heads; a row's empty cells at its end are not written by LibreOffice."""
        self.assertEqual(len(theirs), len(ours))
        for index, (our_row, their_row) in enumerate(zip(ours[1:], theirs[1:]), 1):
            their_row = their_row + [""] * (len(our_row) - len(their_row))
            for our_cell, their_cell in zip(our_row, their_row, strict=True):
                if not same_cell(without_guard(our_cell), their_cell):
                    self.fail(f"row {index}: {our_cell!r} became {their_cell!r}")


@needs_office
class Spreadsheets(Forms):
    def sheets(self, workbook):
        """All sheets as LibreOffice reads them: fields as they are shown, UTF-8, formulas as formulas."""
        out = self.office(workbook, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,true,false,-1")
        return {path.stem.removeprefix(workbook.stem + "-"): rows_of(path.read_text(encoding="utf-8"))
                for path in out.glob("*.csv")}

    def test_a_workbook_says_what_csv_says(self):
        store = self.corpus_store()
        self.vanthu("export", "--db", store, "--format", "xlsx", "-o", "a.xlsx")
        sheets = self.sheets(self.folder / "a.xlsx")
        self.assertEqual(set(sheets), set(TABLES.values()))
        for table, name in TABLES.items():
            rows = self.csv_rows(store, table)
            self.assertGreater(len(rows), 1, table)
            self.assert_same_table(rows, sheets[name])
            heads = sheets[name][0]
            self.assertEqual(len(heads), len(rows[0]))
            for code, head in zip(rows[0], heads, strict=True):
                self.assertNotIn(head, ("", code), f"{table}.{code} has no Vietnamese heading")
            self.assertEqual(len(set(heads)), len(heads), f"{table}: two columns are headed alike: {heads}")

    def test_odd_names_and_words_stay_what_they_are(self):
        store = self.odd_store()
        self.vanthu("export", "--db", store, "--format", "xlsx", "-o", "a.xlsx")
        sheets = self.sheets(self.folder / "a.xlsx")
        for table, name in TABLES.items():
            self.assert_same_table(self.csv_rows(store, table), sheets[name])
        place = self.csv_rows(store, "documents")[0].index("path")
        paths = {row[place] for row in sheets["Văn bản"][1:]}
        self.assertIn("=1+1.txt", paths)
        self.assertIn("bytes\\xff.txt", paths)

    def test_csv_comes_back_from_libreoffice_as_it_went(self):
        store = self.corpus_store()
        for table in TABLES:
            sent = self.output("export", "--db", store, "--format", "csv", "--what", table)
            (self.folder / "a.csv").write_text(sent, encoding="utf-8", newline="")
            columns = len(rows_of(sent)[0])
            as_text = "/".join(f"{i}/2" for i in range(1, columns + 1))
            # ODF keeps no tabs in cells.
            source = self.office(self.folder / "a.csv", "xlsx",
                                 f"--infilter=Text - txt - csv (StarCalc):44,34,76,1,{as_text}")
            back = self.office(source / "a.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false")
            rows = rows_of((back / "a.csv").read_text(encoding="utf-8"))
            self.assertEqual(rows, rows_of(sent.removeprefix("\ufeff")), table)


class Workbooks(Forms):
    def part(self, workbook, name):
        with zipfile.ZipFile(self.folder / workbook) as archive:
            return archive.read(name).decode()

    def test_columns_and_filters_are_those_of_csv(self):
        store = self.corpus_store()
        self.vanthu("export", "--db", store, "--format", "xlsx", "--columns", "task,deadline_end", "--where",
                    "role=lead", "-o", "a.xlsx")
        self.assertEqual(self.part("a.xlsx", "xl/workbook.xml").count("<sheet "), 1)
        rows = rows_of(self.output("export", "--db", store, "--format", "csv", "--columns", "task,deadline_end",
                                   "--where", "role=lead"))
        self.assertEqual(self.part("a.xlsx", "xl/worksheets/sheet1.xml").count("<row "), len(rows))

    def test_equal_stores_give_equal_files(self):
        for name in ("a", "b"):
            self.vanthu("export", "--db", self.corpus_store(name + ".db"), "--format", "xlsx", "-o", name + ".xlsx")
        self.assertEqual((self.folder / "a.xlsx").read_bytes(), (self.folder / "b.xlsx").read_bytes())

    def test_goes_to_a_file_alone_and_replaces_none(self):
        store = self.corpus_store()
        self.assertEqual(self.vanthu("export", "--db", store, "--format", "xlsx", status=2).stdout, b"")
        (self.folder / "a.xlsx").write_text("mine")
        self.vanthu("export", "--db", store, "--format", "xlsx", "-o", "a.xlsx", status=1)
        self.assertEqual((self.folder / "a.xlsx").read_text(), "mine")
        self.vanthu("export", "--db", store, "--format", "xlsx", "-o", "a.xlsx", "--force")
        self.assertIn("<sheet ", self.part("a.xlsx", "xl/workbook.xml"))
        self.vanthu("export", "--db", store, "--format", "xlsx", "-o", "nowhere/a.xlsx", status=1)

    def test_links_lead_to_the_files(self):
        self.plan("kế hoạch #1 & 100%.txt")
        self.vanthu("import", "kế hoạch #1 & 100%.txt")
        self.vanthu("export", "--format", "xlsx", "--what", "documents", "-o", "a.xlsx")
        links = self.part("a.xlsx", "xl/worksheets/_rels/sheet1.xml.rels")
        self.assertIn(f'Target="file://{self.folder.resolve()}/kế%20hoạch%20%231%20&amp;%20100%25.txt"', links)


class Calendars(Forms):
    def ics(self, store="vanthu.db", *options):
        return self.vanthu("export", "--db", store, "--format", "ics", *options).stdout

    def test_no_line_is_longer_than_75_bytes_or_cuts_a_letter(self):
        for store in (self.corpus_store(), self.odd_store()):
            content = self.ics(store)
            self.assertTrue(content.endswith(b"END:VCALENDAR\r\n"))
            for line in content.split(b"\r\n"):
                self.assertLessEqual(len(line), 75)
                self.assertNotIn(b"\n", line)
                line.decode("utf-8")

    def test_says_how_many_events_and_how_many_tasks_without_a_day(self):
        store = self.corpus_store()
        done = self.vanthu("export", "--db", store, "--format", "ics", "-o", "a.ics")
        content = (self.folder / "a.ics").read_bytes()
        events = content.count(b"BEGIN:VEVENT")
        self.assertIn(f"events in the calendar: {events}\n", done.stderr.decode())
        undated = int(re.search(r"(\d+) tasks fall due on no day", done.stderr.decode())[1])
        tasks = len(self.objects("tasks", "--db", store, "--format", "jsonl"))
        with_events = {uid for uid in re.findall(rb"^UID:(.*)\r$", content, re.M)}
        self.assertEqual(len(with_events), events)
        self.assertLess(undated, tasks)
        self.assertGreaterEqual(events, tasks - undated)

    def test_names_are_equal_in_stores_filled_in_another_order(self):
        plans = sorted((SOURCE / "corpus" / "plans").iterdir())
        uids = [sorted(re.findall(rb"^UID:(.*)\r$", self.ics(self.corpus_store(name, order)), re.M))
                for name, order in (("a.db", plans), ("b.db", plans[::-1]))]
        self.assertGreater(len(uids[0]), 50)
        self.assertEqual(uids[0], uids[1])
        self.assertEqual(len(set(uids[0])), len(uids[0]))

    def test_filters_are_those_of_tasks(self):
        store = self.corpus_store()
        some = set(re.findall(rb"^UID:(.*)\r$", self.ics(store, "--where", "role=lead", "--where", "due=2026"), re.M))
        everything = set(re.findall(rb"^UID:(.*)\r$", self.ics(store), re.M))
        self.assertTrue(some)
        self.assertLess(some, everything)

    def duties(self, store):
        """What falls due in the five years that `vanthu due` unfolds at once."""
        return self.objects("due", "--db", store, "--format", "jsonl", "--on", FIRST.isoformat(), "--within",
                            f"{(LAST - FIRST).days}d")

    @needs_icalendar
    def test_an_independent_reader_finds_the_days_of_vanthu_due(self):
        store = self.corpus_store()
        calendar = icalendar.Calendar.from_ical(self.ics(store))
        self.assertEqual(str(calendar["X-WR-CALNAME"]), "Thời hạn trong các kế hoạch")
        found = collections.Counter()
        for event in calendar.walk("VEVENT"):
            start = event["DTSTART"].dt
            self.assertIs(type(start), datetime.date)
            self.assertEqual(event["TRANSP"], "TRANSPARENT")
            words = str(event["DESCRIPTION"]).partition("”\n")[0].removeprefix("“")
            if "RRULE" not in event:
                days = [start]
            else:
                rule = rrule.rrulestr(event["RRULE"].to_ical().decode(), dtstart=at_midnight(start))
                days = [day.date() for day in rule.between(at_midnight(FIRST), at_midnight(LAST), inc=True)]
            for day in days:
                if FIRST <= day <= LAST:
                    found[(day.isoformat(), words, "RRULE" in event)] += 1
        duties = collections.Counter((duty["day"], duty["task"], duty["repeats"]) for duty in self.duties(store))
        self.assertGreater(len(duties), 50)
        self.assertEqual(found, duties)

    @needs_icalendar
    def test_an_independent_reader_finds_the_words_whole(self):
        store = self.odd_store()
        calendar = icalendar.Calendar.from_ical(self.ics(store))
        words = {str(event["DESCRIPTION"]).partition("”\n")[0].removeprefix("“") for event in calendar.walk("VEVENT")}
        dated = {duty["task"] for duty in self.duties(store)}
        self.assertTrue(dated)
        self.assertEqual(words, dated)
        for event in calendar.walk("VEVENT"):
            self.assertLessEqual(len(str(event["SUMMARY"])), 80)


if __name__ == "__main__":
    unittest.main()

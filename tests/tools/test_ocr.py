"""Pages that are read by OCR: what the command line asks for, what is kept, what is said without Tesseract's data."""

import json
import pathlib
import shutil
import unittest

from program import SOURCE, ProgramTest
from test_bad_input import pdf

DATA = next((path.parent for path in sorted(pathlib.Path("/usr/share/tesseract-ocr").glob("*/tessdata/vie.traineddata"))),
            None)
# A page that is a picture.
PICTURE = "q 500 0 0 700 50 50 cm BI /W 2 /H 2 /BPC 8 /CS /G /F /AHx ID 00FF7F20> EI Q"


class Options(ProgramTest):
    def test_wrong_ones_are_refused(self):
        plan = self.plan()
        for command in (["extract", plan], ["lint", plan], ["import", plan]):
            self.vanthu(*command, "--ocr", "perhaps", status=2)
            for languages in ("", "../vie", "vie+", "+vie", "vie++eng", "vie,eng", "vie eng", "/etc/passwd", "v" * 200):
                done = self.vanthu(*command, "--ocr-lang", languages, status=2)
                self.assertIn("vie+eng", done.stderr.decode())
        self.assertFalse((self.folder / "vanthu.db").exists())

    def test_they_stand_in_the_help_and_in_the_completion(self):
        for command in ("extract", "lint", "import"):
            said = self.output(command, "--help")
            for option in ("--ocr", "--ocr-lang", "--ocr-data", "--ocr-cache"):
                self.assertIn(option, said)
        self.assertIn("ocr-cache-bytes", self.output("limits"))
        self.assertIn("--ocr-cache", self.output("completion", "bash"))


class WithoutData(ProgramTest):
    NOWHERE = ("--ocr-data", "no/such/folder")

    def test_text_is_read_as_ever_and_nothing_is_said(self):
        plan = self.plan()
        self.assertEqual(self.output("extract", plan, *self.NOWHERE), self.output("extract", plan))
        self.assertEqual(self.errors("extract", plan, *self.NOWHERE), "")

    def test_what_cannot_be_read_is_said_with_the_package_once_for_a_run(self):
        for name in ("one.pdf", "two.pdf"):
            (self.folder / name).write_bytes(pdf(contents=PICTURE, fonts="") + name.encode())
        said = self.errors("import", "one.pdf", "two.pdf", self.plan(), *self.NOWHERE, status=1)
        self.assertEqual(said.count("[ocr-data-missing]"), 1, said)
        self.assertIn("tesseract-ocr-vie", said)
        self.assertIn("read: 1", said)

    def test_a_page_that_cannot_be_read_is_an_issue(self):
        plan = SOURCE / "corpus" / "renderings" / "giam-ngheo-ea-sup.pdf"
        done = self.vanthu("extract", str(plan), "--ocr", "always", *self.NOWHERE, status=1)
        self.assertIn("tesseract-ocr-vie", done.stderr.decode())


@unittest.skipIf(DATA is None, "Tesseract's Vietnamese data is not installed")
class WithData(ProgramTest):
    def setUp(self):
        super().setUp()
        shutil.copyfile(SOURCE / "corpus" / "renderings" / "giam-ngheo-ea-sup.pdf", self.folder / "plan.pdf")

    def test_all_pages_are_read_where_that_is_asked_for_and_the_second_time_none(self):
        again = ["extract", "plan.pdf", "--ocr", "always", "--ocr-cache", "kept"]
        first = self.output(*again)
        source = json.loads(first)["source"]
        self.assertEqual(source["ocr_pages"], list(range(1, source["pages"] + 1)))
        kept = sorted((self.folder / "kept").rglob("*.page"))
        self.assertEqual(len(kept), source["pages"])
        inodes = {path: path.stat().st_ino for path in kept}
        self.assertEqual(self.output(*again), first)
        self.assertEqual({path: path.stat().st_ino for path in sorted((self.folder / "kept").rglob("*.page"))}, inodes)

    def test_one_reader_and_several_read_the_same(self):
        record = [self.output("extract", "plan.pdf", "--ocr", "always", "--ocr-cache", "none", "--jobs", jobs)
                  for jobs in ("1", "3")]
        self.assertEqual(record[0], record[1])
        self.assertFalse(list(self.folder.rglob("*.page")))

    def test_an_import_tells_of_them_and_reads_nothing_twice(self):
        said = self.errors("import", "plan.pdf", "--ocr", "always", "--log", "log")
        self.assertIn("pages read by OCR: ", said)
        events = [json.loads(line) for line in (self.folder / "log").read_text().splitlines()]
        pages = [event for event in events if event["point"] == "page-recognized"]
        self.assertEqual([event["ocr_done"] for event in pages], list(range(1, len(pages) + 1)))
        settled = [event for event in events if event["point"] == "file-settled"]
        self.assertEqual(settled[0]["state"], "ocred")
        self.assertEqual(settled[0]["ocr_pages"], len(pages))
        self.assertIn("unchanged: 1", self.errors("import", "plan.pdf", "--ocr", "always"))

    def test_a_cache_that_cannot_be_used_is_said_once(self):
        (self.folder / "file").write_text("x")
        done = self.vanthu("extract", "plan.pdf", "--ocr", "always", "--ocr-cache", "file/ocr")
        self.assertEqual(done.stderr.decode().count("[ocr-cache-unusable]"), 1)
        self.assertTrue(json.loads(done.stdout)["source"]["ocr_pages"])


if __name__ == "__main__":
    unittest.main()

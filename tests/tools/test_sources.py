"""The Word file and the PDF of one plan: one document, two sources; and the PDF's pages with the facts marked."""

import csv
import io
import shutil
import unittest

from program import SOURCE, ProgramTest

RENDERINGS = SOURCE / "corpus" / "renderings"
PLAN = "bau-cu-binh-minh"


def pdf_without_its_second_page():
    """A PDF whose list of pages names one that is not there."""
    text = b"BT /F1 12 Tf 72 700 Td (KE HOACH cua Uy ban nhan dan xa ve viec to chuc thuc hien nhiem vu) Tj ET"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>",
               b"<< /Type /Pages /Count 2 /Kids [3 0 R 9 0 R] >>",
               b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
               b"/Resources << /Font << /F1 5 0 R >> >> >>",
               b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
               b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    whole, table = b"%PDF-1.4\n", b"0000000000 65535 f \n"
    for number, body in enumerate(objects, 1):
        table += b"%010d 00000 n \n" % len(whole)
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    return whole + b"xref\n0 6\n%strailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (table, len(whole))


class Rendered(ProgramTest):
    """A plan of the corpus as PDF and as Word file."""

    def rendering(self, name, folder="plans"):
        """A copy of a rendered plan in the test's folder; its path there."""
        (self.folder / folder).mkdir(exist_ok=True)
        shutil.copyfile(RENDERINGS / name, self.folder / folder / name)
        return f"{folder}/{name}"

    def setUp(self):
        super().setUp()
        self.pdf, self.docx = self.rendering(PLAN + ".pdf"), self.rendering(PLAN + ".docx")


class Sources(Rendered):
    def test_are_one_document(self):
        self.assertIn("files: 1; read: 1;", self.errors("import", self.pdf))
        self.assertIn("files: 1; read: 1;", self.errors("import", self.docx))
        self.assertIn("unchanged: 2;", self.errors("import", "plans"))
        document, = self.objects("documents", "--format", "jsonl")
        self.assertEqual([(s["path"], s["format"], s["chosen"]) for s in document["sources"]],
                         [(self.docx, "docx", True), (self.pdf, "pdf", False)])
        self.assertEqual((document["path"], document["format"]), (self.docx, "docx"))

    def test_every_answer_says_what_it_was_read_from(self):
        self.vanthu("import", self.pdf, self.docx)
        record, = self.objects("extract", self.docx)
        for command, part in (("tasks", "assignments"), ("citations", "citations")):
            answers = self.objects(command, "--format", "jsonl")
            self.assertEqual(len(answers), len(record[part]))
            self.assertEqual({(a["path"], a["format"]) for a in answers}, {(self.docx, "docx")})
            rows = csv.DictReader(io.StringIO(self.vanthu(command, "--format", "csv").stdout.decode("utf-8-sig")))
            self.assertEqual({(row["path"], row["format"]) for row in rows}, {(self.docx, "docx")})
        page = self.output("show", PLAN)
        self.assertRegex(page, rf"(?m)^File +{self.docx} \(docx")
        self.assertRegex(page, rf"(?m)^Further file +{self.pdf} \(pdf")

    def test_export_has_every_reading_as_extract_prints_it(self):
        self.vanthu("import", self.pdf, self.docx)
        self.assertEqual(self.vanthu("export").stdout, self.vanthu("extract", self.pdf, self.docx).stdout)

    def test_differences_are_listed(self):
        model = self.folder / self.plan("a.txt")
        text = model.read_text()
        (self.folder / "b.txt").write_text(text.replace("Quý I/2026", "Quý III/2026", 1))
        self.assertIn("files: 2; read: 2;", self.errors("import", "a.txt", "b.txt"))
        shown = self.output("show", "41/KH-UBND")
        self.assertIn("sources-differ", shown)
        exported = self.vanthu("export", "--format", "csv", "--what", "issues").stdout.decode("utf-8-sig")
        differences = [row for row in csv.DictReader(io.StringIO(exported)) if row["code"] == "sources-differ"]
        self.assertTrue(differences)
        for part in ("Quý I/2026", "Quý III/2026", "a.txt", "b.txt"):
            self.assertIn(part, differences[0]["message_en"])
        self.assertNotIn("sources-differ", self.output("export"))


class Pages(Rendered):
    def test_are_pictures_and_a_list_of_what_is_marked(self):
        self.vanthu("import", self.pdf, self.docx)
        record, = self.objects("extract", self.pdf)
        said = self.errors("show", PLAN, "--pages", "out", "--lang", "vi")
        pages = record["source"]["pages"]
        self.assertIn(f"đã ghi {pages} trang", said)
        names = [f"page-{i + 1:03}.png" for i in range(pages)]
        self.assertEqual(sorted(path.name for path in (self.folder / "out").iterdir()), ["index.html", *names])
        for name in names:
            self.assertTrue((self.folder / "out" / name).read_bytes().startswith(b"\x89PNG\r\n\x1a\n"))
        index = (self.folder / "out/index.html").read_text()
        for name in names:
            self.assertIn(f'src="{name}"', index)
        self.assertIn("Nhiệm vụ", index)
        marked = {letter: index.count(f'">{letter}1</b>') for letter in "HSCT"}
        self.assertEqual(set(marked.values()), {1}, marked)

    def test_of_an_empty_folder_that_is_there(self):
        self.vanthu("import", self.pdf)
        (self.folder / "out").mkdir()
        self.vanthu("show", PLAN, "--pages", "out")
        self.assertTrue((self.folder / "out/page-001.png").exists())

    def test_that_cannot_be_drawn_are_named_and_the_others_drawn(self):
        (self.folder / "torn.pdf").write_bytes(pdf_without_its_second_page())
        self.vanthu("import", "torn.pdf")
        record, = self.objects("export")
        self.assertEqual(record["source"]["unread_pages"], [2])
        self.assertEqual(self.objects("documents", "--format", "jsonl")[0]["sources"][0]["unread_pages"], 1)
        self.assertRegex(self.output("show", "torn"), r"(?m)^Pages unread +2$")
        said = self.errors("show", "torn", "--pages", "out", status=1)
        self.assertIn("torn.pdf, page 2:", said)
        self.assertEqual(sorted(path.name for path in (self.folder / "out").iterdir()), ["index.html", "page-001.png"])

    def test_overwrite_nothing(self):
        self.vanthu("import", self.pdf)
        (self.folder / "out").mkdir()
        (self.folder / "out/page-001.png").write_text("mine")
        self.assertIn("[pages-folder-not-empty]", self.errors("show", PLAN, "--pages", "out", status=1))
        self.assertEqual((self.folder / "out/page-001.png").read_text(), "mine")

    def test_of_a_word_file_are_refused(self):
        self.vanthu("import", self.docx)
        said = self.errors("show", PLAN, "--pages", "out", status=1)
        self.assertIn("[pages-no-pdf]", said)
        self.assertIn("export it to PDF", said)
        self.assertFalse((self.folder / "out").exists())

    def test_of_a_file_that_is_gone_or_changed_are_refused(self):
        self.vanthu("import", self.pdf)
        path = self.folder / self.pdf
        whole = path.read_bytes()
        path.write_bytes(whole + b"\n")
        self.assertIn("[pages-file-changed]", self.errors("show", PLAN, "--pages", "out", status=1))
        path.unlink()
        self.assertIn("[pages-file-missing]", self.errors("show", PLAN, "--pages", "out", status=1))
        self.assertFalse((self.folder / "out").exists())
        (self.folder / "moved.pdf").write_bytes(whole)
        self.vanthu("import", "moved.pdf")
        self.vanthu("show", PLAN, "--pages", "out")

    def test_into_a_place_that_takes_no_folder_are_refused(self):
        self.vanthu("import", self.pdf)
        for place in ("no/such/folder", self.pdf):
            self.assertIn("[pages-folder-failed]", self.errors("show", PLAN, "--pages", place, status=1))


if __name__ == "__main__":
    unittest.main()

"""Reading files: several at a time in the order given, within limits that people set by name."""

import csv
import io
import json
import subprocess
import unittest
import zipfile

from program import PROGRAM, ProgramTest
from test_bad_input import pdf


def word_parts(body):
    """The parts of a Word file."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006"
    package = "http://schemas.openxmlformats.org/package/2006"
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    return {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Override PartName="/word/document.xml" '
                               f'ContentType="{word}.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r" '
                       f'Type="{office}/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
                             f"<w:body>{body}</w:body></w:document>",
    }


class Extract(ProgramTest):
    def plans(self, count):
        text = (self.folder / self.plan("model.txt")).read_text()
        names = []
        for i in range(count):
            names.append(f"{i:03}.txt")
            # Of unequal length, so that a reader of a later file is done before one of an earlier file.
            filling = "\n".join(f"{n}. Việc thứ {n} của xã." for n in range(1, 2 + (count - i) % 7 * 60))
            (self.folder / names[-1]).write_text(text.replace("41/KH-UBND", f"{i + 1}/KH-UBND") + filling)
        return names

    def test_prints_records_in_the_order_given_however_many_readers_there_are(self):
        names = self.plans(40)
        names.reverse()
        alone = self.vanthu("extract", "--jobs", "1", *names).stdout
        self.assertEqual([json.loads(line)["source"]["path"] for line in alone.splitlines()], names)
        self.assertEqual(self.vanthu("extract", "--jobs", "7", *names).stdout, alone)
        self.assertEqual(self.vanthu("extract", *names).stdout, alone)

    def test_reads_the_members_of_an_archive_behind_one_another(self):
        with zipfile.ZipFile(self.folder / "kế hoạch.zip", "w") as archive:
            for name in self.plans(3):
                archive.write(self.folder / name, f"xã/{name}")
        paths = [record["source"]["path"] for record in self.objects("extract", "kế hoạch.zip", "002.txt")]
        self.assertEqual(paths, [f"kế hoạch.zip/xã/00{i}.txt" for i in range(3)] + ["002.txt"])

    def test_names_failures_in_the_order_given_too(self):
        names = self.plans(6)
        for i in (1, 4):
            (self.folder / names[i]).write_bytes(b"")
        done = self.vanthu("extract", *names, status=1)
        self.assertEqual([line.split(": ")[1] for line in done.stderr.decode().splitlines()], [names[1], names[4]])
        self.assertEqual(len(done.stdout.splitlines()), 4)

    def test_ends_quietly_where_nobody_reads_on(self):
        names = self.plans(20)
        process = subprocess.Popen([PROGRAM, "extract", *names * 5], cwd=self.folder, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        process.stdout.readline()
        process.stdout.close()
        self.assertEqual(process.stderr.read(), b"")
        process.stderr.close()
        process.wait(timeout=60)


class Limits(ProgramTest):
    def test_are_kept_by_every_command_that_reads(self):
        plan = self.plan()
        for command in ("extract", "import", "lint"):
            said = self.errors(command, plan, "--limit", "file-bytes=100", status=1)
            self.assertIn("[limit-file-bytes]", said)
            self.assertIn("--limit file-bytes=N", said)
            self.assertIn("larger than 100 bytes", said)

    def test_can_be_raised(self):
        (self.folder / "two.pdf").write_bytes(pdf(pages=2))
        self.assertIn("[limit-pages]", self.errors("extract", "two.pdf", "--limit", "pages=1", status=1))
        self.assertEqual(len(self.objects("extract", "two.pdf", "--limit", "pages=1", "--limit", "pages=2")), 1)

    def test_on_nesting_can_be_raised_above_that_of_the_parsers(self):
        (self.folder / "deep.html").write_text("<div>" * 400 + "<p>Kế hoạch của xã</p>" + "</div>" * 400)
        with zipfile.ZipFile(self.folder / "deep.docx", "w") as word:
            for name, text in word_parts("<w:sdt><w:sdtContent>" * 200 + "<w:p><w:r><w:t>Kế hoạch của xã</w:t></w:r></w:p>" +
                                         "</w:sdtContent></w:sdt>" * 200).items():
                word.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)
        for name in ("deep.html", "deep.docx"):
            self.assertIn("--limit markup-depth=N", self.errors("extract", name, status=1))
            read = self.objects("extract", name, "--limit", "markup-depth=500")
            self.assertIn("Kế hoạch của xã", read[0]["text"])

    def test_of_drawn_pages_are_kept(self):
        (self.folder / "two.pdf").write_bytes(pdf(pages=2))
        self.vanthu("import", "two.pdf")
        said = self.errors("show", "1", "--pages", "out", "--limit", "pages=1", status=1)
        self.assertIn("[limit-pages]", said)
        self.assertFalse((self.folder / "out").exists())

    def test_that_are_none_are_wrong_use(self):
        plan = self.plan()
        for setting, code in (("pages", "limits-malformed"), ("page=3", "limits-unknown"),
                              ("pages=many", "limits-value"), ("pages=0", "limits-value"),
                              ("file-bytes=2T", "limits-value")):
            for command in ("extract", "import", "lint"):
                self.assertIn(f"[{code}]", self.errors(command, plan, "--limit", setting, status=2))
        self.assertFalse((self.folder / "vanthu.db").exists())

    def test_are_listed(self):
        table = self.output("limits")
        self.assertRegex(table, r"(?m)^file-bytes\t64M\tsize of a file$")
        self.assertRegex(self.output("limits", "--lang", "vi"), r"(?m)^file-seconds\t3m\tthời gian")
        objects = {limit["name"]: limit for limit in self.objects("limits", "--format", "jsonl")}
        self.assertEqual(objects["pages"]["default"], 5000)
        self.assertEqual(objects["file-bytes"]["error_codes"], ["limit-file-bytes"])
        rows = list(csv.DictReader(io.StringIO(self.output("limits", "--format", "csv").removeprefix("\ufeff"))))
        self.assertEqual([row["name"] for row in rows], list(objects))
        self.assertEqual(rows[0]["unit"], "bytes")


class Sandbox(ProgramTest):
    def test_changes_nothing_in_what_is_read(self):
        plan = self.plan()
        (self.folder / "one.pdf").write_bytes(pdf())
        read = self.vanthu("extract", plan, "one.pdf").stdout
        self.assertEqual(len(read.splitlines()), 2)
        for mode in ("auto", "off"):
            done = self.vanthu("extract", plan, "one.pdf", "--sandbox", mode)
            self.assertEqual(done.stdout, read)
            self.assertTrue(mode == "auto" or done.stderr == b"")

    def test_is_auto_require_or_off(self):
        self.vanthu("extract", self.plan(), "--sandbox", "perhaps", status=2)


if __name__ == "__main__":
    unittest.main()

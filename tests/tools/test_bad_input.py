"""Bad input: a clear message that names the file and says what to do, the right exit status, nothing lost."""

import io
import json
import os
import random
import sqlite3
import subprocess
import time
import unittest
import zipfile
import zlib

from program import PROGRAM, ProgramTest


def pdf(pages=1, contents="BT /F 12 Tf 50 700 Td (Ke hoach cua xa) Tj ET", fonts="/Font<</F 4 0 R>>"):
    """A small PDF file; without a table of its objects, which readers then look for."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>",
               "<</Type/Pages/Count {}/Kids[{}]>>".format(pages, " ".join(f"{5 + i} 0 R" for i in range(pages))),
               f"<</Length {len(contents)}>>\nstream\n{contents}\nendstream",
               "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    objects += [f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 3 0 R/Resources<<{fonts}>>>>"] * pages
    body = "".join(f"{number} 0 obj\n{text}\nendobj\n" for number, text in enumerate(objects, 1))
    return f"%PDF-1.7\n{body}trailer\n<</Root 1 0 R>>\n%%EOF\n".encode()


class BadInput(ProgramTest):
    def write(self, name, content):
        (self.folder / name).write_bytes(content)
        return name

    def refused(self, name, code):
        """`name` fails in extract and in import with the message `code`, and the plan beside it is read."""
        plan = self.plan()
        for command in ("extract", "import"):
            done = self.vanthu(command, name, plan, status=1)
            said = done.stderr.decode()
            self.assertIn(name, said)
            self.assertIn(f"[{code}]", said)
            if command == "extract":
                self.assertEqual(len(done.stdout.splitlines()), 1)
        self.assertEqual(len(self.objects("export")), 1)

    def test_missing_file(self):
        self.refused("nowhere.txt", "file-missing")

    def test_empty_file(self):
        self.refused(self.write("empty.txt", b""), "file-empty")

    def test_binary_junk(self):
        self.refused(self.write("junk.txt", bytes(range(256)) * 40), "file-binary")

    def test_a_format_that_is_not_read(self):
        workbook = io.BytesIO()
        with zipfile.ZipFile(workbook, "w") as parts:
            parts.writestr("[Content_Types].xml", "<Types/>")
            parts.writestr("xl/workbook.xml", "<workbook/>")
        self.refused(self.write("sheet.txt", workbook.getvalue()), "format-unsupported")

    def test_a_picture_that_is_damaged(self):
        self.refused(self.write("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(100)), "image-damaged")

    def test_pdf_files(self):
        """Each is refused by its own name and not as something else."""
        bomb = zlib.compress(zlib.compress(b" " * 20_000_000))
        packed = b"7 0 obj <</N 1/First 4/Filter[/FlateDecode/FlateDecode]>> stream\n" + bomb + b"\nendstream endobj\n"
        for name, content, code in (
                ("zero.pdf", b"", "file-empty"),
                ("cut.pdf", pdf()[:-60], "pdf-damaged"),
                ("thick.pdf", pdf(5001), "limit-pages"),
                ("drawn.pdf", pdf(contents="0 0 m 100 100 l S", fonts=""), "pdf-blank"),
                ("fontless.pdf", pdf(fonts=""), "pdf-without-text"),
                ("packed.pdf", pdf() + packed, "limit-pdf-objects")):
            with self.subTest(name):
                self.refused(self.write(name, content), code)

    def test_a_pdf_file_under_a_word_files_name_is_read(self):
        name = self.write("plan.docx", pdf())
        self.assertEqual(self.objects("extract", name)[0]["source"]["format"], "pdf")

    def test_a_page_read_with_errors_is_told(self):
        contents = "BT /F 12 Tf 50 700 Td (Ke hoach cua xa) Tj (nua) ET >> BT (x"
        record = self.objects("extract", self.write("torn.pdf", pdf(contents=contents)))[0]
        self.assertIn("page-damaged", [issue["code"] for issue in record["issues"]])
        self.assertEqual(record["source"]["unread_pages"], [])

    def test_old_word_files_where_libreoffice_is_not_installed(self):
        """The file is named with the package to install; the others are read."""
        self.write("old.doc", b"{\\rtf1\\ansi text\\par}")
        self.plan("new.txt")
        said = self.errors("import", "old.doc", "new.txt", status=1, VANTHU_SOFFICE="/nowhere/soffice")
        self.assertIn("vanthu: old.doc: ", said)
        self.assertIn("libreoffice-writer-nogui", said)
        self.assertIn("files: 2; read: 1;", said)

    def test_a_few_bytes_that_are_no_utf8(self):
        """They are read, what is lost is said with its place, and kept in the record."""
        text = "Ủy ban nhân dân xã ban hành Kế hoạch dạy bơi cho thiếu nhi.\n".encode() * 20
        done = self.vanthu("extract", self.write("broken.txt", text[:700] + b"\xff\xfe\xfd\xc0" + text[700:]))
        self.assertIn("vanthu: broken.txt: byte 700", done.stderr.decode())
        issues = json.loads(done.stdout)["issues"]
        self.assertTrue(any(i["code"] == "text-repaired" and "byte 700" in i["message_en"] for i in issues))
        self.assertIn("vanthu: broken.txt: byte 700", self.errors("import", "broken.txt"))

    def test_bytes_of_no_known_encoding(self):
        chance = random.Random(3)
        noise = b" ".join(bytes([chance.randrange(65, 90), chance.randrange(0x80, 0x100), chance.randrange(97, 120)])
                          for _ in range(300))
        self.refused(self.write("riddle.txt", noise), "encoding-undecided")

    @unittest.skipIf(os.geteuid() == 0, "root reads every file")
    def test_unreadable_file(self):
        name = self.write("shut.txt", b"x")
        (self.folder / name).chmod(0)
        self.refused(name, "file-unreadable")

    def test_a_line_of_200_mb(self):
        with open(self.folder / "huge.txt", "wb") as file:
            file.truncate(200 << 20)
        begun = time.monotonic()
        self.refused("huge.txt", "limit-file-bytes")
        self.assertLess(time.monotonic() - begun, 20)

    def test_a_line_longer_than_any_plan_has(self):
        self.refused(self.write("line.txt", "Kế hoạch năm ".encode() * 200_000), "limit-line-bytes")

    def test_folder_without_plans(self):
        (self.folder / "empty").mkdir()
        said = self.errors("import", "empty", status=1)
        self.assertIn("empty", said)
        self.assertIn("[folder-without-plans]", said)

    def test_folder_of_junk_names_each_file(self):
        (self.folder / "junk").mkdir()
        for name in ("junk/a.bin", "junk/b.bin"):
            self.write(name, bytes(range(256)) * 4)
        said = self.errors("import", "junk", status=1)
        for words in ("junk/a.bin", "junk/b.bin", "[folder-without-plans]", "files: 2; read: 0", "failed: 2"):
            self.assertIn(words, said)

    def test_folder_given_to_extract_is_read(self):
        self.plan("plans/a.txt")
        self.assertEqual(len(self.objects("extract", "plans")), 1)

    def test_empty_list(self):
        for command in ("extract", "import"):
            self.assertIn("[no-input]", self.errors(command, "-", status=1))


class BadStore(ProgramTest):
    QUESTIONS = (["documents"], ["tasks"], ["citations"], ["export"], ["show", "1"])

    def refused(self, code, *, writes=True):
        """Every command refuses the store with the message `code`; the store's file stays as it was."""
        before = (self.folder / "vanthu.db").read_bytes()
        plan = self.plan()
        for arguments in [*self.QUESTIONS, *([["import", plan]] if writes else [])]:
            done = self.vanthu(*arguments, status=1)
            self.assertEqual(done.stdout, b"")
            self.assertIn("vanthu.db", done.stderr.decode())
            self.assertIn(f"[{code}]", done.stderr.decode())
        self.assertEqual((self.folder / "vanthu.db").read_bytes(), before)

    def test_missing(self):
        for arguments in self.QUESTIONS:
            said = self.errors(*arguments, status=1)
            self.assertIn("vanthu.db", said)
            self.assertIn("[store-missing]", said)
        self.assertFalse((self.folder / "vanthu.db").exists())

    def test_of_a_newer_schema(self):
        self.filled_store()
        connection = sqlite3.connect(self.folder / "vanthu.db")
        connection.execute("PRAGMA user_version = 9999")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        self.refused("store-newer")

    def test_that_is_no_store(self):
        (self.folder / "vanthu.db").write_bytes(b"This is a letter, not a database.\n" * 50)
        self.refused("store-not-a-store")

    def test_that_is_another_programs_database(self):
        connection = sqlite3.connect(self.folder / "vanthu.db")
        connection.execute("CREATE TABLE songs (title TEXT)")
        connection.commit()
        connection.close()
        self.refused("store-not-a-store")

    def test_in_a_folder_that_does_not_exist(self):
        said = self.errors("import", self.plan(), "--db", "no/such/folder/x.db", status=1)
        self.assertIn("no/such/folder/x.db", said)

    def test_output_that_cannot_be_written(self):
        self.plan()
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full here")
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, "extract", "plan.txt"], cwd=self.folder, stdout=full,
                                  stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"[output-failed]", done.stderr)


if __name__ == "__main__":
    unittest.main()

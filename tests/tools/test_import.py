"""Importing: nothing twice, nothing lost, and the store gives back what was read."""

import json
import os
import unittest

from program import ProgramTest


class Import(ProgramTest):
    def test_again_changes_nothing(self):
        self.filled_store()
        first = self.vanthu("export").stdout
        said = self.errors("import", "plans")
        self.assertIn("files: 2; read: 0; unchanged: 2; failed: 0", said)
        self.assertEqual(self.vanthu("export").stdout, first)

    def test_export_equals_extract_record_for_record(self):
        self.filled_store()
        extracted = self.vanthu("extract", "plans/an-son.txt", "plans/tan-loc.txt").stdout
        self.assertEqual(self.vanthu("export", "--format", "jsonl").stdout, extracted)

    def test_a_changed_file_replaces_its_document_and_keeps_its_id(self):
        self.filled_store()
        before = self.objects("documents", "--format", "jsonl")
        path = self.folder / "plans/an-son.txt"
        path.write_text(path.read_text().replace("41/KH-UBND", "42/KH-UBND"))
        self.assertIn("read: 0; replaced: 1; unchanged: 1; failed: 0", self.errors("import", "plans"))
        after = self.objects("documents", "--format", "jsonl")
        self.assertEqual([d["document_id"] for d in before], [d["document_id"] for d in after])
        self.assertIn("42/KH-UBND", [d["document_key"] for d in after])
        self.assertNotIn("41/KH-UBND", [d["document_key"] for d in after])

    def test_the_same_content_elsewhere_is_one_document_with_two_places(self):
        self.filled_store()
        self.plan("copy.txt", "an-son.txt")
        self.assertIn("duplicate: 1", self.errors("import", "copy.txt"))
        documents = self.objects("documents", "--format", "jsonl")
        self.assertEqual(len(documents), 2)
        self.assertEqual(documents[0]["other_places"], ["copy.txt"])

    def test_counts_add_up_to_the_files_given(self):
        self.plan("plans/a.txt")
        self.plan("plans/b.txt")
        self.plan("plans/c.txt", "tan-loc.txt")
        (self.folder / "plans/empty.txt").touch()
        said = self.errors("import", "plans", status=1)
        self.assertIn("files: 4; read: 2; unchanged: 0; duplicate: 1; failed: 1", said)

    def test_more_files_than_one_transaction_holds(self):
        text = (self.folder / self.plan()).read_text()
        for i in range(230):
            path = self.folder / f"many/{i:03}.txt"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text.replace("41/KH-UBND", f"{i + 1}/KH-UBND"))
        self.assertIn("files: 230; read: 230", self.errors("import", "many"))
        keys = [d["document_key"] for d in self.objects("documents", "--format", "jsonl")]
        self.assertEqual(keys, [f"{i + 1}/KH-UBND" for i in range(230)])

    def test_a_list_on_standard_input(self):
        self.plan("a b.txt")
        self.plan("c\nd.txt", "tan-loc.txt")
        self.assertIn("files: 2; read: 2", self.errors("import", "-", stdin="a b.txt\0c\nd.txt\0".encode()))

    def test_the_store_beside_the_plans_is_no_plan(self):
        self.plan()
        self.vanthu("import", ".")
        self.assertIn("files: 2; read: 0; unchanged: 1; skipped: 1; failed: 0", self.errors("import", "."))

    def test_quiet_says_nothing_but_errors(self):
        self.assertEqual(self.vanthu("import", "--quiet", self.plan()).stderr, b"")
        said = self.errors("import", "-q", "nowhere.txt", status=1)
        self.assertEqual(len(said.splitlines()), 1)

    def test_the_store_is_named_by_option_or_environment(self):
        plan = self.plan()
        self.vanthu("import", plan, VANTHU_DB="named.db")
        self.assertTrue((self.folder / "named.db").exists())
        self.vanthu("import", plan, "--db", "option.db", VANTHU_DB="named.db")
        self.assertTrue((self.folder / "option.db").exists())
        self.assertEqual(len(self.objects("--db", "option.db", "export")), 1)


class Names(ProgramTest):
    """File names are bytes: any of them is read, none writes to the terminal."""

    def both_ways(self, name):
        raw = os.fsencode(name) if isinstance(name, str) else name
        with open(os.path.join(os.fsencode(self.folder), raw), "wb") as file:
            file.write((self.folder / self.plan("model.txt")).read_bytes())
        extracted = self.vanthu("extract", "--", raw)
        self.vanthu("import", "--", raw)
        self.assertEqual(self.vanthu("export").stdout, extracted.stdout)
        for listing in (["documents"], ["documents", "--format", "json"], ["tasks", "--format", "csv"], ["show", "1"]):
            shown = self.vanthu(*listing).stdout.decode()  # valid UTF-8 whatever the name
            self.assertNotIn("\x1b", shown)
        return json.loads(extracted.stdout)["source"]["path"]

    def test_line_feed(self):
        self.assertEqual(self.both_ways("a\nb.txt"), "a\nb.txt")
        self.assertEqual(len(self.output("documents").splitlines()), 2)

    def test_invalid_utf8(self):
        self.assertIn("\\xff", self.both_ways(b"a\xff.txt"))

    def test_leading_dash(self):
        self.assertEqual(self.both_ways("-rf.txt"), "-rf.txt")

    def test_escape_sequence_in_a_message(self):
        said = self.errors("extract", "a\x1b[31m.txt", status=1)
        self.assertNotIn("\x1b", said)
        self.assertIn("\\x1b[31m.txt", said)

    def test_brackets(self):
        self.assertEqual(self.both_ways("[a,b]"), "./[a,b]")

    def test_vietnamese(self):
        self.assertEqual(self.both_ways("Kế hoạch Đông.txt"), "Kế hoạch Đông.txt")


class Log(ProgramTest):
    def test_has_one_object_a_line_for_what_happened(self):
        self.filled_store()
        (self.folder / "plans/rỗng.txt").touch()
        self.vanthu("import", "plans", "--log", "import.jsonl", "--db", "new.db", status=1)
        events = [json.loads(line) for line in (self.folder / "import.jsonl").read_text().splitlines()]
        settled = {e["path"]: e for e in events if e["point"] == "file-settled"}
        self.assertEqual({path: e["state"] for path, e in settled.items()},
                         {"plans/an-son.txt": "read", "plans/tan-loc.txt": "read", "plans/rỗng.txt": "failed"})
        failed = settled["plans/rỗng.txt"]
        self.assertEqual(failed["code"], "file-empty")
        self.assertIn("[file-empty]", failed["message_vi"])
        self.assertIn("[file-empty]", failed["message_en"])
        self.assertEqual(events[-1]["point"], "run-ended")
        self.assertEqual(events[-1]["counts"], {"read": 2, "failed": 1})
        for event in events:
            self.assertRegex(event["time"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")
        self.assertEqual([e["time"] for e in events], sorted(e["time"] for e in events))

    def test_is_appended_to(self):
        plan = self.plan()
        self.vanthu("import", plan, "--log", "log")
        once = len((self.folder / "log").read_text().splitlines())
        self.vanthu("import", plan, "--log", "log")
        lines = (self.folder / "log").read_text().splitlines()
        self.assertGreater(len(lines), once)
        for line in lines:
            json.loads(line)

    def test_in_the_folder_that_is_imported_is_no_input(self):
        self.plan()
        for _ in range(2):
            self.assertIn("failed: 0", self.errors("import", ".", "--log", "import.log"))
        self.assertEqual([d["path"] for d in self.objects("documents", "--format", "jsonl")], ["plan.txt"])

    def test_that_cannot_be_opened_is_said_before_anything_is_done(self):
        self.assertIn("[log-unwritable]", self.errors("import", self.plan(), "--log", "no/such/log", status=1))
        self.assertFalse((self.folder / "vanthu.db").exists())

    def test_on_a_full_disk_is_said_once_and_the_import_goes_on(self):
        said = self.errors("import", self.plan(), "--log", "/dev/full", status=1)
        self.assertEqual(said.count("[log-ended]"), 1)
        self.assertIn("files: 1; read: 1", said)
        self.assertEqual(len(self.objects("export")), 1)


class Summary(ProgramTest):
    def test_is_in_vietnamese_too(self):
        said = self.errors("import", self.plan(), "--lang", "vi")
        self.assertEqual(said.splitlines()[-1], "vanthu: tệp: 1; đã đọc: 1; không đổi: 0; lỗi: 0")

    def test_sums_what_was_left_out_and_why(self):
        self.filled_store()
        (self.folder / "plans/.ẩn.txt").write_text("x")
        (self.folder / "plans/một.txt").touch()
        (self.folder / "plans/hai.txt").touch()
        lines = self.errors("import", "plans", status=1).splitlines()
        self.assertEqual(lines[-1], "vanthu: files: 5; read: 0; unchanged: 2; skipped: 1; failed: 2")
        self.assertIn("vanthu: failed, by reason: 2 file-empty;", "\n".join(lines))
        self.assertIn("vanthu: skipped, by reason: 1 skipped-hidden;", "\n".join(lines))
        self.assertEqual(sum(line.endswith("[file-empty]") for line in lines), 2)

    def write_plan(self, name, text):
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)


if __name__ == "__main__":
    unittest.main()

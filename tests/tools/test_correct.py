"""Corrections from the command line: made, listed, undone, exported and imported, over any import."""

import csv
import io
import unittest

from program import ProgramTest

WHY = ("--why", "theo bản giấy", "--who", "An")


class Corrections(ProgramTest):
    def setUp(self):
        super().setUp()
        self.filled_store()

    def corrections(self, *arguments):
        return self.objects("corrections", "--format", "jsonl", *arguments)

    def export(self, *arguments, **options):
        """The records, those of every file."""
        return self.objects("export", *arguments, **options)

    def rows(self, *arguments):
        return list(csv.DictReader(io.StringIO(self.vanthu("corrections", "--format", "csv", *arguments)
                                               .stdout.decode("utf-8-sig"))))


class Correct(Corrections):
    def test_sets_units_and_deadline_of_a_task(self):
        said = self.errors("correct", "1#0", "--lead", "Công an xã; Phòng Kinh tế (về kinh phí)",
                           "--deadline", "Quý II/2026", *WHY)
        self.assertIn("1#0, lead: Phòng Văn hóa - Xã hội → Công an; Phòng Kinh tế (về kinh phí) (by An)", said)
        self.assertIn("1#0, deadline: Quý I/2026 → Quý II/2026 (by An)", said)
        task = self.objects("tasks", "--document", "1", "--format", "jsonl")[0]
        self.assertEqual([unit["unit"] for unit in task["lead"]], ["Công an", "Phòng Kinh tế"])
        self.assertEqual((task["deadline"]["start"], task["deadline"]["end"]), ("2026-04-01", "2026-06-30"))
        self.assertEqual(task["corrected"], ["lead", "deadline"])
        listed = list(csv.DictReader(io.StringIO(self.vanthu("tasks", "--format", "csv").stdout.decode("utf-8-sig"))))
        self.assertEqual([row["corrected"] for row in listed if row["corrected"]], ["lead, deadline"])

    def test_sets_fields_of_the_head(self):
        self.vanthu("correct", "41/KH-UBND", "--number", "42/KH-UBND", "--signer", "Trần Văn Bính", *WHY)
        document = self.objects("documents", "--format", "jsonl")[0]
        self.assertEqual(document["document_key"], "42/KH-UBND")
        header = self.objects("show", "42/KH-UBND", "--format", "jsonl")[0]["header"]
        self.assertEqual(header["signer"]["name"], "Trần Văn Bính")
        self.assertIn(":42:", header["identity"])

    def test_takes_the_accounts_name_and_says_it(self):
        said = self.errors("correct", "1#0", "--product", "Báo cáo", "--why", "bổ sung")
        who = self.corrections()[0]["made"]["who"]
        self.assertTrue(who)
        self.assertIn(f"(by {who})", said)

    def test_outlives_another_vocabulary_and_a_changed_file(self):
        self.vanthu("correct", "1#1", "--lead", "Công an xã", *WHY)
        folder = self.folder / "mine"
        folder.mkdir()
        (folder / "units.tsv").write_text("canonical\tkind\tsource\nCác bến sông\tcollective\ttest\n")
        said = self.errors("import", "--vocabulary", "mine", "plans")
        self.assertIn("replaced: 2;", said)
        self.assertIn("corrections applied: 1;", said)
        path = self.folder / "plans" / "an-son.txt"
        path.write_text(path.read_text().replace("1. Khảo sát các bể bơi", "1. Rà soát, khảo sát các bể bơi"))
        self.vanthu("import", "plans")
        self.assertEqual(self.corrections()[0]["outcome"], "applied")
        task = self.objects("tasks", "--document", "1", "--text", "kinh phí", "--format", "jsonl")[0]
        self.assertEqual(task["lead"][0]["unit"], "Công an")

    def test_says_where_the_task_is_gone(self):
        self.vanthu("correct", "1#0", "--product", "Báo cáo", *WHY)
        path = self.folder / "plans" / "an-son.txt"
        path.write_text(path.read_text().replace("Khảo sát các bể bơi trên địa bàn xã", "Đo nước sông"))
        said = self.errors("import", "plans")
        self.assertIn("correction 1 (1, product): its task is no longer read", said)
        self.assertIn("corrections applied: 0; the reading agrees: 0; their task is no longer read: 1;", said)
        self.assertEqual(self.corrections()[0]["outcome"], "target-missing")

    def test_stays_where_the_plan_says_a_third_thing_and_says_so(self):
        self.vanthu("correct", "1#0", "--deadline", "Quý II/2026", *WHY)
        path = self.folder / "plans" / "an-son.txt"
        path.write_text(path.read_text().replace("Quý I/2026", "Quý III/2026"))
        said = self.errors("import", "plans")
        self.assertIn("correction 1 (1#0, deadline): now read as Quý III/2026; the correction Quý II/2026 stays", said)
        task = self.objects("tasks", "--document", "1", "--format", "jsonl")[0]
        self.assertEqual(task["deadline"]["raw"], "Quý II/2026")

    def test_says_where_the_reading_agrees(self):
        said = self.errors("correct", "1#0", "--lead", "Phòng VH-XH", *WHY)
        self.assertIn("the reading says so by itself", said)
        self.assertEqual(self.corrections()[0]["outcome"], "agrees")

    def test_undone_leaves_what_was_read(self):
        before = self.export()
        self.vanthu("correct", "1#0", "--lead", "Công an xã", "--task", "Việc khác", "--group", "none", *WHY)
        self.vanthu("correct", "1", "--title", "Tên khác", "--commune", "Mường La, Sơn La", *WHY)
        self.assertNotEqual(self.export(), before)
        ids = [str(correction["id"]) for correction in self.corrections()]
        undo = [word for i in ids for word in ("--undo", i)]
        said = self.errors("correct", *undo, "--why", "nhầm", "--who", "Bình")
        self.assertIn("undone, 1#0, lead: Công an → Phòng Văn hóa - Xã hội (by Bình)", said)
        self.assertEqual(self.export(), before)
        self.assertEqual(self.corrections(), [])
        undone = self.corrections("--state", "undone")
        self.assertEqual({(c["state"], c["undone"]["who"], c["undone"]["why"]) for c in undone},
                         {("undone", "Bình", "nhầm")})

    def test_show_marks_what_is_a_persons_word(self):
        self.vanthu("correct", "1#0", "--lead", "Công an xã", *WHY)
        page = self.output("show", "1", COLUMNS="200")
        self.assertIn("Công an *", page)
        self.assertIn("Corrections (*) (1)", page)
        self.assertIn("theo bản giấy", page)
        self.assertNotIn("Corrections", self.output("show", "2"))


class WrongCorrections(Corrections):
    def test_say_what_is_missing(self):
        for arguments in ((), ("1#0",), ("--lead", "x"), ("1#0", "--lead", "Công an"), ("--undo", "1"),
                          ("1#0", "--lead", "x", "--undo", "1", "--why", "x"),
                          ("1#0", "--title", "x", "--why", "x"), ("1", "--lead", "Công an", "--why", "x")):
            self.vanthu("correct", *arguments, status=2)

    def test_change_nothing(self):
        before = self.export()
        for arguments in (("9#0", "--lead", "Công an"), ("1#99", "--lead", "Công an"), ("nowhere", "--title", "x"),
                          ("1#0", "--lead", "Công an", "--deadline", ""), ("1", "--date", "someday"),
                          ("1", "--title", "x" * 5000), ("1", "--title", "x", "--who", "x" * 300),
                          ("--undo", "7")):
            said = self.errors("correct", *arguments, "--why", "x", status=1)
            self.assertTrue(said.startswith("vanthu: "), said)
        self.assertEqual(self.export(), before)
        self.assertEqual(self.corrections("--state", "all"), [])

    def test_need_a_store_that_can_be_written(self):
        self.vanthu("correct", "1#0", "--lead", "Công an", *WHY, "--db", "none/x.db", status=1)
        self.vanthu("corrections", "--db", "none.db", status=1)


class CorrectionsAsCsv(Corrections):
    def correct_some(self):
        self.vanthu("correct", "1#0", "--lead", "Công an xã; Phòng Kinh tế (về kinh phí)", "--deadline",
                    "trước ngày 30/4", "--product", "- Báo cáo", *WHY)
        self.vanthu("correct", "2", "--title", "=Tên khác", *WHY)
        self.vanthu("correct", "1#1", "--coordinate", "none", *WHY)
        self.vanthu("correct", "--undo", "5", "--why", "nhầm", "--who", "Bình")

    def other_store(self):
        """b.db with the same plans, in another order."""
        self.vanthu("import", "--db", "b.db", "plans/tan-loc.txt")
        self.vanthu("import", "--db", "b.db", "plans/an-son.txt")

    def by_plan(self, *arguments):
        """All corrections, those of one plan in the order in which they were made."""
        return sorted(self.corrections("--state", "all", *arguments), key=lambda c: (c["path"], c["id"]))

    def save(self, rows, name="c.csv", **options):
        with open(self.folder / name, "w", encoding=options.pop("encoding", "utf-8-sig"), newline="") as file:
            writer = csv.DictWriter(file, rows[0], **options)
            writer.writeheader()
            writer.writerows(rows)
        return name

    def test_make_the_same_records_in_another_store(self):
        self.correct_some()
        (self.folder / "c.csv").write_bytes(self.vanthu("corrections", "--state", "all", "--format", "csv").stdout)
        self.other_store()
        self.assertIn("rows: 5; added: 5; known already: 0; undone as in the file: 0; left out: 0",
                      self.errors("correct", "--import", "c.csv", "--db", "b.db"))
        key = lambda record: record["source"]["path"]
        self.assertEqual(sorted(self.export("--db", "b.db"), key=key), sorted(self.export(), key=key))
        self.assertIn("rows: 5; added: 0; known already: 5;",
                      self.errors("correct", "--import", "c.csv", "--db", "b.db"))
        for one, other in zip(self.by_plan(), self.by_plan("--db", "b.db"), strict=True):
            for part in ("field", "wording", "value", "made", "undone", "state", "target", "reading"):
                self.assertEqual(one[part], other[part])

    def test_may_be_saved_by_excel(self):
        self.correct_some()
        rows = self.rows("--state", "all")
        self.other_store()
        name = self.save(rows, delimiter=";", lineterminator="\r\n")
        self.assertIn("added: 5;", self.errors("correct", "--import", name, "--db", "b.db"))
        self.assertEqual([c["wording"] for c in self.by_plan("--db", "b.db")], [c["wording"] for c in self.by_plan()])

    def test_may_be_written_by_hand(self):
        name = self.save([{"document": "41/KH-UBND", "task": "Bố trí kinh phí mở lớp", "field": "lead",
                           "value": "Công an xã", "why": "theo bản giấy"},
                          {"document": "an-son.txt", "task": "", "field": "signer", "value": "Lê An", "why": ""}],
                         encoding="utf-8")
        said = self.errors("correct", "--import", name, "--who", "Bình", "--why", "soát lại")
        self.assertIn("added: 2;", said)
        self.assertEqual([(c["made"]["who"], c["made"]["why"]) for c in self.corrections()],
                         [("Bình", "theo bản giấy"), ("Bình", "soát lại")])
        self.assertEqual(self.objects("tasks", "--text", "kinh phi", "--format", "jsonl")[0]["lead"][0]["unit"],
                         "Công an")

    def test_rows_that_fit_nothing_are_named_and_the_others_taken(self):
        name = self.save([
            {"document": "999/KH-UBND", "task": "x", "field": "lead", "value": "Công an", "why": "x"},
            {"document": "1", "task": "Không có việc này", "field": "lead", "value": "Công an", "why": "x"},
            {"document": "1", "task": "", "field": "lead", "value": "Công an", "why": "x"},
            {"document": "1", "task": "", "field": "colour", "value": "Công an", "why": "x"},
            {"document": "1", "task": "", "field": "date", "value": "someday", "why": "x"},
            {"document": "1", "task": "", "field": "title", "value": "Tên khác", "why": ""},
            {"document": "1", "task": "", "field": "title", "value": "Tên khác", "why": "x"}])
        said = self.errors("correct", "--import", name, status=1)
        for line in range(2, 8):
            self.assertIn(f"c.csv, line {line}: left out: ", said)
        self.assertIn("rows: 7; added: 1; known already: 0; undone as in the file: 0; left out: 6", said)

    def test_hostile_files_are_errors(self):
        for content in (b"", b"a,b\n1,2\n", b"field,value\n\"open", b"field,value\n\0,1\n", b"\xff\xfe", b"\x00" * 100,
                        b"field,value\n" + b"x" * 70000, b"field,value\n" + b"," * 200):
            (self.folder / "c.csv").write_bytes(content)
            said = self.errors("correct", "--import", "c.csv", status=1)
            self.assertTrue(said.startswith("vanthu: "), said)
        self.vanthu("correct", "--import", "missing.csv", status=1)
        self.assertEqual(self.corrections("--state", "all"), [])


if __name__ == "__main__":
    unittest.main()

"""The ledger: what became of every file, asked by people and programs."""

import csv
import io
import json
import sqlite3
import unittest

from program import ProgramTest

TIME = "2026-05-08T01:30:00Z"
# run, path, state, code, arguments, page, tries, duplicate_of
LINES = (
    (1, b"plans/old.txt", "failed", "file-empty", [], None, 3, None),
    (2, b"plans/a.txt", "read", "", [], None, 0, None),
    (2, b"plans/b.pdf", "partial", "pdf-page-deadly", ["7"], 7, 0, None),
    (2, b"plans/c.txt", "failed", "file-missing", [], None, 1, None),
    (2, "plans/bản sao.txt".encode(), "duplicate", "", [], None, 0, b"plans/a.txt"),
    (2, b"plans/odd\n\xff\x1b[31m.txt", "unchanged", "", [], None, 0, None),
)


class Ledger(ProgramTest):
    def setUp(self):
        super().setUp()
        self.filled_store()
        with sqlite3.connect(self.folder / "vanthu.db") as store:
            store.execute("DELETE FROM ledger")
            store.execute("DELETE FROM runs")
            store.execute("INSERT INTO runs VALUES (1, 'plans', 'r', ?, ?)", (TIME, TIME))
            store.execute("INSERT INTO runs VALUES (2, 'plans more', 'r', ?, NULL)", (TIME,))
            for i, line in enumerate(LINES):
                self.insert(store, i, *line)

    @staticmethod
    def insert(store, position, run, path, state, code, arguments, page, tries, duplicate_of):
        shown = None if duplicate_of is None else duplicate_of.decode()
        store.execute(
            "INSERT INTO ledger (path_bytes, path, run_id, position, state, code, arguments, page, tries, "
            "duplicate_of_bytes, duplicate_of, stamp, seconds, time) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', 0.5, ?)",
            (path, path.decode(errors="replace"), run, position, state, code, json.dumps(arguments), page, tries,
             duplicate_of, shown, TIME))

    def paths(self, *arguments, **options):
        return [line["path"] for line in self.objects("ledger", *arguments, "--format", "jsonl", **options)]

    def test_what_went_wrong_comes_first(self):
        self.assertEqual([line["state"] for line in self.objects("ledger", "--format", "jsonl")],
                         ["failed", "failed", "partial", "read", "duplicate", "unchanged"])
        self.assertEqual(self.paths()[:3], ["plans/c.txt", "plans/old.txt", "plans/b.pdf"])

    def test_lines_are_chosen_by_state_code_path_and_import(self):
        for arguments, expected in (
                (("--state", "failed"), ["plans/c.txt", "plans/old.txt"]),
                (("--state", "read,partial"), ["plans/b.pdf", "plans/a.txt"]),
                (("--state", "read", "--state", "partial"), ["plans/b.pdf", "plans/a.txt"]),
                (("--code", "file-empty"), ["plans/old.txt"]),
                (("--path", ".pdf"), ["plans/b.pdf"]),
                (("--path", "bản sao"), ["plans/bản sao.txt"]),
                (("--path", b"\xff"), ["plans/odd\\x0a\\xff\\x1b[31m.txt"]),
                (("--run", "1"), ["plans/old.txt"]),
                (("--run", "last", "--state", "failed"), ["plans/c.txt"]),
                (("--limit", "1"), ["plans/c.txt"])):
            with self.subTest(arguments=arguments):
                self.assertEqual(self.paths(*arguments), expected)

    def test_the_reason_is_said_in_the_readers_language(self):
        table = self.output("ledger", "--code", "pdf-page-deadly")
        self.assertIn("page 7: page 7 could not be read", table)
        self.assertIn("read in part", table)
        table = self.output("ledger", "--code", "pdf-page-deadly", "--lang", "vi")
        self.assertIn("trang 7: ", table)
        self.assertIn("đọc được một phần", table)
        self.assertIn("same content as plans/a.txt", self.output("ledger", "--state", "duplicate"))

    def test_a_table_in_a_pipe_is_one_line_a_path(self):
        lines = self.output("ledger").splitlines()
        self.assertEqual(len(lines), 1 + len(LINES))
        self.assertIn("plans/odd\\x0a\\xff\\x1b[31m.txt", lines[-1])

    def test_csv_has_a_column_for_everything(self):
        text = self.output("ledger", "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
        self.assertEqual(len(rows), len(LINES))
        self.assertEqual(rows[1]["path"], "plans/old.txt")
        self.assertEqual((rows[1]["run"], rows[1]["state"], rows[1]["code"], rows[1]["tries"], rows[1]["time"]),
                         ("1", "failed", "file-empty", "3", TIME))
        self.assertEqual(rows[4]["duplicate_of"], "plans/a.txt")
        self.assertEqual(rows[4]["seconds"], "0.500")

    def test_json_is_one_list_of_the_same_objects(self):
        self.assertEqual(json.loads(self.output("ledger", "--format", "json")),
                         self.objects("ledger", "--format", "jsonl"))
        self.assertEqual(json.loads(self.output("ledger", "--format", "json", "--path", "none")), [])
        partial = self.objects("ledger", "--state", "partial", "--format", "jsonl")[0]
        self.assertEqual((partial["page"], partial["arguments"], partial["sha256"]), (7, ["7"], None))
        self.assertIn("could not be read", partial["message_en"])

    def test_a_long_table_shows_a_page_and_says_so(self):
        with sqlite3.connect(self.folder / "vanthu.db") as store:
            for i in range(2500):
                self.insert(store, 100 + i, 2, b"many/%d" % i, "read", "", [], None, 0, None)
        done = self.vanthu("ledger")
        self.assertEqual(len(done.stdout.splitlines()), 101)
        self.assertIn("--limit 0 shows all", done.stderr.decode())
        everything = self.output("ledger", "--limit", "0").splitlines()
        self.assertEqual(len(everything), 1 + len(LINES) + 2500)
        self.assertEqual(sum(line.startswith("Import\t") for line in everything), 1)
        on_terminal = self.output("ledger", "--limit", "0", COLUMNS="100").splitlines()
        self.assertEqual(sum(line.startswith("Import ") for line in on_terminal), 3, "heads again each 1000 lines")
        self.assertEqual(len(self.paths()), len(LINES) + 2500)

    def test_imports_are_listed_the_latest_first(self):
        runs = self.objects("ledger", "--runs", "--format", "jsonl")
        self.assertEqual([run["run"] for run in runs], [2, 1])
        self.assertEqual((runs[0]["inputs"], runs[0]["ended"], runs[0]["paths"]), ("plans more", None, 5))
        self.assertEqual(sum(runs[0]["counts"].values()), 5)
        self.assertEqual(runs[1]["counts"]["failed"], 1)
        table = self.output("ledger", "--runs")
        self.assertIn("not ended", table)
        self.assertIn("read: 1; read in part: 1; unchanged: 1; duplicate: 1; failed: 1", table)
        text = self.output("ledger", "--runs", "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
        self.assertEqual((rows[0]["ended"], rows[0]["paths"], rows[0]["partial"], rows[0]["skipped"]), ("", "5", "1", "0"))

    def test_nothing_found_is_said(self):
        self.assertIn("the ledger has no such line", self.errors("ledger", "--state", "skipped"))
        self.assertIn('has no import "7"', self.errors("ledger", "--run", "7", status=1))
        self.assertIn("run-unknown", self.errors("ledger", "--run", "first", status=1))

    def test_wrong_use_is_said(self):
        self.vanthu("ledger", "--state", "lost", status=2)
        self.vanthu("ledger", "--runs", "--state", "failed", status=2)
        self.vanthu("ledger", "--limit", "-1", status=2)


class LedgerOfImports(ProgramTest):
    def test_every_file_that_was_given_has_its_line(self):
        self.filled_store()
        (self.folder / "plans/empty.txt").touch()
        self.plan("plans/copy.txt", "an-son.txt")
        self.vanthu("import", "plans", status=1)
        lines = {line["path"]: line for line in self.objects("ledger", "--format", "jsonl")}
        self.assertEqual({path: line["state"] for path, line in lines.items()},
                         {"plans/an-son.txt": "unchanged", "plans/tan-loc.txt": "unchanged", "plans/copy.txt": "duplicate",
                          "plans/empty.txt": "failed"})
        self.assertEqual(lines["plans/copy.txt"]["duplicate_of"], "plans/an-son.txt")
        self.assertEqual((lines["plans/empty.txt"]["code"], lines["plans/empty.txt"]["tries"]), ("file-empty", 1))
        runs = self.objects("ledger", "--runs", "--format", "jsonl")
        self.assertEqual([run["paths"] for run in runs], [4, 0])
        self.assertIsNotNone(runs[0]["ended"])


if __name__ == "__main__":
    unittest.main()

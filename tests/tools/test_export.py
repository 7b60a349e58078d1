"""Exports: whole, a part by the filters of tasks, to a file that is there whole or not at all."""

import csv
import io
import itertools
import json
import os
import signal
import sqlite3
import subprocess
import time
import unittest

from program import PROGRAM, ProgramTest

TABLES = ("documents", "tasks", "citations", "issues", "findings")


class ExportTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.filled_store()

    def csv(self, *arguments, **options):
        """Rows of the CSV that the export prints."""
        text = self.output("export", "--format", "csv", *arguments, **options)
        return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))

    def where(self, *filters):
        """--where of every NAME=VALUE."""
        return list(itertools.chain.from_iterable(("--where", each) for each in filters))

    def files(self):
        return sorted(path.name for path in self.folder.iterdir())

    def wrong_use(self, *arguments):
        """What is said of a wrong use: nothing else happens."""
        before = self.files()
        done = self.vanthu("export", *arguments, status=2)
        self.assertEqual(done.stdout, b"")
        self.assertEqual(self.files(), before)
        return done.stderr.decode()


class Tables(ExportTest):
    def test_have_the_rows_and_cells_of_the_listings(self):
        for what, command in (("documents", "documents"), ("tasks", "tasks"), ("citations", "citations"),
                              ("findings", "check")):
            listed = self.vanthu(command, "--format", "csv").stdout.removeprefix(b"\xef\xbb\xbf")
            exported = self.vanthu("export", "--format", "csv", "--what", what).stdout
            self.assertEqual(exported, listed, what)

    def test_of_issues_are_those_of_the_records(self):
        issues = [issue["code"] for record in self.objects("export") for issue in record["issues"]]
        self.assertTrue(issues)
        self.assertEqual([row["code"] for row in self.csv("--what", "issues")], issues)

    def test_are_tasks_where_nothing_else_is_asked(self):
        self.assertEqual(self.csv(), self.csv("--what", "tasks"))
        self.assertEqual(len(self.csv()), sum(len(record["assignments"]) for record in self.objects("export")))

    def test_have_a_byte_order_mark_on_request_alone(self):
        plain = self.vanthu("export", "--format", "csv").stdout
        self.assertTrue(plain.startswith(b"task_id,"))
        self.assertEqual(self.vanthu("export", "--format", "csv", "--bom").stdout, b"\xef\xbb\xbf" + plain)

    def test_end_every_record_with_cr_lf(self):
        text = self.vanthu("export", "--format", "csv").stdout
        self.assertEqual(text.count(b"\r\n"), text.count(b"\n"))
        self.assertTrue(text.endswith(b"\r\n"))

    def test_of_an_empty_store_have_their_heads(self):
        self.vanthu("import", "--db", "empty.db", status=2)
        for what in TABLES:
            heads = self.output("export", "--format", "csv", "--what", what).splitlines()[0]
            none = self.output("export", "--format", "csv", "--what", what, "--where", "commune=khong co")
            self.assertEqual(none, heads + "\r\n", what)

    def test_survive_what_a_cell_may_hold(self):
        cells = {"quote": 'a "b"', "comma": "a, b", "line": "a\r\nb\nc", "formula": "=1+1", "apostrophe": "'=1",
                 "tab": "\tx", "letters": "Đắk Lắk đặng thùy ẩn 𠀋", "blank": " a ", "nothing": ""}
        with sqlite3.connect(self.folder / "vanthu.db") as store:
            for ordinal, words in enumerate(cells.values()):
                store.execute("UPDATE assignments SET task = ? WHERE source_id = 2 AND ordinal = ?", (words, ordinal))
        store.close()
        expected = list(cells.values())
        expected[3:6] = ["'=1+1", "''=1", "'\tx"]
        have = [row["task"] for row in self.csv("--where", "document=2")]
        self.assertEqual(have, expected[:len(have)])
        self.assertGreaterEqual(len(have), 6)


class Columns(ExportTest):
    def test_come_in_the_order_given(self):
        rows = self.csv("--columns", "task,lead,task_id")
        self.assertEqual(list(rows[0]), ["task", "lead", "task_id"])
        whole = self.csv()
        self.assertEqual(rows, [{name: row[name] for name in ("task", "lead", "task_id")} for row in whole])

    def test_of_every_table_can_be_chosen_one_by_one(self):
        for what in TABLES:
            whole = self.csv("--what", what)
            for name in whole[0]:
                self.assertEqual(self.csv("--what", what, "--columns", name), [{name: row[name]} for row in whole])

    def test_that_are_none_are_named_with_those_that_are(self):
        for columns in ("task,leed", "", "task,", "task, lead", "TASK"):
            said = self.wrong_use("--format", "csv", "--columns", columns)
            self.assertIn("[export-column-unknown]", said)
            self.assertIn("task_id, document_id, document, path", said)
        said = self.wrong_use("--format", "csv", "--what", "documents", "--columns", "lead")
        self.assertIn('documents has no column "lead"', said)
        self.assertIn("[export-column-twice]", self.wrong_use("--format", "csv", "--columns", "task,lead,task"))


class Filters(ExportTest):
    # Every option of `vanthu tasks` that says which tasks.
    FILTERS = (("unit", "phong vhxh"), ("role", "lead"), ("commune", "an son"), ("province", "can tho"),
               ("directive", "15/nq-hdnd"), ("group", "to chuc"), ("text", "lan chiem"), ("document", "88/KH-UBND"),
               ("due", "2026-06..2026-09"), ("before", "2026-05"), ("after", "2026-05"), ("kind", "quarter,by-date"),
               ("min-confidence", "0.95"), ("max-confidence", "0.95"), ("text", "-1"), ("text", ""),
               ("unit", "a=b"), ("text", "[a,b]"))

    def task_ids(self, *filters):
        return [row["task_id"] for row in self.csv("--columns", "task_id", *self.where(*filters))]

    def listed_ids(self, *options):
        return [task["task_id"] for task in self.objects("tasks", "--format", "jsonl", *options)]

    def test_leave_the_tasks_that_the_options_of_tasks_leave(self):
        for name, value in self.FILTERS:
            option = [f"--{name}={value}"] if value else [f"--{name}", value]
            self.assertEqual(self.task_ids(f"{name}={value}"), self.listed_ids(*option), f"{name}={value}")

    def test_are_all_options_of_tasks_that_say_which(self):
        said = self.wrong_use("--format", "csv", "--where", "colour=red")
        known = said.split("--where takes: ")[1].split(" [")[0].split(", ")
        self.assertEqual(set(known), {name for name, _ in self.FILTERS})

    def test_restrict_one_another(self):
        for filters in itertools.combinations(self.FILTERS[:8], 2):
            if filters[0][0] == filters[1][0]:
                continue
            options = [f"--{name}={value}" for name, value in filters]
            self.assertEqual(self.task_ids(*(f"{name}={value}" for name, value in filters)), self.listed_ids(*options))

    def test_of_documents_leave_what_is_theirs(self):
        for place, document in (("commune=an son", "1"), ("document=41/KH-UBND", "1"), ("document=1", "1"),
                                ("province=can tho", "2")):
            for what in TABLES:
                self.assertEqual(self.csv("--what", what, *self.where(place)),
                                 [row for row in self.csv("--what", what) if row["document_id"] == document], place)
            record, = self.objects("export", *self.where(place))
            self.assertEqual(record, self.objects("export")[int(document) - 1])

    def test_of_tasks_leave_documents_that_have_such_a_task(self):
        filters = self.where("unit=phong vhxh", "role=coordinate")
        self.assertEqual([row["document_id"] for row in self.csv("--what", "documents", *filters)], ["2"])
        self.assertEqual(len(self.objects("export", *filters)), 1)
        self.assertEqual({row["document_id"] for row in self.csv("--what", "citations", *filters)}, {"2"})
        nothing = self.where("text=khong co chu nay")
        self.assertEqual(self.output("export", *nothing), "")
        self.assertEqual(self.csv("--what", "findings", *nothing), [])

    def test_leave_whole_records_as_they_are(self):
        lines = self.output("export").splitlines()
        self.assertEqual(self.output("export", "--where", "document=2").splitlines(), lines[1:])

    def test_that_are_wrong_are_named(self):
        for filters, code in ((["role"], "export-filter-malformed"), (["=lead"], "export-filter-malformed"),
                              ([""], "export-filter-malformed"), (["rolle=lead"], "export-filter-unknown"),
                              (["help=1"], "export-filter-unknown"), (["limit=3"], "export-filter-unknown"),
                              (["--role=lead"], "export-filter-unknown"), (["role=boss"], "usage-wrong"),
                              (["role=lead", "role=implement"], "usage-wrong"), (["role="], "usage-wrong"),
                              (["due=someday"], "date-malformed"), (["before=2026-02-30"], "date-malformed"),
                              (["min-confidence=2"], "confidence-malformed")):
            self.assertIn(f"[{code}]", self.wrong_use("--format", "csv", *self.where(*filters)), filters)
        self.assertIn("[usage-wrong]", self.wrong_use("--format", "csv", "--where", b"text=\xff"))
        self.assertIn("[document-unknown]",
                      self.errors("export", "--format", "csv", "--where", "document=99/KH-UBND", status=1))

    def test_that_nothing_was_made_of_leave_no_file(self):
        self.errors("export", "--where", "document=99/KH-UBND", "-o", "x.jsonl", status=1)
        self.wrong_use("--format", "csv", "--columns", "x", "-o", "x.csv")
        self.assertNotIn("x.jsonl", self.files())


class Output(ExportTest):
    def test_to_a_file_is_what_goes_to_standard_output(self):
        for number, form in enumerate((["--format", "jsonl"], ["--format", "csv"], ["--format", "csv", "--bom"],
                                       ["--format", "csv", "--what", "findings"])):
            name = f"out-{number}"
            done = self.vanthu("export", *form, "-o", name)
            self.assertEqual(done.stdout, b"")
            self.assertEqual((self.folder / name).read_bytes(), self.vanthu("export", *form).stdout)
            self.assertEqual([file for file in self.files() if file.startswith(".")], [])

    def test_replaces_a_file_only_with_force(self):
        target = self.folder / "tasks.csv"
        target.write_text("mine")
        self.assertIn("[output-exists]", self.errors("export", "-o", "tasks.csv", status=1))
        self.assertEqual(target.read_text(), "mine")
        self.vanthu("export", "--format", "csv", "-o", "tasks.csv", "--force")
        self.assertEqual(target.read_bytes(), self.vanthu("export", "--format", "csv").stdout)
        self.assertEqual(self.files(), ["plans", "tasks.csv", "vanthu.db"])

    def test_has_to_be_a_file_in_a_folder_that_is_there(self):
        os.symlink("vanthu.db", self.folder / "link")
        for target, code in (("no/tasks.csv", "output-folder-missing"), ("plans", "output-not-a-file"),
                             ("/dev/full", "output-not-a-file"), ("", "output-folder-missing"),
                             ("plans/", "output-not-a-file")):
            for force in ([], ["--force"]):
                said = self.errors("export", "-o", target, *force, status=1)
                self.assertIn(f"[{code}]", said, target)
        self.assertEqual(self.files(), ["link", "plans", "vanthu.db"])

    def test_is_never_the_store_itself(self):
        store = self.folder / "vanthu.db"
        before = store.read_bytes()
        os.link(store, self.folder / "other-name.db")
        for target in ("vanthu.db", "./vanthu.db", "other-name.db"):
            self.assertIn("[export-over-store]", self.wrong_use("-o", target, "--force"))
        self.assertEqual(store.read_bytes(), before)

    def test_needs_a_place_for_force(self):
        self.assertIn("[usage-wrong]", self.wrong_use("--force"))

    def test_takes_no_option_that_the_format_has_no_use_for(self):
        for option in (["--what", "tasks"], ["--columns", "task"], ["--bom"]):
            said = self.wrong_use(*option)
            self.assertIn("[export-option-idle]", said)
            self.assertIn(option[0], said)

    def test_that_the_disk_has_no_room_for_is_said(self):
        for form in ("jsonl", "csv"):
            with open("/dev/full", "wb") as full:
                done = subprocess.run([PROGRAM, "export", "--format", form], cwd=self.folder, stdout=full,
                                      stderr=subprocess.PIPE, env={"LANG": "C.UTF-8"}, check=False)
            self.assertEqual(done.returncode, 1)
            self.assertIn(b"[output-failed]", done.stderr)

    def test_that_the_disk_has_no_room_for_leaves_nothing(self):
        place = self.folder / "small"
        place.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4k", "vanthu-small", str(place)],
                                 capture_output=True, check=False)
        if mounted.returncode != 0:
            self.skipTest("cannot mount: " + mounted.stderr.decode(errors="replace").strip())
        self.addCleanup(subprocess.run, ["umount", "-l", str(place)], check=False)
        self.assertIn("[output-write-failed]", self.errors("export", "-o", "small/records.jsonl", status=1))
        self.assertEqual(list(place.iterdir()), [])

    def test_of_a_damaged_store_leaves_the_file_that_was_there(self):
        (self.folder / "tasks.csv").write_text("mine")
        with sqlite3.connect(self.folder / "vanthu.db") as store:
            store.execute("UPDATE assignments SET task_groups = 'no list' WHERE source_id = 2")
        store.close()
        for form in (["--format", "csv"], ["--format", "jsonl"]):
            said = self.errors("export", *form, "-o", "tasks.csv", "--force", status=1)
            self.assertIn("[store-damaged]", said)
            self.assertEqual((self.folder / "tasks.csv").read_text(), "mine")
            self.assertEqual(self.files(), ["plans", "tasks.csv", "vanthu.db"])


class LongExport(ProgramTest):
    """A store whose export is longer than a pipe: its reader decides how far it goes."""

    TASKS = 4000

    def setUp(self):
        super().setUp()
        self.filled_store()
        with sqlite3.connect(self.folder / "vanthu.db") as store:
            columns = [name for _, name, *_ in store.execute("PRAGMA table_info(assignments)") if name != "ordinal"]
            first = store.execute("SELECT max(ordinal) + 1 FROM assignments WHERE source_id = 1").fetchone()[0]
            store.executemany(
                f"INSERT INTO assignments (ordinal, {', '.join(columns)}) "
                f"SELECT ?, {', '.join(columns)} FROM assignments WHERE source_id = 1 AND ordinal = 0",
                ((first + number,) for number in range(self.TASKS)))
        store.close()

    def start(self, *arguments, **options):
        return subprocess.Popen([PROGRAM, "export", *arguments], cwd=self.folder, stderr=subprocess.PIPE,
                                env={"LANG": "C.UTF-8"}, **options)

    def test_ends_quietly_where_its_reader_has_seen_enough(self):
        for form in ("csv", "jsonl"):
            child = self.start("--format", form, stdout=subprocess.PIPE)
            child.stdout.read(100)
            child.stdout.close()
            self.assertEqual(child.wait(), -signal.SIGPIPE)
            self.assertEqual(child.stderr.read(), b"")
            child.stderr.close()

    def test_that_is_killed_leaves_no_file_of_its_name(self):
        target = self.folder / "tasks.csv"
        child = self.start("--format", "csv", "-o", "tasks.csv")
        deadline = time.monotonic() + 30
        while child.poll() is None and time.monotonic() < deadline:
            if any(path.name.startswith(".vanthu-") for path in self.folder.iterdir()):
                child.kill()
                break
        status = child.wait()
        child.stderr.close()
        # Where it was faster than its killer the file is whole.
        if status == 0:
            self.assertEqual(target.read_bytes().count(b"\r\n"), self.TASKS + 1 + 11 - 1)
        else:
            self.assertFalse(target.exists())


class JsonLines(ExportTest):
    def test_are_the_records(self):
        for line in self.output("export").splitlines():
            self.assertEqual(json.loads(line)["schema"], "vanthu/document/1")

    def test_come_from_every_file_of_a_plan_that_is_left(self):
        self.plan("again/an-son.html", "an-son.txt")
        text = (self.folder / "again/an-son.html").read_text()
        (self.folder / "again/an-son.html").write_text(
            "<html><body>" + "".join(f"<p>{line}</p>\n" for line in text.splitlines()) + "</body></html>")
        self.vanthu("import", "again")
        records = self.objects("export", "--where", "document=41/KH-UBND")
        documents = self.objects("documents", "--format", "jsonl")
        self.assertEqual(len(records), len(documents[0]["sources"]))


if __name__ == "__main__":
    unittest.main()

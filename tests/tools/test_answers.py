"""Answers: the right ones, in every form, in both languages, on a terminal and into a pipe."""

import csv
import fcntl
import io
import json
import os
import pty
import struct
import termios
import unicodedata
import unittest

from program import PROGRAM, ProgramTest

LISTINGS = ("documents", "tasks", "citations")


class Answers(ProgramTest):
    def setUp(self):
        super().setUp()
        self.filled_store()

    def tasks(self, *arguments):
        return self.objects("tasks", *arguments, "--format", "jsonl")

    def leads(self, *arguments):
        return {unit["unit"] for task in self.tasks(*arguments) for unit in task["lead"]}

    def test_a_unit_is_found_however_it_is_written(self):
        expected = self.tasks("--unit", "Phòng Văn hóa - Xã hội", "--role", "lead")
        self.assertGreaterEqual(len(expected), 3)
        self.assertEqual({task["commune"] for task in expected}, {"An Sơn", "Tân Lộc"})
        for asked in ("phong vhxh", "PHÒNG VH-XH", "Phòng Văn hoá – Xã hội", "phòng văn hóa xã hội"):
            self.assertEqual(self.tasks("--unit", asked, "--role", "lead"), expected, asked)

    def test_lead_means_lead(self):
        for task in self.tasks("--unit", "phong vhxh", "--role", "lead"):
            self.assertIn("Phòng Văn hóa - Xã hội", [unit["unit"] for unit in task["lead"]])

    def test_roles_are_told_apart(self):
        coordinated = self.tasks("--unit", "phong vhxh", "--role", "coordinate")
        self.assertEqual([task["ordinal"] for task in coordinated], ["3"])

    def test_a_unit_nobody_knows_is_said_and_looked_for_in_names(self):
        done = self.vanthu("tasks", "--unit", "đội thuyền rồng")
        self.assertEqual(done.stdout, b"")
        self.assertIn("đội thuyền rồng", done.stderr.decode())
        self.assertIn("there is no such task", done.stderr.decode())

    def test_tasks_by_commune(self):
        self.assertEqual({task["document_key"] for task in self.tasks("--commune", "an son")}, {"41/KH-UBND"})

    def test_tasks_by_directive(self):
        found = self.tasks("--directive", "15/nq-hdnd")
        self.assertTrue(found)
        self.assertEqual({task["document_key"] for task in found}, {"41/KH-UBND"})

    def test_tasks_by_deadline(self):
        found = {task["deadline"]["raw"] for task in self.tasks("--due", "2026-06..2026-06")}
        self.assertIn("Quý II/2026", found)
        self.assertNotIn("Tháng 9/2026", found)
        self.assertEqual(self.tasks("--due", "2026-06"), self.tasks("--due", "2026-06-01..30/6/2026"))

    def test_tasks_before_and_after(self):
        ends = [task["deadline"]["end"] for task in self.tasks("--before", "2026-05")]
        self.assertTrue(ends)
        self.assertTrue(all(end < "2026-05-01" for end in ends), ends)
        later = [task["deadline"]["end"] for task in self.tasks("--after", "2026-05")]
        self.assertTrue(later)
        self.assertTrue(all(end is None or end > "2026-05-31" for end in later), later)

    def test_tasks_by_kind_province_and_confidence(self):
        kinds = {task["deadline"]["kind"] for task in self.tasks("--kind", "quarter,by-date")}
        self.assertEqual(kinds, {"quarter", "by-date"})
        self.assertEqual(self.tasks("--max-confidence", "1"), self.tasks())
        self.assertEqual(self.tasks("--province", "khong co tinh nay"), [])

    def test_tasks_have_names(self):
        for task in self.tasks():
            document, index = task["task_id"].split("#")
            self.assertEqual(int(document), task["document_id"])
            self.assertEqual(self.tasks("--document", document)[int(index)]["task"], task["task"])

    def test_tables_show_so_many_and_say_so(self):
        done = self.vanthu("tasks", "--limit", "2")
        self.assertEqual(len(done.stdout.decode().splitlines()), 3)
        self.assertIn("--limit 0", done.stderr.decode())
        every = self.vanthu("tasks", "--limit", "0")
        self.assertEqual(len(every.stdout.decode().splitlines()), len(self.tasks()) + 1)
        self.assertEqual(every.stderr, b"")
        self.assertEqual(self.tasks("--limit", "2"), self.tasks()[:2])

    def test_duties_fall_due_day_by_day(self):
        duties = self.objects("due", "--within", "3m", "--on", "2026-03-01", "--format", "jsonl")
        days = [duty["day"] for duty in duties]
        self.assertEqual(days, sorted(days))
        self.assertIn("2026-03-31", days)
        self.assertIn("2026-04-30", days)
        self.assertTrue(all("2026-03-01" <= day <= "2026-06-01" for day in days), days)
        quarter = self.objects("due", "--quarter", "Q1/2026", "--format", "jsonl")
        self.assertEqual(quarter, self.objects("due", "--quarter", "I/2026", "--format", "jsonl"))
        self.assertEqual(quarter, self.objects("due", "--quarter", "Quý I/2026", "--format", "jsonl"))
        march = self.objects("due", "--month", "2026-03", "--format", "jsonl")
        self.assertTrue(march)
        self.assertEqual(march, [duty for duty in quarter if duty["day"] >= "2026-03-01"])
        self.assertIn("nothing falls due", self.errors("due", "--month", "2020-01"))

    def test_units_are_a_register(self):
        units = {unit["unit"]: unit for unit in self.objects("units", "--format", "jsonl")}
        culture = units["Phòng Văn hóa - Xã hội"]
        self.assertEqual(culture["lead"], len(self.tasks("--unit", "phong vhxh", "--role", "lead")))
        self.assertEqual(culture["documents"], 2)
        self.assertEqual(culture["communes"], 2)
        self.assertTrue(culture["known"])
        self.assertIn("Phòng Văn hoá – Xã hội", [variant["raw"] for variant in culture["variants"]])
        own = self.objects("units", "phong vhxh", "--by-commune", "--format", "jsonl")
        self.assertEqual({unit["commune"] for unit in own}, {"An Sơn", "Tân Lộc"})
        self.assertEqual(sum(unit["lead"] for unit in own), culture["lead"])
        for unit in self.objects("units", "--unknown", "--format", "jsonl"):
            self.assertFalse(unit["known"])
        self.assertIn("there is no such unit", self.errors("units", "đội thuyền rồng"))

    def test_tasks_by_text(self):
        self.assertEqual([task["ordinal"] for task in self.tasks("--text", "lan chiem via he")], ["2"])

    def test_tasks_by_document(self):
        for name in ("88/KH-UBND", "tan-loc.txt", "plans/tan-loc.txt", "2"):
            self.assertEqual({task["document_key"] for task in self.tasks("--document", name)}, {"88/KH-UBND"}, name)
        self.assertIn("[document-unknown]", self.errors("tasks", "--document", "99/KH-UBND", status=1))

    def test_citations_by_key(self):
        for asked in ("702/qd-ubnd", "702/QĐ-UBND", "702 / qđ-ubnd"):
            found = self.objects("citations", "--key", asked, "--format", "jsonl")
            self.assertEqual([c["key"] for c in found], ["702/QĐ-UBND"], asked)

    def test_answers_are_the_records_own_objects(self):
        records = {r["header"]["number"]["key"]: r for r in self.objects("export")}
        for command, part in (("tasks", "assignments"), ("citations", "citations")):
            seen = {}
            for answer in self.objects(command, "--format", "jsonl"):
                key = answer["document_key"]
                for extra in ("task_id", "document_id", "path", "format", "document_key", "commune", "meaning",
                              "corrected"):
                    answer.pop(extra, None)
                seen.setdefault(key, []).append(answer)
            self.assertEqual(seen, {key: record[part] for key, record in records.items() if record[part]})

    def test_every_form_has_the_same_rows(self):
        for command in LISTINGS:
            lines = self.objects(command, "--format", "jsonl")
            self.assertEqual(json.loads(self.output(command, "--format", "json")), lines)
            rows = list(csv.DictReader(io.StringIO(self.vanthu(command, "--format", "csv").stdout.decode("utf-8-sig"))))
            self.assertEqual([int(row["document_id"]) for row in rows], [line["document_id"] for line in lines])
            self.assertEqual(len(self.output(command).splitlines()), len(lines) + 1)

    def test_no_answer_is_still_valid_json(self):
        nothing = ("tasks", "--text", "không có chữ này")
        self.assertEqual(json.loads(self.output(*nothing, "--format", "json")), [])
        self.assertEqual(self.output(*nothing, "--format", "jsonl"), "")

    def test_csv_runs_nothing_in_a_spreadsheet(self):
        self.assertTrue(self.vanthu("tasks", "--format", "csv").stdout.startswith(b"\xef\xbb\xbf"))
        for table in (["tasks"], ["export"]):
            text = self.vanthu(*table, "--format", "csv").stdout.decode("utf-8-sig")
            for cell in (cell for row in csv.reader(io.StringIO(text)) for cell in row):
                self.assertNotIn(cell[:1], ("=", "+", "-", "@"))

    def test_csv_of_everything(self):
        for what in ("documents", "tasks", "citations", "issues"):
            rows = list(csv.reader(io.StringIO(
                self.vanthu("export", "--format", "csv", "--what", what).stdout.decode("utf-8-sig"))))
            self.assertEqual(rows[0][0], "task_id" if what == "tasks" else "document_id")
            self.assertEqual({len(row) for row in rows}, {len(rows[0])})

    def test_documents_are_sorted_by_the_vietnamese_alphabet(self):
        for name in ("Đông Hà", "Dương Minh", "Ân Thi", "Anh Sơn"):
            path = self.folder / "plans" / (name + ".txt")
            path.write_text((self.folder / "plans/an-son.txt").read_text().replace("An Sơn", name).replace("AN SƠN", name.upper()))
        self.vanthu("import", "plans")
        communes = [row["commune"] for row in self.objects("documents", "--sort", "commune", "--format", "jsonl")]
        self.assertEqual(communes, ["An Sơn", "Anh Sơn", "Ân Thi", "Dương Minh", "Đông Hà", "Tân Lộc"])

    def test_show(self):
        page = self.output("show", "41/KH-UBND")
        for words in ("41/KH-UBND", "An Sơn", "MỤC ĐÍCH, YÊU CẦU", "Trần Văn Bình", "15/NQ-HĐND", "Quý I/2026"):
            self.assertIn(words, page)
        self.assertEqual(self.objects("show", "an-son.txt", "--format", "jsonl"), self.objects("export")[:1])

    def test_show_asks_which_one_is_meant(self):
        path = self.folder / "more/an-son.txt"
        path.parent.mkdir()
        path.write_text((self.folder / "plans/an-son.txt").read_text().replace("41/KH-UBND", "43/KH-UBND"))
        self.vanthu("import", "more")
        said = self.errors("show", "an-son.txt", status=1)
        self.assertIn("[document-ambiguous]", said)
        for words in ("1 = plans/an-son.txt", "3 = more/an-son.txt"):
            self.assertIn(words, said)


class Language(ProgramTest):
    def test_follows_the_locale(self):
        self.filled_store()
        for environment in ({"LC_ALL": "vi_VN.UTF-8"}, {"LC_MESSAGES": "vi_VN.UTF-8"}, {"LANG": "vi"}):
            self.assertIn("Chủ trì", self.output("tasks", **environment).splitlines()[0])
        for environment in ({"LC_ALL": "C", "LANG": "vi_VN.UTF-8"}, {"LANG": "en_GB.UTF-8"}):
            self.assertIn("Lead", self.output("tasks", **environment).splitlines()[0])

    def test_may_be_asked_for(self):
        english = self.errors("extract", "x.txt", "--lang", "en", status=1, LANG="vi_VN.UTF-8")
        vietnamese = self.errors("--lang", "vi", "extract", "x.txt", status=1)
        self.assertIn("no such file", english)
        self.assertIn("không có tệp này", vietnamese)
        for said in (english, vietnamese):
            self.assertIn("[file-missing]", said)

    def test_data_do_not_depend_on_it(self):
        self.filled_store()
        for form in ("json", "jsonl", "csv"):
            self.assertEqual(self.output("tasks", "--format", form, LANG="vi_VN.UTF-8"),
                             self.output("tasks", "--format", form))


class Tables(ProgramTest):
    def setUp(self):
        super().setUp()
        self.filled_store()

    def on_terminal(self, *arguments, columns, **environment):
        """Output on a terminal of that width; standard error is left out."""
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        child = os.fork()
        if child == 0:
            os.chdir(self.folder)
            os.dup2(slave, 1)
            os.execve(PROGRAM, [PROGRAM, *arguments], {"LANG": "C.UTF-8", "TERM": "xterm", **environment})
        os.close(slave)
        said = b""
        while True:
            try:
                part = os.read(master, 4096)
            except OSError:
                break
            if not part:
                break
            said += part
        os.close(master)
        self.assertEqual(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), 0)
        return said.decode().replace("\r\n", "\n")

    @staticmethod
    def columns_of(line):
        return sum(not unicodedata.combining(c) for c in line)

    def test_fit_the_terminal(self):
        for columns in (40, 60, 80, 120):
            for command in (("tasks",), ("documents",), ("citations",), ("show", "1")):
                for line in self.on_terminal(*command, columns=columns, NO_COLOR="1").splitlines():
                    self.assertLessEqual(self.columns_of(line), columns, line)

    def test_a_narrow_terminal_loses_nothing(self):
        wide = "".join(self.on_terminal("tasks", columns=400, NO_COLOR="1").split())
        narrow = "".join(self.on_terminal("tasks", "--text", "lấn chiếm", columns=36, NO_COLOR="1").split())
        for word in "Vận động các hộ kinh doanh không lấn chiếm vỉa hè".split():
            self.assertIn(word, narrow)
            self.assertIn(word, wide)

    def test_colour_is_for_terminals(self):
        self.assertIn("\x1b[1m", self.on_terminal("tasks", columns=100))
        self.assertNotIn("\x1b", self.on_terminal("tasks", columns=100, NO_COLOR="1"))
        for command in LISTINGS:
            self.assertNotIn("\x1b", self.output(command))
        self.assertNotIn("\x1b", self.output("tasks", COLUMNS="80"))

    def test_a_pipe_gets_every_cell_whole(self):
        lines = self.output("tasks").splitlines()
        self.assertEqual({line.count("\t") for line in lines}, {lines[0].count("\t")})
        for task in self.objects("tasks", "--format", "jsonl"):
            self.assertTrue(any(task["task"] in line for line in lines))

    def test_columns_are_honoured_in_a_pipe(self):
        for line in self.output("tasks", COLUMNS="70").splitlines():
            self.assertLessEqual(self.columns_of(line), 70)

    def test_a_closed_pipe_ends_the_program_quietly(self):
        read, write = os.pipe()
        os.close(read)
        read_error, write_error = os.pipe()
        child = os.fork()
        if child == 0:
            os.chdir(self.folder)
            os.dup2(write, 1)
            os.dup2(write_error, 2)
            os.execve(PROGRAM, [PROGRAM, "export"], {"LANG": "C.UTF-8"})
        os.close(write)
        os.close(write_error)
        os.waitpid(child, 0)
        with os.fdopen(read_error, "rb") as said:
            self.assertEqual(said.read(), b"")


if __name__ == "__main__":
    unittest.main()

"""What the communes make of one duty: compare, matrix, tasks --same-as."""

import csv
import io
import json
import unittest

from program import SOURCE, ProgramTest

PLANS = [SOURCE / "corpus" / "plans" / name for name in ("van-hoa-doc-hau-my.txt", "van-hoa-doc-na-phac.txt")]

# What was planted in the two plans of one template: field, beginning of the task.
PLANTED = {
    ("lead", "Rà soát, bổ sung đầu sách"), ("coordinate", "Rà soát, bổ sung đầu sách"),
    ("deadline", "Số hóa tài liệu"), ("deadline", "Luân chuyển sách"), ("product", "Vận động doanh nghiệp"),
    ("target", "Bảo đảm tối thiểu"), ("text", "Tập huấn kỹ năng đọc"), ("coordinate", "Thi giới thiệu sách"),
}
ONLY_A, ONLY_B = "Lắp mạng không dây", "Đặt trạm đọc sách"


def beginning(task):
    return next((words for _, words in PLANTED if task.startswith(words)), task)


class TemplatePlans(ProgramTest):
    def setUp(self):
        super().setUp()
        self.vanthu("import", *PLANS)

    def compared(self, *arguments):
        return self.objects("compare", *arguments, "--format", "jsonl")

    def test_every_planted_difference_is_found_and_no_other(self):
        found, only = set(), []
        for task in self.compared("58/KH-UBND", "102/KH-UBND"):
            if "governing" in task:
                continue
            if task["status"] != "different":
                only.append((task["status"], (task["left"] or task["right"])["task"]))
                continue
            for difference in task["differences"]:
                found.add((difference["field"], beginning(task["left"]["task"])))
        self.assertEqual(found, PLANTED)
        self.assertEqual([status for status, _ in only], ["only-left", "only-right"])
        self.assertTrue(only[0][1].startswith(ONLY_A))
        self.assertTrue(only[1][1].startswith(ONLY_B))

    def test_what_governs_only_one_plan_is_named(self):
        governing = [(o["status"], o["governing"]) for o in self.compared("58/KH-UBND", "102/KH-UBND")
                     if "governing" in o]
        self.assertEqual(governing, [("only-left", "41/KH-UBND"), ("only-right", "87/KH-UBND")])

    def test_a_plan_is_the_same_as_itself(self):
        self.assertEqual(self.compared("1", "1"), [])
        self.assertEqual({task["status"] for task in self.compared("1", "1", "--all")}, {"same"})

    def test_mirrored_sides_give_the_mirrored_answer(self):
        def turned(task):
            task = dict(task, left=task["right"], right=task["left"])
            task["status"] = {"only-left": "only-right", "only-right": "only-left"}.get(task["status"], task["status"])
            task["differences"] = [dict(d, left=d["right"], right=d["left"]) for d in task["differences"]]
            return task

        def lines(tasks):
            return sorted(json.dumps(task, sort_keys=True) for task in tasks if "governing" not in task)

        there = self.compared("2", "1", "--all")
        self.assertEqual(lines(self.compared("1", "2", "--all")),
                         lines(turned(task) for task in there if "governing" not in task))

    def test_moved_tasks_are_told_on_request(self):
        moved = [task for task in self.compared("1", "2", "--moved")
                 if task.get("differences") and task["differences"][-1]["field"] == "place"]
        self.assertIn("Tổ chức Ngày Sách", " ".join(task["left"]["task"] for task in moved))

    def test_communes_may_be_compared_by_name_or_code(self):
        by_number = self.output("compare", "58/KH-UBND", "102/KH-UBND", "--format", "csv")
        tasks_alone = "\n".join(line for line in by_number.splitlines() if "governing" not in line)
        for left, right in (("xã Hậu Mỹ", "na phac"), ("commune:28366", "commune:01936")):
            self.assertEqual("\n".join(self.output("compare", left, right, "--format", "csv").splitlines()),
                             tasks_alone)

    def test_a_table_says_what_and_ends_with_totals(self):
        text = self.output("compare", "1", "2", "--lang", "vi")
        self.assertIn("chủ trì", text)
        self.assertRegex(text.splitlines()[-1], r"giống nhau: 6; khác nhau: 7; chỉ A có: 1; chỉ B có: 1$")

    def test_what_is_unknown_is_said(self):
        self.assertIn("999/KH-UBND", self.errors("compare", "999/KH-UBND", "1", status=1))
        self.vanthu("compare", "1", status=2)

    def test_the_same_duty_is_found_in_the_other_commune(self):
        tasks = self.objects("tasks", "--document", "1", "--format", "jsonl")
        index = next(i for i, task in enumerate(tasks) if task["task"].startswith("Rà soát, bổ sung đầu sách"))
        same = self.objects("tasks", "--same-as", f"1#{index}", "--format", "jsonl")
        self.assertEqual([(task["document_id"], task["similarity"]) for task in same], [(1, 1.0), (2, 1.0)])
        self.assertEqual([task["lead"][0]["unit"] for task in same],
                         ["Phòng Văn hóa - Xã hội", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"])
        text = self.output("tasks", "--same-as", f"1#{index}")
        self.assertIn("communes: 2", text.splitlines()[-1])
        self.assertIn("Phòng Văn hóa - Xã hội (1)", text.splitlines()[-1])

    def test_a_duty_is_found_by_words_and_restricted(self):
        words = "thi giới thiệu sách cuốn sách thay đổi tôi trong đoàn viên thanh niên và học sinh"
        self.assertEqual(len(self.objects("tasks", "--same-as", words, "--format", "jsonl")), 2)
        self.assertEqual(len(self.objects("tasks", "--same-as", words, "--commune", "na phac", "--format", "jsonl")), 1)
        self.assertEqual(self.objects("tasks", "--same-as", "phun thuốc diệt muỗi tại các hộ dân", "--format", "jsonl"), [])

    def test_an_unknown_task_is_said(self):
        self.assertIn("1#99", self.errors("tasks", "--same-as", "1#99", status=1))
        self.vanthu("tasks", "--similarity", "0.5", status=2)
        self.vanthu("tasks", "--same-as", "1#1", "--similarity", "0", status=2)

    def matrix(self, *arguments):
        text = self.vanthu("matrix", *arguments, "--format", "csv").stdout.decode("utf-8-sig")
        return list(csv.reader(io.StringIO(text)))

    def test_a_matrix_counts_what_tasks_lists(self):
        rows = self.matrix("--rows", "unit", "--columns", "commune")
        self.assertEqual(rows[0][0], "unit")
        self.assertEqual(set(rows[0][1:-1]), {"xã Hậu Mỹ", "xã Nà Phặc"})
        self.assertEqual(rows[0][-1], "total")
        counts = {row[0]: row[-1] for row in rows[1:]}
        for unit in ("Phòng Văn hóa - Xã hội", "Hội Liên hiệp Phụ nữ"):
            self.assertEqual(int(counts[unit]), len(self.objects("tasks", "--unit", unit, "--format", "jsonl")))
        self.assertEqual(int(counts["total"]), len(self.objects("tasks", "--format", "jsonl")))

    def test_a_matrix_takes_the_filters_of_tasks(self):
        rows = self.matrix("--rows", "month", "--commune", "na phac", "--role", "lead")
        self.assertEqual([row[0] for row in rows], ["month", "2026-03", "2026-04", "2026-06", "2026-08", "2026-09",
                                                    "2026-11", "2026-12", "", "total"])

    def test_a_matrix_shows_the_first_lines_on_request(self):
        done = self.vanthu("matrix", "--rows", "unit", "--columns", "role", "--top", "2")
        self.assertEqual(len(done.stdout.decode().splitlines()), 4)  # head, two rows, totals
        self.assertIn(b"2 of ", done.stderr)

    def test_a_matrix_as_json_has_an_object_a_cell(self):
        cells = self.objects("matrix", "--rows", "role", "--columns", "province", "--format", "jsonl")
        leads = [cell["count"] for cell in cells if cell["row_key"] == "lead" and not cell["total"]]
        total = [cell["count"] for cell in cells if cell["row_key"] == "lead" and cell["total"]]
        self.assertEqual(sum(leads), total[0])


if __name__ == "__main__":
    unittest.main()

"""vanthu review, and confidences on the command line."""

import csv
import io
import json
import unittest

from program import ProgramTest

PLAN = """ỦY BAN NHÂN DÂN
XÃ AN SƠN
Số: 41/KH-UBND
ĐẾN
Số: ……
Ngày: ……
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Sơn, ngày 05 tháng 3 năm 2026
KẾ HOẠCH
Trồng cây năm 2026
Thực hiện Chỉ thị số l5-CT/TU ngày 12/5/2025 của Ban Thường vụ Tỉnh ủy;
I. MỤC ĐÍCH
1. Phủ xanh đất trống.
"""


class Review(ProgramTest):
    def setUp(self):
        super().setUp()
        (self.folder / "scan.txt").write_text(PLAN, encoding="utf-8")
        self.plan("sure.txt", "an-son.txt")
        self.vanthu("import", "scan.txt", "sure.txt")

    def items(self, *arguments):
        return self.objects("review", *arguments, "--format", "jsonl")

    def test_lists_what_was_not_read_and_then_the_doubtful(self):
        items = self.items("--document", "scan.txt")
        self.assertEqual([(item["kind"], item["confidence"]) for item in items], [("blank", 0), ("citation", 0.6)])
        self.assertIn("ĐẾN", items[0]["read"])
        self.assertIn("stamp of the receiving office", items[0]["message_en"])
        self.assertEqual(items[1]["read"], "Chỉ thị số l5-CT/TU ngày 12/5/2025")
        self.assertEqual(items[1]["became"], "15-CT/TU; 2025-05-12")
        for item in items:
            self.assertEqual(item["path"], "scan.txt")
            self.assertEqual(item["show"], f"vanthu show {item['document_id']}")

    def test_goes_as_far_as_it_is_asked(self):
        self.assertEqual([item["kind"] for item in self.items("--document", "scan.txt", "--below", "0.6")], ["blank"])
        self.assertEqual(len(self.items("--limit", "1")), 1)

    def test_every_form_has_the_same_items(self):
        items = self.items()
        self.assertEqual(json.loads(self.output("review", "--format", "json")), items)
        rows = list(csv.DictReader(io.StringIO(self.output("review", "--format", "csv").lstrip("\ufeff"))))
        self.assertEqual([row["kind"] for row in rows], [item["kind"] for item in items])
        table = self.output("review", LANG="vi_VN.UTF-8")
        self.assertIn("chưa đọc được", table)
        self.assertIn("vanthu show", table)

    def test_the_command_names_another_store(self):
        self.vanthu("import", "--db", "kho lưu.db", "scan.txt")
        item = self.objects("review", "--db", "kho lưu.db", "--format", "jsonl")[0]
        self.assertEqual(item["show"], "vanthu show 1 --db 'kho lưu.db'")

    def test_says_where_there_is_nothing(self):
        done = self.vanthu("review", "--document", "sure.txt", "--below", "0")
        self.assertEqual(done.stdout, b"")
        self.assertIn("nothing to look through", done.stderr.decode())

    def test_tasks_and_citations_are_asked_for_by_their_confidence(self):
        keys = lambda *arguments: [citation["key"] for citation in
                                   self.objects("citations", "--document", "scan.txt", *arguments, "--format", "jsonl")]
        self.assertEqual(keys("--max-confidence", "0.6"), ["15-CT/TU"])
        self.assertEqual(keys("--min-confidence", "0.61"), [])
        tasks = self.objects("tasks", "--format", "jsonl")
        sure = self.objects("tasks", "--min-confidence", "1", "--format", "jsonl")
        self.assertEqual(sure, [task for task in tasks if task["confidence"] == 1])
        self.assertTrue(sure)

    def test_the_incoming_stamp_is_a_fact_of_its_own(self):
        record = self.objects("show", "scan.txt", "--format", "jsonl")[0]
        self.assertEqual(record["header"]["number"]["key"], "41/KH-UBND")
        self.assertEqual(record["header"]["received"]["number"], None)
        self.assertIn("ĐẾN", record["header"]["received"]["raw"])


if __name__ == "__main__":
    unittest.main()

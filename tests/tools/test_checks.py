"""What is wrong: check, lint, cited, coverage and graph over plans of one province."""

import csv
import io
import json
import unittest
import xml.etree.ElementTree as xml

from program import ProgramTest

RESOLUTION = ("Nghị quyết số 82/NQ-HĐND ngày {} của Hội đồng nhân dân thành phố về bảo đảm trật tự đô thị và vệ sinh môi "
              "trường các khu dân cư")


def plan_text(commune, number="41", date="04 tháng 5 năm 2026", cited=RESOLUTION.format("11/12/2025"), task="Quý III/2026"):
    """A plan of a commune of Hải Phòng that implements `cited`."""
    return f"""ỦY BAN NHÂN DÂN
XÃ {commune.upper()}
Số: {number}/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
{commune}, ngày {date}

KẾ HOẠCH
Bảo đảm trật tự đô thị trên địa bàn xã {commune}, thành phố Hải Phòng năm 2026

Thực hiện {cited}, Ủy ban nhân dân xã {commune} ban hành Kế hoạch như sau:

I. MỤC ĐÍCH

Giữ gìn trật tự, vệ sinh các khu dân cư.

II. NỘI DUNG

1. Ra quân tháo dỡ mái che, mái vẩy

- Cơ quan chủ trì: Phòng Kinh tế.
- Cơ quan phối hợp: Công an xã.
- Thời gian thực hiện: {task}.

III. TỔ CHỨC THỰC HIỆN

Các đơn vị thực hiện Kế hoạch này, báo cáo trước ngày 15/11/2026.

Nơi nhận:
- Sở Xây dựng;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Văn Hải
"""


class Plans(ProgramTest):
    def write(self, name, **plan):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(plan_text(**plan), encoding="utf-8")
        return name

    def setUp(self):
        super().setUp()
        self.write("plans/an-lao.txt", commune="An Lão")
        self.write("plans/kien-minh.txt", commune="Kiến Minh", number="42")
        self.write("plans/tien-lang.txt", commune="Tiên Lãng", number="43", cited=RESOLUTION.format("12/12/2025"))
        self.write("plans/vinh-bao.txt", commune="Vĩnh Bảo", number="",
                   cited="Chỉ thị số 15-CT/TU ngày 21/11/2022 của Ban Thường vụ Thành ủy về nếp sống văn minh")
        self.vanthu("import", "plans")

    def findings(self, *arguments, **options):
        return self.objects("check", "--format", "jsonl", *arguments, **options)


class Check(Plans):
    def test_lists_what_is_wrong_within_and_among_documents(self):
        found = self.findings()
        codes = {(finding["code"], finding["commune"]) for finding in found}
        self.assertIn(("citation-date-conflict-across", "Tiên Lãng"), codes)
        self.assertIn(("directive-not-implemented", "Vĩnh Bảo"), codes)
        self.assertIn(("number-missing", "Vĩnh Bảo"), codes)
        conflict = next(f for f in found if f["code"] == "citation-date-conflict-across")
        self.assertEqual((conflict["rule"], conflict["severity"], conflict["document_key"]), ("R-22", "error", "43/KH-UBND"))
        self.assertIn("12/12/2025", conflict["quote"])
        self.assertIn("11/12/2025", conflict["other"]["quote"])
        text = json.loads(self.output("show", "43/KH-UBND", "--format", "jsonl"))["text"]
        self.assertEqual(text[conflict["span"]["start"]:conflict["span"]["end"]], conflict["quote"])
        self.assertTrue(text.split("\n")[conflict["line"] - 1].find(conflict["quote"]) >= 0)

    def test_the_gravest_come_first(self):
        order = ["error", "warning", "info"]
        severities = [order.index(finding["severity"]) for finding in self.findings()]
        self.assertEqual(severities, sorted(severities))

    def test_every_form_has_the_same_rows(self):
        lines = self.findings()
        self.assertEqual(json.loads(self.output("check", "--format", "json")), lines)
        rows = list(csv.DictReader(io.StringIO(self.vanthu("check", "--format", "csv").stdout.decode("utf-8-sig"))))
        self.assertEqual([row["fingerprint"] for row in rows], [line["fingerprint"] for line in lines])
        self.assertEqual(len(self.output("check").splitlines()), len(lines) + 1)
        self.assertEqual(len({line["fingerprint"] for line in lines}), len(lines))

    def test_narrows(self):
        for name in ("R-22", "r-22", "citation-date-conflict-across"):
            self.assertEqual({f["rule"] for f in self.findings("--rule", name)}, {"R-22"}, name)
        self.assertEqual({f["rule"] for f in self.findings("--rule", "R-22", "--rule", "R-01")}, {"R-22", "R-01"})
        self.assertEqual({f["severity"] for f in self.findings("--severity", "error")}, {"error"})
        self.assertEqual({f["commune"] for f in self.findings("--commune", "vinh bao")}, {"Vĩnh Bảo"})
        self.assertEqual(self.findings("--province", "ha noi"), [])
        for finding in self.findings("43/KH-UBND"):
            self.assertIn("43/KH-UBND", (finding["document_key"], (finding["other"] or {}).get("document_key")))
        self.assertIn("[document-unknown]", self.errors("check", "99/KH-UBND", status=1))

    def test_wrong_use(self):
        for arguments in (["--rule", "R-99"], ["--rule", ""], ["--severity", "bad"], ["--fail-on", "info"]):
            self.vanthu("check", *arguments, status=2)

    def test_fails_where_it_is_asked_to(self):
        self.vanthu("check")
        self.vanthu("check", "--fail-on", "error", status=1)
        self.vanthu("check", "--fail-on", "error", "--commune", "an lao", "--rule", "R-01")
        self.vanthu("check", "--fail-on", "warning", "--severity", "error", status=1)

    def test_a_baseline_leaves_what_is_new(self):
        known = self.folder / "known.jsonl"
        known.write_text(self.output("check", "--format", "jsonl"), encoding="utf-8")
        self.assertEqual(self.findings("--baseline", "known.jsonl", "--fail-on", "warning"), [])
        self.assertIn("known from the baseline", self.errors("check", "--baseline", "known.jsonl"))
        # An edit elsewhere in a plan is nothing new, another plan's slip is.
        self.write("plans/tien-lang.txt", commune="Tiên Lãng", number="43", cited=RESOLUTION.format("12/12/2025"),
                   task="Quý IV/2026")
        self.write("plans/kien-minh.txt", commune="Kiến Minh", number="42", date="04 tháng 5 năm 2099")
        self.vanthu("import", "plans")
        new = self.findings("--baseline", "known.jsonl", "--severity", "error", "--fail-on", "error", status=1)
        self.assertEqual([(f["code"], f["commune"]) for f in new],
                         [("date-after-today", "Kiến Minh"), ("deadline-out-of-range", "Kiến Minh")])

    def test_a_baseline_that_is_none(self):
        for content, code in ((b"no json\n", "baseline-malformed"), (b'{"a": 1}\n', "baseline-malformed"),
                              (b"[1]\n", "baseline-malformed"), (b"\xff\xfe\n", "baseline-malformed"),
                              (b"[" * 100000, "baseline-malformed")):
            (self.folder / "b.jsonl").write_bytes(content)
            said = self.errors("check", "--baseline", "b.jsonl", status=1)
            self.assertIn(f"[{code}]", said)
        (self.folder / "b.jsonl").write_bytes(b"")
        self.vanthu("check", "--baseline", "b.jsonl")
        self.assertIn("[file-missing]", self.errors("check", "--baseline", "none.jsonl", status=1))

    def test_tables_in_both_languages(self):
        for language, words in (("en", ("Severity", "error", "line ")), ("vi", ("Mức", "lỗi", "dòng "))):
            table = self.output("check", "--lang", language, COLUMNS="100")
            for word in words:
                self.assertIn(word, table)
            self.assertLessEqual(max(len(line) for line in table.splitlines()), 100)

    def test_hostile_names(self):
        name = "plans/\x1b[31mred\n\xff.txt".encode("latin-1")
        path = bytes(self.folder) + b"/" + name
        with open(path, "wb") as file:
            file.write(plan_text(commune="Kiến Hưng", number="").encode())
        self.vanthu("import", "plans")
        for form in ("table", "json", "jsonl", "csv"):
            done = self.vanthu("check", "--format", form)
            self.assertNotIn(b"\x1b", done.stdout)
            done.stdout.decode("utf-8-sig")


class Lint(Plans):
    def test_needs_no_store(self):
        self.write("draft.txt", commune="Kiến Hưng", number="", cited=RESOLUTION.format("12/12/2025"))
        (self.folder / "vanthu.db").unlink()
        found = self.objects("lint", "draft.txt", "--format", "jsonl")
        self.assertEqual({f["path"] for f in found}, {"draft.txt"})
        self.assertFalse((self.folder / "vanthu.db").exists())

    def test_a_draft_may_lack_what_comes_with_signing(self):
        self.write("draft.txt", commune="Kiến Hưng", number="")
        severities = {f["code"]: f["severity"] for f in self.objects("lint", "draft.txt", "--format", "jsonl")}
        self.assertEqual(severities["number-missing"], "info")
        self.vanthu("lint", "draft.txt", "--fail-on", "error")

    def test_against_a_store_that_stays_as_it_is(self):
        self.write("draft.txt", commune="Kiến Hưng", number="44", cited=RESOLUTION.format("12/12/2025"))
        before = self.output("export")
        found = self.objects("lint", "draft.txt", "--db", "vanthu.db", "--format", "jsonl")
        self.assertIn("citation-date-conflict-across", {f["code"] for f in found})
        self.assertEqual(self.output("export"), before)
        alone = {f["code"] for f in self.objects("lint", "draft.txt", "--format", "jsonl")}
        self.assertNotIn("citation-date-conflict-across", alone)
        self.assertEqual({f["code"] for f in self.objects("lint", "draft.txt", "--format", "jsonl", VANTHU_DB="vanthu.db")},
                         alone)

    def test_says_what_an_import_would(self):
        self.write("draft.txt", commune="Kiến Hưng", number="44", cited=RESOLUTION.format("12/12/2025"))
        linted = {f["fingerprint"] for f in self.objects("lint", "draft.txt", "--db", "vanthu.db", "--format", "jsonl")}
        self.vanthu("import", "draft.txt")
        checked = {f["fingerprint"] for f in self.findings("draft.txt")}
        self.assertEqual(linted, checked)

    def test_makes_no_store(self):
        self.assertIn("[store-missing]", self.errors("lint", "plans/an-lao.txt", "--db", "none.db", status=1))
        self.assertFalse((self.folder / "none.db").exists())

    def test_fails_where_it_is_asked_to(self):
        self.write("draft.txt", commune="Kiến Hưng", cited=RESOLUTION.format("11/12/2025") + " và " +
                   "Nghị quyết số 82/NQ-HĐND ngày 12/12/2025 của Hội đồng nhân dân thành phố")
        self.vanthu("lint", "draft.txt")
        self.vanthu("lint", "draft.txt", "--fail-on", "error", status=1)

    def test_a_file_that_cannot_be_read(self):
        self.assertIn("[file-missing]", self.errors("lint", "none.txt", status=1))
        (self.folder / "bad.txt").write_bytes(b"\x00\x01\x02" * 50)
        self.assertIn("[file-binary]", self.errors("lint", "bad.txt", status=1))


class CitedDocuments(Plans):
    def test_who_cites_and_who_does_not(self):
        rows = self.objects("cited", "82/nq-hdnd", "--format", "jsonl")
        self.assertEqual({row["commune"]: row["mentions"] for row in rows},
                         {"An Lão": 1, "Kiến Minh": 1, "Tiên Lãng": 1, "Vĩnh Bảo": 0})
        by_commune = {row["commune"]: row for row in rows}
        self.assertEqual(by_commune["Tiên Lãng"]["dates"], ["2025-12-12"])
        self.assertEqual(by_commune["An Lão"]["relations"], ["implements"])
        self.assertEqual(json.loads(self.output("cited", "82/nq-hdnd", "--format", "json")), rows)

    def test_a_page_for_people(self):
        for language, words in (("en", "Documents that cite it: 3"), ("vi", "Văn bản viện dẫn: 3")):
            self.assertIn(words, self.output("cited", "82/NQ-HĐND", "--lang", language))

    def test_tables_have_words_and_data_have_codes(self):
        for command in (("cited", "82/NQ-HĐND"), ("citations", "--key", "82/NQ-HĐND")):
            page = self.output(*command, "--lang", "vi")
            self.assertIn("thực hiện", page)
            self.assertIn("chưa có trong kho", page)
            self.assertNotIn("awaited", page)
            self.assertIn("awaited", self.output(*command, "--lang", "vi", "--format", "csv"))

    def test_by_canonical_key_and_province(self):
        entity = self.objects("cited", "82/nq-hdnd", "--format", "jsonl")[0]["entity"]
        self.assertEqual(len(self.objects("cited", entity, "--format", "jsonl", "--province", "hai phong")), 4)
        self.assertEqual(self.objects("cited", entity, "--format", "jsonl", "--province", "ha noi"), [])
        self.vanthu("cited", entity, "--province", "atlantis", status=2)

    def test_nobody_cites_it(self):
        self.assertIn("[cited-unknown]", self.errors("cited", "1/KH-XYZ", status=1))

    def test_citations_by_state_and_relation(self):
        awaited = self.objects("citations", "--state", "awaited", "--format", "jsonl")
        self.assertTrue(awaited)
        self.assertEqual({c["meaning"]["state"] for c in awaited}, {"awaited"})
        for relation in ("implements", "basis"):
            found = self.objects("citations", "--relation", relation, "--format", "jsonl")
            self.assertEqual({c["relation"] for c in found} - {relation}, set())
        self.assertEqual(self.objects("citations", "--province", "ha noi", "--format", "jsonl"), [])


class Coverage(Plans):
    def coverage(self, *arguments):
        return self.objects("coverage", "--directive", "82/nq-hdnd", "--format", "jsonl", *arguments)

    def test_every_commune_of_the_province(self):
        rows = {row["commune"]: row for row in self.coverage()}
        self.assertEqual({row["province"] for row in rows.values()}, {"Hải Phòng"})
        self.assertGreater(len(rows), 100)
        self.assertEqual(rows["An Lão"]["status"], "plan")
        self.assertEqual(rows["An Lão"]["documents"][0]["document_key"], "41/KH-UBND")
        self.assertEqual(rows["Vĩnh Bảo"]["status"], "silent")
        self.assertEqual(rows["Kiến Hưng"]["status"], "no-documents")

    def test_totals(self):
        last = self.output("coverage", "--directive", "82/nq-hdnd", "--province", "31").splitlines()[-1]
        self.assertRegex(last, r"plan: 3; cites it: 0; silent: 1; no documents in the store: \d+$")

    def test_one_status(self):
        self.assertEqual({row["commune"] for row in self.coverage("--status", "plan")}, {"An Lão", "Kiến Minh", "Tiên Lãng"})

    def test_another_province(self):
        self.assertEqual({row["status"] for row in self.coverage("--province", "ha noi")}, {"no-documents"})
        self.vanthu("coverage", "--directive", "82/nq-hdnd", "--province", "atlantis", status=2)
        self.vanthu("coverage", status=2)
        self.assertIn("[cited-unknown]", self.errors("coverage", "--directive", "1/KH-XYZ", status=1))


class Graph(Plans):
    def setUp(self):
        super().setUp()
        hostile = plan_text(commune="Kiến Hưng", number="45").replace(
            "Bảo đảm trật tự đô thị", 'Bảo đảm "trật tự" <đô thị> & ]]> \\" -->')
        (self.folder / "plans/hostile.txt").write_text(hostile, encoding="utf-8")
        name = bytes(self.folder) + b"/plans/\x01<a>\"\xff\\.txt"
        with open(name, "wb") as file:
            file.write(plan_text(commune="Kiến Hải", number="").encode())
        self.vanthu("import", "plans")

    def test_json(self):
        graph = json.loads(self.output("graph", "--format", "json"))
        ids = {node["id"] for node in graph["nodes"]}
        self.assertEqual(len(ids), len(graph["nodes"]))
        documents = [node for node in graph["nodes"] if node["kind"] == "document"]
        self.assertEqual(len(documents), 6)
        for edge in graph["edges"]:
            self.assertIn(edge["source"], ids)
            self.assertIn(edge["target"], ids)
        resolution = next(node["id"] for node in graph["nodes"] if node["label"] == "Nghị quyết 82/NQ-HĐND")
        self.assertEqual(len([edge for edge in graph["edges"] if edge["target"] == resolution]), 5)

    def test_graphml_is_xml(self):
        root = xml.fromstring(self.vanthu("graph", "--format", "graphml").stdout)
        space = "{http://graphml.graphdrawing.org/xmlns}"
        graph = json.loads(self.output("graph", "--format", "json"))
        self.assertEqual(len(root.findall(f".//{space}node")), len(graph["nodes"]))
        self.assertEqual(len(root.findall(f".//{space}edge")), len(graph["edges"]))
        titles = [data.text for data in root.iter(f"{space}data") if data.get("key") == "title"]
        self.assertTrue(any('<đô thị> & ]]> \\"' in title for title in titles), titles)

    def test_dot_quotes_what_it_must(self):
        dot = self.output("graph", "--format", "dot")
        self.assertTrue(dot.startswith("digraph citations {"))
        self.assertIn(r'\\x01<a>\"\\xff\\.txt', dot)
        self.assertTrue(all(line.count('"') % 2 == line.count('\\"') % 2 for line in dot.splitlines()))

    def test_a_form_must_be_named(self):
        self.vanthu("graph", status=2)
        self.vanthu("graph", "--format", "png", status=2)


if __name__ == "__main__":
    unittest.main()

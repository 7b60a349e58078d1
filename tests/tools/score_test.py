#!/usr/bin/env python3
"""Tests of tools/score.py on records of its own making."""
import copy
import importlib.util
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

SCORE = pathlib.Path(__file__).resolve().parents[2] / "tools" / "score.py"
spec = importlib.util.spec_from_file_location("score", SCORE)
score = importlib.util.module_from_spec(spec)
sys.modules["score"] = score
spec.loader.exec_module(score)

BY_MAY = {"kind": "by-date", "start": None, "end": "2026-05-31"}
QUARTER = {"kind": "quarter", "start": "2026-04-01", "end": "2026-06-30"}

GOLD = {
    "file": "plan.txt", "encoding": "UTF-8",
    "number": {"raw": "Số: 7/KH-UBND", "number": "7", "symbol": "KH-UBND"}, "type": "Kế hoạch",
    "title": "Trồng cây đầu xuân", "place": "Hòa An", "date": "2026-02-01",
    "issuer": {"name": "Ủy ban nhân dân xã Hòa An", "level": "xã", "commune": "Hòa An", "province": None},
    "signer": {"name": "Lê An", "position": "Chủ tịch"}, "recipients": ["Sở Nội vụ", "Lưu: VT"],
    "sections": [{"label": "I", "title": "MỤC ĐÍCH", "depth": 1}, {"label": "II", "title": "TỔ CHỨC THỰC HIỆN", "depth": 1}],
    "citations": [
        {"raw": "Kế hoạch số 3/KH-UBND ngày 05/01/2026", "type": "Kế hoạch", "key": "3/KH-UBND", "date": "2026-01-05",
         "issuer": "Ủy ban nhân dân tỉnh"},
        {"raw": "Luật Lâm nghiệp", "type": "Luật", "key": None, "name": "Luật Lâm nghiệp", "date": None, "issuer": None},
        {"raw": "Kế hoạch số 7/KH-UBND", "type": "Kế hoạch", "key": "7/KH-UBND", "date": None, "issuer": None,
         "relation": "attached-to"}],
    "tables": [{"appendix": "I", "columns": ["TT", "Nhiệm vụ", "Chủ trì"],
                "rows": [["1", "Cấp cây giống cho các thôn trong xã", "Phòng Kinh tế"],
                         ["2", "Phát động Tết trồng cây ở trường học", "Phòng Văn hóa - Xã hội"]]}],
    "assignments": [
        {"source": "table", "task": "Cấp cây giống cho các thôn trong xã", "group": None, "lead": ["Phòng Kinh tế"],
         "coordinate": ["Các thôn"], "deadline": BY_MAY, "product": "Cây giống"},
        {"source": "table", "task": "Phát động Tết trồng cây ở trường học", "group": None,
         "lead": ["Phòng Văn hóa - Xã hội"], "coordinate": [], "deadline": None, "product": None},
        {"source": "body", "section": "I.1", "task": "Bảo vệ rừng đầu nguồn", "lead": ["Công an"], "implement": [],
         "coordinate": ["Các thôn"], "deadline": QUARTER},
        {"source": "organisation", "section": "II.1", "unit": ["Phòng Kinh tế"]}],
    "expected_issues": [{"code": "task-without-deadline", "count": 1, "quote": "Phát động Tết"}, {"code": "date-incomplete", "count": 1, "optional": True}],
}


TEXT = "Kế hoạch. Cấp cây giống. Phát động Tết trồng cây ở trường học."


def issue(code, place):
    start = TEXT.index(place)
    return {"code": code, "span": {"start": start, "end": start + len(place)}}


def unit(name):
    return {"unit": name, "raw": name, "qualifier": None, "collective": False}


def perfect_record():
    """What a faultless program prints for GOLD."""
    g = copy.deepcopy(GOLD)
    header = {k: g[k] for k in ("number", "type", "title", "place", "date", "issuer", "signer", "recipients")}
    assignments = []
    for a in g["assignments"]:
        units = {r: [unit(u) for u in a.get(r, [])] for r in ("lead", "implement", "coordinate")}
        units["lead"] += [unit(u) for u in a.get("unit", [])]
        assignments.append({"origin": a["source"], "task": a.get("task", "Duy trì"), "group": a.get("group"),
                            "deadline": a.get("deadline"), "product": a.get("product"), **units})
    return {"source": {"path": "some/where/plan.txt", "encoding": "UTF-8"}, "header": header, "sections": g["sections"],
            "citations": [{"relation": "mentions", **c} for c in g["citations"]],
            "tables": [{"rows": [{"kind": "task", "cells": r} for r in t["rows"]]} for t in g["tables"]],
            "assignments": assignments, "issues": [issue("task-without-deadline", "Phát động Tết trồng cây")], "attachments": [], "text": TEXT}


def run(*records, golds=None):
    return score.report(score.score_all(records, golds or {"plan": GOLD}))


def misses(report):
    return {(m, kind): t[kind] for m, t in report["documents"]["plan.txt"].items() for kind in ("missed", "invented") if t[kind]}


class Measures(unittest.TestCase):
    def test_a_perfect_record_scores_a_hundred_in_every_measure(self):
        report = run(perfect_record())
        self.assertEqual(report["overall"], {"precision": 100, "recall": 100, "f1": 100})
        self.assertEqual({m: f["f1"] for m, f in report["measures"].items()}, dict.fromkeys(score.MEASURES, 100))
        self.assertEqual(misses(report), {})

    def test_each_fault_is_counted_in_its_own_measure_and_named(self):
        cases = [
            ("header", lambda r: r["header"].update(title="Trồng rừng"), "title: Trồng cây đầu xuân", "title: Trồng rừng"),
            ("header", lambda r: r["source"].update(encoding="VNI"), "encoding: UTF-8", "encoding: VNI"),
            ("recipients", lambda r: r["header"]["recipients"].pop(), "Lưu: VT", None),
            ("outline", lambda r: r["sections"].append({"label": "1", "title": "Chung", "depth": 2}), None, "1. Chung"),
            ("citation.key", lambda r: r["citations"].pop(1), "Luật Lâm nghiệp", None),
            ("citation.date", lambda r: r["citations"][0].update(date=None), "2026-01-05", "nothing"),
            ("citation.issuer", lambda r: r["citations"][0].update(issuer="Chính phủ"), "Ủy ban nhân dân tỉnh", "Chính phủ"),
            ("citation.attached", lambda r: r["citations"][2].update(relation="mentions"), "attached-to", "mentions"),
            ("table.cells", lambda r: r["tables"][0]["rows"][0]["cells"].__setitem__(2, ""), "3. Phòng Kinh tế", None),
            ("assignment.lead", lambda r: r["assignments"][0]["lead"].append(unit("Công an")), None, "Công an"),
            ("assignment.coordinate", lambda r: r["assignments"][0]["coordinate"].clear(), "Các thôn", None),
            ("assignment.deadline", lambda r: r["assignments"][0].update(deadline=QUARTER), "by-date ..2026-05-31", "quarter 2026-04-01..2026-06-30"),
            ("assignment.product", lambda r: r["assignments"][0].update(product=None), "Cây giống", "nothing"),
            ("assignment.group", lambda r: r["assignments"][0].update(group="CÂY"), "nothing", "CÂY"),
            ("body.units", lambda r: r["assignments"][2].update(lead=[], implement=[unit("Công an")]), "lead Công an", "implement Công an"),
            ("body.deadline", lambda r: r["assignments"][2].update(deadline=None), "quarter 2026-04-01..2026-06-30", "none"),
            ("organisation.unit", lambda r: r["assignments"][3]["lead"].append(unit("Các thôn")), None, "Các thôn"),
            ("issues", lambda r: r["issues"].clear(), "task-without-deadline", None),
            ("issues", lambda r: r["issues"].append(issue("unit-misspelt", "Kế hoạch")), None, "Kế hoạch | unit-misspelt"),
        ]
        for measure, harm, missed, invented in cases:
            with self.subTest(measure=measure, missed=missed, invented=invented):
                record = perfect_record()
                harm(record)
                found = misses(run(record))
                self.assertEqual({m for m, _ in found}, {measure})
                for kind, text in (("missed", missed), ("invented", invented)):
                    items = found.get((measure, kind), [])
                    self.assertEqual(len(items), 1 if text else 0, items)
                    if text:
                        self.assertIn(text, items[0])

    def test_a_missing_task_is_missed_whole_and_its_neighbours_still_pair(self):
        record = perfect_record()
        del record["assignments"][0]
        found = misses(run(record))
        self.assertEqual(found, {("assignment.found", "missed"): ["Cấp cây giống cho các thôn trong xã"]})

    def test_an_optional_issue_is_neither_wanted_nor_wrong(self):
        record = perfect_record()
        record["issues"].append(issue("date-incomplete", "Kế hoạch"))
        self.assertEqual(misses(run(record)), {})
        record["issues"].append(issue("date-incomplete", "Kế hoạch"))
        self.assertEqual(misses(run(record)), {("issues", "invented"): ["Kế hoạch | date-incomplete"]})

    def test_an_issue_reported_at_another_place_is_missed_and_invented(self):
        record = perfect_record()
        record["issues"] = [issue("task-without-deadline", "Cấp cây giống")]
        self.assertEqual(misses(run(record)), {("issues", "missed"): ["Phát động Tết | task-without-deadline"],
                                               ("issues", "invented"): ["Cấp cây giống | task-without-deadline"]})

    def test_issues_that_no_gold_annotates_are_left_alone(self):
        record = perfect_record()
        record["issues"].append(issue("law-name-variant", "Kế hoạch"))
        self.assertEqual(misses(run(record)), {})

    def test_spelling_that_says_the_same_is_equal_and_capitals_are_not(self):
        for a, b in (("Phòng Văn hoá – Xã hội", "Phòng Văn hóa - Xã hội"), ("ủy  ban", "uỷ ban"), ("“a…”;", '"a..."'),
                     ("Hòa\u00a0An", "Ho\u0300a An")):
            self.assertEqual(score.same(a), score.same(b))
        self.assertNotEqual(score.same("Phòng Kinh tế"), score.same("phòng Kinh tế"))
        self.assertNotEqual(score.same("hoa"), score.same("hoà"))
        self.assertNotEqual(score.same("mã"), score.same("mả"))

    def test_a_plan_without_a_record_misses_everything(self):
        report = run()
        self.assertEqual(report["overall"], {"precision": None, "recall": 0, "f1": 0})
        self.assertEqual({kind for _, kind in misses(report)}, {"missed"})
        self.assertIn("I. MỤC ĐÍCH", report["documents"]["plan.txt"]["outline"]["missed"])

    def test_a_rendering_belongs_to_the_gold_that_its_name_begins_with(self):
        scan = perfect_record()
        scan["source"]["path"] = "plan.scan200.pdf"
        other = perfect_record()
        other["source"]["path"] = "planned.txt"
        self.assertEqual(set(run(scan, other)["documents"]), {"plan.scan200.pdf"})


class Baseline(unittest.TestCase):
    def test_gains_and_losses_are_listed_item_by_item(self):
        better, worse = perfect_record(), perfect_record()
        better["header"]["recipients"].pop()
        worse["assignments"][0]["lead"] = [unit("Công an")]
        gains, losses = score.compare(run(worse), run(better))
        self.assertEqual(gains, ["plan.txt recipients, now found: Lưu: VT"])
        self.assertEqual(losses, [
            "plan.txt assignment.lead, now missed: Cấp cây giống cho các thôn trong xã | Phòng Kinh tế",
            "plan.txt assignment.lead, now invented: Cấp cây giống cho các thôn trong xã | Công an"])

    def test_the_same_run_has_neither(self):
        record = perfect_record()
        record["citations"].pop()
        self.assertEqual(score.compare(run(record), run(record)), ([], []))

    def test_a_plan_that_comes_or_goes_is_a_loss(self):
        gains, losses = score.compare(run(perfect_record()), {"documents": {"old.txt": {}}})
        self.assertEqual(gains, [])
        self.assertEqual(len(losses), 2)

    def test_the_program_exits_with_one_on_a_loss_alone(self):
        with tempfile.TemporaryDirectory() as folder:
            base = pathlib.Path(folder)
            (base / "gold").mkdir()
            (base / "gold" / "plan.json").write_text(json.dumps(GOLD), encoding="utf-8")

            def call(record, *options):
                line = json.dumps(record, ensure_ascii=False) + "\n"
                return subprocess.run([sys.executable, SCORE, "--gold", base / "gold", "--baseline", base / "baseline.json", *options],
                                      input=line.encode(), capture_output=True, check=False)
            self.assertEqual(call(perfect_record(), "--write-baseline").returncode, 0)
            self.assertEqual(call(perfect_record()).returncode, 0)
            harmed = perfect_record()
            harmed["header"]["date"] = "2026-02-11"
            answer = call(harmed, "--misses")
            self.assertEqual(answer.returncode, 1)
            self.assertIn("LOSS: plan.txt header, now missed: date: 2026-02-01", answer.stdout.decode())
            self.assertIn("plan.txt header invented: date: 2026-02-11", answer.stdout.decode())
            self.assertEqual(call(harmed, "--write-baseline").returncode, 0)
            self.assertIn("gain: plan.txt header, now found: date: 2026-02-01", call(perfect_record()).stdout.decode())

    def test_wrong_use_exits_with_two(self):
        answer = subprocess.run([sys.executable, SCORE, "--write-baseline"], input=b"", capture_output=True, check=False)
        self.assertEqual(answer.returncode, 2)


if __name__ == "__main__":
    unittest.main()

"""Searches: every case of tests/cases/search.tsv over the project's own plans, and the forms of an answer."""

import csv
import io
import json
import os
import re
import shlex
import unicodedata
import unittest

from program import PROGRAM, SOURCE, ProgramTest
from terminal import run_in_terminal

CASES = SOURCE / "tests" / "cases" / "search.tsv"
MARKED = re.compile("«(.*?)»")
BOLD = re.compile("\x1b\\[1m(.*?)\x1b\\[0m")
FURTHER = "..."  # more hits may follow


def read_cases():
    with open(CASES, encoding="utf-8", newline="") as file:
        lines = [line.rstrip("\n") for line in file if not line.startswith("#")]
    names = lines[0].split("\t")
    return [dict(zip(names, line.split("\t"), strict=True)) for line in lines[1:]]


def arguments_of(case):
    """The words of a shell; those behind "nfd:" in decomposed letters."""
    return [unicodedata.normalize("NFD", word[4:]) if word.startswith("nfd:") else word
            for word in shlex.split(case["arguments"])]


def commune_of(hit):
    """The end of the plan's file name: "hau-my"."""
    return "-".join(hit["path"].rsplit("/", 1)[-1].split(".")[0].split("-")[-2:])


def marked(hit):
    """What the hit marks, as a reader sees it: words with nothing but signs between them are one piece."""
    pieces = []
    for mark in hit["marks"]:
        if pieces and not re.search(r"[\w…]", hit["snippet"][pieces[-1][1]:mark["start"]]):
            pieces[-1][1] = mark["end"]
        else:
            pieces.append([mark["start"], mark["end"]])
    return [hit["snippet"][start:end] for start, end in pieces]


def is_hit(wanted, hit):
    """Whether `hit` is what "task hau-my: Rà soát «tủ sách»" says."""
    place, _, piece = wanted.partition(": ")
    part, commune = place.split(" ")
    return (part == hit["part"] and commune == commune_of(hit)
            and MARKED.sub(r"\1", piece) in hit["snippet"]
            and all(any(word in seen for seen in marked(hit)) for word in MARKED.findall(piece)))


def shown(hit):
    return f'{hit["part"]} {commune_of(hit)}: {hit["snippet"]} {marked(hit)}'


def what_differs(expected, hits):
    """Why `hits` are not what is expected; "" where they are."""
    rest = list(hits)
    for group in [] if expected == "none" else expected.split(" || "):
        if group == FURTHER:
            return ""
        wanted = group.split(" + ")
        met, rest = rest[:len(wanted)], rest[len(wanted):]
        for one in wanted:
            found = next((hit for hit in met if is_hit(one, hit)), None)
            if found is None:
                return f"expected {one}; there: " + "; ".join(map(shown, met))
            met.remove(found)
    return "not expected: " + "; ".join(map(shown, rest)) if rest else ""


class Search(ProgramTest):
    def setUp(self):
        super().setUp()
        self.vanthu("import", str(SOURCE / "corpus" / "plans"), "--quiet")

    def hits(self, *arguments):
        return self.objects("search", *arguments, "--format", "jsonl")

    def run_case(self, case):
        """What is wrong with the case's answer; "" where nothing is."""
        refused = case["expected"].startswith("refused ")
        done = self.vanthu("search", *arguments_of(case), "--format", "jsonl", status=2 if refused else 0)
        said = done.stderr.decode()
        if case["said"] not in said or (not case["said"] and said):
            return f"said {said!r}"
        if refused:
            code = case["expected"].removeprefix("refused ")
            return "" if f"[{code}]" in said and not done.stdout else f"said {said!r}"
        return what_differs(case["expected"], [json.loads(line) for line in done.stdout.splitlines()])

    def test_every_case_finds_what_it_should(self):
        cases = read_cases()
        self.assertGreaterEqual(len(cases), 80)
        failures = []
        for number, case in enumerate(cases, 1):
            try:
                problem = self.run_case(case)
            except AssertionError as error:
                problem = str(error)
            if problem:
                failures.append(f'{number} {case["about"]}: {case["arguments"]}\n    {problem}')
        self.assertEqual(failures, [], "\n" + "\n".join(failures))

    def test_places_are_those_of_the_text(self):
        texts = {record["source"]["path"]: record["text"] for record in self.objects("export", "--format", "jsonl")}
        seen = set()
        for words in ("hộ nghèo", "kinh phí", "văn hóa đọc", "an toàn", "báo cáo"):
            for hit in self.hits(words):
                text = texts[hit["path"]]
                span = text[hit["span"]["start"]:hit["span"]["end"]]
                flat = re.sub(r"\s+", " ", span)
                if hit["part"] == "title":
                    self.assertIn(flat.lower(), hit["snippet"].lower())
                elif hit["part"] == "task":
                    tasks = self.objects("tasks", "--document", str(hit["document_id"]), "--format", "jsonl")
                    self.assertEqual([task["span"] for task in tasks if task["task_id"] == hit["task_id"]],
                                     [hit["span"]])
                else:
                    self.assertTrue(any(word in flat for word in marked(hit)), (flat, hit))
                seen.add(hit["part"])
        self.assertEqual(seen, {"title", "task", "heading", "text"})

    def test_marks_lie_on_the_words(self):
        for hit in self.hits("dan", "--limit", "200"):
            for mark in hit["marks"]:
                word = unicodedata.normalize("NFD", hit["snippet"][mark["start"]:mark["end"]].lower())
                self.assertEqual(re.sub("[\u0300-\u036f]", "", word).replace("đ", "d"), "dan")

    def test_all_forms_say_the_same(self):
        hits = self.hits("hộ kinh doanh")
        self.assertEqual(self.hits("hộ", "kinh", "doanh"), hits)
        self.assertEqual(json.loads(self.output("search", "hộ kinh doanh", "--format", "json")), hits)
        rows = list(csv.DictReader(io.StringIO(
            self.output("search", "hộ kinh doanh", "--format", "csv").removeprefix("\ufeff"))))
        self.assertEqual([(row["part"], row["task_id"], row["path"], row["snippet"], row["start"]) for row in rows],
                         [(hit["part"], hit["task_id"] or "", hit["path"], hit["snippet"], str(hit["span"]["start"]))
                          for hit in hits])
        lines = self.output("search", "hộ kinh doanh", "--limit", "0").splitlines()
        self.assertEqual(len(lines), len(hits) + 1)
        for line, hit in zip(lines[1:], hits):
            self.assertEqual(MARKED.findall(line), marked(hit))
            self.assertIn(hit["task_id"] or "", line)

    def test_a_terminal_shows_found_words_in_bold(self):
        def run(**more):
            environment = {"LANG": "C.UTF-8", "PATH": os.environ["PATH"], "HOME": str(self.folder), **more}
            status, text = run_in_terminal([PROGRAM, "search", "camera"], 100, str(self.folder), environment)
            self.assertEqual(status, 0)
            return text

        bold = run()
        self.assertIn("camera", BOLD.findall(bold))
        self.assertNotIn("«", bold)
        plain = run(NO_COLOR="1")
        self.assertNotIn("\x1b", plain)
        self.assertIn("«camera»", plain)

    def test_both_languages(self):
        table = self.output("search", "camera", "--lang", "vi")
        self.assertIn("nhiệm vụ\t", table)
        self.assertIn("task\t", self.output("search", "camera", "--lang", "en"))
        self.assertIn("không có gì chứa “camerra”; tìm “camera” thay vào",
                      self.errors("search", "camerra", "--lang", "vi"))
        self.assertIn("ký tự 5 chưa được đóng", self.errors("search", 'dân "vận', "--lang", "vi", status=2))

    def test_so_many_are_shown(self):
        done = self.vanthu("search", "xã", "--limit", "3")
        self.assertEqual(len(done.stdout.splitlines()), 4)
        self.assertIn("--limit 0", done.stderr.decode())
        self.assertEqual(self.hits("xã", "--limit", "3"), self.hits("xã")[:3])

    def test_a_store_that_is_missing_is_said_after_the_query(self):
        self.assertIn("[search-star]", self.errors("search", "*", "--db", "none.db", status=2))
        self.assertIn("[store-missing]", self.errors("search", "a", "--db", "none.db", status=1))
        self.assertFalse((self.folder / "none.db").exists())


if __name__ == "__main__":
    unittest.main()

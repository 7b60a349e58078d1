"""Akoma Ntoso: valid by the published schema, with all of the text, one document a file."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree

from akn_profile import faults_of_file
from program import SOURCE, ProgramTest

# The published schema (akomantoso30.xsd with xml.xsd beside it): where it is no part of the tests' folder,
# VANTHU_AKN_SCHEMA names it.
SCHEMA = pathlib.Path(os.environ.get("VANTHU_AKN_SCHEMA", SOURCE / "tests" / "schemas" / "akomantoso30.xsd"))
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


def words(text):
    """Text without blanks."""
    return re.sub(r"\s", "", text)


def written_text(path):
    """All text of a document but its metadata."""
    tree = ElementTree.parse(path)
    for document in tree.iter(AKN + "doc"):
        document.remove(document.find(AKN + "meta"))
    return words("".join(tree.getroot().itertext()))


class AkomaNtosoTest(ProgramTest):
    def export(self, *options, **more):
        return self.output("export", "--format", "akn", *options, **more)

    def read_corpus(self):
        """Stores with the plans of the project and their renderings: of each format one, since files of one plan are
        one document."""
        for folder in ("plans", "renderings"):
            files = [path for path in sorted((SOURCE / "corpus" / folder).iterdir())
                     if path.suffix not in (".doc", ".rtf", ".odt")]
            for suffix in sorted({path.suffix for path in files}):
                self.vanthu("--quiet", "--db", f"{folder}{suffix}.db", "import",
                            *(str(path) for path in files if path.suffix == suffix))
        return sorted(self.folder.glob("*.db"))

    def exported_corpus(self):
        """The files, each by the record that it was made of."""
        files = {}
        for store in self.read_corpus():
            target = self.folder / store.stem
            target.mkdir()
            self.export("--db", str(store), "-o", str(target))
            records = self.objects("--db", str(store), "export")
            made = sorted(target.iterdir(), key=lambda path: int(re.match(r"\d+", path.name)[0]))
            self.assertEqual(len(made), len(records))
            files.update(zip(made, records))
        self.assertGreater(len(files), 30)
        return files

    def test_every_plan_is_whole_and_formed_as_the_standard_asks(self):
        for path, record in self.exported_corpus().items():
            self.assertEqual(faults_of_file(path), [], record["source"]["path"])
            self.assertEqual(written_text(path), words(record["text"]), record["source"]["path"])

    def test_every_plan_is_valid_by_the_published_schema(self):
        if shutil.which("xmllint") is None:
            self.skipTest("xmllint (package libxml2-utils) is not installed")
        if not SCHEMA.exists():
            self.skipTest(f"the published schema is not there: {SCHEMA}")
        checked = subprocess.run(["xmllint", "--nonet", "--noout", "--schema", str(SCHEMA),
                                  *map(str, self.exported_corpus())], capture_output=True, timeout=300, check=False)
        self.assertEqual(checked.returncode, 0, checked.stderr.decode()[:4000])

    def test_odd_documents_are_formed_as_the_standard_asks(self):
        texts = {
            "markup.txt": "KẾ HOẠCH\n<script>alert('&')</script> ]]> &amp; \"x\"\n",
            "numbers.txt": "".join(f"{n % 3 + 1}. Việc <{n}>\n\na) Ý & {n}\n\n" for n in range(3000)),
            "table.txt": "PHỤ LỤC I\nDanh mục\n\n| a | b |\n|---|---|\n| <1> | & |\n| 2 | |\n",
            "head.txt": "ỦY BAN NHÂN DÂN\nXÃ <A> & B\nSố: /KH-UBND\nngày tháng năm 2026\nKẾ HOẠCH\n",
            "closing.txt": "Nơi nhận:\n- <Lưu>;\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nA & B\n",
        }
        for name, text in texts.items():
            (self.folder / name).write_text(text, encoding="utf-8")
            self.vanthu("--quiet", "--db", name + ".db", "import", name)
            self.export("--db", name + ".db", "-o", name + ".xml")
            (record,) = self.objects("--db", name + ".db", "export")
            self.assertEqual(faults_of_file(self.folder / (name + ".xml")), [], name)
            self.assertEqual(written_text(self.folder / (name + ".xml")), words(record["text"]), name)

    def test_one_document_goes_to_standard_output_or_a_file(self):
        self.filled_store()
        printed = self.export("--where", "document=41/KH-UBND")
        self.assertIn('<FRBRnumber value="41/KH-UBND"/>', printed)
        self.export("--where", "document=41/KH-UBND", "-o", "plan.xml")
        self.assertEqual((self.folder / "plan.xml").read_text(encoding="utf-8"), printed)
        self.assertIn("[output-exists]",
                      self.errors("export", "--format", "akn", "--where", "document=1", "-o", "plan.xml", status=1))
        self.assertEqual((self.folder / "plan.xml").read_text(encoding="utf-8"), printed)

    def test_several_documents_need_a_folder(self):
        self.filled_store()
        self.assertIn("[export-akn-several]", self.errors("export", "--format", "akn", status=1))
        self.assertIn("[export-akn-several]", self.errors("export", "--format", "akn", "-o", "all.xml", status=1))
        self.assertFalse((self.folder / "all.xml").exists())
        (self.folder / "all").mkdir()
        self.export("-o", "all")
        made = sorted(path.name for path in (self.folder / "all").iterdir())
        self.assertEqual(len(made), 2)
        self.assertEqual(made[0], "1-41-kh-ubnd.xml")

    def test_a_file_in_the_way_stops_all_of_a_folder(self):
        self.filled_store()
        folder = self.folder / "all"
        folder.mkdir()
        self.export("-o", "all")
        (folder / "1-41-kh-ubnd.xml").unlink()
        self.assertIn("[output-exists]", self.errors("export", "--format", "akn", "-o", "all", status=1))
        self.assertEqual(len(list(folder.iterdir())), 1)
        self.export("-o", "all", "--force")
        self.assertEqual(len(list(folder.iterdir())), 2)

    def test_a_mention_without_date_is_the_one_that_another_says_in_full(self):
        (self.folder / "plan.txt").write_text(
            "ỦY BAN NHÂN DÂN\nXÃ AN SƠN\nSố: 41/KH-UBND\nAn Sơn, ngày 12 tháng 02 năm 2026\nKẾ HOẠCH\nMở lớp bơi\n\n"
            "Thực hiện Quyết định số 55-QĐ/TW ngày 19/12/2016 của Bộ Chính trị về một số việc;\n\n"
            "I. NỘI DUNG\n\n1. Quán triệt Quyết định số 55-QĐ/TW.\n", encoding="utf-8")
        self.vanthu("--quiet", "import", "plan.txt")
        hrefs = re.findall(r'<ref [^>]*href="([^"]*)"', self.export())
        self.assertEqual(len(hrefs), 2)
        self.assertEqual(len(set(hrefs)), 1)

    def test_no_document_is_said(self):
        self.filled_store()
        self.assertIn("[export-akn-none]",
                      self.errors("export", "--format", "akn", "--where", "commune=nowhere", status=1))

    def test_what_cites_a_plan_calls_it_as_it_calls_itself(self):
        store = "corpus.db"
        self.vanthu("--quiet", "--db", store, "import", str(SOURCE / "corpus" / "plans"))
        (self.folder / "all").mkdir()
        self.export("--db", store, "-o", "all")
        own, cited = set(), set()
        for path in pathlib.Path(self.folder / "all").iterdir():
            text = path.read_text(encoding="utf-8")
            own.add(re.search(r'<FRBRuri value="([^"]*)"', text)[1])
            cited.update(re.findall(r'<ref [^>]*href="([^"]*)"', text))
        keys = {record["header"]["identity"] for record in self.objects("--db", store, "export")}
        named = {citation["identity"] for record in self.objects("--db", store, "export")
                 for citation in record["citations"]}
        whole = {key for key in keys & named if key and "?" not in key}
        self.assertGreater(len(whole), 2)
        self.assertGreaterEqual(len(own & cited), len(whole), json.dumps(sorted(whole), ensure_ascii=False))


if __name__ == "__main__":
    unittest.main()

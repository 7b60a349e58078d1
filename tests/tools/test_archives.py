"""Plans in ZIP archives: every member has a line of its own, and nothing in an archive reaches beyond it."""

import io
import subprocess
import unittest
import zipfile

from program import PLANS, SOURCE, ProgramTest

RENDERINGS = SOURCE / "corpus/renderings"


def zipped(members):
    """The bytes of an archive with these (name or ZipInfo, bytes)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


class Archives(ProgramTest):
    def setUp(self):
        super().setUp()
        self.one = (PLANS / "an-son.txt").read_bytes()
        self.other = (PLANS / "tan-loc.txt").read_bytes()

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    def ledger(self):
        return {entry["path"]: entry for entry in self.objects("ledger", "--format", "jsonl")}

    def test_each_member_has_its_line(self):
        self.write("in/kế hoạch.zip", zipped([
            ("xã/1.txt", self.one), ("__MACOSX/xã/._1.txt", b"\0\5\x16\7"), ("xã/.ẩn", b"x"), ("rỗng.txt", b""),
            ("trong.zip", zipped([("2.txt", self.other)])), ("../../3.txt", self.one)]))
        self.vanthu("import", "in", status=1)
        states = {path: (entry["state"], entry["code"]) for path, entry in self.ledger().items()}
        self.assertEqual(states, {
            "in/kế hoạch.zip": ("unpacked", None),
            "in/kế hoạch.zip/xã/1.txt": ("read", None),
            "in/kế hoạch.zip/__MACOSX/xã/._1.txt": ("skipped", "skipped-system"),
            "in/kế hoạch.zip/xã/.ẩn": ("skipped", "skipped-hidden"),
            "in/kế hoạch.zip/rỗng.txt": ("failed", "file-empty"),
            "in/kế hoạch.zip/trong.zip": ("unpacked", None),
            "in/kế hoạch.zip/trong.zip/2.txt": ("read", None),
            "in/kế hoạch.zip/%2E%2E/%2E%2E/3.txt": ("duplicate", None),
        })

    def test_patterns_choose_members_too(self):
        self.write("in/a.zip", zipped([("1.txt", self.one), ("nháp/2.txt", self.other), ("3.bin", b"\0")]))
        self.vanthu("import", "in", "--include", "*.txt", "--exclude", "nháp")
        self.assertEqual({path: entry["state"] for path, entry in self.ledger().items()},
                         {"in/a.zip": "unpacked", "in/a.zip/1.txt": "read", "in/a.zip/nháp/2.txt": "skipped",
                          "in/a.zip/3.bin": "skipped"})

    def test_files_in_nested_archives_are_bounded_all_together(self):
        inner = zipped([("1.txt", self.one), ("2.txt", self.other)])
        self.write("a.zip", zipped([("1.txt", self.one), ("b.zip", inner), ("c.zip", inner)]))
        self.vanthu("import", "a.zip", "--limit", "archive-members=6", status=1)
        codes = {path: entry["code"] for path, entry in self.ledger().items()}
        self.assertEqual(codes, {"a.zip": None, "a.zip/1.txt": None, "a.zip/b.zip": "limit-archive-members",
                                 "a.zip/c.zip": "limit-archive-members"})
        self.vanthu("import", "a.zip", "--limit", "archive-members=7")
        self.assertEqual(len(self.ledger()), 8)

    def test_an_archive_that_holds_archives_without_end_ends(self):
        for _ in range(6):
            self.one = zipped([("again.zip", self.one), ("plan.txt", self.other)])
        self.write("a.zip", self.one)
        self.vanthu("import", "a.zip", status=1)
        failed = [entry for entry in self.ledger().values() if entry["state"] == "failed"]
        self.assertEqual([(entry["path"].count("again.zip"), entry["code"]) for entry in failed],
                         [(4, "limit-archive-nesting")])

    def test_links_and_passwords_are_said(self):
        link = zipfile.ZipInfo("link.txt")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        content = bytearray(zipped([(link, b"/etc/passwd"), ("secret.txt", self.one), ("1.txt", self.other)]))
        for mark, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
            second = content.index(mark, content.index(mark) + 1)
            content[second + flags] |= 1
        self.write("a.zip", bytes(content))
        self.vanthu("import", "a.zip", status=1)
        self.assertEqual({path: (entry["state"], entry["code"]) for path, entry in self.ledger().items()},
                         {"a.zip": ("unpacked", None), "a.zip/link.txt": ("skipped", "skipped-archive-link"),
                          "a.zip/secret.txt": ("failed", "archive-member-encrypted"), "a.zip/1.txt": ("read", None)})

    def test_pages_of_a_member_are_drawn(self):
        pdf = (RENDERINGS / "du-lich-sa-pa.pdf").read_bytes()
        self.write("a.zip", zipped([("trong.zip", zipped([("xã/1.pdf", pdf)]))]))
        self.vanthu("import", "a.zip")
        self.vanthu("show", "a.zip/trong.zip/xã/1.pdf", "--pages", "out")
        self.assertTrue((self.folder / "out/page-001.png").is_file())
        self.write("a.zip", zipped([("trong.zip", zipped([("xã/2.pdf", pdf)]))]))
        self.assertIn("[pages-file-missing]",
                      self.errors("show", "a.zip/trong.zip/xã/1.pdf", "--pages", "more", status=1))

    def test_other_archives_are_named(self):
        self.write("a.7z", b"7z\xBC\xAF\x27\x1C" + bytes(100))
        self.assertIn("7z", self.errors("import", "a.7z", status=1))

    def test_names_in_the_code_page_of_windows_are_read(self):
        content = zipped([("B_o c_o.txt", self.one)]).replace(b"B_o c_o", b"B\xA0o c\xA0o")
        self.write("a.zip", content)
        self.vanthu("import", "a.zip")
        self.assertIn("a.zip/Báo cáo.txt", self.ledger())

    def test_what_zip_writes_is_read(self):
        self.plan("xã/kế hoạch.txt")
        try:
            subprocess.run(["zip", "-qr", "a.zip", "xã"], cwd=self.folder, check=True)
        except FileNotFoundError:
            self.skipTest("there is no zip")
        self.vanthu("import", "a.zip")
        self.assertEqual(self.ledger()["a.zip/xã/kế hoạch.txt"]["state"], "read")


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/env python3
"""Makes docs/rules.md from parsers/tables/rules.tsv and the heads of store/checks/*.sql.

usage: make_rules.py            writes docs/rules.md
       make_rules.py --check    exit status 1 where docs/rules.md is not what would be written
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "rules.md"

HEAD = """# What is checked

> **Tóm tắt.** Trang này liệt kê mọi điều mà `vanthu check` (các văn bản trong kho) và `vanthu lint` (một dự thảo) kiểm
> tra: quy tắc, mã, mức, ý nghĩa, lý do. Mức **lỗi** (error) là sai về nội dung, cần sửa; **cảnh báo** (warning) là điều
> cần xem lại; **lưu ý** (info) là việc chương trình đã làm khi đọc hoặc đã suy ra. Phần đầu xét từng văn bản riêng, phần
> sau đối chiếu các văn bản với nhau. Lọc theo quy tắc hay mã: `vanthu check --rule R-22`, `vanthu check --rule
> key-reused`.

`vanthu check` lists what is wrong with the documents of the store, `vanthu lint` with a draft. Codes keep their meaning;
messages may change their words. A rule (R-22) may have several codes, and `--rule` takes either. *error* is a fault of
substance, *warning* something to look at, *info* what was done in reading, was inferred, or would help.

Made by `tools/make_rules.py` from `parsers/tables/rules.tsv` and the heads of `store/checks/*.sql`: change those.
"""

GROUPS = {
    "identity": "Identity and form · Thể thức",
    "structure": "Structure · Bố cục",
    "citations": "Citations · Viện dẫn",
    "units": "Units and tasks · Cơ quan và nhiệm vụ",
    "time": "Time · Thời hạn",
    "text": "Text · Câu chữ",
    "reading": "What reading did · Việc đã làm khi đọc tệp",
    "sources": "Files of one document · Các tệp của một văn bản",
}


def cell(text):
    return text.replace("|", "\\|")


def read_rules():
    """Rows of rules.tsv as dictionaries."""
    lines = (ROOT / "parsers/tables/rules.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def read_check(path):
    """The head of a check: comment lines "-- key: value", going on in lines "--   "."""
    head, key = {"rule": ""}, None
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("--"):
            break
        if line.startswith("--   ") and key:
            head[key] += " " + line[5:]
        else:
            key, _, value = line[3:].partition(": ")
            head[key] = value
    return head


def table(columns, rows):
    lines = ["| " + " | ".join(columns) + " |", "|" + "---|" * len(columns)]
    return "\n".join(lines + ["| " + " | ".join(cell(field) for field in row) + " |" for row in rows])


def make_page():
    rules = read_rules()
    unknown = {rule["group"] for rule in rules} - set(GROUPS)
    if unknown:
        sys.exit(f"groups without a heading: {', '.join(sorted(unknown))}")
    parts = [HEAD, "## Within one document"]
    for group, title in GROUPS.items():
        rows = [(rule["rule"] or "–", f"`{rule['code']}`", rule["severity"], rule["vi"], rule["en"], rule["source"])
                for rule in rules if rule["group"] == group]
        if rows:
            parts.append(f"### {title}\n")
            parts[-1] += "\n" + table(("rule", "code", "severity", "tiếng Việt", "English", "why"), rows)
    checks = sorted((read_check(path) for path in (ROOT / "store/checks").glob("*.sql")),
                    key=lambda head: (head["rule"], head["code"]))
    parts.append("""## Among documents

These need the store: what citations mean among all its documents
([decision 12](decisions/0012-what-a-citation-means.md)), which communes implement which directive. Each is one SQL file
of `store/checks/`; `vanthu lint FILE --db STORE` asks them for a draft too.
""")
    for head in checks:
        parts.append("\n".join([
            f"### {head['rule']} `{head['code']}` ({head['severity']})".replace("  ", " "), "",
            f"{head['vi']}. {head['why']}", "",
            f"{head['en']}. It says: {re.sub('[{]([0-9])[}]', '…', head['message_en'])}; "
            f"and suggests: {re.sub('[{]([0-9])[}]', '…', head['fix_en'])}."]))
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n"


def main():
    page = make_page()
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(page, encoding="utf-8")
        return 0
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == page:
        return 0
    print("docs/rules.md is not current: run tools/make_rules.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())

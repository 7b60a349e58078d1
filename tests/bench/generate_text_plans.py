#!/usr/bin/env python3
"""Text plans that nobody wrote, as many as a country has: what a large import is measured on.

    tests/bench/generate_text_plans.py COUNT FOLDER

Writes COUNT plans of the communes of normalize/vocabulary/communes.tsv, of 6 to 10 KB each, as
FOLDER/PROVINCE/COMMUNE/NNN.txt; the same ones in every run. The communes have equally many plans, in the order in
which an import meets them: a part of the plans is a part of the country.

What is like real plans: all cite a few of the same decrees, those of a province its programmes, those of a commune
its own plans, sometimes short or with a slip; the communes of a province share the wording of most tasks; few units
lead most of them; numbers start anew every year and place; 10 to 40 tasks, in a table or under the units; every
fortieth file is a copy of another or the same plan again with a word changed.
"""
import argparse
import csv
import random
import unicodedata
from pathlib import Path

VOCABULARY = Path(__file__).resolve().parents[2] / "normalize" / "vocabulary"
YEARS = [2025, 2026, 2027]

# Subject, its short form in other documents' titles, law, what tasks are about.
TOPICS = [
    ("Chuyển đổi số", "chuyển đổi số", "Luật Giao dịch điện tử", [
        "hồ sơ thủ tục hành chính trực tuyến", "chữ ký số cá nhân của cán bộ, công chức", "cơ sở dữ liệu dùng chung",
        "trang thông tin điện tử", "tổ công nghệ số cộng đồng", "thanh toán không dùng tiền mặt tại chợ",
        "mạng truyền số liệu chuyên dùng", "kỹ năng số cho người dân"]),
    ("Bảo đảm an toàn thực phẩm", "an toàn thực phẩm", "Luật An toàn thực phẩm", [
        "bếp ăn tập thể của trường học", "cơ sở kinh doanh thức ăn đường phố", "nguồn gốc thực phẩm tươi sống",
        "giấy cam kết sản xuất an toàn", "mẫu thực phẩm kiểm nghiệm nhanh", "ngộ độc thực phẩm trong mùa lễ hội"]),
    ("Phòng, chống thiên tai và tìm kiếm cứu nạn", "phòng thủ dân sự", "Luật Phòng, chống thiên tai", [
        "phương án bốn tại chỗ", "khu dân cư có nguy cơ sạt lở", "hệ thống loa cảnh báo sớm", "thuyền và áo phao dự phòng",
        "lực lượng xung kích ở thôn", "cây xanh dễ gãy đổ", "công trình thủy lợi nhỏ"]),
    ("Phòng cháy, chữa cháy", "phòng cháy, chữa cháy",
     "Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ", [
         "tổ liên gia an toàn phòng cháy", "bình chữa cháy của hộ gia đình", "nhà ở kết hợp sản xuất, kinh doanh",
         "điểm lấy nước chữa cháy", "lối thoát nạn thứ hai", "hệ thống điện trong chợ"]),
    ("Xây dựng nông thôn mới", "nông thôn mới", "Luật Đầu tư công", [
        "đường trục thôn và ngõ xóm", "vườn mẫu của hộ gia đình", "tiêu chí môi trường chưa bền vững",
        "sản phẩm đặc trưng của địa phương", "nhà văn hóa thôn", "tuyến đường hoa", "nước sạch tập trung"]),
    ("Giảm nghèo bền vững", "giảm nghèo", "Luật Việc làm", [
        "danh sách hộ nghèo và cận nghèo", "vốn vay ưu đãi cho hộ mới thoát nghèo", "nhà ở dột nát",
        "mô hình sinh kế chăn nuôi", "thẻ bảo hiểm y tế của người nghèo", "việc làm cho lao động nông thôn"]),
    ("Cải cách hành chính", "cải cách hành chính", "Luật Cán bộ, công chức", [
        "quy trình nội bộ giải quyết hồ sơ", "thời gian chờ của người dân", "văn bản hết hiệu lực",
        "khảo sát sự hài lòng", "hòm thư góp ý", "vị trí việc làm", "kiểm tra công vụ đột xuất"]),
    ("Phổ biến, giáo dục pháp luật", "phổ biến, giáo dục pháp luật", "Luật Phổ biến, giáo dục pháp luật", [
        "tủ sách pháp luật điện tử", "hội nghị tuyên truyền lưu động", "đội ngũ hòa giải viên", "Ngày Pháp luật",
        "tài liệu hỏi đáp pháp luật", "trợ giúp pháp lý cho người yếu thế"]),
    ("Bảo vệ môi trường", "bảo vệ môi trường", "Luật Bảo vệ môi trường", [
        "phân loại rác tại nguồn", "bãi tập kết rác tạm", "bao gói thuốc bảo vệ thực vật", "nước thải chăn nuôi",
        "ngày chủ nhật xanh", "túi ni lông khó phân hủy", "hố rác hữu cơ của hộ gia đình"]),
    ("Phòng, chống ma túy", "phòng, chống ma túy", "Luật Phòng, chống ma túy", [
        "người sử dụng trái phép chất ma túy", "hồ sơ quản lý sau cai", "cơ sở kinh doanh có điều kiện",
        "ký cam kết của học sinh", "nguồn tin tố giác tội phạm", "điểm tư vấn tâm lý"]),
    ("Chăm sóc, giáo dục và bảo vệ trẻ em", "trẻ em", "Luật Trẻ em", [
        "lớp dạy bơi trong hè", "ao, hồ chưa có rào chắn", "trẻ em có hoàn cảnh đặc biệt", "sân chơi ở khu dân cư",
        "quỹ bảo trợ trẻ em", "thực đơn bán trú", "trẻ suy dinh dưỡng thể thấp còi"]),
    ("Công tác văn thư, lưu trữ", "văn thư, lưu trữ", "Luật Lưu trữ", [
        "hồ sơ công việc điện tử", "tài liệu tồn đọng bó gói", "danh mục hồ sơ", "kho lưu trữ của cơ quan",
        "con dấu và thiết bị ký số", "thời hạn bảo quản tài liệu"]),
]
VERBS = ["Rà soát, cập nhật", "Tổ chức kiểm tra", "Tuyên truyền, vận động về", "Lập phương án xử lý", "Tập huấn về",
         "Xây dựng kế hoạch chi tiết đối với", "Tổng hợp số liệu về", "Bố trí kinh phí cho", "Đôn đốc, hướng dẫn về",
         "Khắc phục tồn tại đối với", "Công khai thông tin về", "Nhân rộng cách làm hay về", "Số hóa dữ liệu về",
         "Thống kê, phân loại", "Sơ kết, đánh giá kết quả đối với", "Phối hợp giải quyết dứt điểm"]
TAILS = ["bảo đảm đúng tiến độ được giao", "gắn với trách nhiệm của người đứng đầu từng đơn vị",
         "đến tận hộ gia đình, cơ sở sản xuất", "bằng hình thức phù hợp với đặc điểm dân cư",
         "trên cơ sở kết quả đã đạt được của năm trước", "không để phát sinh vụ việc phức tạp",
         "kịp thời báo cáo những khó khăn, vướng mắc", "lồng ghép với sinh hoạt của các đoàn thể",
         "có sự tham gia giám sát của nhân dân", "theo hướng dẫn của cơ quan chuyên môn cấp tỉnh",
         "và đưa kết quả vào đánh giá thi đua cuối năm", "ưu tiên các địa bàn xa trung tâm"]
PRODUCTS = ["Báo cáo kết quả", "Kế hoạch chi tiết", "Danh sách được phê duyệt", "Biên bản kiểm tra", "Công văn hướng dẫn",
            "Hội nghị được tổ chức", "Dữ liệu được cập nhật", "Tin, bài đăng tải", "Quyết định được ban hành", ""]
UNITS = ["Văn phòng HĐND và UBND", "Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Trung tâm Phục vụ hành chính công", "Công an",
         "Ban Chỉ huy Quân sự", "Trạm Y tế", "Trung tâm Dịch vụ sự nghiệp công"]
PARTNERS = UNITS + ["Ủy ban MTTQ Việt Nam", "Hội Nông dân", "Hội Liên hiệp Phụ nữ", "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
                    "Hội Cựu chiến binh", "các trường học trên địa bàn", "các thôn, tổ dân phố"]
GROUPS = ["CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", "CÔNG TÁC TUYÊN TRUYỀN", "CÔNG TÁC CHUYÊN MÔN", "KIỂM TRA, GIÁM SÁT",
          "BẢO ĐẢM NGUỒN LỰC"]
AIMS = ["Nâng cao nhận thức của cán bộ, công chức và nhân dân về {0}; khắc phục những hạn chế đã được chỉ ra trong năm {1}.",
        "Cụ thể hóa nhiệm vụ về {0} thành việc làm của từng cơ quan, đơn vị; rõ người, rõ việc, rõ thời hạn.",
        "Phấn đấu đến hết năm {1} có trên {2}% chỉ tiêu về {0} đạt hoặc vượt so với kế hoạch.",
        "Việc triển khai bảo đảm thiết thực, tiết kiệm, tránh hình thức; kết quả là căn cứ để xếp loại đơn vị.",
        "Tăng cường phối hợp giữa cơ quan nhà nước, Mặt trận Tổ quốc và các đoàn thể trong công tác {0}."]
FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Lương", "Nông"]
GIVEN = ["Văn Hải", "Thị Lan", "Minh Quân", "Đức Thắng", "Thu Hà", "Quốc Bảo", "Thanh Tùng", "Ngọc Mai", "Xuân Trường"]


def communes():
    with open(VOCABULARY / "communes.tsv", encoding="utf-8") as table:
        rows = list(csv.DictReader((line for line in table if not line.startswith("#")), delimiter="\t"))
    with open(VOCABULARY / "provinces.tsv", encoding="utf-8") as table:
        lines = csv.DictReader((line for line in table if not line.startswith("#")), delimiter="\t")
        levels = {row["code"]: row["level"] for row in lines}
    return [dict(row, province_level=levels[row["province_code"]]) for row in rows]


def slug(name):
    plain = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return "".join(letter if letter.isalnum() else "-" for letter in plain if not unicodedata.combining(letter))


def day(thrown, year, first_month=1, last_month=12):
    return f"{thrown.randint(1, 28):02d}/{thrown.randint(first_month, last_month)}/{year}"


def decree(number):
    """A decree, decision or resolution of the country; every mention of it tells the same."""
    thrown = random.Random(f"decree {number}")
    subject = TOPICS[number % len(TOPICS)][1]
    when = day(thrown, thrown.randint(2020, 2025))
    year = when[-4:]
    return [(f"Nghị định số {thrown.randint(10, 180)}/{year}/NĐ-CP", when, f"của Chính phủ quy định về {subject}"),
            (f"Quyết định số {thrown.randint(100, 2500)}/QĐ-TTg", when, f"của Thủ tướng Chính phủ về {subject}"),
            (f"Nghị quyết số {thrown.randint(10, 99)}-NQ/TW", when, f"của Bộ Chính trị về {subject}")][number % 3]


def provincial(commune, year, topic):
    thrown = random.Random(f"province {commune['province_code']} {year} {topic}")
    where = f"{commune['province_level']} {commune['province']}"
    return (f"Kế hoạch số {thrown.randint(1, 350)}/KH-UBND", day(thrown, year, 1, 2),
            f"của Ủy ban nhân dân {where} về {TOPICS[topic][1]} năm {year}")


def mention(thrown, cited):
    """In full, without the title, short, or with a slip in the day."""
    number, when, rest = cited
    how = thrown.randrange(40)
    if how < 30:
        return f"{number} ngày {when} {rest}"
    if how < 35:
        return f"{number} ngày {when} {rest.split(' về ')[0].removesuffix(' quy định')}"
    return number if how < 39 else f"{number} ngày 29{when[2:]} {rest}"


def deadline(thrown, year):
    month, quarter = thrown.randint(2, 12), thrown.choice(["I", "II", "III", "IV"])
    return thrown.choice([f"Trước ngày {day(thrown, year, 2)}", f"Quý {quarter}/{year}", f"Tháng {month}/{year}",
                          f"Hoàn thành trước ngày {day(thrown, year, 2)}", f"Năm {year}", "Thường xuyên", "Thường xuyên",
                          "Hằng quý", "Ngày 20 hằng tháng", f"Từ tháng {month // 2 + 1}/{year} đến tháng {month}/{year}",
                          "Khi có yêu cầu", ""])


def task(shared, own, objects, commune):
    """The wording that the communes of the province share, with what this one makes of it."""
    words = f"{shared.choice(VERBS)} {shared.choice(objects)} {shared.choice(TAILS)}"
    if shared.randrange(3) == 0:
        words += f"; phấn đấu đạt {shared.randint(60, 100)}% chỉ tiêu được giao"
    if own.randrange(3) == 0:
        words += f" trên địa bàn {commune['level']} {commune['name']}"
    if own.randrange(3) == 0:
        words += f", {own.choice(TAILS)}"
    if own.randrange(6) == 0:
        words += f"; tổ chức ít nhất {own.randint(2, 12):02d} buổi tại {own.randint(2, 40)} khu dân cư"
    return words


def head(commune, number, year, topic, when, own):
    office = f"{commune['level']} {commune['name']}"
    date, month, _ = when.split("/")
    subject, short, law, _ = TOPICS[topic]
    cited = [f"Căn cứ {law};", "Căn cứ Luật Tổ chức chính quyền địa phương;"]
    cited += [f"Căn cứ {mention(own, decree(n))};" for n in range(6)]
    cited += [f"Căn cứ {mention(own, decree(6 + topic * 3 + n))};" for n in range(3)]
    cited.append(f"Thực hiện {mention(own, provincial(commune, year, topic))};")
    if own.randrange(2) == 0:
        other = own.randrange(len(TOPICS))
        cited.append(f"Thực hiện Kế hoạch số {own.randint(1, 300)}/KH-UBND ngày {day(own, year - 1)} của Ủy ban nhân dân "
                     f"{office} về {TOPICS[other][1]};")
    return [
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", f"{office.upper()}\tĐộc lập - Tự do - Hạnh phúc", "",
        f"Số: {number}/KH-UBND\t{commune['name']}, ngày {date} tháng {int(month):02d} năm {year}", "", "KẾ HOẠCH",
        f"{subject} trên địa bàn {office} năm {year}", "", *cited,
        f"Ủy ban nhân dân {office} ban hành Kế hoạch {short} năm {year} như sau:", "", "I. MỤC ĐÍCH, YÊU CẦU", "",
        *[f"{n}. {aim.format(short, year, own.randint(70, 99))}" for n, aim in enumerate(own.sample(AIMS, 3), 1)]]


def under_units(tasks, commune, own):
    lines = ["II. TỔ CHỨC THỰC HIỆN", ""]
    units = own.sample(UNITS, own.randint(4, 6))
    for n, unit in enumerate(units):
        lines.append(f"{n + 1}. {unit} {commune['level']}")
        for words, due in tasks[n::len(units)]:
            partner = f"; phối hợp với {own.choice(PARTNERS)}" if own.randrange(4) == 0 else ""
            lines.append(f"- {words}{partner}{'. Thời gian: ' + due if due else ''}.")
        lines.append("")
    return lines


def in_table(tasks, commune, own):
    lines = ["II. NHIỆM VỤ CỤ THỂ", "", "TT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian thực hiện\tSản phẩm"]
    for n, (words, due) in enumerate(tasks):
        if n % 6 == 0:
            lines.append(f"{'I II III IV V VI VII'.split()[n // 6]}\t{GROUPS[n // 6 % len(GROUPS)]}\t\t\t\t")
        partners = "; ".join(own.sample(PARTNERS, own.randint(0, 3)))
        lines.append(f"{n + 1}\t{words}\t{own.choice(UNITS)} {commune['level']}\t{partners}\t{due}\t{own.choice(PRODUCTS)}")
    return [*lines, ""]


def end(commune, own):
    office = f"{commune['level']} {commune['name']}"
    return ["III. KINH PHÍ THỰC HIỆN", "",
            f"Kinh phí từ ngân sách {commune['level']} được giao trong năm và các nguồn hợp pháp khác; dự kiến "
            f"{own.randint(20, 900)} triệu đồng.", "",
            f"Trên đây là Kế hoạch của Ủy ban nhân dân {office}; trong quá trình thực hiện nếu có vướng mắc, các cơ quan, đơn "
            "vị phản ánh về Văn phòng HĐND và UBND để tổng hợp./.", "",
            "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN", f"- UBND {commune['province_level']} {commune['province']};\tCHỦ TỊCH",
            "- TT. Đảng ủy, TT. HĐND;", "- Các cơ quan, đơn vị;",
            f"- Lưu: VT.\t{own.choice(FAMILY)} {own.choice(GIVEN)}", ""]


def plan(commune, index):
    """The text of a commune's plan."""
    own = random.Random(f"plan {commune['code']} {index}")
    year, topic = YEARS[index // 12 % len(YEARS)], index % len(TOPICS)
    shared = random.Random(f"tasks {commune['province_code']} {year} {topic} {own.randrange(4)}")
    when = day(own, year, 1, 11)
    number = 1 + index // 36 * 12 + (int(when.split("/")[1]) * 25 + own.randrange(25)) % 300
    tasks = [(task(shared, own, TOPICS[topic][3], commune), deadline(own, year)) for _ in range(int(own.triangular(10, 41, 12)))]
    form = in_table if own.randrange(3) else under_units
    return "\n".join([*head(commune, number, year, topic, when, own), "", *form(tasks, commune, own), *end(commune, own)])


def write_plan(folder, commune, index):
    """Some are a copy of the commune's plan before, or that plan with another wording of a sentence."""
    kind = random.Random(f"kind {commune['code']} {index}").randrange(80) if index > 0 else 79
    text = plan(commune, index - 1 if kind < 2 else index)
    if kind == 1:
        text = text.replace("để tổng hợp./.", "để kịp thời điều chỉnh./.")
    (folder / f"{index + 1:03d}.txt").write_text(text, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    everywhere = communes()
    for position, commune in enumerate(everywhere):
        share = (position + 1) * options.count // len(everywhere) - position * options.count // len(everywhere)
        folder = options.folder / f"{commune['province_code']}-{slug(commune['province'])}" / \
            f"{commune['code']}-{slug(commune['name'])}"
        folder.mkdir(parents=True, exist_ok=True)
        for index in range(share):
            write_plan(folder, commune, index)


if __name__ == "__main__":
    main()

-- code: date-after-today
-- rule: R-03
-- severity: error
-- vi: Ngày ban hành ở sau ngày hôm nay
-- en: The date of issue lies in the future
-- why: Số và ngày được ghi khi ký ban hành (NĐ 30/2020/NĐ-CP Điều 15); ngày ở tương lai thường là gõ sai năm.
-- message_vi: ngày ban hành {0} ở sau ngày hôm nay
-- message_en: the date of issue, {0}, lies in the future
-- fix_vi: kiểm tra lại ngày, tháng, năm ban hành
-- fix_en: check day, month and year of the date of issue
SELECT s.document_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '', printed_date(r.date)
FROM records r
JOIN sources s ON s.id = r.source_id AND s.chosen
-- Of a date without day or month the earliest day is compared; Việt Nam is seven hours ahead of UTC.
WHERE substr(r.date || '-01-01', 1, 10) > date('now', '+7 hours');

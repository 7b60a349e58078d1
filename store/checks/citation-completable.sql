-- code: citation-completable
-- rule: R-30
-- severity: info
-- vi: Viện dẫn lần đầu thiếu ngày; văn bản khác trong kho có ngày đó
-- en: A first mention lacks a date that another document of the store has
-- why: Lần viện dẫn đầu ghi đủ tên loại, số, ký hiệu, thời gian, cơ quan, trích yếu (NĐ 30/2020/NĐ-CP Phụ lục I, phần II
--   mục 6); luật chỉ ghi tên nên không xét.
-- message_vi: “{0}” chưa ghi ngày; {1} ghi ngày {2}
-- message_en: “{0}” has no date; {1} gives {2}
-- fix_vi: nếu đúng là văn bản đó, ghi thêm “ngày {2}”
-- fix_en: if that is the document, add “ngày {2}”
-- Where only some documents are asked about, what shares number and type with what they cite or are.
WITH asked_block AS MATERIALIZED (
  SELECT a.block FROM json_each(:documents) d
  JOIN sources x ON x.document_id = d.value AND x.chosen
  JOIN citation_links a ON a.source_id = x.id
  UNION
  SELECT r.block FROM json_each(:documents) d
  JOIN sources x ON x.document_id = d.value AND x.chosen
  JOIN records r ON r.source_id = x.id
),
mention AS MATERIALIZED (
  SELECT l.entity, s.document_id, s.sha256, c.ordinal, c.raw, c.date, c.byte_start, c.byte_end, c.span_page
  FROM citation_links l
  JOIN citations c ON c.source_id = l.source_id AND c.ordinal = l.citation
  JOIN sources s ON s.id = l.source_id AND s.chosen
  WHERE l.entity IS NOT NULL AND l.state <> 'conflicting' AND c.key IS NOT NULL
  AND (:documents IS NULL OR l.block IN (SELECT block FROM asked_block))
  AND c.relation <> 'attached-to' AND l.entity NOT LIKE 'law:%' AND l.entity NOT LIKE 'qp:%'
),
dated AS MATERIALIZED (
  SELECT entity, document_id, byte_start, byte_end, span_page FROM (
    SELECT m.*, row_number() OVER (PARTITION BY m.entity ORDER BY m.sha256, m.ordinal) AS place
    FROM mention m JOIN cited_documents e ON e.entity = m.entity AND e.date = m.date
    WHERE length(m.date) = 10)
  WHERE place = 1
  UNION ALL
  SELECT e.entity, e.document_id, NULL, NULL, NULL
  FROM cited_documents e
  WHERE e.document_id IS NOT NULL AND length(e.date) = 10
  AND NOT EXISTS (SELECT 1 FROM mention m WHERE m.entity = e.entity AND m.date = e.date)
),
undated AS (
  SELECT m.*, row_number() OVER (PARTITION BY m.entity, m.document_id ORDER BY m.ordinal) AS nth
  FROM mention m
  WHERE NOT EXISTS (SELECT 1 FROM mention o WHERE o.entity = m.entity AND o.document_id = m.document_id
                    AND o.date IS NOT NULL)
)
SELECT u.document_id, u.byte_start, u.byte_end, u.span_page,
  d.document_id, d.byte_start, d.byte_end, d.span_page,
  NULL, u.entity,
  u.raw, coalesce(r.number_key, '“' || coalesce(r.title, '') || '”') || coalesce(' (' || i.commune || ')', ''),
  printed_date(e.date)
FROM undated u
JOIN dated d ON d.entity = u.entity AND d.document_id <> u.document_id
JOIN cited_documents e ON e.entity = u.entity
JOIN sources s ON s.document_id = d.document_id AND s.chosen
JOIN records r ON r.source_id = s.id
LEFT JOIN issuers i ON i.source_id = s.id AND i.ordinal = 0
WHERE u.nth = 1;

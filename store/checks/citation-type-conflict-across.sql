-- code: citation-type-conflict-across
-- rule: R-29
-- severity: warning
-- vi: Một văn bản được các văn bản trong kho gọi bằng những tên loại khác nhau
-- en: Documents of the store call one document by different types
-- why: Tên loại là phần của viện dẫn (NĐ 30/2020/NĐ-CP Phụ lục III; Quy định 399-QĐ/TW); với QĐ của Đảng, Quyết định và
--   Quy định đánh số riêng nên gọi nhầm là chỉ sang văn bản khác.
-- message_vi: “{0}” gọi là {1}; {2} gọi là {3}
-- message_en: “{0}” calls it {1}; {2} calls it {3}
-- fix_vi: kiểm tra tên loại trên văn bản gốc
-- fix_en: check its type in the original
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
  SELECT l.entity, s.document_id, s.sha256, c.ordinal, c.raw, c.type, c.byte_start, c.byte_end, c.span_page
  FROM citation_links l
  JOIN citations c ON c.source_id = l.source_id AND c.ordinal = l.citation
  JOIN sources s ON s.id = l.source_id AND s.chosen
  WHERE l.entity IS NOT NULL AND c.type IS NOT NULL
  AND (:documents IS NULL OR l.block IN (SELECT block FROM asked_block))
),
-- Against what most call it, or its own head says; the kinds of a Party "QĐ" are two keys that may be one.
meant AS MATERIALIZED (
  SELECT m.*, e.entity AS target, e.type AS right_type
  FROM mention m JOIN cited_documents e ON e.entity = m.entity WHERE e.type IS NOT NULL
  UNION ALL
  SELECT m.*, e.entity, e.type
  FROM mention m JOIN cited_documents e ON e.entity = replace(m.entity, ':QĐ.qd:', ':QĐ.qyd:')
  WHERE e.entity <> m.entity AND e.type IS NOT NULL
  AND EXISTS (SELECT 1 FROM cited_documents f WHERE f.entity = m.entity AND (f.date = e.date OR f.date IS NULL OR e.date IS NULL))
),
supporter AS MATERIALIZED (
  SELECT * FROM (
    SELECT m.*, row_number() OVER (PARTITION BY m.target ORDER BY m.sha256, m.ordinal) AS place
    FROM meant m WHERE m.type = m.right_type)
  WHERE place = 1
),
wrong AS (
  SELECT m.*, row_number() OVER (PARTITION BY m.target, m.document_id ORDER BY m.ordinal) AS nth
  FROM meant m
  WHERE m.type <> m.right_type
  AND NOT EXISTS (SELECT 1 FROM meant r WHERE r.target = m.target AND r.document_id = m.document_id
                  AND r.type = r.right_type)
)
SELECT w.document_id, w.byte_start, w.byte_end, w.span_page,
  o.document_id, o.byte_start, o.byte_end, o.span_page,
  NULL, w.target,
  w.raw, w.type,
  coalesce(r.number_key, '“' || coalesce(r.title, '') || '”') || coalesce(' (' || i.commune || ')', ''), w.right_type
FROM wrong w
JOIN supporter o ON o.target = w.target
JOIN sources s ON s.document_id = o.document_id AND s.chosen
JOIN records r ON r.source_id = s.id
LEFT JOIN issuers i ON i.source_id = s.id AND i.ordinal = 0
WHERE w.nth = 1;

-- code: citation-title-conflict-across
-- rule: R-31
-- severity: warning
-- vi: Một văn bản được các văn bản trong kho ghi những trích yếu khác hẳn nhau
-- en: Documents of the store give one document quite different titles
-- why: Trích yếu là phần của viện dẫn lần đầu (NĐ 30/2020/NĐ-CP Phụ lục I, phần II mục 6); khác hẳn là dưới 60 % các
--   cụm bốn chữ cái của trích yếu ngắn hơn có trong trích yếu kia.
-- message_vi: “{0}” ghi trích yếu “{1}”; {2} ghi “{3}”
-- message_en: “{0}” gives the title “{1}”; {2} gives “{3}”
-- fix_vi: chép lại trích yếu theo văn bản gốc
-- fix_en: copy the title from the original
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
  SELECT l.entity, s.document_id, s.sha256, c.ordinal, c.raw, c.title, c.byte_start, c.byte_end, c.span_page
  FROM citation_links l
  JOIN citations c ON c.source_id = l.source_id AND c.ordinal = l.citation
  JOIN sources s ON s.id = l.source_id AND s.chosen
  WHERE l.entity IS NOT NULL AND l.state <> 'conflicting' AND c.title IS NOT NULL
  AND (:documents IS NULL OR l.block IN (SELECT block FROM asked_block))
),
-- Every wording of a title is compared once.
wording AS MATERIALIZED (
  SELECT w.entity, w.title, e.title AS right_title, titles_alike(w.title, e.title) AS alike
  FROM (SELECT DISTINCT entity, title FROM mention) w
  JOIN cited_documents e ON e.entity = w.entity AND e.title IS NOT NULL
),
meant AS MATERIALIZED (
  SELECT m.*, w.right_title, w.alike FROM mention m JOIN wording w ON w.entity = m.entity AND w.title = m.title
),
supporter AS MATERIALIZED (
  SELECT entity, document_id, byte_start, byte_end, span_page FROM (
    SELECT m.*, row_number() OVER (PARTITION BY m.entity ORDER BY m.title <> m.right_title, m.sha256, m.ordinal) AS place
    FROM meant m WHERE m.alike)
  WHERE place = 1
  UNION ALL
  -- A document of the store whose title nobody gives right.
  SELECT e.entity, e.document_id, NULL, NULL, NULL
  FROM cited_documents e
  WHERE e.document_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM meant m WHERE m.entity = e.entity AND m.alike)
),
wrong AS (
  SELECT m.*, row_number() OVER (PARTITION BY m.entity, m.document_id ORDER BY m.ordinal) AS nth
  FROM meant m
  WHERE NOT m.alike
  AND NOT EXISTS (SELECT 1 FROM meant r WHERE r.entity = m.entity AND r.document_id = m.document_id AND r.alike)
)
SELECT w.document_id, w.byte_start, w.byte_end, w.span_page,
  o.document_id, o.byte_start, o.byte_end, o.span_page,
  NULL, w.entity,
  w.raw, w.title,
  coalesce(r.number_key, '“' || coalesce(r.title, '') || '”') || coalesce(' (' || i.commune || ')', ''), w.right_title
FROM wrong w
JOIN supporter o ON o.entity = w.entity
JOIN sources s ON s.document_id = o.document_id AND s.chosen
JOIN records r ON r.source_id = s.id
LEFT JOIN issuers i ON i.source_id = s.id AND i.ordinal = 0
WHERE w.nth = 1 AND o.document_id <> w.document_id;

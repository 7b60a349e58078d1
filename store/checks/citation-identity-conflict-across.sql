-- code: citation-identity-conflict-across
-- rule: R-23
-- severity: error
-- vi: Cùng ngày và cùng nội dung nhưng các văn bản trong kho ghi khác ký hiệu hoặc khác cơ quan ban hành
-- en: With one date and one subject, documents of the store give another sign or another issuing body
-- why: Viện dẫn phải ghi đúng số, ký hiệu và tên cơ quan (NĐ 30/2020/NĐ-CP Phụ lục I, phần II mục 6).
-- message_vi: “{0}” trùng ngày với “{1}” trong {2} nhưng khác ký hiệu hoặc khác cơ quan ban hành
-- message_en: “{0}” has the date of “{1}” in {2}, but another sign or another issuing body
-- fix_vi: đối chiếu với văn bản gốc rồi thống nhất số, ký hiệu và tên cơ quan
-- fix_en: compare with the original and make sign and issuing body agree
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
  SELECT l.entity, l.state, l.source_id, l.citation, s.document_id, s.sha256, c.ordinal, c.raw, c.date,
    c.byte_start, c.byte_end, c.span_page
  FROM citation_links l
  JOIN citations c ON c.source_id = l.source_id AND c.ordinal = l.citation
  JOIN sources s ON s.id = l.source_id AND s.chosen
  WHERE l.entity IS NOT NULL
  AND (:documents IS NULL OR l.block IN (SELECT block FROM asked_block))
),
first_mention AS MATERIALIZED (
  SELECT * FROM (
    SELECT m.*, row_number() OVER (PARTITION BY m.entity ORDER BY m.sha256, m.ordinal) AS place FROM mention m)
  WHERE place = 1
),
-- Joined with itself by block and date at once, which takes an index of its own.
dated AS MATERIALIZED (
  SELECT entity, block, date, title FROM cited_documents WHERE length(date) = 10 AND title IS NOT NULL
),
-- A citation that contradicts what it seems to mean, the date apart …
twin AS (
  SELECT min(m.entity, k.entity) AS a, max(m.entity, k.entity) AS b
  FROM mention m
  JOIN citation_candidates k ON k.source_id = m.source_id AND k.citation = m.citation
  JOIN cited_documents e ON e.entity = k.entity
  WHERE m.state = 'conflicting' AND m.date IS NOT NULL AND m.date = e.date
  UNION
  -- … and two documents of one number and day with one title, neither of which is another place's.
  SELECT a.entity, b.entity
  FROM dated a
  JOIN dated b ON b.block = a.block AND b.date = a.date AND b.entity > a.entity
  WHERE same_line(a.entity, b.entity) = 1 AND titles_alike(a.title, b.title) = 1
),
spread AS MATERIALIZED (SELECT entity, count(DISTINCT document_id) AS documents FROM mention GROUP BY entity),
-- What fewer documents say is spoken of.
pair AS (
  SELECT CASE WHEN x.documents < y.documents THEN t.a ELSE t.b END AS entity,
    CASE WHEN x.documents < y.documents THEN t.b ELSE t.a END AS target
  FROM twin t
  JOIN spread x ON x.entity = t.a
  JOIN spread y ON y.entity = t.b
),
found AS (
  SELECT m.*, p.target, row_number() OVER (PARTITION BY m.document_id, m.entity, p.target ORDER BY m.ordinal) AS nth
  FROM pair p JOIN mention m ON m.entity = p.entity
  -- Within one document it is R-23 of its own.
  WHERE NOT EXISTS (SELECT 1 FROM mention o WHERE o.entity = p.target AND o.document_id = m.document_id)
)
SELECT f.document_id, f.byte_start, f.byte_end, f.span_page,
  o.document_id, o.byte_start, o.byte_end, o.span_page,
  NULL, f.entity || ' ' || f.target,
  f.raw, o.raw,
  coalesce(r.number_key, '“' || coalesce(r.title, '') || '”') || coalesce(' (' || i.commune || ')', '')
FROM found f
JOIN first_mention o ON o.entity = f.target
JOIN sources s ON s.document_id = o.document_id AND s.chosen
JOIN records r ON r.source_id = s.id
LEFT JOIN issuers i ON i.source_id = s.id AND i.ordinal = 0
WHERE f.nth = 1;

-- code: key-reused-across
-- rule: R-25
-- severity: error
-- vi: Các văn bản trong kho viện dẫn hai văn bản khác nhau cùng số, ký hiệu của một cơ quan Đảng trong một nhiệm kỳ
-- en: Documents of the store cite two different documents that bear one Party number within a term
-- why: Số văn bản Đảng liên tục theo tên loại trong một nhiệm kỳ (Hướng dẫn 36-HD/VPTW): một trong hai viện dẫn sai.
-- message_vi: “{0}” và “{1}” trong {2} cùng số, ký hiệu và nhiệm kỳ nhưng khác ngày hoặc khác nội dung
-- message_en: “{0}” and “{1}” in {2} share number, sign and term but not date or subject
-- fix_vi: đối chiếu cả hai với văn bản gốc; một trong hai số hoặc ký hiệu sai
-- fix_en: compare both with the originals; one of the two numbers or signs is wrong
WITH twin AS MATERIALIZED (
  SELECT entity, substr(entity, 1, instr(entity || '#', '#') - 1) AS key,
    row_number() OVER (PARTITION BY substr(entity, 1, instr(entity || '#', '#') - 1) ORDER BY entity) AS nth
  FROM cited_documents WHERE entity LIKE 'pt:%'
),
mention AS (
  SELECT t.entity, t.key, t.nth, s.document_id, c.raw, c.byte_start, c.byte_end, c.span_page,
    row_number() OVER (PARTITION BY t.entity ORDER BY s.sha256, c.ordinal) AS place
  FROM twin t
  JOIN citation_links l ON l.entity = t.entity
  JOIN citations c ON c.source_id = l.source_id AND c.ordinal = l.citation
  JOIN sources s ON s.id = l.source_id AND s.chosen
  WHERE t.key IN (SELECT key FROM twin WHERE nth > 1)
),
first_mention AS MATERIALIZED (SELECT * FROM mention WHERE place = 1),
-- A mention whose sign contradicts its issuer means one document and prints the number of another one of the
-- same place: type, number and term, all that stands behind the issuer, are the same.
misprinted AS MATERIALIZED (
  SELECT s.document_id, c.raw, c.byte_start, c.byte_end, c.span_page, l.entity AS meant, d.entity,
    row_number() OVER (PARTITION BY l.source_id, d.entity ORDER BY c.ordinal) AS place
  FROM citation_links l
  JOIN citations c ON c.source_id = l.source_id AND c.ordinal = l.citation
  JOIN sources s ON s.id = l.source_id AND s.chosen
  JOIN cited_documents d ON d.key_search = c.key_search AND d.block = l.block AND d.entity <> l.entity
  WHERE l.state = 'conflicting' AND l.entity LIKE 'pt:%.%' AND d.entity LIKE 'pt:%.%'
    AND substr(d.entity, 1, instr(d.entity, '.')) = substr(l.entity, 1, instr(l.entity, '.'))
    AND substr(substr(d.entity, 4 + instr(substr(d.entity, 4), ':')) || '#', 1,
               instr(substr(d.entity, 4 + instr(substr(d.entity, 4), ':')) || '#', '#'))
      = substr(substr(l.entity, 4 + instr(substr(l.entity, 4), ':')) || '#', 1,
               instr(substr(l.entity, 4 + instr(substr(l.entity, 4), ':')) || '#', '#'))
),
rightly AS MATERIALIZED (
  SELECT l.entity, s.document_id, c.raw, c.byte_start, c.byte_end, c.span_page,
    row_number() OVER (PARTITION BY l.entity ORDER BY s.sha256, c.ordinal) AS place
  FROM citation_links l
  JOIN citations c ON c.source_id = l.source_id AND c.ordinal = l.citation
  JOIN sources s ON s.id = l.source_id AND s.chosen
  WHERE l.entity IN (SELECT entity FROM misprinted) AND l.state <> 'conflicting'
),
pair AS (
  SELECT b.document_id, b.byte_start, b.byte_end, b.span_page, b.entity, b.raw,
    a.document_id AS other_id, a.byte_start AS other_start, a.byte_end AS other_end, a.span_page AS other_page,
    a.raw AS other_raw
  FROM first_mention b
  JOIN first_mention a ON a.key = b.key AND a.nth = 1
  WHERE b.nth > 1
  UNION ALL
  SELECT m.document_id, m.byte_start, m.byte_end, m.span_page, m.meant, m.raw,
    a.document_id, a.byte_start, a.byte_end, a.span_page, a.raw
  FROM misprinted m
  JOIN rightly a ON a.entity = m.entity AND a.place = 1
  WHERE m.place = 1
)
SELECT p.document_id, p.byte_start, p.byte_end, p.span_page,
  p.other_id, p.other_start, p.other_end, p.other_page,
  NULL, p.entity,
  p.raw, p.other_raw,
  coalesce(r.number_key, '“' || coalesce(r.title, '') || '”') || coalesce(' (' || i.commune || ')', '')
FROM pair p
JOIN sources s ON s.document_id = p.other_id AND s.chosen
JOIN records r ON r.source_id = s.id
LEFT JOIN issuers i ON i.source_id = s.id AND i.ordinal = 0
-- Within one document it is the document's own R-25.
WHERE p.other_id <> p.document_id;

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
first_mention AS MATERIALIZED (SELECT * FROM mention WHERE place = 1)
SELECT b.document_id, b.byte_start, b.byte_end, b.span_page,
  a.document_id, a.byte_start, a.byte_end, a.span_page,
  NULL, b.entity,
  b.raw, a.raw,
  coalesce(r.number_key, '“' || coalesce(r.title, '') || '”') || coalesce(' (' || i.commune || ')', '')
FROM first_mention b
JOIN first_mention a ON a.key = b.key AND a.nth = 1
JOIN sources s ON s.document_id = a.document_id AND s.chosen
JOIN records r ON r.source_id = s.id
LEFT JOIN issuers i ON i.source_id = s.id AND i.ordinal = 0
-- Within one document it is the document's own R-25.
WHERE b.nth > 1 AND a.document_id <> b.document_id;

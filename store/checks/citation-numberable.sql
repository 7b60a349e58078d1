-- code: citation-numberable
-- rule: R-33
-- severity: info
-- vi: Viện dẫn theo tên, không có số; kho có văn bản cùng tên
-- en: A document is cited by its title without number; the store knows one of that title
-- why: Viện dẫn phải có số, ký hiệu (NĐ 30/2020/NĐ-CP Phụ lục I, phần II mục 6). So trích yếu nguyên văn, không kể hoa
--   thường, dấu thanh; tên loại và cơ quan, nếu ghi, phải trùng; nhiều văn bản cùng tên thì không đề nghị.
-- message_vi: “{0}” không ghi số; có thể là {1}, nêu trong {2}
-- message_en: “{0}” has no number; it may be {1}, named in {2}
-- fix_vi: nếu đúng, ghi thêm số, ký hiệu và ngày: {1}
-- fix_en: if so, add its number, sign and date: {1}
WITH titled AS MATERIALIZED (
  SELECT e.entity, e.type, e.issuer, e.document_id, title_key(e.title) AS title,
    coalesce(e.type || ' ', '') || e.key || coalesce(' (' || printed_date(e.date) || ')', '') AS name
  FROM cited_documents e WHERE e.title IS NOT NULL AND e.key IS NOT NULL
),
unnumbered AS MATERIALIZED (
  SELECT s.document_id, u.ordinal, u.raw, u.type, u.issuer, u.byte_start, u.byte_end, u.span_page,
    title_key(u.title) AS title
  FROM unnumbered_references u
  JOIN sources s ON s.id = u.source_id AND s.chosen
  WHERE u.kind = 'title' AND u.citation IS NULL AND length(u.title) >= 20
),
found AS MATERIALIZED (
  SELECT u.*, t.entity, t.name, count(*) OVER (PARTITION BY u.document_id, u.ordinal) AS choices
  FROM unnumbered u
  JOIN titled t ON t.title = u.title
  WHERE (u.type IS NULL OR t.type IS NULL OR u.type = t.type)
  AND (u.issuer IS NULL OR t.issuer IS NULL OR u.issuer = t.issuer)
  AND t.document_id IS NOT u.document_id
),
witness AS MATERIALIZED (
  SELECT * FROM (
    SELECT l.entity, s.document_id, c.byte_start, c.byte_end, c.span_page,
      row_number() OVER (PARTITION BY l.entity ORDER BY s.sha256, c.ordinal) AS place
    FROM citation_links l
    JOIN citations c ON c.source_id = l.source_id AND c.ordinal = l.citation
    JOIN sources s ON s.id = l.source_id AND s.chosen
    WHERE l.entity IN (SELECT entity FROM found))
  WHERE place = 1
  UNION ALL
  SELECT e.entity, e.document_id, NULL, NULL, NULL, 1
  FROM cited_documents e
  WHERE e.document_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM citation_links l WHERE l.entity = e.entity)
)
SELECT f.document_id, f.byte_start, f.byte_end, f.span_page,
  w.document_id, w.byte_start, w.byte_end, w.span_page,
  NULL, f.entity,
  f.raw, f.name, coalesce(r.number_key, '“' || coalesce(r.title, '') || '”') || coalesce(' (' || i.commune || ')', '')
FROM found f
JOIN witness w ON w.entity = f.entity
JOIN sources s ON s.document_id = w.document_id AND s.chosen
JOIN records r ON r.source_id = s.id
LEFT JOIN issuers i ON i.source_id = s.id AND i.ordinal = 0
WHERE f.choices = 1;

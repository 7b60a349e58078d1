-- code: citation-ambiguous
-- rule: R-32
-- severity: warning
-- vi: Viện dẫn có thể chỉ nhiều văn bản khác nhau
-- en: A citation may mean several documents
-- why: Chỉ số và ký hiệu thì chưa xác định được văn bản: số văn bản Đảng lặp lại theo nhiệm kỳ, số văn bản nhà nước lặp lại
--   theo năm và theo cơ quan.
-- message_vi: “{0}” có thể là {1}
-- message_en: “{0}” may be {1}
-- fix_vi: ghi thêm ngày ban hành và cơ quan ban hành
-- fix_en: add its date and issuing body
WITH named AS MATERIALIZED (
  SELECT k.source_id, k.citation, k.entity,
    coalesce(e.type || ' ', '') || coalesce(e.key, e.name, e.entity) || coalesce(' (' || printed_date(e.date) || ')', '')
      AS name,
    row_number() OVER (PARTITION BY k.source_id, k.citation ORDER BY k.score DESC, k.entity) AS place
  FROM citation_candidates k
  JOIN cited_documents e ON e.entity = k.entity
  JOIN citation_links l ON l.source_id = k.source_id AND l.citation = k.citation AND l.state = 'ambiguous'
),
choice AS MATERIALIZED (
  SELECT source_id, citation, group_concat(name, '; ') || CASE WHEN max(choices) > 3 THEN '; …' ELSE '' END AS names
  FROM (SELECT n.*, count(*) OVER (PARTITION BY source_id, citation) AS choices FROM named n
        ORDER BY source_id, citation, place)
  WHERE place <= 3 GROUP BY source_id, citation
),
-- A wording is told once in a document.
first_mention AS (
  SELECT s.document_id, c.raw, c.byte_start, c.byte_end, c.span_page, coalesce(h.names, '?') AS names,
    coalesce(c.identity, c.raw) AS subject,
    row_number() OVER (PARTITION BY s.id, coalesce(c.identity, c.raw) ORDER BY c.ordinal) AS nth
  FROM citation_links l
  JOIN citations c ON c.source_id = l.source_id AND c.ordinal = l.citation
  JOIN sources s ON s.id = l.source_id AND s.chosen
  JOIN choice h ON h.source_id = l.source_id AND h.citation = l.citation
  WHERE l.state = 'ambiguous'
)
SELECT document_id, byte_start, byte_end, span_page, NULL, NULL, NULL, NULL, NULL, subject, raw, names
FROM first_mention WHERE nth = 1;

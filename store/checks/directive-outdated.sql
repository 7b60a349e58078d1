-- code: directive-outdated
-- rule: R-63
-- severity: warning
-- vi: Văn bản triển khai một chỉ đạo cũ trong khi đã có chỉ đạo mới cùng nội dung, hoặc chỉ đạo đó đã bị thay thế
-- en: A document implements an older directive although there is a newer one on the same subject, or it was replaced
-- why: Kế hoạch chép từ năm trước thường giữ căn cứ cũ. Mới hơn là cùng cơ quan, cùng tên loại, cùng trích yếu không kể
--   năm và số, ngày sau hơn; hoặc một văn bản trong kho nói là thay thế, bãi bỏ. Chỉ xét văn bản ban hành sau đó.
-- message_vi: “{0}” đã có văn bản mới hơn: {1}, nêu trong {2}
-- message_en: there is a newer document than “{0}”: {1}, named in {2}
-- fix_vi: xem lại căn cứ; nếu đúng thì triển khai theo {1}
-- fix_en: review the basis; if so, implement {1}
WITH named AS MATERIALIZED (
  SELECT e.entity, e.date, e.title, e.type,
    substr(e.entity, instr(e.entity, ':') + 1,
           instr(substr(e.entity, instr(e.entity, ':') + 1), ':') - 1) AS issuer,
    title_topic(e.title) AS topic,
    coalesce(e.type || ' ', '') || e.key || ' (' || printed_date(e.date) || ')' AS name
  FROM cited_documents e
  WHERE e.title IS NOT NULL AND e.key IS NOT NULL AND length(e.date) = 10
),
mention AS MATERIALIZED (
  SELECT l.entity, s.document_id, s.sha256, r.date AS own_date, c.ordinal, c.raw, c.relation,
    c.byte_start, c.byte_end, c.span_page
  FROM citation_links l
  JOIN citations c ON c.source_id = l.source_id AND c.ordinal = l.citation
  JOIN sources s ON s.id = l.source_id AND s.chosen
  JOIN records r ON r.source_id = s.id
  WHERE l.entity IS NOT NULL AND l.state <> 'conflicting'
  AND (c.relation = 'implements' OR c.relation = 'basis' OR c.relation = 'replaces' OR c.relation = 'repeals')
),
newer AS (
  SELECT a.entity, b.entity AS successor, b.date, b.name
  FROM named a
  -- A topic of a word or two says too little.
  JOIN named b ON b.issuer = a.issuer AND b.type = a.type AND b.topic = a.topic AND length(a.topic) >= 20
  WHERE b.date > a.date AND substr(b.date, 1, 4) > substr(a.date, 1, 4) AND instr(a.issuer, '?') = 0
  UNION
  SELECT m.entity, e.entity, e.date, coalesce(e.type || ' ', '') || e.key || ' (' || printed_date(e.date) || ')'
  FROM mention m
  JOIN cited_documents e ON e.document_id = m.document_id AND e.key IS NOT NULL AND length(e.date) = 10
  WHERE (m.relation = 'replaces' OR m.relation = 'repeals') AND e.entity <> m.entity
),
latest AS MATERIALIZED (
  SELECT * FROM (
    SELECT n.*, row_number() OVER (PARTITION BY n.entity ORDER BY n.date DESC, n.successor) AS place FROM newer n)
  WHERE place = 1
),
-- Where people can read of the newer one: in it, or in a document that follows it.
witness AS MATERIALIZED (
  SELECT entity, document_id, byte_start, byte_end, span_page FROM (
    SELECT v.*, row_number() OVER (PARTITION BY v.entity ORDER BY v.stored DESC, v.sha256, v.ordinal) AS place FROM (
      SELECT m.entity, m.document_id, m.sha256, m.ordinal, m.byte_start, m.byte_end, m.span_page, 0 AS stored
      FROM mention m WHERE m.relation = 'implements' OR m.relation = 'basis'
      UNION ALL
      SELECT e.entity, e.document_id, '', 0, NULL, NULL, NULL, 1
      FROM cited_documents e WHERE e.document_id IS NOT NULL) v)
  WHERE place = 1
),
old AS (
  SELECT m.*, n.successor, n.name,
    row_number() OVER (PARTITION BY m.document_id, m.entity ORDER BY m.ordinal) AS nth
  FROM latest n
  JOIN mention m ON m.entity = n.entity AND (m.relation = 'implements' OR m.relation = 'basis')
  WHERE m.own_date >= n.date
  AND NOT EXISTS (SELECT 1 FROM mention o WHERE o.entity = n.successor AND o.document_id = m.document_id)
)
SELECT o.document_id, o.byte_start, o.byte_end, o.span_page,
  w.document_id, w.byte_start, w.byte_end, w.span_page,
  NULL, o.entity || ' ' || o.successor,
  o.raw, o.name,
  coalesce(r.number_key, '“' || coalesce(r.title, '') || '”') || coalesce(' (' || i.commune || ')', '')
FROM old o
JOIN witness w ON w.entity = o.successor
JOIN sources s ON s.document_id = w.document_id AND s.chosen
JOIN records r ON r.source_id = s.id
LEFT JOIN issuers i ON i.source_id = s.id AND i.ordinal = 0
WHERE o.nth = 1 AND w.document_id <> o.document_id;

-- code: directive-awaited
-- severity: info
-- vi: Văn bản cấp trên mà các văn bản trong kho phải triển khai chưa có trong kho
-- en: A directive that documents of the store implement is itself not in the store
-- why: Không có văn bản cấp trên thì không đối chiếu được mục tiêu, thời hạn; nhập vào là các viện dẫn tự nối.
-- message_vi: {0} chưa có trong kho; số văn bản triển khai: {1}
-- message_en: {0} is not in the store; documents that implement it: {1}
-- fix_vi: xin văn bản và nhập vào kho
-- fix_en: obtain the document and import it
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
implemented AS (
  SELECT l.entity, s.document_id, c.byte_start, c.byte_end, c.span_page,
    row_number() OVER (PARTITION BY l.entity ORDER BY s.sha256, c.ordinal) AS place,
    dense_rank() OVER (PARTITION BY l.entity ORDER BY s.document_id) AS documents
  FROM citation_links l
  JOIN citations c ON c.source_id = l.source_id AND c.ordinal = l.citation
  JOIN sources s ON s.id = l.source_id AND s.chosen
  WHERE l.state = 'awaited' AND c.governs AND (c.relation = 'implements' OR c.relation = 'basis')
  AND (:documents IS NULL OR l.block IN (SELECT block FROM asked_block))
),
spread AS MATERIALIZED (SELECT entity, max(documents) AS documents FROM implemented GROUP BY entity)
SELECT i.document_id, i.byte_start, i.byte_end, i.span_page, NULL, NULL, NULL, NULL, NULL, i.entity,
  coalesce(e.type || ' ', '') || coalesce(e.key, e.name, e.entity) || coalesce(' (' || printed_date(e.date) || ')', ''),
  p.documents
FROM implemented i
JOIN spread p ON p.entity = i.entity AND p.documents > 1  -- of one document's own concern, nobody else waits
JOIN cited_documents e ON e.entity = i.entity
WHERE i.place = 1;

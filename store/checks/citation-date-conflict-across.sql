-- code: citation-date-conflict-across
-- rule: R-22
-- severity: error
-- vi: Một văn bản được các văn bản trong kho viện dẫn với những ngày khác nhau
-- en: Documents of the store cite one document with different dates
-- why: Viện dẫn phải ghi đúng thời gian ban hành (NĐ 30/2020/NĐ-CP Phụ lục I, phần II mục 6). Ngày của chính văn bản
--   nếu có trong kho, nếu không thì ngày mà nhiều văn bản ghi, được coi là đúng.
-- message_vi: “{0}” ghi ngày {1}; {2} ghi ngày {3} (số văn bản ghi ngày này: {4})
-- message_en: “{0}” has the date {1}; {2} has {3} (documents with that date: {4})
-- fix_vi: đối chiếu với văn bản gốc; nếu ngày đúng là {3} thì sửa lại
-- fix_en: compare with the original; if {3} is right, correct the date
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
  WHERE l.entity IS NOT NULL AND length(c.date) = 10
  AND (:documents IS NULL OR l.block IN (SELECT block FROM asked_block))
),
-- The likeliest of what a conflicting citation may mean.
candidate AS (
  SELECT k.source_id, k.citation, k.entity,
    row_number() OVER (PARTITION BY k.source_id, k.citation ORDER BY k.score DESC, k.entity) AS place
  FROM citation_candidates k
),
meant AS MATERIALIZED (
  SELECT m.*, e.entity AS target, e.date AS right_date
  FROM mention m JOIN cited_documents e ON e.entity = m.entity
  WHERE m.state <> 'conflicting'
  UNION ALL
  SELECT m.*, e.entity, e.date
  FROM mention m
  JOIN candidate k ON k.source_id = m.source_id AND k.citation = m.citation AND k.place = 1
  JOIN cited_documents e ON e.entity = k.entity
  WHERE m.state = 'conflicting'
),
-- Who has the date that counts: each document once, its own first.
supporter AS MATERIALIZED (
  SELECT *, row_number() OVER (PARTITION BY entity ORDER BY is_mention, sha256) AS place FROM (
    SELECT m.target AS entity, m.document_id, m.sha256, m.byte_start, m.byte_end, m.span_page, 1 AS is_mention,
      row_number() OVER (PARTITION BY m.target, m.document_id ORDER BY m.ordinal) AS nth
    FROM meant m WHERE m.date = m.right_date
    UNION ALL
    SELECT e.entity, e.document_id, '', NULL, NULL, NULL, 0, 1
    FROM cited_documents e WHERE e.document_id IS NOT NULL AND length(e.date) = 10)
  WHERE nth = 1
),
support AS MATERIALIZED (
  SELECT entity, count(DISTINCT document_id) AS documents FROM supporter GROUP BY entity
),
wrong AS (
  SELECT m.*, row_number() OVER (PARTITION BY m.target, m.document_id ORDER BY m.ordinal) AS nth
  FROM meant m WHERE length(m.right_date) = 10 AND m.date <> m.right_date
),
-- The first supporter that is another document.
compared AS (
  SELECT w.*, o.document_id AS other_id, o.byte_start AS other_start, o.byte_end AS other_end,
    o.span_page AS other_page, row_number() OVER (PARTITION BY w.target, w.document_id ORDER BY o.place) AS choice
  FROM wrong w
  JOIN supporter o ON o.entity = w.target AND o.place <= 3 AND o.document_id <> w.document_id
  WHERE w.nth = 1
)
SELECT w.document_id, w.byte_start, w.byte_end, w.span_page,
  w.other_id, w.other_start, w.other_end, w.other_page,
  NULL, w.target,
  w.raw, printed_date(w.date),
  coalesce(r.number_key, '“' || coalesce(r.title, '') || '”') || coalesce(' (' || i.commune || ')', ''),
  printed_date(w.right_date), u.documents
FROM compared w
JOIN support u ON u.entity = w.target
JOIN sources s ON s.document_id = w.other_id AND s.chosen
JOIN records r ON r.source_id = s.id
LEFT JOIN issuers i ON i.source_id = s.id AND i.ordinal = 0
WHERE w.choice = 1;

-- code: deadline-after-superior
-- rule: R-59
-- severity: warning
-- vi: Thời hạn muộn hơn thời hạn của cùng nhiệm vụ trong văn bản cấp trên mà kế hoạch triển khai
-- en: A deadline is later than that of the same task in the document that the plan carries out
-- why: Cấp dưới phải hoàn thành trước khi cấp trên tổng hợp. Chỉ xét khi văn bản cấp trên có trong kho.
-- message_vi: “{0}” có thời hạn “{1}”, muộn hơn “{2}” trong {3}
-- message_en: “{0}” is due “{1}”, later than “{2}” in {3}
-- fix_vi: rút ngắn thời hạn cho kịp thời hạn của {3}
-- fix_en: bring the deadline forward to meet that of {3}
WITH asked AS MATERIALIZED (SELECT value AS document_id FROM json_each(:documents)),
-- Plans and the documents of the store that they carry out.
pair AS MATERIALIZED (
  SELECT s.id AS source_id, s.document_id, x.id AS superior_source, x.document_id AS superior,
    min(c.byte_start) AS byte_start, c.byte_end, c.span_page, c.raw, e.entity,
    coalesce(e.type || ' ', '') || coalesce(e.key, e.name, e.entity) AS name
  FROM cited_documents e
  JOIN citation_links l ON l.entity = e.entity AND l.state <> 'conflicting'
  JOIN citations c ON c.source_id = l.source_id AND c.ordinal = l.citation
  JOIN sources s ON s.id = l.source_id AND s.chosen
  JOIN sources x ON x.document_id = e.document_id AND x.chosen
  WHERE e.document_id <> s.document_id AND c.governs AND (c.relation = 'implements' OR c.relation = 'basis')
  AND (:documents IS NULL OR s.document_id IN (SELECT document_id FROM asked)
       OR e.document_id IN (SELECT document_id FROM asked))
  GROUP BY s.document_id, x.document_id
),
superior AS MATERIALIZED (SELECT DISTINCT superior, superior_source FROM pair),
wanted AS MATERIALIZED (
  SELECT v.superior, t.task, t.text, a.deadline_end
  FROM superior v
  CROSS JOIN tasks t ON t.task BETWEEN v.superior << 24 AND (v.superior << 24) + 16777215
  CROSS JOIN assignments a ON a.source_id = v.superior_source AND a.ordinal = t.task & 16777215
  WHERE t.text IS NOT NULL AND a.deadline_end IS NOT NULL AND a.recurrence IS NULL
),
theirs AS MATERIALIZED (SELECT DISTINCT g.text, x.words FROM wanted g JOIN task_texts x ON x.id = g.text),
near AS MATERIALIZED (
  SELECT text AS theirs, text AS mine, 1 AS similarity FROM theirs
  UNION
  SELECT theirs, mine, similarity FROM (
    SELECT n.theirs, n.mine, task_similarity(n.words, x.words) AS similarity
    FROM (SELECT DISTINCT g.text AS theirs, g.words, b.text AS mine
          FROM theirs g, json_each(bands_of(g.words)) k CROSS JOIN task_bands b ON b.band = k.value) n
    CROSS JOIN task_texts x ON x.id = n.mine WHERE n.mine <> n.theirs)
  WHERE similarity >= 0.55
),
-- Each task of the superior document with the tasks of each plan that stand for it.
same AS MATERIALIZED (
  SELECT p.source_id, p.document_id, p.superior, p.superior_source, p.entity, p.name, g.task AS their_task, t.task, n.similarity
  FROM wanted g
  CROSS JOIN near n ON n.theirs = g.text
  CROSS JOIN tasks t ON t.text = n.mine
  CROSS JOIN pair p ON p.document_id = t.task >> 24 AND p.superior = g.superior
),
best AS (
  SELECT h.*, row_number() OVER (PARTITION BY h.task, h.superior ORDER BY h.similarity DESC, h.their_task) AS nth
  FROM same h
),
late AS (
  SELECT h.*, a.byte_start, a.byte_end, a.span_page, a.task AS words, a.deadline_raw,
    b.byte_start AS their_start, b.byte_end AS their_end, b.span_page AS their_page, b.deadline_raw AS their_raw,
    row_number() OVER (PARTITION BY h.document_id, h.superior ORDER BY h.task) AS told
  FROM best h
  JOIN assignments a ON a.source_id = h.source_id AND a.ordinal = h.task & 16777215
  JOIN assignments b ON b.source_id = h.superior_source AND b.ordinal = h.their_task & 16777215
  WHERE h.nth = 1 AND a.recurrence IS NULL AND a.deadline_end > b.deadline_end
  AND NOT EXISTS (SELECT 1 FROM assignment_deadlines f WHERE f.source_id = a.source_id AND f.assignment = a.ordinal)
)
SELECT document_id, byte_start, byte_end, span_page, superior, their_start, their_end, their_page, NULL,
  entity || ' ' || (their_task & 16777215),
  substr(words, 1, 120) || CASE WHEN length(words) > 120 THEN '…' ELSE '' END, deadline_raw, their_raw, name
FROM late WHERE told <= 20;

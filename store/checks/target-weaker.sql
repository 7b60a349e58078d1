-- code: target-weaker
-- rule: R-65
-- severity: warning
-- vi: Chỉ tiêu thấp hơn chỉ tiêu của cùng nhiệm vụ trong văn bản cấp trên mà kế hoạch triển khai
-- en: A target is weaker than that of the same task in the document that the plan carries out
-- why: Địa phương đạt chỉ tiêu của mình mà cấp trên vẫn không đạt. So các tỷ lệ phần trăm; số lượng chỉ so khi cấp trên giao
--   cho mỗi xã, mỗi đơn vị. Chỉ xét khi văn bản cấp trên có trong kho.
-- message_vi: chỉ tiêu “{0}” thấp hơn “{1}” trong {2}: “{3}”
-- message_en: the target “{0}” is weaker than “{1}” in {2}: “{3}”
-- fix_vi: nâng chỉ tiêu bằng hoặc cao hơn {2}, hoặc nêu lý do
-- fix_en: raise it to what {2} asks for, or give the reason
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
  SELECT v.superior, t.task, t.text, a.task AS words
  FROM superior v
  CROSS JOIN tasks t ON t.task BETWEEN v.superior << 24 AND (v.superior << 24) + 16777215
  CROSS JOIN assignments a ON a.source_id = v.superior_source AND a.ordinal = t.task & 16777215
  WHERE t.text IS NOT NULL AND EXISTS (SELECT 1 FROM assignment_targets w WHERE w.source_id = a.source_id AND w.assignment = a.ordinal)
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
best AS MATERIALIZED (
  SELECT h.*, row_number() OVER (PARTITION BY h.task, h.superior ORDER BY h.similarity DESC, h.their_task) AS nth
  FROM same h
),
involved AS MATERIALIZED (
  SELECT source_id, task & 16777215 AS assignment FROM best WHERE nth = 1
  UNION SELECT superior_source, their_task & 16777215 FROM best WHERE nth = 1
),
-- Which of several targets stands for which, only their order tells.
target AS MATERIALIZED (
  SELECT w.source_id, w.assignment, w.unit, w.number, w.comparison, w.raw, w.byte_start, w.byte_end, w.span_page,
    row_number() OVER (PARTITION BY w.source_id, w.assignment, w.unit ORDER BY w.ordinal) AS nth,
    count(*) OVER (PARTITION BY w.source_id, w.assignment, w.unit) AS among
  FROM involved v CROSS JOIN assignment_targets w ON w.source_id = v.source_id AND w.assignment = v.assignment
),
weaker AS (
  SELECT h.*, m.raw, m.byte_start, m.byte_end, m.span_page, o.raw AS their_raw, o.byte_start AS their_start,
    o.byte_end AS their_end, o.span_page AS their_page, g.words,
    row_number() OVER (PARTITION BY h.document_id, h.superior ORDER BY h.task, m.byte_start) AS told
  FROM best h
  JOIN target m ON m.source_id = h.source_id AND m.assignment = h.task & 16777215
  JOIN target o ON o.source_id = h.superior_source AND o.assignment = h.their_task & 16777215
    AND o.unit = m.unit AND o.nth = m.nth AND o.among = m.among
  JOIN wanted g ON g.task = h.their_task
  WHERE h.nth = 1
  -- A number of the whole province is shared out among its communes.
  AND (m.unit = '%' OR g.words LIKE '%mỗi %' OR g.words LIKE '%từng xã%' OR g.words LIKE '%từng địa phương%')
  AND m.comparison <> 'range' AND o.comparison <> 'range' AND m.comparison <> 'about'
  AND CASE WHEN o.comparison IN ('at-most', 'less-than') THEN m.number > o.number
           WHEN m.comparison IN ('at-most', 'less-than') THEN 0
           ELSE m.number < o.number END
)
SELECT document_id, byte_start, byte_end, span_page, superior, their_start, their_end, their_page, NULL,
  entity || ' ' || (their_task & 16777215) || ' ' || raw, raw, their_raw, name,
  substr(words, 1, 120) || CASE WHEN length(words) > 120 THEN '…' ELSE '' END
FROM weaker WHERE told <= 20;

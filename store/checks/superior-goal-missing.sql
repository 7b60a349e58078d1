-- code: superior-goal-missing
-- rule: R-64
-- severity: warning
-- vi: Mục tiêu, chỉ tiêu của văn bản cấp trên không có nội dung tương ứng trong kế hoạch triển khai
-- en: Goals of the document that a plan carries out have no counterpart in the plan
-- why: Kế hoạch cấp dưới phải phủ hết mục tiêu cấp trên giao. So câu chữ của từng mục tiêu (bảng hoặc mục có tên mục tiêu,
--   chỉ tiêu) với các nhiệm vụ của kế hoạch. Chỉ xét khi văn bản cấp trên có trong kho.
-- message_vi: chưa có nội dung tương ứng với {0} trong {1} mục tiêu của {2}, ví dụ “{3}”
-- message_en: nothing corresponds to {0} of the {1} goals of {2}, for example “{3}”
-- fix_vi: bổ sung nhiệm vụ, chỉ tiêu tương ứng, hoặc nêu rõ mục tiêu không áp dụng cho địa phương
-- fix_en: add tasks or targets for them, or say that they are not the commune's
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
  SELECT v.superior, t.task, t.text, a.task AS words, a.byte_start, a.byte_end, a.span_page
  FROM superior v
  CROSS JOIN tasks t ON t.task BETWEEN v.superior << 24 AND (v.superior << 24) + 16777215
  CROSS JOIN assignments a ON a.source_id = v.superior_source AND a.ordinal = t.task & 16777215
  LEFT JOIN sections x ON x.source_id = a.source_id AND x.section = a.section
  WHERE t.text IS NOT NULL
  AND (t.group_words LIKE '%muc tieu%' OR t.group_words LIKE '%chi tieu%'
       OR x.title LIKE '%ục tiêu%' OR x.title LIKE '%ỤC TIÊU%' OR x.title LIKE '%hỉ tiêu%' OR x.title LIKE '%HỈ TIÊU%')
  -- What an office of the province does alone is none of a commune's.
  AND NOT (EXISTS (SELECT 1 FROM assignment_units u
                   WHERE u.source_id = a.source_id AND u.assignment = a.ordinal AND u.level = 'tỉnh')
           AND NOT EXISTS (SELECT 1 FROM assignment_units u
                           WHERE u.source_id = a.source_id AND u.assignment = a.ordinal AND u.level IS NOT 'tỉnh'))
  GROUP BY t.task
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
  WHERE similarity >= 0.5
),
-- Each task of the superior document with the tasks of each plan that stand for it.
same AS MATERIALIZED (
  SELECT p.source_id, p.document_id, p.superior, p.superior_source, p.entity, p.name, g.task AS their_task, t.task, n.similarity
  FROM wanted g
  CROSS JOIN near n ON n.theirs = g.text
  CROSS JOIN tasks t ON t.text = n.mine
  CROSS JOIN pair p ON p.document_id = t.task >> 24 AND p.superior = g.superior
),
missing AS (
  SELECT p.document_id, p.superior, p.byte_start, p.byte_end, p.span_page, p.entity, p.name, g.task, g.words,
    g.byte_start AS goal_start, g.byte_end AS goal_end, g.span_page AS goal_page,
    row_number() OVER (PARTITION BY p.document_id, p.superior ORDER BY g.task) AS nth,
    count(*) OVER (PARTITION BY p.document_id, p.superior) AS missing
  FROM pair p
  JOIN wanted g ON g.superior = p.superior
  WHERE NOT EXISTS (SELECT 1 FROM same h WHERE h.document_id = p.document_id AND h.their_task = g.task)
  -- Of a document without tasks nobody can tell what it plans.
  AND EXISTS (SELECT 1 FROM tasks t WHERE t.task BETWEEN p.document_id << 24 AND (p.document_id << 24) + 16777215)
)
SELECT m.document_id, m.byte_start, m.byte_end, m.span_page, m.superior, m.goal_start, m.goal_end, m.goal_page,
  NULL, m.entity, m.missing, (SELECT count(*) FROM wanted g WHERE g.superior = m.superior), m.name,
  substr(m.words, 1, 120) || CASE WHEN length(m.words) > 120 THEN '…' ELSE '' END
FROM missing m WHERE m.nth = 1;

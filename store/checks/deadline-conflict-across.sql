-- code: deadline-conflict-across
-- rule: R-56
-- severity: warning
-- vi: Cùng một nhiệm vụ của một địa phương có hai thời hạn khác nhau, trong một văn bản hoặc trong hai văn bản cùng nội dung
-- en: One task of a commune has two different deadlines, in one document or in two on the same subject
-- why: Không biết thời hạn nào đúng. Hai văn bản là cùng nội dung khi cùng triển khai một văn bản hoặc cùng trích yếu không kể
--   năm và số; trong một văn bản là giữa bảng và phần lời. Chỉ xét thời hạn cùng năm, hoặc định kỳ khác nhau.
-- message_vi: “{0}” có thời hạn “{1}”; {2} ghi “{3}”
-- message_en: “{0}” is due “{1}”; {2} has “{3}”
-- fix_vi: thống nhất thời hạn giữa hai chỗ
-- fix_en: make the two deadlines agree
WITH asked AS MATERIALIZED (SELECT value AS document_id FROM json_each(:documents)),
plan AS MATERIALIZED (
  SELECT d.document_id, d.source_id, coalesce(i.commune_code, i.province_search || ' ' || i.commune_search) AS commune,
    title_topic(coalesce(r.title, '')) AS topic, r.draft, coalesce(r.date, '') || s.sha256 AS born,
    coalesce(r.number_key, '“' || coalesce(r.title, '') || '”') AS name
  FROM task_documents d
  JOIN sources s ON s.id = d.source_id
  JOIN records r ON r.source_id = d.source_id
  JOIN issuers i ON i.source_id = d.source_id AND i.ordinal = 0
  WHERE :documents IS NULL
  OR coalesce(i.commune_code, i.province_search || ' ' || i.commune_search) IN (
    SELECT coalesce(i.commune_code, i.province_search || ' ' || i.commune_search)
    FROM asked a JOIN task_documents x ON x.document_id = a.document_id
    JOIN issuers i ON i.source_id = x.source_id AND i.ordinal = 0)
  OR d.document_id IN (SELECT document_id FROM asked)
),
subject AS MATERIALIZED (
  SELECT commune, topic AS subject, document_id FROM plan WHERE commune IS NOT NULL AND length(topic) >= 20
  UNION
  SELECT p.commune, l.entity, p.document_id FROM plan p
  JOIN citation_links l ON l.source_id = p.source_id AND l.entity IS NOT NULL AND l.state <> 'conflicting'
  JOIN citations c ON c.source_id = l.source_id AND c.ordinal = l.citation
  WHERE p.commune IS NOT NULL AND c.governs AND c.relation = 'implements' AND l.entity NOT LIKE 'law:%'
),
pair AS MATERIALIZED (
  SELECT document_id AS one, document_id AS other FROM plan
  UNION
  SELECT a.document_id, b.document_id FROM subject a
  JOIN subject b ON b.commune = a.commune AND b.subject = a.subject AND b.document_id <> a.document_id
  JOIN plan p ON p.document_id = a.document_id
  JOIN plan q ON q.document_id = b.document_id
  WHERE q.born < p.born
  -- A draft is no second plan, and what replaces or amends a plan may set other deadlines.
  AND NOT ((p.draft OR q.draft) AND p.topic = q.topic)
  AND NOT EXISTS (SELECT 1 FROM cited_documents e
                  JOIN citation_links l ON l.entity = e.entity AND l.source_id = p.source_id
                  JOIN citations c ON c.source_id = l.source_id AND c.ordinal = l.citation
                  WHERE e.document_id = q.document_id
                  AND (c.relation = 'replaces' OR c.relation = 'repeals' OR c.relation = 'amends'))
),
-- The later document's tasks; in one document those outside of its tables.
mine AS MATERIALIZED (
  SELECT p.one, p.other, t.task, t.text, a.ordinal, a.deadline_start, a.deadline_end, a.recurrence, a.deadline_kind,
    a.deadline_raw
  FROM pair p
  CROSS JOIN tasks t ON t.task BETWEEN p.one << 24 AND (p.one << 24) + 16777215
  CROSS JOIN plan d ON d.document_id = p.one
  CROSS JOIN assignments a ON a.source_id = d.source_id AND a.ordinal = t.task & 16777215
  WHERE (a.deadline_end IS NOT NULL OR a.recurrence IS NOT NULL) AND t.text IS NOT NULL
  AND (p.one <> p.other OR a.origin <> 'table')
  AND NOT EXISTS (SELECT 1 FROM assignment_deadlines f WHERE f.source_id = a.source_id AND f.assignment = a.ordinal)
),
-- Far apart in one year, two last days, or two rhythms; of several times of one task some may agree.
apart AS (
  SELECT m.*, t.task AS their_task, t.text AS their_text
  FROM mine m
  CROSS JOIN tasks t ON t.task BETWEEN m.other << 24 AND (m.other << 24) + 16777215
  CROSS JOIN plan d ON d.document_id = m.other
  CROSS JOIN assignments b ON b.source_id = d.source_id AND b.ordinal = t.task & 16777215
  WHERE t.text IS NOT NULL AND (m.one <> m.other OR b.origin = 'table')
  AND CASE WHEN m.recurrence IS NOT NULL AND b.recurrence IS NOT NULL THEN
      m.deadline_kind <> b.deadline_kind
      OR (m.recurrence <> b.recurrence AND instr(m.recurrence, 'DAY') AND instr(b.recurrence, 'DAY'))
    WHEN m.recurrence IS NULL AND b.recurrence IS NULL AND substr(m.deadline_end, 1, 4) = substr(b.deadline_end, 1, 4) THEN
      coalesce(m.deadline_start, m.deadline_end) > b.deadline_end
      OR coalesce(b.deadline_start, b.deadline_end) > m.deadline_end
      OR (m.deadline_start IS NULL AND b.deadline_start IS NULL AND m.deadline_end <> b.deadline_end)
    ELSE 0 END
  AND NOT EXISTS (SELECT 1 FROM assignment_deadlines f WHERE f.source_id = b.source_id AND f.assignment = b.ordinal)
),
alike AS MATERIALIZED (
  SELECT g.*, x.key AS text_key, y.key AS their_text_key, task_similarity(x.words, y.words) AS similarity
  FROM apart g
  CROSS JOIN task_texts x ON x.id = g.text
  CROSS JOIN task_texts y ON y.id = g.their_text
  WHERE length(x.words) < 2 * length(y.words) AND length(y.words) < 2 * length(x.words)
  AND task_similarity(x.words, y.words) >= 0.7
),
best AS (
  SELECT *, row_number() OVER (PARTITION BY task, other ORDER BY similarity DESC, their_task) AS nth FROM alike
),
-- Where the other document has the task with the same deadline too, the likest one is meant.
conflict AS (
  SELECT b.*, row_number() OVER (PARTITION BY b.one, b.other ORDER BY b.task) AS told
  FROM best b
  WHERE b.nth = 1 AND NOT EXISTS (
    SELECT 1 FROM tasks t
    JOIN plan d ON d.document_id = b.other
    JOIN assignments a ON a.source_id = d.source_id AND a.ordinal = t.task & 16777215
    JOIN task_texts x ON x.id = b.text
    JOIN task_texts y ON y.id = t.text
    WHERE t.task BETWEEN b.other << 24 AND (b.other << 24) + 16777215 AND t.task <> b.task
    AND a.deadline_end IS b.deadline_end AND a.recurrence IS b.recurrence AND (b.one <> b.other OR a.origin = 'table')
    AND task_similarity(x.words, y.words) >= b.similarity)
)
SELECT c.one, a.byte_start, a.byte_end, a.span_page, c.other, o.byte_start, o.byte_end, o.span_page,
  NULL, c.text_key || ' ' || c.their_text_key, substr(a.task, 1, 120) || CASE WHEN length(a.task) > 120 THEN '…' ELSE '' END,
  c.deadline_raw, q.name, o.deadline_raw
FROM conflict c
JOIN plan p ON p.document_id = c.one
JOIN plan q ON q.document_id = c.other
JOIN assignments a ON a.source_id = p.source_id AND a.ordinal = c.ordinal
JOIN assignments o ON o.source_id = q.source_id AND o.ordinal = c.their_task & 16777215
WHERE c.told <= 20;

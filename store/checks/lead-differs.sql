-- code: lead-differs
-- rule: R-66
-- severity: info
-- vi: Cơ quan chủ trì một nhiệm vụ khác với đa số địa phương cùng triển khai một chỉ đạo
-- en: A task is led by another body than in most communes that carry out the same directive
-- why: Để so sánh cách phân công. Xét nhiệm vụ mà từ ba địa phương trở lên có dưới cùng một chỉ đạo và quá nửa giao cho một cơ
--   quan.
-- message_vi: “{0}” do {1} chủ trì; {3} trong {4} địa phương giao {2}
-- message_en: “{0}” is led by {1}; {3} of {4} communes give it to {2}
-- fix_vi: xem lại phân công, nếu không có lý do riêng của địa phương
-- fix_en: review who leads it, unless the commune has its reasons
WITH asked AS MATERIALIZED (SELECT value AS document_id FROM json_each(:documents)),
link AS MATERIALIZED (
  SELECT DISTINCT l.entity, d.document_id, d.source_id, s.sha256,
    coalesce(i.commune_code, i.province_search || ' ' || i.commune_search, i.commune_search) AS commune,
    i.commune AS commune_plain
  FROM citation_links l
  JOIN citations c ON c.source_id = l.source_id AND c.ordinal = l.citation
  JOIN task_documents d ON d.source_id = l.source_id
  JOIN sources s ON s.id = l.source_id
  JOIN issuers i ON i.source_id = d.source_id AND i.ordinal = 0
  WHERE l.entity IS NOT NULL AND l.state <> 'conflicting' AND l.entity NOT LIKE 'law:%' AND l.entity NOT LIKE 'qp:%'
  AND c.governs AND c.relation = 'implements' AND i.commune IS NOT NULL
),
reach AS MATERIALIZED (SELECT entity, count(DISTINCT commune) AS communes FROM link GROUP BY entity),
-- A plan that carries out several directives is compared with those that share the commonest one; at least three
-- communes must.
main AS MATERIALIZED (
  SELECT * FROM (
    SELECT l.*, r.communes, row_number() OVER (PARTITION BY l.document_id ORDER BY r.communes DESC, l.entity) AS place
    FROM link l JOIN reach r ON r.entity = l.entity)
  WHERE place = 1 AND communes >= 3
),
member AS MATERIALIZED (
  SELECT * FROM main
  WHERE :documents IS NULL
  OR entity IN (SELECT m.entity FROM asked a JOIN main m ON m.document_id = a.document_id)
),
duty AS MATERIALIZED (
  SELECT m.entity, m.document_id, m.source_id, m.sha256, m.commune, m.commune_plain, t.task, t.text
  FROM member m
  CROSS JOIN tasks t ON t.task BETWEEN m.document_id << 24 AND (m.document_id << 24) + 16777215
  WHERE t.text IS NOT NULL
),
-- Wordings that several communes share stand for those that are like them; of many communes a fiftieth.
size AS MATERIALIZED (SELECT entity, count(DISTINCT commune) AS communes FROM member GROUP BY entity),
standard AS MATERIALIZED (
  SELECT u.entity, u.text, count(DISTINCT u.commune) AS communes
  FROM duty u JOIN size z ON z.entity = u.entity
  GROUP BY u.entity, u.text HAVING count(DISTINCT u.commune) >= 2 AND count(DISTINCT u.commune) * 50 >= z.communes
),
wording AS MATERIALIZED (SELECT DISTINCT s.text, x.key, x.words FROM standard s JOIN task_texts x ON x.id = s.text),
-- Texts as like as is asked for share three bands of ten nearly always.
near AS MATERIALIZED (
  SELECT text AS standard, text AS like_it, 1 AS similarity FROM wording
  UNION
  SELECT standard, like_it, similarity FROM (
    SELECT n.standard, n.like_it, task_similarity(n.words, x.words) AS similarity
    FROM (SELECT w.text AS standard, w.words, b.text AS like_it
          FROM wording w, json_each(bands_of(w.words)) k CROSS JOIN task_bands b ON b.band = k.value
          GROUP BY w.text, b.text HAVING count(*) >= 3) n
    CROSS JOIN task_texts x ON x.id = n.like_it WHERE n.like_it <> n.standard)
  WHERE similarity >= 0.7
),
-- Each task under the commonest wording that it is like; of several tasks of a commune the likest.
clustered AS MATERIALIZED (
  SELECT * FROM (
    SELECT c.*, row_number() OVER (PARTITION BY c.entity, c.standard, c.commune ORDER BY c.similarity DESC, c.sha256, c.task) AS mine
    FROM (
      SELECT u.*, w.key AS standard, n.similarity,
        row_number() OVER (PARTITION BY u.entity, u.task ORDER BY s.communes DESC, n.similarity DESC, w.key) AS place
      FROM standard s
      CROSS JOIN wording w ON w.text = s.text
      CROSS JOIN near n ON n.standard = s.text
      CROSS JOIN duty u ON u.entity = s.entity AND u.text = n.like_it) c
    WHERE c.place = 1)
  WHERE mine = 1
),
led AS MATERIALIZED (
  SELECT entity, standard, document_id, source_id, task, commune, coalesce(group_concat(key, '; '), '') AS lead,
    coalesce(group_concat(unit, '; '), '') AS lead_names
  FROM (
    SELECT c.*, u.unit, unit_words(u.unit, c.commune_plain) AS key
    FROM clustered c
    LEFT JOIN assignment_units u
      ON u.source_id = c.source_id AND u.assignment = c.task & 16777215 AND u.role = 'lead'
    ORDER BY c.entity, c.task, key)
  GROUP BY entity, task
),
ranked AS MATERIALIZED (
  SELECT *, count(*) OVER (PARTITION BY entity, standard, lead) AS communes,
    count(*) OVER (PARTITION BY entity, standard) AS all_communes,
    row_number() OVER (PARTITION BY entity, standard, lead ORDER BY commune) AS nth
  FROM led
),
majority AS MATERIALIZED (
  SELECT * FROM ranked WHERE nth = 1 AND all_communes >= 3 AND 2 * communes > all_communes AND lead <> ''
),
other AS (
  SELECT d.*, m.lead_names AS usual, m.communes AS usual_communes, m.task AS example,
    row_number() OVER (PARTITION BY d.entity, d.standard ORDER BY d.commune) AS told
  FROM majority m
  JOIN ranked d ON d.entity = m.entity AND d.standard = m.standard AND d.lead <> m.lead AND d.lead <> ''
)
SELECT o.document_id, a.byte_start, a.byte_end, a.span_page, o.example >> 24, b.byte_start, b.byte_end, b.span_page,
  NULL, o.entity || ' ' || o.standard, substr(a.task, 1, 120) || CASE WHEN length(a.task) > 120 THEN '…' ELSE '' END,
  o.lead_names, o.usual, o.usual_communes, o.all_communes
FROM other o
JOIN assignments a ON a.source_id = o.source_id AND a.ordinal = o.task & 16777215
JOIN task_documents x ON x.document_id = o.example >> 24
JOIN assignments b ON b.source_id = x.source_id AND b.ordinal = o.example & 16777215
WHERE o.told <= 20;

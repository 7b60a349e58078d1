-- code: deadline-spread
-- rule: R-61
-- severity: warning
-- vi: Các địa phương đặt thời hạn cách xa nhau, hoặc không đặt, cho cùng một nhiệm vụ của một chỉ đạo
-- en: Communes set deadlines far apart, or none, for one task under one directive
-- why: Cấp trên khó tổng hợp khi mỗi nơi một thời hạn. Xét nhiệm vụ mà từ ba địa phương trở lên có dưới cùng một chỉ đạo; cách
--   nhau trên ba tháng là cảnh báo, chỉ thiếu thời hạn là lưu ý.
-- message_vi: nhiệm vụ “{0}” theo {1}: {2} địa phương, thời hạn sớm nhất {3} ({4}), muộn nhất {5} ({6}), không có thời hạn: {7}
-- message_en: the task “{0}” under {1}: communes {2}, earliest deadline {3} ({4}), latest {5} ({6}), without one: {7}
-- fix_vi: xem lại thời hạn của các địa phương ở hai đầu và các địa phương chưa đặt thời hạn
-- fix_en: review the communes at either end and those without a deadline
WITH asked AS MATERIALIZED (SELECT value AS document_id FROM json_each(:documents)),
link AS MATERIALIZED (
  SELECT DISTINCT l.entity, d.document_id, d.source_id, s.sha256,
    coalesce(i.commune_code, i.province_search || ' ' || i.commune_search, i.commune_search) AS commune,
    coalesce(i.level || ' ', '') || i.commune AS commune_name
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
  SELECT m.entity, m.document_id, m.source_id, m.sha256, m.commune, m.commune_name, t.task, t.text
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
dated AS MATERIALIZED (
  SELECT c.*, a.task AS words, a.byte_start, a.byte_end, a.span_page, a.deadline_end,
    a.deadline_end IS NULL AND a.recurrence IS NULL AS open,
    CASE WHEN a.recurrence IS NULL THEN a.deadline_end END AS last_day
  FROM clustered c
  JOIN assignments a ON a.source_id = c.source_id AND a.ordinal = c.task & 16777215
),
edge AS (
  SELECT entity, standard, count(*) AS communes, sum(open) AS open, count(last_day) AS days,
    min(last_day) AS first, max(last_day) AS last
  FROM dated GROUP BY entity, standard HAVING count(*) >= 3
),
spread AS (
  -- The same duty of another year is no spread.
  SELECT *, julianday(last) - julianday(first) > 92 AND julianday(last) - julianday(first) < 366 AS wide FROM edge
  WHERE days >= 2
),
told AS MATERIALIZED (
  SELECT *, row_number() OVER (PARTITION BY entity ORDER BY wide DESC, communes DESC, standard) AS nth
  FROM spread WHERE wide OR (open > 0 AND 2 * days >= communes)
),
end_of AS MATERIALIZED (
  SELECT d.*, row_number() OVER (PARTITION BY d.entity, d.standard ORDER BY d.last_day, d.commune) AS early,
    row_number() OVER (PARTITION BY d.entity, d.standard ORDER BY d.last_day DESC, d.commune) AS late
  FROM dated d JOIN told t ON t.entity = d.entity AND t.standard = d.standard
  WHERE d.last_day = t.first OR d.last_day = t.last
)
SELECT l.document_id, l.byte_start, l.byte_end, l.span_page, f.document_id, f.byte_start, f.byte_end, f.span_page,
  CASE WHEN t.wide THEN 'warning' ELSE 'info' END, t.entity || ' ' || t.standard,
  substr(l.words, 1, 120) || CASE WHEN length(l.words) > 120 THEN '…' ELSE '' END,
  coalesce(e.type || ' ', '') || coalesce(e.key, e.name, e.entity), t.communes,
  printed_date(f.last_day), f.commune_name, printed_date(l.last_day), l.commune_name, t.open
FROM told t
JOIN end_of l ON l.entity = t.entity AND l.standard = t.standard AND l.late = 1
JOIN end_of f ON f.entity = t.entity AND f.standard = t.standard AND f.early = 1
JOIN cited_documents e ON e.entity = t.entity
WHERE t.nth <= 50;

-- code: text-copied-across
-- rule: R-45
-- severity: warning
-- vi: Phần lớn câu chữ của kế hoạch cũng có trong kế hoạch của xã, phường khác
-- en: Most of a plan's wording also stands in another commune's plan
-- why: Sao chép kế hoạch của nơi khác mà không điều chỉnh theo địa phương là hình thức. So các cụm năm từ liền nhau: từ
--   60% số cụm của văn bản ngắn hơn trở lên; văn bản ban hành sau được nêu, với văn bản giống nhất có trước.
-- message_vi: khoảng {0}% câu chữ của văn bản này cũng có trong {1}
-- message_en: about {0}% of this plan's wording also stands in {1}
-- fix_vi: rà soát và sửa theo địa phương: địa danh, tên cơ quan, số liệu, thời hạn, người chịu trách nhiệm
-- fix_en: adapt it to the commune: names, bodies, figures, deadlines and who is responsible
-- The share is estimated from plan_samples; between 45 and 75 of a hundred the texts themselves decide.
WITH asked AS MATERIALIZED (SELECT value AS document_id FROM json_each(:documents)),
plan AS MATERIALIZED (
  SELECT s.document_id, s.id AS source_id, coalesce(r.date, '9999') || s.sha256 AS born,
    i.commune_search AS commune,  -- its code and province may be known in one of two plans alone
    coalesce(r.number_key, '“' || coalesce(r.title, '') || '”') || ' (' || i.commune || ')' AS name
  FROM sources s
  JOIN records r ON r.source_id = s.id
  JOIN issuers i ON i.source_id = s.id AND i.ordinal = 0
  WHERE s.chosen AND i.commune IS NOT NULL
),
-- Of which plans a copied original is sought: where only some are asked about, of them and of what shares runs
-- with them.
later AS MATERIALIZED (
  SELECT document_id FROM plan WHERE :documents IS NULL
  UNION SELECT document_id FROM asked
  UNION
  SELECT b.document_id FROM asked a
  CROSS JOIN plan_samples m ON m.document_id = a.document_id
  CROSS JOIN plan_samples b ON b.run = m.run
  GROUP BY a.document_id, b.document_id HAVING count(*) >= 4
),
-- A template may be in thousands of plans: of each run those that had it first are enough.
run AS MATERIALIZED (
  SELECT DISTINCT m.run FROM later l CROSS JOIN plan_samples m ON m.document_id = l.document_id
),
first_holder AS MATERIALIZED (
  SELECT run, document_id, commune, born FROM (
    SELECT u.run, p.document_id, p.commune, p.born,
      row_number() OVER (PARTITION BY u.run ORDER BY p.born) AS place
    FROM run u
    CROSS JOIN plan_samples m ON m.run = u.run
    CROSS JOIN plan p ON p.document_id = m.document_id)
  WHERE place <= 8
),
shared AS MATERIALIZED (
  SELECT c.document_id, f.document_id AS original, count(*) AS runs
  FROM later l
  CROSS JOIN plan c ON c.document_id = l.document_id
  CROSS JOIN plan_samples m ON m.document_id = c.document_id
  CROSS JOIN first_holder f ON f.run = m.run
  WHERE f.commune <> c.commune AND f.born < c.born
  GROUP BY c.document_id, f.document_id
),
size AS MATERIALIZED (
  SELECT d.document_id, (SELECT count(*) FROM plan_samples m WHERE m.document_id = d.document_id) AS samples
  FROM (SELECT document_id FROM shared UNION SELECT original FROM shared) d
),
-- Of a few hundred words nobody can tell.
estimate AS (
  SELECT h.document_id, h.original, c.source_id, c.name, o.source_id AS original_source, o.name AS original_name,
    1.0 * h.runs / min(x.samples, y.samples) AS share,
    row_number() OVER (PARTITION BY h.document_id ORDER BY 1.0 * h.runs / min(x.samples, y.samples) DESC, o.born) AS place
  FROM shared h
  JOIN plan c ON c.document_id = h.document_id
  JOIN plan o ON o.document_id = h.original
  JOIN size x ON x.document_id = h.document_id
  JOIN size y ON y.document_id = h.original
  WHERE min(x.samples, y.samples) >= 8 AND h.runs * 100 >= 45 * min(x.samples, y.samples)
),
decided AS MATERIALIZED (
  SELECT e.*, CASE WHEN e.share >= 0.75 THEN e.share ELSE
    (SELECT text_containment(a.text, b.text) FROM records a, records b
     WHERE a.source_id = e.source_id AND b.source_id = e.original_source) END AS containment
  FROM estimate e WHERE e.place = 1
)
SELECT document_id, NULL, NULL, NULL, original, NULL, NULL, NULL, NULL, '',
  CAST(round(100 * containment) AS INTEGER), original_name
FROM decided WHERE containment >= 0.6
AND (:documents IS NULL OR document_id IN (SELECT document_id FROM asked) OR original IN (SELECT document_id FROM asked));

-- code: directive-not-implemented
-- rule: R-62
-- severity: error
-- vi: Địa phương chưa có văn bản triển khai chỉ đạo của tỉnh, thành phố mà nhiều địa phương khác đã triển khai
-- en: A commune has no document that implements a directive of its province which others do implement
-- why: Câu hỏi chính của cơ quan theo dõi: xã nào đã có kế hoạch cho từng chỉ đạo. Chỉ xét địa phương có văn bản trong
--   kho, khi tỉnh có từ ba địa phương như vậy; chỉ xét chỉ đạo mà ít nhất một phần tư trong số đó nêu ở phần mở đầu là
--   căn cứ hoặc việc phải thực hiện.
-- message_vi: {0} chưa có văn bản triển khai {1}; đã có {2} trong {3} địa phương, ví dụ {4}
-- message_en: {0} has no document that implements {1}; {2} of {3} communes have, for example {4}
-- fix_vi: ban hành kế hoạch triển khai, hoặc nhập văn bản đã ban hành vào kho
-- fix_en: issue a plan for it, or import the document that was issued
WITH opening AS MATERIALIZED (
  -- Where the text before the first section ends; before the first task in a document without sections.
  SELECT s.id AS source_id, s.document_id, s.sha256, i.province_search AS province,
    coalesce(i.commune_code, i.commune_search) AS commune,
    coalesce(i.level || ' ', '') || i.commune AS commune_name,
    coalesce((SELECT min(x.byte_start) FROM sections x WHERE x.source_id = s.id),
             (SELECT min(a.byte_start) FROM assignments a WHERE a.source_id = s.id), 9e15) AS ends
  FROM sources s
  JOIN issuers i ON i.source_id = s.id AND i.ordinal = 0
  WHERE s.chosen AND i.commune IS NOT NULL AND i.province IS NOT NULL
),
directive AS MATERIALIZED (
  SELECT entity, issuing_place(entity) AS province,
    coalesce(type || ' ', '') || coalesce(key, name, title) || coalesce(' (' || printed_date(date) || ')', '') AS name
  FROM cited_documents
  WHERE coalesce(key, name, title) IS NOT NULL AND issuing_place(entity) IS NOT NULL
),
implementing AS MATERIALIZED (
  SELECT d.entity, d.province, o.commune, o.commune_name, o.document_id, o.sha256,
    c.ordinal, c.byte_start, c.byte_end, c.span_page
  FROM directive d
  JOIN citation_links l ON l.entity = d.entity AND l.state <> 'conflicting'
  JOIN citations c ON c.source_id = l.source_id AND c.ordinal = l.citation
  JOIN opening o ON o.source_id = l.source_id AND o.province = d.province
  WHERE (c.relation = 'implements' OR c.relation = 'basis') AND c.byte_start < o.ends
),
example AS MATERIALIZED (
  SELECT * FROM (
    SELECT *, row_number() OVER (PARTITION BY entity ORDER BY commune, sha256, ordinal) AS place FROM implementing)
  WHERE place = 1
),
-- A commune is spoken of at its latest document.
commune AS MATERIALIZED (
  SELECT province, commune, commune_name, document_id FROM (
    SELECT o.*, row_number() OVER (PARTITION BY o.province, o.commune
                                   ORDER BY r.date DESC, r.number_key, o.sha256) AS place
    FROM opening o JOIN records r ON r.source_id = o.source_id)
  WHERE place = 1
),
size AS MATERIALIZED (SELECT province, count(*) AS communes FROM commune GROUP BY province),
spread AS MATERIALIZED (
  SELECT entity, count(DISTINCT commune) AS communes FROM implementing GROUP BY entity
),
done AS MATERIALIZED (
  -- Also where the directive stands under other words in the opening, or governs one section alone.
  SELECT DISTINCT d.entity, o.commune
  FROM directive d
  JOIN citation_links l ON l.entity = d.entity
  JOIN citations c ON c.source_id = l.source_id AND c.ordinal = l.citation
  JOIN opening o ON o.source_id = l.source_id
  WHERE c.governs
)
SELECT m.document_id, NULL, NULL, NULL, x.document_id, x.byte_start, x.byte_end, x.span_page, NULL, d.entity,
  m.commune_name, d.name, p.communes, z.communes, x.commune_name
FROM spread p
JOIN directive d ON d.entity = p.entity
-- Of fewer communes nobody can tell whom the directive is meant for.
JOIN size z ON z.province = d.province AND z.communes >= 3 AND p.communes * 4 >= z.communes
JOIN example x ON x.entity = d.entity
JOIN commune m ON m.province = d.province
WHERE NOT EXISTS (SELECT 1 FROM done n WHERE n.entity = d.entity AND n.commune = m.commune);

-- What a person looks through first (Store::review): facts of which the reading is not sure, numbers and days
-- that were not read, pages of which little was, repairs of what OCR read.  What people have put right is not
-- listed.  Parameters: :below, :documents (a JSON list of ids, or NULL for all), :limit.
--
-- Words are fetched for the rows that are shown alone: a text is long, and a scan has many repairs.
WITH items AS (
  SELECT h.source_id, h.field AS kind, NULL AS item, h.confidence, h.byte_start, h.byte_end, h.span_start, h.span_end,
    h.span_page, h.box_x0, h.box_y0, h.box_x1, h.box_y1
  FROM head_fields h
  WHERE h.confidence < :below AND NOT EXISTS (SELECT 1 FROM corrected_parts p JOIN json_each(p.fields) f
      WHERE p.source_id = h.source_id AND p.assignment = -1 AND f.value = h.field)
    -- A number that was not read is among the issues.
    AND (h.field <> 'number' OR EXISTS (SELECT 1 FROM records d
      WHERE d.source_id = h.source_id AND d.number IS NOT NULL))
  UNION ALL
  SELECT c.source_id, 'citation', c.ordinal, c.confidence, c.byte_start, c.byte_end, c.span_start, c.span_end,
    c.span_page, c.box_x0, c.box_y0, c.box_x1, c.box_y1
  FROM citations c
  WHERE c.confidence < :below
  UNION ALL
  SELECT a.source_id, 'task', a.ordinal, a.confidence, a.byte_start, a.byte_end, a.span_start, a.span_end,
    a.span_page, a.box_x0, a.box_y0, a.box_x1, a.box_y1
  FROM assignments a
  WHERE a.confidence < :below AND NOT EXISTS (SELECT 1 FROM corrected_parts p
    WHERE p.source_id = a.source_id AND p.assignment = a.ordinal)
  UNION ALL
  SELECT n.source_id,
    CASE WHEN n.code = 'text-repaired' THEN 'repair' WHEN n.code LIKE 'page-%' THEN 'page' ELSE 'blank' END,
    n.ordinal, CASE WHEN n.code <> 'text-repaired' THEN 0.0 END, n.byte_start, n.byte_end, n.span_start, n.span_end,
    n.span_page, n.box_x0, n.box_y0, n.box_x1, n.box_y1
  FROM issues n
  WHERE (n.code = 'text-repaired' AND n.raw IS NOT NULL)
    OR n.code = 'number-drawn' OR n.code = 'page-unreadable' OR n.code = 'page-recognized-poorly'
    -- On paper a number may be filled in by hand where OCR saw a blank.
    OR ((n.code = 'number-missing' OR n.code = 'date-incomplete') AND EXISTS (
      SELECT 1 FROM ocr_pages o WHERE o.source_id = n.source_id AND o.page = n.span_page))
),
first AS MATERIALIZED (
  SELECT s.document_id, i.*
  FROM items i
  JOIN sources s ON s.id = i.source_id AND s.chosen
  WHERE :documents IS NULL OR s.document_id IN (SELECT value FROM json_each(:documents))
  ORDER BY i.confidence IS NULL, i.confidence, s.document_id, i.byte_start, i.kind, i.item
  LIMIT :limit
)
SELECT
  f.document_id,
  (SELECT p.path_bytes FROM places p WHERE p.source_id = f.source_id ORDER BY p.id LIMIT 1),
  r.format,
  coalesce(r.number_key, ''),
  coalesce((SELECT i.commune FROM issuers i WHERE i.source_id = f.source_id AND i.ordinal = 0), ''),
  f.kind,
  f.item,
  f.confidence,
  -- What was read.
  coalesce(CASE f.kind
    WHEN 'number' THEN r.number_raw
    WHEN 'received' THEN r.received_raw
    WHEN 'citation' THEN c.raw
    WHEN 'repair' THEN n.raw
    ELSE substr(r.text, f.span_start + 1, f.span_end - f.span_start)
  END, ''),
  -- What was made of it.
  CASE f.kind
    WHEN 'number' THEN coalesce(r.number_key, r.number)
    WHEN 'date' THEN r.date
    WHEN 'received' THEN nullif(trim(coalesce(r.received_number, '') || '; ' || coalesce(r.received_date, ''), '; '), '')
    WHEN 'citation' THEN coalesce(c.key, c.name, c.raw_key) || coalesce('; ' || c.date, '')
    WHEN 'task' THEN (SELECT nullif(group_concat(part, '; '), '') FROM (
      SELECT u.unit AS part FROM assignment_units u
      WHERE u.source_id = f.source_id AND u.assignment = f.item AND u.role <> 'coordinate'
      UNION ALL
      SELECT a.deadline_raw FROM assignments a
      WHERE a.source_id = f.source_id AND a.ordinal = f.item AND a.deadline_raw IS NOT NULL))
    WHEN 'repair' THEN substr(r.text, f.span_start + 1, f.span_end - f.span_start)
  END,
  n.message,
  n.message_en,
  f.byte_start, f.byte_end, f.span_page, f.box_x0, f.box_y0, f.box_x1, f.box_y1
FROM first f
JOIN records r ON r.source_id = f.source_id
LEFT JOIN citations c ON f.kind = 'citation' AND c.source_id = f.source_id AND c.ordinal = f.item
LEFT JOIN issues n ON f.kind IN ('blank', 'page', 'repair') AND n.source_id = f.source_id AND n.ordinal = f.item
ORDER BY f.confidence IS NULL, f.confidence, f.document_id, f.byte_start, f.kind, f.item;

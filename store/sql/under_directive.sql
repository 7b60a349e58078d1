-- A condition on task `t` of document `d`, which cites :directive (a *_search form): the whole document stands
-- under it, or the task cites it itself.  One look-up for each form: an OR inside would not reach the place in
-- the index.
EXISTS (
  SELECT 1 FROM citations c INDEXED BY citations_by_key
  WHERE c.key_search = :directive AND c.source_id = d.source_id AND c.governs)
OR EXISTS (
  SELECT 1 FROM citations c INDEXED BY citations_by_raw_key
  WHERE c.raw_key_search = :directive AND c.source_id = d.source_id AND c.governs)
OR EXISTS (
  SELECT 1 FROM citations c INDEXED BY citations_by_name
  WHERE c.name_search = :directive AND c.source_id = d.source_id AND c.governs)
OR EXISTS (
  SELECT 1 FROM assignments a CROSS JOIN citations c
  WHERE a.source_id = d.source_id AND a.ordinal = (t.task & 16777215)
  AND c.key_search = :directive AND c.source_id = d.source_id
  AND c.byte_start BETWEEN a.byte_start AND a.byte_end AND c.byte_end <= a.byte_end)
OR EXISTS (
  SELECT 1 FROM assignments a CROSS JOIN citations c
  WHERE a.source_id = d.source_id AND a.ordinal = (t.task & 16777215)
  AND c.raw_key_search = :directive AND c.source_id = d.source_id
  AND c.byte_start BETWEEN a.byte_start AND a.byte_end AND c.byte_end <= a.byte_end)
OR EXISTS (
  SELECT 1 FROM assignments a CROSS JOIN citations c
  WHERE a.source_id = d.source_id AND a.ordinal = (t.task & 16777215)
  AND c.name_search = :directive AND c.source_id = d.source_id
  AND c.byte_start BETWEEN a.byte_start AND a.byte_end AND c.byte_end <= a.byte_end)

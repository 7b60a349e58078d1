-- A condition on assignment `a`: it stands under the directive :directive (a *_search form).
-- The first part finds the few documents that cite it, by index; the others look at their tasks only.
a.source_id IN (
  SELECT source_id FROM citations
  WHERE key_search = :directive OR raw_key_search = :directive OR name_search = :directive)
AND (
  a.source_id IN (
    SELECT source_id FROM citations
    WHERE governs AND (key_search = :directive OR raw_key_search = :directive OR name_search = :directive))
  -- One look-up for each form: an OR inside would not reach the place in the index.
  OR EXISTS (
    SELECT 1 FROM citations c WHERE c.key_search = :directive AND c.source_id = a.source_id
    AND c.byte_start BETWEEN a.byte_start AND a.byte_end AND c.byte_end <= a.byte_end)
  OR EXISTS (
    SELECT 1 FROM citations c WHERE c.raw_key_search = :directive AND c.source_id = a.source_id
    AND c.byte_start BETWEEN a.byte_start AND a.byte_end AND c.byte_end <= a.byte_end)
  OR EXISTS (
    SELECT 1 FROM citations c WHERE c.name_search = :directive AND c.source_id = a.source_id
    AND c.byte_start BETWEEN a.byte_start AND a.byte_end AND c.byte_end <= a.byte_end))

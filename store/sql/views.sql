-- The views for people who bring their own SQL tools: names and columns stay from version to version (columns
-- may be added).  Laid anew at every change of the schema.  document_id, with task, citation or issue (counted
-- from 0), names a row; span_start and span_end count characters of v_documents.text, so that
-- substr(text, span_start + 1, span_end - span_start) is what was read there.  NULL is "not known".

DROP VIEW IF EXISTS v_documents;
CREATE VIEW v_documents AS
SELECT
  d.document_id,
  (SELECT p.path FROM places p WHERE p.source_id = r.source_id ORDER BY p.id LIMIT 1) AS path,  -- first place
  (SELECT count(*) FROM places p WHERE p.source_id = r.source_id) AS places,  -- how many files have this content
  d.sha256,                      -- of the file's bytes
  r.format,                      -- pdf | docx | doc | html | txt
  r.encoding,                    -- what the file's text turned out to be encoded in
  r.bytes,                       -- size of the file
  r.pages,                       -- NULL where the format has none
  r.number_key AS document_key,  -- "157/KH-UBND"; NULL where the number is left blank
  r.number,                      -- "157"
  r.number_year,                 -- only where the number carries it (61/2023/NĐ-CP)
  r.number_symbol AS symbol,     -- "KH-UBND"
  r.type,                        -- "Kế hoạch"
  r.title,                       -- trích yếu, on one line
  i.name AS issuer,
  i.level,                       -- xã | phường | đặc khu | tỉnh | thành phố | trung ương
  i.commune,
  i.commune_code,                -- code of the General Statistics Office
  i.province,
  i.province_code,
  r.place,                       -- where it was signed
  r.date,                        -- YYYY-MM-DD, YYYY-MM or YYYY
  s.authority AS signer_authority,  -- "KT. CHỦ TỊCH"
  s.position AS signer_position,
  s.name AS signer,
  r.draft,                       -- 1 where "DỰ THẢO" is printed on it
  (SELECT count(*) FROM assignments a WHERE a.source_id = r.source_id) AS tasks,
  (SELECT count(*) FROM citations c WHERE c.source_id = r.source_id) AS citations,
  (SELECT count(*) FROM issues e WHERE e.source_id = r.source_id)
    + (SELECT count(*) FROM differences f JOIN sources o ON o.id = f.source_id
       WHERE o.document_id = d.document_id) AS issues,  -- with the differences between its sources
  r.text,                        -- the normalised text that spans point into
  (SELECT count(*) FROM sources o WHERE o.document_id = d.document_id) AS sources,  -- contents that say this plan
  (SELECT count(*) FROM unread_pages n WHERE n.source_id = r.source_id) AS unread_pages,  -- how many pages are not in the text
  i.candidates,                  -- communes that the issuer may be, JSON as in docs/record.md; NULL where it is known
  (SELECT h.confidence FROM head_fields h WHERE h.source_id = r.source_id AND h.field = 'number') AS number_confidence,
  (SELECT h.confidence FROM head_fields h WHERE h.source_id = r.source_id AND h.field = 'date') AS date_confidence,  -- 0 … 1
  r.received_number,             -- of the stamp of the office that received the document: never its own
  r.received_date
FROM sources d
JOIN records r ON r.source_id = d.id
LEFT JOIN issuers i ON i.source_id = r.source_id AND i.ordinal = 0
LEFT JOIN signers s ON s.source_id = r.source_id AND s.ordinal = 0
WHERE d.chosen;

DROP VIEW IF EXISTS v_sources;
CREATE VIEW v_sources AS
SELECT
  o.document_id,
  o.id AS source,                -- names the source while it is in the store
  o.chosen,                      -- 1 for the one whose facts are the document's
  (SELECT p.path FROM places p WHERE p.source_id = o.id ORDER BY p.id LIMIT 1) AS path,  -- first place
  (SELECT count(*) FROM places p WHERE p.source_id = o.id) AS places,  -- how many files have this content
  r.format,                      -- pdf | docx | doc | html | txt
  r.encoding,
  o.sha256,                      -- of the file's bytes
  r.bytes,                       -- size of the file
  r.pages,                       -- NULL where the format has none
  (SELECT group_concat(page, '; ') FROM (SELECT n.page FROM ocr_pages n WHERE n.source_id = o.id
     ORDER BY n.ordinal)) AS ocr_pages,  -- "3; 4": pages whose text came from OCR; NULL where there are none
  (SELECT group_concat(page, '; ') FROM (SELECT n.page FROM unread_pages n WHERE n.source_id = o.id
     ORDER BY n.ordinal)) AS unread_pages,  -- pages whose text is not in the record
  (SELECT count(*) FROM differences f WHERE f.source_id = o.id) AS differences,  -- from the chosen source
  o.reader                       -- program and vocabulary that understood it
FROM sources o
JOIN records r ON r.source_id = o.id;

DROP VIEW IF EXISTS v_signatures;
CREATE VIEW v_signatures AS
SELECT
  o.document_id,
  g.source_id AS source,         -- v_sources.source
  g.ordinal AS signature,        -- counted from 0 within the source
  (SELECT p.path FROM places p WHERE p.source_id = o.id ORDER BY p.id LIMIT 1) AS path,
  g.signer,                      -- as the file says; nothing is verified
  g.time,                        -- ISO 8601, with offset where the file tells it
  g.page,                        -- where it is shown, if it is
  g.box_x0, g.box_y0, g.box_x1, g.box_y1
FROM signatures g
JOIN sources o ON o.id = g.source_id;

DROP VIEW IF EXISTS v_tasks;
CREATE VIEW v_tasks AS
SELECT
  s.document_id,
  a.ordinal AS task,             -- counted from 0 within the document
  r.number_key AS document_key,
  i.commune,
  i.province,
  r.date AS document_date,
  a.origin,                      -- table | body | organisation | sentence
  a.appendix,                    -- label; '' for an appendix without one; NULL outside an appendix
  a.section,                     -- id of the section: "II.3"
  a.task_ordinal AS ordinal,     -- as printed: "1"
  a.task_group,                  -- heading of the group of rows
  a.task AS description,         -- the task, whole
  (SELECT group_concat(unit, '; ') FROM (SELECT u.unit FROM assignment_units u WHERE u.source_id = a.source_id
     AND u.assignment = a.ordinal AND u.role = 'lead' ORDER BY u.ordinal)) AS lead,
  (SELECT group_concat(unit, '; ') FROM (SELECT u.unit FROM assignment_units u WHERE u.source_id = a.source_id
     AND u.assignment = a.ordinal AND u.role = 'implement' ORDER BY u.ordinal)) AS implement,
  (SELECT group_concat(unit, '; ') FROM (SELECT u.unit FROM assignment_units u WHERE u.source_id = a.source_id
     AND u.assignment = a.ordinal AND u.role = 'coordinate' ORDER BY u.ordinal)) AS coordinate,
  a.deadline_raw AS deadline,    -- as printed; NULL where the task has none
  a.deadline_kind,               -- by-date | quarter | year | ongoing | …
  a.deadline_start,              -- inclusive ISO dates where the wording fixes them
  a.deadline_end,
  a.recurrence,                  -- RFC 5545 RRULE for kinds that repeat
  a.due_first,                   -- the range that `vanthu tasks` compares: deadline_start, else deadline_end …
  a.due_last,                    -- … to deadline_end, else 9999-12-31; NULL where the deadline has no dates
  a.product,
  a.form,
  a.span_start,
  a.span_end,
  a.span_page AS page,           -- 1-based; NULL where the format has no pages
  a.box_x0, a.box_y0, a.box_x1, a.box_y1,  -- PDF points from the page's top left
  (SELECT p.path FROM places p WHERE p.source_id = s.id ORDER BY p.id LIMIT 1) AS path,  -- of the source it was read from
  r.format,
  s.document_id || '#' || a.ordinal AS task_id,  -- the name that the program gives the task: "12#3"
  a.task_groups,                 -- all headings above it, the outermost first: a JSON list
  a.confidence                   -- 0 … 1: how surely it is a task with these units
FROM assignments a
JOIN sources s ON s.id = a.source_id
JOIN records r ON r.source_id = a.source_id
LEFT JOIN issuers i ON i.source_id = a.source_id AND i.ordinal = 0
WHERE s.chosen;

DROP VIEW IF EXISTS v_task_units;
CREATE VIEW v_task_units AS
SELECT
  s.document_id,
  u.assignment AS task,          -- v_tasks.task
  u.role,                        -- lead | implement | coordinate
  u.ordinal AS position,         -- counted from 0 within the role
  u.unit,                        -- canonical name
  u.raw,                         -- as printed
  u.qualifier,                   -- "về khen thưởng"
  u.collective,                  -- 1 for "Các cơ quan, đơn vị" and its like
  u.requested,                   -- 1 where it is asked ("đề nghị …"), not ordered
  u.level                        -- whose body it is: xã | huyện | tỉnh | trung ương; NULL where that is not known
FROM assignment_units u
JOIN sources s ON s.id = u.source_id
WHERE s.chosen;

DROP VIEW IF EXISTS v_task_deadlines;
CREATE VIEW v_task_deadlines AS
SELECT
  s.document_id,
  e.task,                        -- v_tasks.task
  e.time,                        -- 0 for the task's deadline, then the others of the same cell in their order
  e.deadline,                    -- as printed
  e.deadline_kind,
  e.deadline_start,              -- these as in v_tasks
  e.deadline_end,
  e.recurrence,
  e.condition,                   -- what it waits for or is counted from, as printed
  e.reason                       -- why a date is missing or doubtful: docs/record.md
FROM (
  SELECT source_id, ordinal AS task, 0 AS time, deadline_raw AS deadline, deadline_kind, deadline_start, deadline_end,
    recurrence, deadline_condition AS condition, deadline_reason AS reason
  FROM assignments WHERE deadline_raw IS NOT NULL
  UNION ALL
  SELECT source_id, assignment, ordinal + 1, raw, kind, start_date, end_date, recurrence, condition, reason
  FROM assignment_deadlines
) e
JOIN sources s ON s.id = e.source_id
WHERE s.chosen;

DROP VIEW IF EXISTS v_task_targets;
CREATE VIEW v_task_targets AS
SELECT
  s.document_id,
  g.assignment AS task,          -- v_tasks.task
  g.ordinal AS target,           -- counted from 0 within the task
  g.raw,                         -- as printed: "tối thiểu 95%"
  g.number,
  g.upper,                       -- the other end of a range; else NULL
  g.unit,                        -- "%", "mô hình"
  g.comparison,                  -- at-least | at-most | more-than | less-than | exactly | about | range
  g.span_start,
  g.span_end,
  g.span_page AS page,
  g.box_x0, g.box_y0, g.box_x1, g.box_y1
FROM assignment_targets g
JOIN sources s ON s.id = g.source_id
WHERE s.chosen;

DROP VIEW IF EXISTS v_former_places;
CREATE VIEW v_former_places AS
SELECT
  s.document_id,
  f.ordinal AS place,            -- counted from 0 within the document
  f.raw,                         -- as printed: "huyện Bình Giang"
  f.level,                       -- xã | phường | thị trấn | huyện | quận | thị xã | thành phố
  f.name,
  f.province_code,               -- of the present province; NULL where several have such a unit
  f.successors,                  -- communes of today, JSON as in docs/record.md
  f.reason,                      -- why there are none
  f.section,                     -- id of the section it stands in
  f.span_start,
  f.span_end,
  f.span_page AS page,
  f.box_x0, f.box_y0, f.box_x1, f.box_y1
FROM former_places f
JOIN sources s ON s.id = f.source_id
WHERE s.chosen;

DROP VIEW IF EXISTS v_citations;
CREATE VIEW v_citations AS
SELECT
  s.document_id,                 -- the document that cites
  c.ordinal AS citation,         -- counted from 0 within the document
  r.number_key AS document_key,  -- of the document that cites
  i.commune,
  c.raw,                         -- as printed
  c.type,                        -- "Quyết định"
  c.key,                         -- as it should be read: "217-QĐ/TW"; NULL where the number is blank or there is none
  c.raw_key,                     -- as printed
  c.name,                        -- of a law cited by name alone
  c.date,                        -- ISO, perhaps partial
  c.issuer,
  c.relation,                    -- basis | implements | attached-to | amends | replaces | repeals | guides | mentions
  c.section,
  c.governs,                     -- 1 where the whole document stands under it (basis, implements, or cited before the first section)
  c.span_start,
  c.span_end,
  c.span_page AS page,
  c.box_x0, c.box_y0, c.box_x1, c.box_y1,
  (SELECT p.path FROM places p WHERE p.source_id = s.id ORDER BY p.id LIMIT 1) AS path,  -- of the source it was read from
  r.format,
  i.province,
  c.title,                       -- of the cited text, as printed
  c.provision,                   -- which part of it is meant, JSON as in docs/record.md
  c.alias,                       -- the short name that the document gives it
  c.inherited,                   -- what it has from another citation, JSON; NULL where nothing is
  c.confidence,                  -- 0 … 1
  c.identity,                    -- canonical key, as far as the citation alone tells
  l.state,                       -- resolved | known | awaited | ambiguous | conflicting; NULL where it has no number or name
  l.entity                       -- v_cited_documents.entity that it means; NULL where it is ambiguous
FROM citations c
JOIN sources s ON s.id = c.source_id
JOIN records r ON r.source_id = c.source_id
LEFT JOIN issuers i ON i.source_id = c.source_id AND i.ordinal = 0
LEFT JOIN citation_links l ON l.source_id = c.source_id AND l.citation = c.ordinal
WHERE s.chosen;

DROP VIEW IF EXISTS v_cited_documents;
CREATE VIEW v_cited_documents AS
SELECT
  d.entity,                      -- canonical key, "#…" behind it where several documents bear one
  d.state,                       -- stored | known (in the vocabulary of laws) | awaited (not in the store)
  d.type,                        -- these as the document itself has them, else as most citations do
  d.key,
  d.name,                        -- of a law
  d.date,
  d.issuer,
  d.title,
  d.document_id,                 -- of the store, where it is there
  (SELECT count(*) FROM citation_links l WHERE l.entity = d.entity) AS mentions,
  (SELECT count(DISTINCT s.document_id) FROM citation_links l JOIN sources s ON s.id = l.source_id
     WHERE l.entity = d.entity) AS documents,  -- how many cite it, itself included
  (SELECT count(DISTINCT l.source_id || ' ' || l.citation) FROM citation_candidates l
     WHERE l.entity = d.entity) AS candidate_mentions  -- that may mean it, and are counted nowhere
FROM cited_documents d;

DROP VIEW IF EXISTS v_citation_links;
CREATE VIEW v_citation_links AS
SELECT
  s.document_id,                 -- the document that cites
  e.citation,                    -- v_citations.citation
  e.entity,                      -- v_cited_documents.entity
  e.state,                       -- of the citation
  e.meant,                       -- 1 for what it means, 0 for what else it may mean
  e.score                        -- of what it may mean; NULL where meant
FROM (
  SELECT source_id, citation, entity, state, 1 AS meant, NULL AS score FROM citation_links
  WHERE entity IS NOT NULL
  UNION ALL
  SELECT k.source_id, k.citation, k.entity, l.state, 0, k.score FROM citation_candidates k
  JOIN citation_links l ON l.source_id = k.source_id AND l.citation = k.citation
) e
JOIN sources s ON s.id = e.source_id AND s.chosen;

DROP VIEW IF EXISTS v_references;
CREATE VIEW v_references AS
SELECT
  s.document_id,
  f.ordinal AS reference,        -- counted from 0 within the document
  r.number_key AS document_key,  -- of the document that refers
  i.commune,
  f.raw,                         -- as printed: "Kế hoạch này"
  f.kind,                        -- self | internal | citation | title | class (docs/record.md)
  f.type,
  f.title,                       -- of a document named by its title
  f.issuer,
  f.date,
  f.provision,                   -- which part is meant, JSON as in docs/record.md
  f.citation,                    -- v_citations.citation that it stands for
  f.target_section,              -- id of the section that it means
  f.reason,                      -- why it stands for nothing
  f.section,
  f.span_start,
  f.span_end,
  f.span_page AS page,
  f.box_x0, f.box_y0, f.box_x1, f.box_y1
FROM unnumbered_references f
JOIN sources s ON s.id = f.source_id
JOIN records r ON r.source_id = f.source_id
LEFT JOIN issuers i ON i.source_id = f.source_id AND i.ordinal = 0
WHERE s.chosen;

DROP VIEW IF EXISTS v_issues;
CREATE VIEW v_issues AS
SELECT
  s.document_id,
  e.issue,                       -- counted from 0 within the document: the chosen source's own, then the differences
  r.number_key AS document_key,
  i.commune,
  e.code,                        -- stable: "number-missing"; "sources-differ" where two sources of the document do
  e.severity,                    -- error | warning | info
  e.message,                     -- Vietnamese
  e.message_en,
  e.span_start,                  -- in the chosen source's text
  e.span_end,
  e.span_page AS page,
  e.box_x0, e.box_y0, e.box_x1, e.box_y1,
  (SELECT p.path FROM places p WHERE p.source_id = e.source_id ORDER BY p.id LIMIT 1) AS path,  -- of the chosen source; of a difference, the other one
  e.format,
  e.fix,                         -- what would mend it, Vietnamese; '' where nothing can be suggested
  e.fix_en,
  e.other_start,                 -- the second place, of what contradicts another; NULL where there is none
  e.other_end,
  e.other_page,
  e.raw                          -- of a repair: what was read in the place of what the span has now
FROM (
  SELECT n.source_id AS chosen_id, n.source_id, n.ordinal AS issue, n.code, n.severity, n.message, n.message_en,
    n.span_start, n.span_end, n.span_page, n.box_x0, n.box_y0, n.box_x1, n.box_y1,
    (SELECT r.format FROM records r WHERE r.source_id = n.source_id) AS format,
    n.fix, n.fix_en, n.other_start, n.other_end, n.other_page, n.raw
  FROM issues n
  UNION ALL
  SELECT c.id, f.source_id,
    (SELECT count(*) FROM issues n WHERE n.source_id = c.id)
      + row_number() OVER (PARTITION BY c.document_id ORDER BY f.source_id, f.ordinal) - 1,
    f.code, f.severity, f.message, f.message_en,
    f.span_start, f.span_end, f.span_page, f.box_x0, f.box_y0, f.box_x1, f.box_y1,
    (SELECT r.format FROM records r WHERE r.source_id = f.source_id),
    f.fix, f.fix_en, f.other_start, f.other_end, f.other_page, f.raw
  FROM differences f
  JOIN sources o ON o.id = f.source_id
  JOIN sources c ON c.document_id = o.document_id AND c.chosen
) e
JOIN sources s ON s.id = e.chosen_id AND s.chosen
JOIN records r ON r.source_id = e.chosen_id
LEFT JOIN issuers i ON i.source_id = e.chosen_id AND i.ordinal = 0;

DROP VIEW IF EXISTS v_corrections;
CREATE VIEW v_corrections AS
SELECT
  c.id AS correction,
  c.document_id,                 -- NULL where no file of its plan is in the store
  c.assignment AS task,          -- v_tasks.task as it is read now; NULL for the head, and where it is not found
  c.number_key AS document_key,  -- when it was made
  c.task AS description,         -- the task's words as they were read then; NULL for the head
  c.field,                       -- lead | deadline | title | …
  c.wording,                     -- what the person wrote
  c.value,                       -- what it means: JSON, as in the record
  c.reading,                     -- what had been read, likewise
  c.reading_now,                 -- what is read now
  CASE WHEN c.undone_at IS NOT NULL THEN 'undone'
       WHEN c.document_id IS NULL THEN 'plan-missing' ELSE c.outcome END AS state,
  c.author AS who,
  c.made_at,                     -- UTC
  c.reason AS why,
  c.undone_author AS undone_who,
  c.undone_at,
  c.undone_reason AS undone_why
FROM corrections c;

DROP VIEW IF EXISTS v_runs;
CREATE VIEW v_runs AS
SELECT
  r.id AS run,
  r.inputs,                      -- what the import was given
  r.reader,                      -- program and vocabulary
  r.begun,                       -- UTC
  r.ended,                       -- UTC; NULL while it runs, and where it was stopped
  (SELECT count(*) FROM ledger l WHERE l.run_id = r.id) AS paths,  -- that no later import met
  (SELECT count(*) FROM ledger l WHERE l.run_id = r.id AND l.state = 'failed') AS failed,
  (SELECT count(*) FROM ledger l WHERE l.run_id = r.id AND l.state = 'partial') AS partial,
  (SELECT count(*) FROM ledger l WHERE l.run_id = r.id AND l.state = 'skipped') AS skipped
FROM runs r;

DROP VIEW IF EXISTS v_ledger;
CREATE VIEW v_ledger AS
SELECT
  l.run_id AS run,               -- v_runs.run: the last import that met the path
  l.position,                    -- among its paths, from 0, in the order of the inputs
  l.path,                        -- bytes that are no UTF-8 are shown as \xNN
  l.state,                       -- read | ocred | partial | replaced | unchanged | duplicate | unpacked | failed | skipped
  l.code,                        -- why: stable, "file-empty"; '' where there is nothing to say
  l.arguments,                   -- what the code's message says of the file: a JSON list
  l.page,                        -- where it failed
  l.tries,                       -- so many imports one after another failed to read it
  l.duplicate_of,                -- path of the first file with this content
  l.sha256,                      -- of the file's bytes; NULL where they could not be read
  l.bytes,
  l.seconds,                     -- from opening to the end of reading
  l.time,                        -- UTC, when it was settled
  (SELECT s.document_id FROM places p JOIN sources s ON s.id = p.source_id
     WHERE p.path_bytes = l.path_bytes) AS document_id  -- of what the store has from this path; NULL where that is nothing
FROM ledger l;

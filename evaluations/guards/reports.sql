-- A report to the council: a draft, submitted, approved by two people, published.

-- Whether the present edition of a report was submitted, and not taken or sent back since. The report
-- is locked, so that it is not submitted meanwhile.
CREATE FUNCTION evaluations_report_is_closed(of_report bigint) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  present int;
BEGIN
  SELECT edition INTO present FROM evaluations_councilreport WHERE id = of_report FOR SHARE;
  RETURN EXISTS (
    SELECT 1 FROM evaluations_reportsubmission
    WHERE report_id = of_report AND edition = present AND ended_at IS NULL
  );
END $$;

-- Whoever submitted an edition, or wrote in it since the edition before it was published: a text, what
-- it changes, or who stands for it. Who began the report by a first comment wrote nothing in it.
CREATE FUNCTION evaluations_report_authors(of_submission bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE AS $$
  SELECT submitted_by_id FROM evaluations_reportsubmission WHERE id = of_submission
  UNION
  SELECT h.history_user_id
  FROM evaluations_reportsubmission s
  CROSS JOIN LATERAL (
    SELECT history_user_id, history_date FROM evaluations_historicalreportparagraph
    WHERE report_id = s.report_id
    UNION ALL
    SELECT history_user_id, history_date FROM evaluations_historicalcouncilreport
    WHERE id = s.report_id AND history_type <> '+'
  ) AS h
  WHERE s.id = of_submission AND h.history_user_id IS NOT NULL AND h.history_date >= coalesce((
    SELECT max(published_at) FROM evaluations_publishedreport
    WHERE report_id = s.report_id AND edition < s.edition
  ), '-infinity')
$$;

-- A report begins with its first edition; a next one comes after a published one. Meanwhile nothing of
-- the report changes once it was submitted.
CREATE FUNCTION evaluations_guard_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.edition <> 1 THEN
      PERFORM core_refuse('evaluations_report_edition_follows');
    END IF;
  ELSIF NEW.edition <> OLD.edition THEN
    -- Or a next edition that is not submitted goes back to the published one.
    IF abs(NEW.edition - OLD.edition) <> 1 OR NOT EXISTS (
      SELECT 1 FROM evaluations_publishedreport
      WHERE report_id = OLD.id AND edition = least(NEW.edition, OLD.edition)
    ) OR EXISTS (
      SELECT 1 FROM evaluations_reportsubmission
      WHERE report_id = OLD.id AND ended_at IS NULL AND edition = greatest(NEW.edition, OLD.edition)
    ) THEN
      PERFORM core_refuse('evaluations_report_edition_follows');
    END IF;
  ELSIF to_jsonb(NEW) <> to_jsonb(OLD) AND evaluations_report_is_closed(OLD.id) THEN
    PERFORM core_refuse('evaluations_report_closed');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_report AFTER INSERT OR UPDATE ON evaluations_councilreport
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION evaluations_guard_report();

-- Its history, and what was published of it, go on pointing at it.
CREATE TRIGGER report_stays BEFORE DELETE ON evaluations_councilreport
  FOR EACH ROW EXECUTE FUNCTION core_refuse_undoing();

-- What a report is made of stays with it.
CREATE FUNCTION evaluations_guard_report_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF evaluations_report_is_closed(CASE TG_OP WHEN 'DELETE' THEN OLD.report_id ELSE NEW.report_id END)
  THEN
    PERFORM core_refuse('evaluations_report_closed');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_part AFTER INSERT OR UPDATE OR DELETE ON evaluations_reportparagraph
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION evaluations_guard_report_part();

-- The present edition is submitted, with contents that are about this report and that edition. It ends
-- once, and not after it was published.
CREATE FUNCTION evaluations_guard_submission() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM 1 FROM evaluations_councilreport
      WHERE id = NEW.report_id AND edition = NEW.edition
        AND NEW.snapshot ->> 'quarter' = format('%s-Q%s', year, quarter_number)
        AND (NEW.snapshot ->> 'edition')::int = edition
        AND NEW.snapshot ->> 'what_changed' = what_changed
      FOR NO KEY UPDATE;
    IF NOT FOUND OR NEW.ended_at IS NOT NULL THEN
      PERFORM core_refuse('evaluations_reportsubmission_of_present_edition');
    END IF;
    RETURN NULL;
  END IF;
  PERFORM 1 FROM evaluations_councilreport WHERE id = OLD.report_id FOR NO KEY UPDATE;
  IF TG_OP = 'DELETE' OR OLD.ended_at IS NOT NULL OR EXISTS (
    SELECT 1 FROM evaluations_publishedreport
    WHERE report_id = OLD.report_id AND edition = OLD.edition
  ) THEN
    PERFORM core_refuse('evaluations_reportsubmission_stays');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_submission
  AFTER INSERT OR UPDATE OR DELETE ON evaluations_reportsubmission
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION evaluations_guard_submission();

-- Who approves is not who wrote it, and approves of what waits for approval. An approval ends once,
-- before publishing, and is never deleted.
CREATE FUNCTION evaluations_guard_approval() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  submission evaluations_reportsubmission;
BEGIN
  SELECT * INTO submission FROM evaluations_reportsubmission
    WHERE id = CASE TG_OP WHEN 'INSERT' THEN NEW.submission_id ELSE OLD.submission_id END FOR SHARE;
  IF TG_OP <> 'INSERT' THEN
    PERFORM 1 FROM evaluations_councilreport WHERE id = submission.report_id FOR NO KEY UPDATE;
    IF TG_OP = 'DELETE' OR OLD.ended_at IS NOT NULL THEN
      PERFORM core_refuse('evaluations_reportapproval_stays');
    END IF;
  END IF;
  IF submission.ended_at IS NOT NULL OR EXISTS (
    SELECT 1 FROM evaluations_publishedreport
    WHERE report_id = submission.report_id AND edition >= submission.edition
  ) THEN
    PERFORM core_refuse('evaluations_reportapproval_while_submitted');
  END IF;
  IF TG_OP = 'INSERT' AND NEW.approved_by_id IN (SELECT evaluations_report_authors(NEW.submission_id)) THEN
    PERFORM core_refuse('evaluations_reportapproval_not_by_an_author');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_approval AFTER INSERT OR UPDATE OR DELETE ON evaluations_reportapproval
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION evaluations_guard_approval();

-- What is published was approved by two people, and says what they approved: only that it was
-- published, by whom and when approved, is added. The report is locked, so that no approval of it ends
-- meanwhile.
CREATE FUNCTION evaluations_guard_published() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  submission evaluations_reportsubmission;
BEGIN
  PERFORM 1 FROM evaluations_councilreport WHERE id = NEW.report_id FOR NO KEY UPDATE;
  SELECT * INTO submission FROM evaluations_reportsubmission
    WHERE report_id = NEW.report_id AND edition = NEW.edition AND ended_at IS NULL FOR SHARE;
  IF (
    SELECT count(*) FROM evaluations_reportapproval
    WHERE submission_id = submission.id AND ended_at IS NULL
  ) < 2 THEN
    PERFORM core_refuse('evaluations_publishedreport_approved_by_two');
  END IF;
  IF NEW.snapshot - 'published_on' - 'approvers'
      <> submission.snapshot - 'published_on' - 'approvers'
    OR NEW.basis <> submission.basis
    OR (NEW.as_of::text, NEW.what_changed) IS DISTINCT FROM
      (NEW.snapshot ->> 'as_of', NEW.snapshot ->> 'what_changed')
    OR NEW.snapshot ->> 'published_on' IS DISTINCT FROM
      (NEW.published_at AT TIME ZONE 'Europe/Amsterdam')::date::text
  THEN
    PERFORM core_refuse('evaluations_publishedreport_as_approved');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_published AFTER INSERT ON evaluations_publishedreport
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION evaluations_guard_published();

-- A published edition names its files with their hashes, so that none comes to it later. Only a PDF can
-- be sealed, and so be another than it was before.
CREATE FUNCTION evaluations_guard_published_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.digest IS DISTINCT FROM encode(sha256(NEW.content), 'hex') OR NEW.digest IS DISTINCT FROM (
    SELECT file_digests ->> NEW.kind FROM evaluations_publishedreport WHERE id = NEW.published_id
  ) OR (NEW.kind <> 'pdf' AND NEW.content_digest <> NEW.digest) THEN
    PERFORM core_refuse('evaluations_publishedfile_named_by_its_edition');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_published_file AFTER INSERT ON evaluations_publishedfile
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION evaluations_guard_published_file();

-- It is published with all of them, or not at all.
CREATE FUNCTION evaluations_guard_published_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM jsonb_object_keys(NEW.file_digests) AS named WHERE NOT EXISTS (
      SELECT 1 FROM evaluations_publishedfile WHERE published_id = NEW.id AND kind = named
    )
  ) THEN
    PERFORM core_refuse('evaluations_publishedreport_with_all_files');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_published_whole AFTER INSERT ON evaluations_publishedreport
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION evaluations_guard_published_whole();

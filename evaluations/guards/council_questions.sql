-- What members of the council ask about a published report.

-- A question is about a part that the edition has, by the number that is printed in it, or about the
-- whole; it is asked after the edition was published, and public from that day on. Its term is extended
-- once. What everyone could read stays: since when, and the answer with its day and who gave it; another
-- answer says on which day it was corrected.
CREATE FUNCTION evaluations_guard_councilquestion() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  edition evaluations_publishedreport;
BEGIN
  SELECT * INTO edition FROM evaluations_publishedreport WHERE id = NEW.published_id;
  IF (NEW.block, NEW.block_number) <> ('', '') AND NOT EXISTS (
    SELECT 1 FROM jsonb_path_query(edition.snapshot, '$.chapters[*].blocks[*]') AS part
    WHERE part ->> 'code' = NEW.block AND part ->> 'number' = NEW.block_number
  ) THEN
    PERFORM core_refuse('evaluations_councilquestion_part_of_report');
  END IF;
  IF NEW.asked_on < (edition.published_at AT TIME ZONE 'Europe/Amsterdam')::date THEN
    PERFORM core_refuse('evaluations_councilquestion_after_publication');
  END IF;
  IF NEW.accepted_on < NEW.asked_on THEN
    PERFORM core_refuse('evaluations_councilquestion_public_after_asked');
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.extended_to IS NOT NULL
    AND (NEW.extended_to, NEW.due_on) IS DISTINCT FROM (OLD.extended_to, OLD.due_on)
  THEN
    PERFORM core_refuse('evaluations_councilquestion_extended_once');
  END IF;
  IF TG_OP = 'UPDATE' AND (
    NEW.accepted_on IS DISTINCT FROM coalesce(OLD.accepted_on, NEW.accepted_on)
    OR (OLD.answered_on IS NOT NULL AND (
      (NEW.answered_on, NEW.answered_by_id) IS DISTINCT FROM (OLD.answered_on, OLD.answered_by_id)
      OR (NEW.answer <> OLD.answer AND NEW.improved_on IS NULL)
      OR NEW.improved_on IS DISTINCT FROM greatest(NEW.improved_on, OLD.improved_on)
    ))
  ) THEN
    PERFORM core_refuse('evaluations_councilquestion_answer_stands');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_councilquestion
  AFTER INSERT OR UPDATE ON evaluations_councilquestion
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION evaluations_guard_councilquestion();

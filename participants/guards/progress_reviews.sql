-- The three-monthly review of progress with a resident.

-- The day by which the progress of who lives in the pilot on a day is reviewed: the one that the
-- last review named, else three months after moving in; without a stay on the day there is none.
CREATE FUNCTION participants_progress_review_due(participant bigint, day date) RETURNS date
LANGUAGE plpgsql STABLE AS $$
DECLARE
  since date := participants_here_since(participant, day);
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM participants_placement
    WHERE participant_id = participant AND starts_on <= day AND ends_on >= day
  ) THEN
    RETURN NULL;
  END IF;
  RETURN COALESCE(
    (SELECT next_on FROM participants_progressreview
      WHERE participant_id = participant AND held_on BETWEEN since AND day
      ORDER BY held_on DESC LIMIT 1),
    since + interval '3 months');
END $$;

-- Who agreed, or said why not, did so with the words of then: an answer goes when they change.
CREATE FUNCTION participants_guard_review_answers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.going_well, NEW.neighbour_contact_id, NEW.neighbour_contact_note, NEW.rent_on_time_id,
      NEW.goals_note, NEW.agreements)
    <> (OLD.going_well, OLD.neighbour_contact_id, OLD.neighbour_contact_note, OLD.rent_on_time_id,
      OLD.goals_note, OLD.agreements)
    AND (NEW.resident_answered_on IS NOT NULL OR NEW.agreed_by_counsellor_on IS NOT NULL)
  THEN
    PERFORM core_refuse('participants_progressreview_answer_to_these_words');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_answers AFTER UPDATE ON participants_progressreview
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_review_answers();

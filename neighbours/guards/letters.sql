-- Letters to the neighbourhood.

-- What was sent stays as it was sent, but for letting go of its decision, and was sent before it came
-- back. A round belongs to a decision of its own pilot, and is sent after the executive decided; one
-- about growth is sent about a decision. The pilot is locked, so that its decision is not taken back
-- meanwhile.
CREATE FUNCTION neighbours_guard_letterround() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  decision date;
BEGIN
  IF NEW.capacity_step_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM pilots_capacitystep WHERE id = NEW.capacity_step_id AND pilot_id = NEW.pilot_id
  ) THEN
    PERFORM core_refuse('neighbours_letterround_decision_of_pilot');
  END IF;
  IF NEW.sent_on IS NOT NULL THEN
    SELECT decided_on INTO decision FROM pilots_pilot WHERE id = NEW.pilot_id FOR SHARE;
    IF decision IS NULL THEN
      PERFORM core_refuse('neighbours_letterround_after_decision');
    END IF;
    IF (TG_OP = 'INSERT' OR OLD.sent_on IS NULL)
      AND NEW.purpose = 'growth' AND NEW.capacity_step_id IS NULL THEN
      PERFORM core_refuse('neighbours_letterround_growth_has_decision');
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.sent_on IS NOT NULL AND (
      (NEW.subject, NEW.dated_on, NEW.reference, NEW.sent_text, NEW.sent_with, NEW.furthest_ring)
      IS DISTINCT FROM
      (OLD.subject, OLD.dated_on, OLD.reference, OLD.sent_text, OLD.sent_with, OLD.furthest_ring)
      OR NEW.capacity_step_id <> coalesce(OLD.capacity_step_id, 0)
    ) THEN
      PERFORM core_refuse('neighbours_letterround_still_to_send');
    END IF;
    IF EXISTS (
      SELECT 1 FROM neighbours_lettercopy WHERE round_id = NEW.id AND returned_on < NEW.sent_on
    ) THEN
      PERFORM core_refuse('neighbours_lettercopy_returned_after_sending');
    END IF;
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_letterround AFTER INSERT OR UPDATE ON neighbours_letterround
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION neighbours_guard_letterround();

-- A letter is sent to someone, and a sending is undone with its copies: each in one change.
CREATE FUNCTION neighbours_guard_sending() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  is_sent boolean := (
    SELECT sent_on IS NOT NULL FROM neighbours_letterround WHERE id = NEW.id);
  has_copies boolean := EXISTS (SELECT 1 FROM neighbours_lettercopy WHERE round_id = NEW.id);
BEGIN
  IF has_copies AND NOT is_sent THEN
    PERFORM core_refuse('neighbours_lettercopy_of_sent_letter');
  END IF;
  IF is_sent AND NOT has_copies THEN
    PERFORM core_refuse('neighbours_letterround_has_recipients');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_sending AFTER UPDATE ON neighbours_letterround
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN ((OLD.sent_on IS NULL) <> (NEW.sent_on IS NULL))
  EXECUTE FUNCTION neighbours_guard_sending();

-- Nor is the decision taken back on which a letter was sent.
CREATE FUNCTION neighbours_guard_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM neighbours_letterround WHERE pilot_id = NEW.id AND sent_on IS NOT NULL
  ) THEN
    PERFORM core_refuse('neighbours_letterround_after_decision');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_decision AFTER UPDATE ON pilots_pilot
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (OLD.decided_on IS NOT NULL AND NEW.decided_on IS NULL)
  EXECUTE FUNCTION neighbours_guard_decision();

-- A letter that was sent or withdrawn gets no other text, and a version never goes.
CREATE FUNCTION neighbours_guard_lettertext() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR EXISTS (
    SELECT 1 FROM neighbours_letterround
    WHERE id = NEW.round_id AND (sent_on IS NOT NULL OR withdrawn_because <> '')
  ) THEN
    PERFORM core_refuse('neighbours_letterround_still_to_send');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_lettertext AFTER INSERT OR DELETE ON neighbours_lettertext
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION neighbours_guard_lettertext();

-- A copy is of a letter that counts as sent, to an address of the same pilot, and stays as long as
-- that letter does. It comes back after it was sent; what came back was sent. The letter is locked,
-- so that its sending is not undone meanwhile.
CREATE FUNCTION neighbours_guard_lettercopy() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  letter neighbours_letterround;
BEGIN
  SELECT * INTO letter FROM neighbours_letterround
  WHERE id = coalesce(NEW.round_id, OLD.round_id) FOR SHARE;
  IF (letter.sent_on IS NULL) <> (TG_OP = 'DELETE') THEN
    PERFORM core_refuse('neighbours_lettercopy_of_sent_letter');
  END IF;
  IF TG_OP = 'DELETE' AND OLD.returned_on IS NOT NULL THEN
    PERFORM core_refuse('neighbours_letterround_mail_came_back');
  END IF;
  IF NEW.returned_on < letter.sent_on THEN
    PERFORM core_refuse('neighbours_lettercopy_returned_after_sending');
  END IF;
  IF TG_OP = 'INSERT' AND NOT EXISTS (
    SELECT 1 FROM neighbours_address WHERE id = NEW.address_id AND pilot_id = letter.pilot_id
  ) THEN
    PERFORM core_refuse('neighbours_lettercopy_address_of_pilot');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_lettercopy AFTER INSERT OR UPDATE OR DELETE ON neighbours_lettercopy
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION neighbours_guard_lettercopy();

-- The letter that an enquiry came of, or with which the survey went out, is one of the same pilot.
CREATE FUNCTION neighbours_guard_letter_of_pilot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM neighbours_letterround WHERE id = NEW.letter_round_id AND pilot_id = NEW.pilot_id
  ) THEN
    PERFORM core_refuse('neighbours_letter_of_pilot');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_letter AFTER INSERT OR UPDATE OF letter_round_id
  ON neighbours_enquiry DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NEW.letter_round_id IS NOT NULL)
  EXECUTE FUNCTION neighbours_guard_letter_of_pilot();

CREATE CONSTRAINT TRIGGER guard_letter AFTER INSERT OR UPDATE OF letter_round_id
  ON neighbours_surveyround DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NEW.letter_round_id IS NOT NULL)
  EXECUTE FUNCTION neighbours_guard_letter_of_pilot();

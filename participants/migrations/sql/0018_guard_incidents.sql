-- An incident has happened (a day's slack for the time zone), on a day of support.
CREATE FUNCTION participants_guard_incident() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.happened_on > CURRENT_DATE + 1 THEN
    PERFORM participants_refuse('participants_incident_not_ahead');
  END IF;
  IF NOT participants_is_supported(NEW.participant_id, NEW.happened_on) THEN
    PERFORM participants_refuse('participants_incident_during_support');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_incident
  AFTER INSERT OR UPDATE OF happened_on, participant_id ON participants_incident
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_incident();

-- Every red card of this person has a yellow one on or before its day, or says why not. Changes
-- about one person wait for each other.
CREATE FUNCTION participants_guard_cards() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  person bigint := CASE WHEN TG_OP = 'DELETE' THEN OLD.participant_id ELSE NEW.participant_id END;
BEGIN
  PERFORM 1 FROM participants_participant WHERE id = person FOR NO KEY UPDATE;
  IF EXISTS (
    SELECT 1 FROM participants_incident red
    WHERE red.participant_id = person AND red.card = 'red' AND red.no_yellow_reason = ''
      AND NOT EXISTS (
        SELECT 1 FROM participants_incident yellow
        WHERE yellow.participant_id = person AND yellow.card = 'yellow'
          AND yellow.happened_on <= red.happened_on)
  ) THEN
    PERFORM participants_refuse('participants_incident_red_after_yellow');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_cards
  AFTER INSERT OR UPDATE OR DELETE ON participants_incident
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_cards();

ALTER TABLE participants_incident_reported_to
  ADD CONSTRAINT participants_incident_reported_to_from_list
  CHECK (starts_with(term_id, 'incident_reported_to.'));

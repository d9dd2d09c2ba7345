-- Incidents, cards, and who knows of an incident.

-- An incident happened on a day of support. It waits for an exit in the same pilot that is being
-- recorded at that moment.
CREATE FUNCTION participants_guard_incident() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM participants_queue_for(NEW.participant_id);
  IF NOT participants_is_supported(NEW.participant_id, NEW.happened_on) THEN
    PERFORM core_refuse('participants_incident_during_support');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_incident
  AFTER INSERT OR UPDATE OF happened_on, participant_id ON participants_incident
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_incident();

-- Every red card of a person follows a yellow one, on its day or before it, or says why it does
-- not. The person is locked, so that changes of one person's cards wait for each other.
CREATE FUNCTION participants_guard_cards() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  participant bigint :=
    CASE WHEN TG_OP = 'DELETE' THEN OLD.participant_id ELSE NEW.participant_id END;
BEGIN
  PERFORM 1 FROM participants_participant WHERE id = participant FOR NO KEY UPDATE;
  IF EXISTS (
    SELECT 1 FROM participants_incident red
    WHERE red.participant_id = participant AND red.card = 'red' AND red.no_yellow_reason = ''
      AND NOT EXISTS (
        SELECT 1 FROM participants_incident yellow
        WHERE yellow.participant_id = participant AND yellow.card = 'yellow'
          AND yellow.happened_on <= red.happened_on)
  ) THEN
    PERFORM core_refuse('participants_incident_red_after_yellow');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_cards
  AFTER INSERT OR UPDATE OR DELETE ON participants_incident
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_cards();

-- It is recorded who knows of an incident, or that nobody does. That is written after the incident
-- itself, so it is checked at the end of the transaction.
CREATE FUNCTION participants_guard_reported_to() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  about bigint;
BEGIN
  IF TG_OP = 'INSERT' THEN
    about := NEW.id;
  ELSE
    about := OLD.incident_id;
  END IF;
  IF EXISTS (SELECT 1 FROM participants_incident WHERE id = about) AND NOT EXISTS (
    SELECT 1 FROM participants_incident_reported_to WHERE incident_id = about
  ) THEN
    PERFORM core_refuse('participants_incident_reported_or_nobody');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_reported_to AFTER INSERT ON participants_incident
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION participants_guard_reported_to();
CREATE CONSTRAINT TRIGGER guard_reported_to
  AFTER UPDATE OR DELETE ON participants_incident_reported_to
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION participants_guard_reported_to();

-- Who knows of an incident comes from the list for it. Django makes this table for a many-to-many
-- field, on which a model cannot declare a constraint.
ALTER TABLE participants_incident_reported_to
  DROP CONSTRAINT IF EXISTS participants_incident_reported_to_from_list,
  ADD CONSTRAINT participants_incident_reported_to_from_list
    CHECK (starts_with(term_id, 'incident_reported_to.'));

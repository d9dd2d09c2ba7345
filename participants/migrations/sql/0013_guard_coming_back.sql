-- Whoever left the pilot comes back on a new referral, and keys come back only once they were given.

-- Someone may move in on a day: accepted by then, on a referral that no exit has used up.
CREATE FUNCTION participants_is_accepted(person bigint, day date) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM participants_referral referral
    WHERE referral.participant_id = person
      AND referral.decision = 'accepted' AND referral.decided_on <= day
      AND NOT EXISTS (
        SELECT 1
        FROM participants_exit gone JOIN participants_placement stay ON stay.id = gone.placement_id
        WHERE stay.participant_id = person
          AND gone.exited_on < day AND gone.exited_on >= referral.referred_on))
$$;

CREATE FUNCTION participants_guard_coming_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT participants_is_accepted(NEW.participant_id, NEW.starts_on) THEN
    PERFORM participants_refuse('participants_placement_new_referral_after_exit');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_referral_again
  AFTER INSERT OR UPDATE OF participant_id, starts_on ON participants_placement
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_coming_back();

-- Neither an exit nor a referral that changes later takes the ground from a stay.
CREATE FUNCTION participants_guard_exit_date() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1
    FROM participants_placement ended JOIN participants_placement stay
      ON stay.participant_id = ended.participant_id
    WHERE ended.id = NEW.placement_id
      AND NOT participants_is_accepted(stay.participant_id, stay.starts_on)
  ) THEN
    PERFORM participants_refuse('participants_placement_new_referral_after_exit');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_referral_again AFTER INSERT OR UPDATE ON participants_exit
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_exit_date();

CREATE OR REPLACE FUNCTION participants_guard_referral() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM participants_queue(pilot_id)
    FROM participants_participant WHERE id = OLD.participant_id;
  IF EXISTS (
    SELECT 1 FROM participants_placement stay
    WHERE stay.participant_id = OLD.participant_id
      AND NOT participants_is_accepted(stay.participant_id, stay.starts_on)
  ) THEN
    PERFORM participants_refuse('participants_referral_carries_the_stay');
  END IF;
  RETURN NULL;
END $$;

-- Keys come back on or after the day on which they were given.
CREATE FUNCTION participants_guard_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM participants_handover back
    WHERE back.placement_id = NEW.placement_id AND back.moment = 'end' AND NOT EXISTS (
      SELECT 1 FROM participants_handover given
      WHERE given.placement_id = back.placement_id AND given.moment = 'start'
        AND given.handed_on <= back.handed_on)
  ) THEN
    PERFORM participants_refuse('participants_handover_given_before_back');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_keys AFTER INSERT OR UPDATE ON participants_handover
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_keys();

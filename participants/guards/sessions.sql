-- Sessions of support, and the period in which someone is supported.

-- Someone is supported by any of the referrals: from its date up to and including its rejection or
-- withdrawal, or else up to and including the exit or the end of aftercare. A stay that begins
-- after that exit continues the support. The actions ask this too (`is_supported`).
CREATE FUNCTION participants_is_supported(participant bigint, day date) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE
  referral participants_referral;
  last_exit participants_exit;
BEGIN
  FOR referral IN
    SELECT * FROM participants_referral WHERE participant_id = participant AND referred_on <= day
  LOOP
    IF referral.decision IN ('rejected', 'withdrawn') THEN
      IF day <= referral.decided_on THEN
        RETURN true;
      END IF;
      CONTINUE;
    END IF;
    SELECT exits.* INTO last_exit
      FROM participants_exit exits
        JOIN participants_placement placement ON placement.id = exits.placement_id
      WHERE placement.participant_id = participant AND exits.exited_on < day
        AND exits.exited_on >= referral.referred_on
      ORDER BY exits.exited_on DESC LIMIT 1;
    IF NOT FOUND OR day <= COALESCE(last_exit.aftercare_until, last_exit.exited_on) OR EXISTS (
      SELECT 1 FROM participants_placement
      WHERE participant_id = participant AND starts_on > last_exit.exited_on)
    THEN
      RETURN true;
    END IF;
  END LOOP;
  RETURN false;
END $$;

-- Support that is shortened leaves no session and no incident outside it.
CREATE FUNCTION participants_refuse_unsupported(participant bigint, rule text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM participants_supportsession
    WHERE participant_id = participant AND status IN ('held', 'no_show')
      AND NOT participants_is_supported(participant_id, day)
  ) THEN
    PERFORM core_refuse(rule);
  END IF;
  IF EXISTS (
    SELECT 1 FROM participants_incident
    WHERE participant_id = participant
      AND NOT participants_is_supported(participant_id, happened_on)
  ) THEN
    PERFORM core_refuse('participants_support_covers_incidents');
  END IF;
END $$;

-- A decision that changes, and a stay that is called off or starts on another day, can shorten the
-- support. For an exit, see participants_guard_exit.
CREATE FUNCTION participants_guard_support() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM participants_queue_for(OLD.participant_id);
  PERFORM participants_refuse_unsupported(
    OLD.participant_id, 'participants_support_covers_sessions');
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_support
  AFTER UPDATE OF decision, decided_on OR DELETE ON participants_referral
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_support();
CREATE CONSTRAINT TRIGGER guard_support
  AFTER UPDATE OF starts_on OR DELETE ON participants_placement
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_support();

-- A session falls within the support, unless it was cancelled or withdrawn.
CREATE FUNCTION participants_guard_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM participants_queue_for(NEW.participant_id);
  IF NOT participants_is_supported(NEW.participant_id, NEW.day) THEN
    PERFORM core_refuse('participants_session_during_support');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_session
  AFTER INSERT OR UPDATE OF day, participant_id, status ON participants_supportsession
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NEW.status NOT IN ('cancelled', 'withdrawn'))
  EXECUTE FUNCTION participants_guard_session();

-- A session is about the person of its series.
CREATE FUNCTION participants_guard_session_series() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.participant_id <>
    (SELECT participant_id FROM participants_sessionseries WHERE id = NEW.series_id)
  THEN
    PERFORM core_refuse('participants_session_series_of_the_person');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_session_series
  AFTER INSERT OR UPDATE OF series_id ON participants_supportsession
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NEW.series_id IS NOT NULL)
  EXECUTE FUNCTION participants_guard_session_series();

-- The goals of a session are goals of its person.
CREATE FUNCTION participants_guard_session_goal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT participant_id FROM participants_goal WHERE id = NEW.goal_id) <>
    (SELECT participant_id FROM participants_supportsession WHERE id = NEW.supportsession_id)
  THEN
    PERFORM core_refuse('participants_session_goals_of_the_person');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_session_goal
  AFTER INSERT OR UPDATE ON participants_supportsession_goals
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_session_goal();

-- The life domains of a session come from the set of life domains.
CREATE FUNCTION participants_guard_session_domain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT question_set FROM pilots_question WHERE id = NEW.question_id) <> 'life_domain' THEN
    PERFORM core_refuse('participants_session_domains_from_the_set');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_session_domain
  AFTER INSERT OR UPDATE ON participants_supportsession_life_domains
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_session_domain();

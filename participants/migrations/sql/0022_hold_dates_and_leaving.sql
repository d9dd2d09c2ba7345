-- What the database refuses about leaving, about dates that cannot be and about who supports.

-- Support runs at most a year on after leaving, and nothing comes after someone's death.
CREATE FUNCTION participants_guard_leaving() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  has_died boolean := NEW.reason_id = 'exit_reason.deceased';
BEGIN
  IF NEW.exited_on > CURRENT_DATE + 1 THEN
    PERFORM participants_refuse('participants_exit_not_ahead');
  END IF;
  IF has_died <> (NEW.destination_id = 'exit_destination.deceased') THEN
    PERFORM participants_refuse('participants_exit_deceased_in_both');
  END IF;
  IF NEW.aftercare_until > NEW.exited_on + interval '12 months' THEN
    PERFORM participants_refuse('participants_exit_aftercare_within_a_year');
  END IF;
  IF has_died AND (
    NEW.aftercare_until IS NOT NULL
    OR EXISTS (SELECT 1 FROM participants_return WHERE exit_id = NEW.id)
    OR EXISTS (
      SELECT 1
      FROM participants_placement stay JOIN participants_referral again
        ON again.participant_id = stay.participant_id AND again.referred_on > NEW.exited_on
      WHERE stay.id = NEW.placement_id)
  ) THEN
    PERFORM participants_refuse('participants_exit_nothing_after_death');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_leaving AFTER INSERT OR UPDATE ON participants_exit
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_leaving();

-- The exit is held, so that nobody changes its reason meanwhile.
CREATE FUNCTION participants_guard_return_of_the_dead() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  leaving participants_exit;
BEGIN
  SELECT * INTO leaving FROM participants_exit WHERE id = NEW.exit_id FOR SHARE;
  IF leaving.reason_id = 'exit_reason.deceased' THEN
    PERFORM participants_refuse('participants_exit_nothing_after_death');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_death AFTER INSERT OR UPDATE ON participants_return
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_return_of_the_dead();

CREATE FUNCTION participants_guard_referral_of_the_dead() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM participants_queue(pilot_id)
    FROM participants_participant WHERE id = NEW.participant_id;
  IF EXISTS (
    SELECT 1
    FROM participants_exit leaving JOIN participants_placement stay ON stay.id = leaving.placement_id
    WHERE stay.participant_id = NEW.participant_id AND leaving.reason_id = 'exit_reason.deceased'
  ) THEN
    PERFORM participants_refuse('participants_exit_nothing_after_death');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_death AFTER INSERT ON participants_referral
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_referral_of_the_dead();

-- Someone moves on after having moved in, and what is certain is a place to live.
CREATE FUNCTION participants_guard_plan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  stay participants_placement;
BEGIN
  SELECT * INTO stay FROM participants_placement WHERE id = NEW.placement_id FOR SHARE;
  IF NEW.moves_on <= stay.starts_on THEN
    PERFORM participants_refuse('participants_exitplan_moves_after_start');
  END IF;
  IF NEW.is_arranged AND EXISTS (
    SELECT 1 FROM pilots_term
    WHERE key = NEW.destination_id AND (meaning = 'negative'
      OR key IN ('exit_destination.deceased', 'exit_destination.unknown'))
  ) THEN
    PERFORM participants_refuse('participants_exitplan_certain_home_is_a_home');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_plan AFTER INSERT OR UPDATE ON participants_exitplan
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_plan();

CREATE FUNCTION participants_guard_plan_of_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM participants_exitplan
    WHERE placement_id = NEW.id AND moves_on <= NEW.starts_on
  ) THEN
    PERFORM participants_refuse('participants_exitplan_moves_after_start');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_plan AFTER UPDATE ON participants_placement
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (OLD.starts_on < NEW.starts_on)
  EXECUTE FUNCTION participants_guard_plan_of_stay();

-- An acceptance rests on an intake that was taken between the referral and the decision.
CREATE OR REPLACE FUNCTION participants_guard_acceptance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.informed_on IS NULL OR NEW.informed_on > NEW.decided_on THEN
    PERFORM participants_refuse('participants_referral_informed_before_acceptance');
  END IF;
  IF NOT EXISTS (SELECT 1 FROM participants_checklist WHERE referral_id = NEW.id)
    OR EXISTS (
      SELECT 1
      FROM participants_checklist sheet JOIN pilots_question question
        ON question.question_set = sheet.question_set AND question.version = sheet.version
      WHERE sheet.referral_id = NEW.id AND question.offered AND NOT EXISTS (
        SELECT 1 FROM participants_answer
        WHERE checklist_id = sheet.id AND question_id = question.id)
    )
  THEN
    PERFORM participants_refuse('participants_referral_intake_before_acceptance');
  END IF;
  IF EXISTS (
    SELECT 1 FROM participants_checklist
    WHERE referral_id = NEW.id AND filled_on NOT BETWEEN NEW.referred_on AND NEW.decided_on
  ) THEN
    PERFORM participants_refuse('participants_referral_intake_in_time');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_moved_acceptance
  AFTER UPDATE ON participants_referral DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NEW.decision = 'accepted' AND OLD.referred_on <> NEW.referred_on)
  EXECUTE FUNCTION participants_guard_acceptance();

-- What is agreed with and judged about someone comes after the first referral; a barrier may be older.
-- A date that stays as it was is not judged again, here and below: rows from before this migration
-- can still be saved.
CREATE FUNCTION participants_guard_since_referral() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  day date := to_jsonb(NEW) ->> TG_ARGV[0];
BEGIN
  IF TG_OP = 'UPDATE' AND day = (to_jsonb(OLD) ->> TG_ARGV[0])::date THEN
    RETURN NULL;
  END IF;
  IF day < (
    SELECT min(referred_on) FROM participants_referral WHERE participant_id = NEW.participant_id
  ) THEN
    PERFORM participants_refuse('participants_date_before_referral');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_since_referral AFTER INSERT OR UPDATE ON participants_goal
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_since_referral('set_on');
CREATE CONSTRAINT TRIGGER guard_since_referral AFTER INSERT OR UPDATE ON participants_checklist
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_since_referral('filled_on');

-- And the other way round: a referral that becomes later stays before what was recorded since.
CREATE FUNCTION participants_guard_first_referral() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  first date;
BEGIN
  SELECT min(referred_on) INTO first
    FROM participants_referral WHERE participant_id = NEW.participant_id;
  IF EXISTS (
    SELECT set_on FROM participants_goal
      WHERE participant_id = NEW.participant_id AND set_on < first
    UNION ALL
    SELECT filled_on FROM participants_checklist
      WHERE participant_id = NEW.participant_id AND filled_on < first
  ) THEN
    PERFORM participants_refuse('participants_referral_before_records');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_first AFTER UPDATE ON participants_referral
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (OLD.referred_on < NEW.referred_on)
  EXECUTE FUNCTION participants_guard_first_referral();

-- A goal and its steps end within a year after the pilot at the latest.
CREATE FUNCTION participants_guard_due() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  person bigint := to_jsonb(NEW) ->> 'participant_id';
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.due_on = NEW.due_on THEN
    RETURN NULL;
  END IF;
  IF person IS NULL THEN
    SELECT participant_id INTO person FROM participants_goal WHERE id = NEW.goal_id;
  END IF;
  IF EXISTS (
    SELECT 1
    FROM participants_participant someone JOIN pilots_pilot pilot ON pilot.id = someone.pilot_id
    WHERE someone.id = person AND NEW.due_on > pilot.ends_on + interval '12 months'
  ) THEN
    PERFORM participants_refuse('participants_goal_due_in_sight');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_sight AFTER INSERT OR UPDATE ON participants_goal
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_due();
CREATE CONSTRAINT TRIGGER guard_sight AFTER INSERT OR UPDATE ON participants_goalstep
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_due();

-- What is recorded has happened, here too.
CREATE CONSTRAINT TRIGGER guard_referred_on AFTER INSERT OR UPDATE ON participants_referral
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_not_ahead('referred_on');
CREATE CONSTRAINT TRIGGER guard_informed_on AFTER INSERT OR UPDATE ON participants_referral
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_not_ahead('informed_on');
CREATE CONSTRAINT TRIGGER guard_decided_on AFTER INSERT OR UPDATE ON participants_referral
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_not_ahead('decided_on');
CREATE CONSTRAINT TRIGGER guard_birth_date AFTER INSERT OR UPDATE ON participants_participant
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_not_ahead('birth_date');
CREATE CONSTRAINT TRIGGER guard_inspected_on AFTER INSERT OR UPDATE ON participants_inspection
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_not_ahead('inspected_on');
CREATE CONSTRAINT TRIGGER guard_handed_on AFTER INSERT OR UPDATE ON participants_handover
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_not_ahead('handed_on');
CREATE CONSTRAINT TRIGGER guard_returned_on AFTER INSERT OR UPDATE ON participants_return
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_not_ahead('returned_on');

-- Nobody of that age lives: the year was mistyped.
CREATE FUNCTION participants_guard_birth() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.birth_date < CURRENT_DATE - interval '120 years'
    AND (TG_OP = 'INSERT' OR OLD.birth_date <> NEW.birth_date)
  THEN
    PERFORM participants_refuse('participants_participant_born_in_reach');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_birth AFTER INSERT OR UPDATE ON participants_participant
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_birth();

-- Who supports someone is a counsellor of the pilot on the first day.
CREATE FUNCTION participants_guard_counsellor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
    AND (OLD.counsellor_id, OLD.starts_on) = (NEW.counsellor_id, NEW.starts_on)
  THEN
    RETURN NULL;
  END IF;
  IF NOT EXISTS (
    SELECT 1
    FROM accounts_membership role JOIN participants_participant someone
      ON someone.pilot_id = role.pilot_id
    WHERE someone.id = NEW.participant_id
      AND role.user_id = NEW.counsellor_id AND role.role = 'counsellor'
      AND role.starts_on <= NEW.starts_on AND COALESCE(role.ends_on, NEW.starts_on) >= NEW.starts_on
  ) THEN
    PERFORM participants_refuse('participants_assignment_of_the_pilot');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_counsellor AFTER INSERT OR UPDATE ON participants_assignment
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_counsellor();

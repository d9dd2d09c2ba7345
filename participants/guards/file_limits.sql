-- Limits on the use of a file. While a restriction stands, no record of the file is added, changed or
-- deleted. Who supports the person may change: that says nothing about the person. A limit that was
-- lifted stays as it was.
CREATE FUNCTION participants_guard_file_limit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.lifted_on IS NOT NULL THEN
    PERFORM core_refuse('participants_filelimit_lifted_stays');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_file_limit AFTER UPDATE ON participants_filelimit
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_file_limit();

-- The arguments lead to the participant: a column, and then a table (without the name of the app) and a column of it, as often as needed.
CREATE FUNCTION participants_refuse_restricted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  restricted bigint[] := ARRAY(
    SELECT participant_id FROM participants_filelimit
    WHERE kind = 'restriction' AND lifted_on IS NULL);
  key text;
  step int := 1;
BEGIN
  IF cardinality(restricted) = 0 THEN
    RETURN NULL;
  END IF;
  key := CASE TG_OP WHEN 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END ->> TG_ARGV[0];
  WHILE step < TG_NARGS LOOP
    EXECUTE format('SELECT %I FROM %I WHERE id = %L',
      TG_ARGV[step + 1], 'participants_' || TG_ARGV[step], key) INTO key;
    step := step + 2;
  END LOOP;
  IF key::bigint = ANY (restricted) THEN
    PERFORM core_refuse('participants_filelimit_restricted');
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER refuse_restricted AFTER INSERT OR UPDATE OR DELETE ON participants_participant
  FOR EACH ROW EXECUTE FUNCTION participants_refuse_restricted('id');
CREATE TRIGGER refuse_restricted AFTER INSERT OR UPDATE OR DELETE ON participants_referral
  FOR EACH ROW EXECUTE FUNCTION participants_refuse_restricted('participant_id');
CREATE TRIGGER refuse_restricted AFTER INSERT OR UPDATE OR DELETE ON participants_checklist
  FOR EACH ROW EXECUTE FUNCTION participants_refuse_restricted('participant_id');
CREATE TRIGGER refuse_restricted AFTER INSERT OR UPDATE OR DELETE ON participants_answer
  FOR EACH ROW EXECUTE FUNCTION participants_refuse_restricted('checklist_id', 'checklist', 'participant_id');
CREATE TRIGGER refuse_restricted AFTER INSERT OR UPDATE OR DELETE ON participants_agreement
  FOR EACH ROW EXECUTE FUNCTION participants_refuse_restricted('checklist_id', 'checklist', 'participant_id');
CREATE TRIGGER refuse_restricted AFTER INSERT OR UPDATE OR DELETE ON participants_placementproposal
  FOR EACH ROW EXECUTE FUNCTION participants_refuse_restricted('referral_id', 'referral', 'participant_id');
CREATE TRIGGER refuse_restricted AFTER INSERT OR UPDATE OR DELETE ON participants_placement
  FOR EACH ROW EXECUTE FUNCTION participants_refuse_restricted('participant_id');
CREATE TRIGGER refuse_restricted AFTER INSERT OR UPDATE OR DELETE ON participants_handover
  FOR EACH ROW EXECUTE FUNCTION participants_refuse_restricted('placement_id', 'placement', 'participant_id');
CREATE TRIGGER refuse_restricted AFTER INSERT OR UPDATE OR DELETE ON participants_exitplan
  FOR EACH ROW EXECUTE FUNCTION participants_refuse_restricted('placement_id', 'placement', 'participant_id');
CREATE TRIGGER refuse_restricted AFTER INSERT OR UPDATE OR DELETE ON participants_exit
  FOR EACH ROW EXECUTE FUNCTION participants_refuse_restricted('placement_id', 'placement', 'participant_id');
CREATE TRIGGER refuse_restricted AFTER INSERT OR UPDATE OR DELETE ON participants_return
  FOR EACH ROW EXECUTE FUNCTION participants_refuse_restricted('exit_id', 'exit', 'placement_id', 'placement', 'participant_id');
CREATE TRIGGER refuse_restricted AFTER INSERT OR UPDATE OR DELETE ON participants_barrier
  FOR EACH ROW EXECUTE FUNCTION participants_refuse_restricted('participant_id');
CREATE TRIGGER refuse_restricted AFTER INSERT OR UPDATE OR DELETE ON participants_barrierstatus
  FOR EACH ROW EXECUTE FUNCTION participants_refuse_restricted('barrier_id', 'barrier', 'participant_id');
CREATE TRIGGER refuse_restricted AFTER INSERT OR UPDATE OR DELETE ON participants_goal
  FOR EACH ROW EXECUTE FUNCTION participants_refuse_restricted('participant_id');
CREATE TRIGGER refuse_restricted AFTER INSERT OR UPDATE OR DELETE ON participants_goalstep
  FOR EACH ROW EXECUTE FUNCTION participants_refuse_restricted('goal_id', 'goal', 'participant_id');
CREATE TRIGGER refuse_restricted AFTER INSERT OR UPDATE OR DELETE ON participants_assessment
  FOR EACH ROW EXECUTE FUNCTION participants_refuse_restricted('participant_id');
CREATE TRIGGER refuse_restricted AFTER INSERT OR UPDATE OR DELETE ON participants_assessmentscore
  FOR EACH ROW EXECUTE FUNCTION participants_refuse_restricted('assessment_id', 'assessment', 'participant_id');
CREATE TRIGGER refuse_restricted AFTER INSERT OR UPDATE OR DELETE ON participants_progressreview
  FOR EACH ROW EXECUTE FUNCTION participants_refuse_restricted('participant_id');
CREATE TRIGGER refuse_restricted AFTER INSERT OR UPDATE OR DELETE ON participants_sessionseries
  FOR EACH ROW EXECUTE FUNCTION participants_refuse_restricted('participant_id');
CREATE TRIGGER refuse_restricted AFTER INSERT OR UPDATE OR DELETE ON participants_supportsession
  FOR EACH ROW EXECUTE FUNCTION participants_refuse_restricted('participant_id');
CREATE TRIGGER refuse_restricted AFTER INSERT OR UPDATE OR DELETE ON participants_followup
  FOR EACH ROW EXECUTE FUNCTION participants_refuse_restricted('participant_id');
CREATE TRIGGER refuse_restricted AFTER INSERT OR UPDATE OR DELETE ON participants_incident
  FOR EACH ROW EXECUTE FUNCTION participants_refuse_restricted('participant_id');
CREATE TRIGGER refuse_restricted AFTER INSERT OR UPDATE OR DELETE ON participants_agreedstatement
  FOR EACH ROW EXECUTE FUNCTION participants_refuse_restricted('participant_id');

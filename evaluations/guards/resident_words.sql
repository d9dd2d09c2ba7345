-- The words of residents. They are approved after they were written. Who approved them approved them as
-- they are: an approval goes when the words change, what was done to make someone unrecognisable, or the
-- report that prints them, and it never becomes that of someone else. What was withdrawn is not approved.
CREATE FUNCTION evaluations_guard_resident_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.approved_by_id IS NOT NULL AND (
    TG_OP = 'INSERT'
    OR (OLD.quarter_starts_on, OLD.text, OLD.changed_name, OLD.changed_age, OLD.changed_place,
      OLD.changed_circumstances, OLD.written_by_id)
    <> (NEW.quarter_starts_on, NEW.text, NEW.changed_name, NEW.changed_age, NEW.changed_place,
      NEW.changed_circumstances, NEW.written_by_id)
    OR (OLD.approved_by_id, OLD.approved_on) <> (NEW.approved_by_id, NEW.approved_on)
    OR (OLD.approved_by_id IS NULL AND NEW.withdrawn_because <> '')
  ) THEN
    PERFORM core_refuse('evaluations_residentwords_approved_as_they_are');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_approval AFTER INSERT OR UPDATE ON evaluations_residentwords
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION evaluations_guard_resident_words();

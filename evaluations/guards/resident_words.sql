-- The words of residents. Who approved them approved them as they are: an approval goes when the words
-- change, or what was done to make someone unrecognisable. What was withdrawn is not approved.
CREATE FUNCTION evaluations_guard_resident_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.approved_by_id IS NOT NULL AND (
    (OLD.text, OLD.changed_name, OLD.changed_age, OLD.changed_place, OLD.changed_circumstances,
      OLD.written_by_id)
    <> (NEW.text, NEW.changed_name, NEW.changed_age, NEW.changed_place, NEW.changed_circumstances,
      NEW.written_by_id)
    OR (OLD.approved_by_id IS NULL AND NEW.withdrawn_because <> '')
  ) THEN
    PERFORM core_refuse('evaluations_residentwords_approved_as_they_are');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_approval AFTER UPDATE ON evaluations_residentwords
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION evaluations_guard_resident_words();

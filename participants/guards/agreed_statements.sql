-- What someone agreed to have told. It is recorded before a report tells it; what a report has told stays
-- as it was told, and what was withdrawn before is never told.
CREATE FUNCTION participants_guard_agreed_statement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.published_on IS NOT NULL THEN
      PERFORM core_refuse('participants_agreedstatement_published_stays');
    END IF;
  ELSIF OLD.published_on IS NULL THEN
    IF NEW.published_on IS NOT NULL AND NEW.withdrawn_because <> '' THEN
      PERFORM core_refuse('participants_agreedstatement_withdrawn_is_not_told');
    END IF;
  ELSIF (OLD.sentence, OLD.agreed_on, OLD.agreed_how, OLD.outcome, OLD.published_on)
    IS DISTINCT FROM (NEW.sentence, NEW.agreed_on, NEW.agreed_how, NEW.outcome, NEW.published_on)
  THEN
    PERFORM core_refuse('participants_agreedstatement_published_stays');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_published AFTER INSERT OR UPDATE ON participants_agreedstatement
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_agreed_statement();

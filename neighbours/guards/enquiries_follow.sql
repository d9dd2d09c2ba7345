-- The last day on which a link to an enquiry works, as it stands on a day: of an open enquiry a year
-- after the last word or after the link was made, of a closed one 90 days after closing, of a
-- withdrawn one 90 days after it was made.
CREATE FUNCTION neighbours_follow_until(link bigint, day date) RETURNS date
LANGUAGE plpgsql STABLE AS $$ BEGIN
  RETURN (
    SELECT CASE
      WHEN enquiry.withdrawn_because <> '' THEN follow.made_on + 90
      ELSE coalesce(
        neighbours_closed_on(enquiry.id, day) + 90,
        (greatest(neighbours_last_word(enquiry.id, day), follow.made_on)
          + interval '1 year')::date)
    END
    FROM neighbours_followlink AS follow
    JOIN neighbours_enquiry AS enquiry ON enquiry.id = follow.enquiry_id
    WHERE follow.id = link);
END $$;

-- The last day on which a link to an enquiry works, as it stands on a day: of an open enquiry that
-- day itself, of a closed one 90 days after closing, of a withdrawn one 90 days after it was made.
CREATE FUNCTION neighbours_follow_until(link bigint, day date) RETURNS date
LANGUAGE plpgsql STABLE AS $$ BEGIN
  RETURN (
    SELECT CASE
      WHEN enquiry.withdrawn_because <> '' THEN follow.made_on + 90
      ELSE coalesce(neighbours_closed_on(enquiry.id, day) + 90, day)
    END
    FROM neighbours_followlink AS follow
    JOIN neighbours_enquiry AS enquiry ON enquiry.id = follow.enquiry_id
    WHERE follow.id = link);
END $$;

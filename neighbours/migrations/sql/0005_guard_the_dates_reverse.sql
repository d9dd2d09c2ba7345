DROP TRIGGER guard_replies ON neighbours_enquiry;
DROP TRIGGER guard_receipt ON neighbours_reply;
DROP TRIGGER guard_replied_on ON neighbours_reply;
DROP TRIGGER guard_received_on ON neighbours_enquiry;
DROP FUNCTION neighbours_guard_receipt();
DROP FUNCTION neighbours_guard_reply();
DROP FUNCTION neighbours_guard_not_ahead();

-- Where the event stands in its story's trace: the traceparent of its record.
alter table event add column traceparent text;

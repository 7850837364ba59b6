-- Numbers grow with time, so what is old is found by them; an index by time cost every hook a page.
DROP INDEX journal_at;

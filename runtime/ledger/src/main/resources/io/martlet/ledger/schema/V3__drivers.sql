-- Several drivers may work on one run. How far a pass has come, for those who watch it.
alter table microbatch add column scored bigint not null default 0;

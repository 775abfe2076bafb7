-- Several drivers may work on one run. How far a pass has come, for those who watch it.
alter table microbatch add column scored bigint not null default 0;

-- What a driver that broke off would have exited with, for those who follow it from elsewhere.
alter table run add column exit_code integer;

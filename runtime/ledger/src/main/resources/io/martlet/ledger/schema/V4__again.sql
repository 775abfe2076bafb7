-- A run may go on from what others have left: which records it scored, ...
alter table run add column universe text not null default '';

-- ... which files of a mart it goes on from, ...
alter table mart add column base_run text;
alter table mart add column base_snapshot bigint;

-- ... and which models it does not score, since another run has.
alter table model add column scored_by text;
alter table model alter column microbatch drop not null;
alter table model drop constraint model_state_check;
alter table model add check (state in ('PENDING', 'SCORED', 'FAILED', 'KEPT'));
alter table model add check ((state = 'KEPT') = (scored_by is not null));

-- What may become of what. The database refuses any other change of a state.
create table transition (
  thing  text not null,
  before text not null,
  after  text not null,
  primary key (thing, before, after)
);
insert into transition (thing, before, after) values
  ('run', 'RUNNING', 'FINISHED'),
  ('run', 'RUNNING', 'BROKEN'),         -- a driver failed
  ('run', 'RUNNING', 'INTERRUPTED'),    -- all of its drivers are gone
  ('run', 'INTERRUPTED', 'RUNNING'),    -- another goes on
  ('run', 'INTERRUPTED', 'BROKEN'),
  ('run', 'BROKEN', 'RUNNING'),
  ('step', 'PENDING', 'RUNNING'),
  ('step', 'RUNNING', 'FINISHED'),
  ('microbatch', 'PENDING', 'RUNNING'),
  ('microbatch', 'RUNNING', 'FINISHED'),
  ('mart', 'PENDING', 'STAGED'),
  ('mart', 'PENDING', 'PUBLISHED'),
  ('mart', 'STAGED', 'PUBLISHED'),
  ('model', 'PENDING', 'SCORED'),
  ('model', 'PENDING', 'FAILED');

create function refuse_transition() returns trigger language plpgsql as $$
begin
  if not exists (
    select from martlet.transition
    where thing = tg_table_name and before = old.state and after = new.state
  ) then
    raise exception '% cannot become % after %', tg_table_name, new.state, old.state
      using errcode = 'check_violation';
  end if;
  return new;
end $$;

create trigger run_state before update on run
  for each row when (old.state <> new.state) execute function refuse_transition();
create trigger step_state before update on step
  for each row when (old.state <> new.state) execute function refuse_transition();
create trigger microbatch_state before update on microbatch
  for each row when (old.state <> new.state) execute function refuse_transition();
create trigger mart_state before update on mart
  for each row when (old.state <> new.state) execute function refuse_transition();
create trigger model_state before update on model
  for each row when (old.state <> new.state) execute function refuse_transition();

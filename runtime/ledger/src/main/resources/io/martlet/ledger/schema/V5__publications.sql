-- Why a mart stays staged though all of its models have scores, and by which gate.
alter table mart add column held_by text check (held_by in ('RECORDS', 'DRIFT'));
alter table mart add column held text;
alter table mart add check ((held_by is null) = (held is null));

-- What a mart was before may come back: then the run's version of it is withdrawn, and may be
-- published again.
alter table mart drop constraint mart_state_check;
alter table mart add check (state in ('PENDING', 'STAGED', 'PUBLISHED', 'WITHDRAWN'));
insert into transition (thing, before, after) values
  ('mart', 'PUBLISHED', 'WITHDRAWN'),
  ('mart', 'WITHDRAWN', 'PUBLISHED');

-- Every change of what readers see: by a run itself, or by somebody who had a reason.
create table publication (
  id       bigint generated always as identity primary key,
  run      text        not null,
  mart     text        not null,
  snapshot bigint      not null,
  previous bigint,     -- none where readers saw nothing before
  without  text[]      not null default '{}', -- models that have no scores
  who      text        not null,
  reason   text,       -- none where a run has published what passed all gates
  happened timestamptz not null default now(),
  foreign key (run, mart) references mart (run, name) on delete cascade
);

-- What somebody let pass: who, and why.
alter table override add column who text;
alter table override add column reason text;
alter table override drop constraint override_gate_check;
alter table override add check (gate in ('RECORDS', 'DRIFT', 'MODELS'));

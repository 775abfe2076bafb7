-- A run that is handed to Amazon EMR, written before anything is asked for there: who asks again
-- finds it, whether or not a driver of it has begun.
create table submission (
  run         text        not null primary key,
  catalog     text        not null,
  plan_digest text        not null,
  arguments   text[]      not null, -- what its drivers are called with
  jar         text        not null, -- what its drivers run
  region      text,
  endpoint    text,
  who         text        not null,
  submitted   timestamptz not null default now(),
  outcome     text        -- none while it goes on
);

-- The clusters that it was given, for each part of its plan as many as it took.
create table submitted_cluster (
  run     text        not null references submission (run) on delete cascade,
  cluster text        not null,
  attempt integer     not null,
  id      text        not null,
  noted   timestamptz not null default now(),
  primary key (run, cluster, attempt)
);

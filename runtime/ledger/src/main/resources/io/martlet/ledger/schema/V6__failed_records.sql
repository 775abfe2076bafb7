-- At which record a model failed, as its key's name and value; null where that is unknown.
alter table failure add column record text;

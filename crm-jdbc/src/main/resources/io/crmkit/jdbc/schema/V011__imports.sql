-- The state of each import; its history is in crm_event.
create table if not exists crm_import (
  tenant_id crm_key not null,
  import_id crm_key not null,
  version bigint not null,
  state varchar not null,
  primary key (tenant_id, import_id)
);

-- How far an import is staged and planned. Who stages or plans writes these with the rows, in one transaction, where they are
-- what it has read; of two who do the same only one can.
create table if not exists crm_import_stage (
  tenant_id crm_key not null,
  import_id crm_key not null,
  entity_type crm_key not null,
  checkpoint varchar not null,
  planned varchar not null,
  rejected bigint not null,
  primary key (tenant_id, import_id)
);

-- Valid rows, and what is to become of them once that is known.
create table if not exists crm_import_row (
  tenant_id crm_key not null,
  import_id crm_key not null,
  row_number bigint not null,
  content varchar not null,
  plan varchar,
  primary key (tenant_id, import_id, row_number)
);

-- Rows that are not valid: the first so many of each import.
create table if not exists crm_import_rejected (
  tenant_id crm_key not null,
  import_id crm_key not null,
  row_number bigint not null,
  content varchar not null,
  primary key (tenant_id, import_id, row_number)
);

-- The first row of each import that waits and has a key: a key that a million rows have is one row here.
create table if not exists crm_import_row_key (
  tenant_id crm_key not null,
  import_id crm_key not null,
  first_key crm_key not null,
  row_number bigint not null,
  primary key (tenant_id, first_key, import_id)
);

create index if not exists crm_import_row_key_import on crm_import_row_key (tenant_id, import_id);

-- Records that imports make, where the host has no table of its own for them.
create table if not exists crm_import_record (
  tenant_id crm_key not null,
  entity_type crm_key not null,
  record_id crm_key not null,
  version bigint not null,
  content varchar not null,
  primary key (tenant_id, entity_type, record_id)
);

-- By which fields the records of a type are found: one row for each key, by the digest of its fields, and one with no digest
-- that whoever writes records of the type holds meanwhile.
create table if not exists crm_import_key_fields (
  tenant_id crm_key not null,
  entity_type crm_key not null,
  digest crm_key not null,
  key_fields varchar not null,
  primary key (tenant_id, entity_type, digest)
);

-- The records that have a key, numbered from 0.
create table if not exists crm_import_record_key (
  tenant_id crm_key not null,
  entity_type crm_key not null,
  match_key crm_key not null,
  ordinal bigint not null,
  record_id crm_key not null,
  primary key (tenant_id, entity_type, match_key, ordinal)
);

create index if not exists crm_import_record_key_record
  on crm_import_record_key (tenant_id, entity_type, record_id);

-- How far each work of an import on records is, written with them.
create table if not exists crm_import_mark (
  tenant_id crm_key not null,
  import_id crm_key not null,
  work crm_key not null,
  mark varchar not null,
  changes bigint not null,
  primary key (tenant_id, import_id, work)
);

-- What an import did to each record (COMMIT), and what undoing it left alone (UNDO), each with a number from 1.
create table if not exists crm_import_change (
  tenant_id crm_key not null,
  import_id crm_key not null,
  work crm_key not null,
  number bigint not null,
  record_id crm_key not null,
  content varchar not null,
  primary key (tenant_id, import_id, work, number)
);

create index if not exists crm_import_change_record on crm_import_change (tenant_id, import_id, work, record_id);

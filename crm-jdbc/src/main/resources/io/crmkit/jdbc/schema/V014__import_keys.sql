-- The first rows of each import that waits and have a key: a key that a million rows have is a few rows here.
create table if not exists crm_import_row_match (
  tenant_id crm_key not null,
  match_key crm_key not null,
  import_id crm_key not null,
  row_number bigint not null,
  primary key (tenant_id, match_key, import_id, row_number)
);

create index if not exists crm_import_row_match_import on crm_import_row_match (tenant_id, import_id);

-- What stood in the table of V011; it is there again for a moment if this script was cut short behind its end.
create table if not exists crm_import_row_key (
  tenant_id crm_key not null,
  import_id crm_key not null,
  first_key crm_key not null,
  row_number bigint not null,
  primary key (tenant_id, first_key, import_id)
);

insert into crm_import_row_match (tenant_id, match_key, import_id, row_number)
  select k.tenant_id, k.first_key, k.import_id, k.row_number from crm_import_row_key k
  where not exists (select 1 from crm_import_row_match m where m.tenant_id = k.tenant_id
    and m.match_key = k.first_key and m.import_id = k.import_id and m.row_number = k.row_number);

drop table if exists crm_import_row_key;

-- How often records of a type were written; whoever writes some holds the row of their type meanwhile.
create table if not exists crm_import_type (
  tenant_id crm_key not null,
  entity_type crm_key not null,
  revision bigint not null,
  primary key (tenant_id, entity_type)
);

-- The revision at which a record was written last, so that keys can be made up for by whoever asks for them.
alter table crm_import_record add column if not exists revision bigint default 1 not null;

create index if not exists crm_import_record_revision
  on crm_import_record (tenant_id, entity_type, revision, record_id);

insert into crm_import_type (tenant_id, entity_type, revision)
  select distinct r.tenant_id, r.entity_type, 1 from crm_import_record r where not exists
    (select 1 from crm_import_type t where t.tenant_id = r.tenant_id and t.entity_type = r.entity_type);

-- Up to which revision the keys of a scheme are kept.
create table if not exists crm_import_key_scheme (
  tenant_id crm_key not null,
  entity_type crm_key not null,
  scheme crm_key not null,
  revision bigint not null,
  primary key (tenant_id, entity_type, scheme)
);

-- Keys that are found again when somebody asks for them.
drop table if exists crm_import_record_key;
drop table if exists crm_import_key_fields;

-- The records that have a key by a scheme, each with the revision at which it was written.
create table if not exists crm_import_record_match (
  tenant_id crm_key not null,
  entity_type crm_key not null,
  scheme crm_key not null,
  match_key crm_key not null,
  record_id crm_key not null,
  revision bigint not null,
  primary key (tenant_id, entity_type, scheme, match_key, record_id)
);

create index if not exists crm_import_record_match_record
  on crm_import_record_match (tenant_id, entity_type, record_id);

create index if not exists crm_import_record_match_revision
  on crm_import_record_match (tenant_id, entity_type, scheme, revision);

-- Which entity adopted which record and has not dropped it: a record has one row, so that no two can adopt it.
create table if not exists crm_entity_record (
  tenant_id crm_key not null,
  record_id crm_key not null,
  entity_id crm_key not null,
  primary key (tenant_id, record_id)
);

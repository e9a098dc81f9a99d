-- The state of each entity: its records, its edits, and what was merged into it; its history is in crm_event.
create table if not exists crm_entity (
  tenant_id crm_key not null,
  entity_id crm_key not null,
  version bigint not null,
  state varchar not null,
  primary key (tenant_id, entity_id)
);

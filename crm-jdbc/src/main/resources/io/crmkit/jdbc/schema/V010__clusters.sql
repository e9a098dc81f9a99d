-- How far the index of records of each tenant is, its records with their entities, and which entities lead to which.
create table if not exists crm_cluster_head (
  tenant_id crm_key not null,
  version bigint not null,
  events bigint not null,
  primary key (tenant_id)
);

create table if not exists crm_cluster_record (
  tenant_id crm_key not null,
  record_id crm_key not null,
  entity_id crm_key not null,
  field_values varchar not null,
  primary key (tenant_id, record_id)
);

create table if not exists crm_cluster_joined (
  tenant_id crm_key not null,
  entity_id crm_key not null,
  into_id crm_key not null,
  primary key (tenant_id, entity_id)
);

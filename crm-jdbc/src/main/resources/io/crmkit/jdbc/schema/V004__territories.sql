-- Which model of a tenant is in force when; one row per tenant.
create table if not exists crm_territory_register (
  tenant_id crm_key not null,
  register_id crm_key not null,
  version bigint not null,
  state varchar not null,
  primary key (tenant_id, register_id)
);

-- Each territory model without its territories; its history is in crm_event.
create table if not exists crm_territory_model (
  tenant_id crm_key not null,
  model_id crm_key not null,
  version bigint not null,
  state varchar not null,
  primary key (tenant_id, model_id)
);

-- The territories of each model as they are now. body is the JSON of the territory; parent_id, path and level stand beside it
-- to be looked up by. A path ends with a slash, and so path like '/west/%' is everything at and below /west/. There is no
-- index on it: paths are as long as trees are deep, which is more than an index of PostgreSQL holds, and a model is small.
create table if not exists crm_territory (
  tenant_id crm_key not null,
  model_id crm_key not null,
  territory_id crm_key not null,
  parent_id crm_key,
  path varchar not null,
  level int not null,
  body varchar not null,
  primary key (tenant_id, model_id, territory_id)
);

-- Where each record is and was in each model; its history is in crm_event.
create table if not exists crm_territory_placement (
  tenant_id crm_key not null,
  placement_id crm_key not null,
  version bigint not null,
  state varchar not null,
  primary key (tenant_id, placement_id)
);

-- The stays of each placement, in order; until_at is null while a stay lasts. Instants are as in crm_approval.
create table if not exists crm_territory_stay (
  tenant_id crm_key not null,
  model_id crm_key not null,
  record_kind varchar(20) not null,
  record_id crm_key not null,
  stay int not null,
  territory_id crm_key not null,
  since_at bigint not null,
  until_at bigint,
  primary key (tenant_id, model_id, record_kind, record_id, stay)
);

create index if not exists crm_territory_stay_member
  on crm_territory_stay (tenant_id, model_id, record_kind, territory_id, record_id);

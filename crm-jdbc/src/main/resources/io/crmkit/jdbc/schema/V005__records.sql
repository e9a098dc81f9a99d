-- The state of each record; its history is in crm_event. What stands beside the state of an opportunity is there to be
-- looked up by, can be read in the state, and is null while the opportunity is in the bin.
create table if not exists crm_pipeline (
  tenant_id crm_key not null,
  pipeline_id crm_key not null,
  version bigint not null,
  state varchar not null,
  primary key (tenant_id, pipeline_id)
);

create table if not exists crm_opportunity (
  tenant_id crm_key not null,
  opportunity_id crm_key not null,
  version bigint not null,
  state varchar not null,
  pipeline crm_key,
  stage crm_key,
  owner crm_key,
  account crm_key,
  primary key (tenant_id, opportunity_id)
);

create index if not exists crm_opportunity_pipeline on crm_opportunity (tenant_id, pipeline, opportunity_id);

create index if not exists crm_opportunity_stage on crm_opportunity (tenant_id, pipeline, stage, opportunity_id);

create index if not exists crm_opportunity_owner on crm_opportunity (tenant_id, owner, opportunity_id);

create index if not exists crm_opportunity_account on crm_opportunity (tenant_id, account, opportunity_id);

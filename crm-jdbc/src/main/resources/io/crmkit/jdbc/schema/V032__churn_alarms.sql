-- Which levels of drift were told of each version of a model; rows are only ever added.
create table if not exists crm_churn_alarm (
  tenant_id crm_key not null,
  model bigint not null,
  number bigint not null,
  alarm varchar not null,
  primary key (tenant_id, model, number)
);

-- The state of each forecast; its history is in crm_event.
create table if not exists crm_forecast (
  tenant_id crm_key not null,
  forecast_id crm_key not null,
  version bigint not null,
  state varchar not null,
  primary key (tenant_id, forecast_id)
);

-- When people work: calendars as JSON documents of opening hours, and who works by which.
create table if not exists crm_approval_calendar (
  tenant_id crm_key not null,
  name crm_key not null,
  hours varchar not null,
  primary key (tenant_id, name)
);

create table if not exists crm_approval_worker (
  tenant_id crm_key not null,
  actor crm_key not null,
  calendar crm_key not null,
  primary key (tenant_id, actor)
);

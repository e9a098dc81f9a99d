-- The state of each prompt template, with all its versions; its history is in crm_event.
create table if not exists crm_ai_template (
  tenant_id crm_key not null,
  template_id crm_key not null,
  version bigint not null,
  state varchar not null,
  primary key (tenant_id, template_id)
);

-- The state of each piece of content, with how far it is; its history is in crm_event.
create table if not exists crm_ai_content (
  tenant_id crm_key not null,
  content_id crm_key not null,
  version bigint not null,
  state varchar not null,
  status varchar(20),
  primary key (tenant_id, content_id)
);

create index if not exists crm_ai_content_status on crm_ai_content (tenant_id, status, content_id);

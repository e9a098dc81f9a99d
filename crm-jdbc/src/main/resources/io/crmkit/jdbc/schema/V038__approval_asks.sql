-- What is asked of somebody: a vote, an answer to a question about a step, or to submit again what was sent back.
alter table crm_approval_seat add column ask varchar(20) default 'VOTE' not null;

-- h2:
alter table crm_approval_seat drop primary key;
-- postgresql:
alter table crm_approval_seat drop constraint crm_approval_seat_pkey;

alter table crm_approval_seat add primary key (tenant_id, actor, approval_id, step, ask);

drop index crm_approval_seat_inbox;

create index crm_approval_seat_inbox on crm_approval_seat (tenant_id, actor, since, approval_id, step, ask);

-- To which published definition an approval is pinned; null only of one from before these columns whose definition is
-- not kept in crm_approval_definition.
alter table crm_approval add column definition crm_key;

alter table crm_approval add column definition_version int;

update crm_approval set
  definition = (
    select max(d.name) from crm_approval_definition d where d.tenant_id = crm_approval.tenant_id
      and position('"definition_version":' || d.version || ',"definition_digest":"' || d.digest || '"' in origin) > 0),
  definition_version = (
    select max(d.version) from crm_approval_definition d where d.tenant_id = crm_approval.tenant_id
      and position('"definition_version":' || d.version || ',"definition_digest":"' || d.digest || '"' in origin) > 0);

-- h2:
create index if not exists crm_approval_pinned
  on crm_approval (tenant_id, definition, definition_version, status, approval_id);
-- postgresql:
create index crm_approval_pinned
  on crm_approval (tenant_id, definition, definition_version, approval_id) where status = 'PENDING';

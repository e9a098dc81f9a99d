-- A person may be asked in several branches of one approval at once, so a seat is one of a step; since stays null until
-- it is its turn.
alter table crm_approval_seat add column step crm_key;

update crm_approval_seat set step = (
  select a.step from crm_approval a
  where a.tenant_id = crm_approval_seat.tenant_id and a.approval_id = crm_approval_seat.approval_id);

alter table crm_approval_seat alter column step set not null;

-- h2:
alter table crm_approval_seat drop primary key;
-- postgresql:
alter table crm_approval_seat drop constraint crm_approval_seat_pkey;

alter table crm_approval_seat add primary key (tenant_id, actor, approval_id, step);

drop index crm_approval_seat_inbox;

create index crm_approval_seat_inbox on crm_approval_seat (tenant_id, actor, since, approval_id, step);

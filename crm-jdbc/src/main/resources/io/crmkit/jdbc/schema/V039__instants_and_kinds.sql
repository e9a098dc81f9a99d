-- What a customer was scored at an instant: the newest score that is not after it.
create index if not exists crm_churn_score_time on crm_churn_score (tenant_id, customer_id, at, number);

-- The newest security events of a kind, which may be rare among all of a tenant.
create index if not exists crm_security_event_kind on crm_security_event (tenant_id, kind, at, event_id);

package io.crmkit.sso.domain.port;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.ProviderId;

/** Says with which providers people can log in now. */
@FunctionalInterface
public interface LoginTargets {

  boolean isActive(TenantId tenant, ProviderId provider);
}

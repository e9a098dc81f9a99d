package io.crmkit.sso.mfa.port;

import io.crmkit.core.state.StateRepository;
import io.crmkit.sso.mfa.model.UserFactors;
import io.crmkit.sso.model.UserId;

/** Keeps the second factors of users and their history. The contract in crm-testkit proves an implementation. */
public interface FactorRepository extends StateRepository<UserId, UserFactors> {}

package io.crmkit.ai.action.port;

import io.crmkit.ai.action.model.CatalogueName;
import io.crmkit.ai.action.model.PolicyState;
import io.crmkit.core.state.StateRepository;

/** Keeps which policy is in force, and how it came to be. */
public interface PolicyRepository extends StateRepository<CatalogueName, PolicyState> {}

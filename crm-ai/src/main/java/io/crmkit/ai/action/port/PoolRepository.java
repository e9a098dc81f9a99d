package io.crmkit.ai.action.port;

import io.crmkit.ai.action.model.PoolPeriodId;
import io.crmkit.ai.action.model.PoolUse;
import io.crmkit.core.state.StateRepository;

/** Keeps what was taken out of pools. */
public interface PoolRepository extends StateRepository<PoolPeriodId, PoolUse> {}

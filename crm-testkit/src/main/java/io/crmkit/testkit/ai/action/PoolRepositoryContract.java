package io.crmkit.testkit.ai.action;

import io.crmkit.ai.action.json.ActionFormats;
import io.crmkit.ai.action.model.Pool;
import io.crmkit.ai.action.model.PoolCommand;
import io.crmkit.ai.action.model.PoolCommand.Draw;
import io.crmkit.ai.action.model.PoolDecider;
import io.crmkit.ai.action.model.PoolEvent;
import io.crmkit.ai.action.model.PoolId;
import io.crmkit.ai.action.model.PoolPeriodId;
import io.crmkit.ai.action.model.PoolUse;
import io.crmkit.ai.action.port.PoolRepository;
import io.crmkit.core.Decider;
import io.crmkit.core.state.StateFormat;
import io.crmkit.testkit.state.StateRepositoryContract;
import java.time.Duration;
import java.util.List;

/** What every {@link PoolRepository} must do. */
public abstract class PoolRepositoryContract
    extends StateRepositoryContract<PoolPeriodId, PoolUse, PoolCommand, PoolEvent> {

  @Override
  protected abstract PoolRepository emptyRepository();

  @Override
  protected Decider<PoolUse, PoolCommand, PoolEvent> decider() {
    return new PoolDecider();
  }

  @Override
  protected StateFormat<PoolPeriodId, PoolUse, PoolEvent> format() {
    return ActionFormats.POOL;
  }

  @Override
  protected List<PoolCommand> life() {
    Pool pool = new Pool(new PoolId("Größe 🚀"), Long.MAX_VALUE, Duration.ofDays(1));
    return List.of(new Draw(pool, 1, ActionSamples.AT), new Draw(pool, Long.MAX_VALUE - 1, ActionSamples.AT));
  }
}

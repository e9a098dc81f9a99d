package io.crmkit.ai.action.model;

import io.crmkit.ai.action.model.Exclusion.CapacityExhausted;
import io.crmkit.ai.action.model.PoolCommand.Draw;
import io.crmkit.ai.action.model.PoolEvent.PoolDrawn;
import io.crmkit.core.Decider;
import io.crmkit.core.Decision;

/** The rule of pools: nobody takes what is not left. */
public final class PoolDecider implements Decider<PoolUse, PoolCommand, PoolEvent> {

  @Override
  public PoolUse initial() {
    return PoolUse.NONE;
  }

  @Override
  public Decision<PoolEvent> decide(PoolUse state, PoolCommand command) {
    Draw draw = (Draw) command;
    Pool pool = draw.pool();
    long left = Math.max(0, pool.capacity() - state.used());
    return draw.units() <= left
        ? Decision.accept(new PoolDrawn(draw.units(), draw.at()))
        : Decision.refuse(new CapacityExhausted(
            pool.id(), draw.units(), left, pool.start(draw.at()).plus(pool.period())));
  }

  @Override
  public PoolUse evolve(PoolUse state, PoolEvent event) {
    return new PoolUse(Math.addExact(state.used(), ((PoolDrawn) event).units()));
  }
}

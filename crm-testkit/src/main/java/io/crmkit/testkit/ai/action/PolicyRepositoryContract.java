package io.crmkit.testkit.ai.action;

import io.crmkit.ai.action.json.ActionFormats;
import io.crmkit.ai.action.model.CatalogueName;
import io.crmkit.ai.action.model.PolicyCommand;
import io.crmkit.ai.action.model.PolicyCommand.Change;
import io.crmkit.ai.action.model.PolicyCommand.Install;
import io.crmkit.ai.action.model.PolicyDecider;
import io.crmkit.ai.action.model.PolicyEvent;
import io.crmkit.ai.action.model.PolicyId;
import io.crmkit.ai.action.model.PolicyState;
import io.crmkit.ai.action.port.PolicyRepository;
import io.crmkit.core.Decider;
import io.crmkit.core.state.StateFormat;
import io.crmkit.testkit.state.StateRepositoryContract;
import java.util.List;

/** What every {@link PolicyRepository} must do. */
public abstract class PolicyRepositoryContract
    extends StateRepositoryContract<CatalogueName, PolicyState, PolicyCommand, PolicyEvent> {

  @Override
  protected abstract PolicyRepository emptyRepository();

  @Override
  protected Decider<PolicyState, PolicyCommand, PolicyEvent> decider() {
    return new PolicyDecider();
  }

  @Override
  protected StateFormat<CatalogueName, PolicyState, PolicyEvent> format() {
    return ActionFormats.POLICY;
  }

  @Override
  protected List<PolicyCommand> life() {
    return List.of(new Install(ActionSamples.policy("Größe"), ActionSamples.AT),
        new Change(ActionSamples.sampling("🚀"), new PolicyId("Größe"), ActionSamples.evidence(),
            ActionSamples.AT.plusNanos(1)));
  }
}

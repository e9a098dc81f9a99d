package io.crmkit.ai.action.model;

import io.crmkit.ai.action.model.PolicyCommand.Change;
import io.crmkit.ai.action.model.PolicyCommand.Install;
import io.crmkit.ai.action.model.PolicyEvent.PolicyChanged;
import io.crmkit.ai.action.model.PolicyEvent.PolicyInstalled;
import io.crmkit.ai.action.model.PolicyRefusal.AlreadyInstalled;
import io.crmkit.ai.action.model.PolicyRefusal.JudgedAgainstAnother;
import io.crmkit.ai.action.model.PolicyRefusal.NotInstalled;
import io.crmkit.ai.action.model.PolicyRefusal.SameName;
import io.crmkit.ai.action.model.PolicyState.InForce;
import io.crmkit.ai.action.model.PolicyState.None;
import io.crmkit.core.Decider;
import io.crmkit.core.Decision;
import java.util.List;

/** The rules of policies: the first is installed, every other one comes with evidence against the one in force. */
public final class PolicyDecider implements Decider<PolicyState, PolicyCommand, PolicyEvent> {

  @Override
  public PolicyState initial() {
    return new None();
  }

  @Override
  public Decision<PolicyEvent> decide(PolicyState state, PolicyCommand command) {
    InForce inForce = state instanceof InForce there ? there : null;
    if (command instanceof Install install) {
      if (inForce == null) {
        return Decision.accept(new PolicyInstalled(install.policy(), install.at()));
      }
      return inForce.policy().equals(install.policy())
          ? Decision.accept(List.of())
          : Decision.refuse(new AlreadyInstalled(inForce.policy().id()));
    }
    Change change = (Change) command;
    if (inForce == null) {
      return Decision.refuse(new NotInstalled());
    }
    PolicyId known = inForce.policy().id();
    if (!known.equals(change.judged())) {
      return Decision.refuse(new JudgedAgainstAnother(change.judged(), known));
    }
    return known.equals(change.policy().id())
        ? Decision.refuse(new SameName(known))
        : Decision.accept(new PolicyChanged(change.policy(), change.evidence(), change.at()));
  }

  @Override
  public PolicyState evolve(PolicyState state, PolicyEvent event) {
    if (event instanceof PolicyInstalled installed) {
      return new InForce(installed.policy(), 1, null, installed.at());
    }
    PolicyChanged changed = (PolicyChanged) event;
    return new InForce(changed.policy(), ((InForce) state).changes() + 1, changed.evidence(), changed.at());
  }
}

package io.crmkit.ai.action.model;

import io.crmkit.core.Refusal;
import java.util.List;

/** Why a policy is not set, beside {@link io.crmkit.ai.action.evaluation.GateRefusal}. */
public sealed interface PolicyRefusal extends Refusal {

  /** One is in force, and has to be beaten. */
  record AlreadyInstalled(PolicyId inForce) implements PolicyRefusal {
    @Override
    public String code() {
      return "ai.action.policy.already-installed";
    }

    @Override
    public String message() {
      return "Policy %s is in force; another one has to be proposed.".formatted(inForce);
    }
  }

  /** None is in force. */
  record NotInstalled() implements PolicyRefusal {
    @Override
    public String code() {
      return "ai.action.policy.not-installed";
    }

    @Override
    public String message() {
      return "No policy is in force; install the first one.";
    }
  }

  /** The evidence is against another policy than the one in force. */
  record JudgedAgainstAnother(PolicyId judged, PolicyId inForce) implements PolicyRefusal {
    @Override
    public String code() {
      return "ai.action.policy.judged-against-another";
    }

    @Override
    public String message() {
      return "The evidence is against policy %s but %s is in force.".formatted(judged, inForce);
    }
  }

  /** The name is that of the policy in force, whose decisions could not be told apart. */
  record SameName(PolicyId id) implements PolicyRefusal {
    @Override
    public String code() {
      return "ai.action.policy.same-name";
    }

    @Override
    public String message() {
      return "The policy in force is called %s too.".formatted(id);
    }
  }

  /** The catalogue of the tenant is missing. */
  record NoCatalogue() implements PolicyRefusal {
    @Override
    public String code() {
      return "ai.action.no-catalogue";
    }

    @Override
    public String message() {
      return "No catalogue of actions is published.";
    }
  }

  /** The policy counts in another currency than the catalogue. */
  record OtherCurrency(String policy, String catalogue) implements PolicyRefusal {
    @Override
    public String code() {
      return "ai.action.policy.other-currency";
    }

    @Override
    public String message() {
      return "The policy counts in %s and the catalogue in %s.".formatted(policy, catalogue);
    }
  }

  /** There is more to learn than a model holds. */
  record TooLarge(int actions, int features, int most) implements PolicyRefusal {
    @Override
    public String code() {
      return "ai.action.policy.too-large";
    }

    @Override
    public String message() {
      return "%d actions by %d features are more than %d numbers; take fewer features.".formatted(
          actions, features, most);
    }
  }

  /** The policy goes by fields that were not written down when decisions were made. */
  record FeaturesNotLogged(List<String> features) implements PolicyRefusal {
    public FeaturesNotLogged {
      features = List.copyOf(features);
    }

    @Override
    public String code() {
      return "ai.action.policy.features-not-logged";
    }

    @Override
    public String message() {
      return "The log does not have: %s.".formatted(String.join(", ", features));
    }
  }
}

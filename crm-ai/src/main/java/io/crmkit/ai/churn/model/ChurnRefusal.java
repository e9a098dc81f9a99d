package io.crmkit.ai.churn.model;

import io.crmkit.core.Refusal;

/** Why something of churn was refused. */
public sealed interface ChurnRefusal extends Refusal {

  /** Too few outcomes are known to tell customers apart; the share of those who leave can still be stated. */
  record TooFewCases(long cases, long least) implements ChurnRefusal {
    @Override
    public String code() {
      return "churn.too-few-cases";
    }

    @Override
    public String message() {
      return "A model needs %d customers of known outcome, but there are %d.".formatted(least, cases);
    }
  }

  /** Nearly all customers have the same outcome. */
  record TooFewOfOne(CaseCount cases, long least) implements ChurnRefusal {
    @Override
    public String code() {
      return "churn.too-few-of-one";
    }

    @Override
    public String message() {
      return "A model needs %d customers of each outcome, but %d left and %d stayed.".formatted(
          least, cases.left(), cases.stayed());
    }
  }

  /** The cases can be counted but not learned from. */
  record NothingToLearn(String why) implements ChurnRefusal {
    @Override
    public String code() {
      return "churn.nothing-to-learn";
    }

    @Override
    public String message() {
      return "Nothing can be learned of these customers: %s.".formatted(why);
    }
  }
}

package io.crmkit.ai.churn.model;

import io.crmkit.core.Refusal;
import io.crmkit.core.Violations;
import java.util.List;

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

  /**
   * There is nothing that the customers of today could be compared with.
   *
   * @param kind {@code rate}, which says the same of everybody, or {@code learned} of cases that are not known here
   */
  record NoBaseline(long model, String kind) implements ChurnRefusal {
    @Override
    public String code() {
      return "churn.no-baseline";
    }

    @Override
    public String message() {
      return "Model %d (%s) does not say what it learned from, so that nothing can have moved away from it.".formatted(
          model, kind);
    }
  }

  /** The model has made too few scores yet to tell drift from chance. */
  record TooFewScores(long scores, long least) implements ChurnRefusal {
    @Override
    public String code() {
      return "churn.too-few-scores";
    }

    @Override
    public String message() {
      return "Drift is told of %d newest scores by a model and more, but there are %d.".formatted(least, scores);
    }
  }

  /** What is known of a customer of known outcome is not sound. */
  record UnsoundRecord(int index, Violations violations) implements ChurnRefusal {
    @Override
    public String code() {
      return "churn.unsound-record";
    }

    @Override
    public String message() {
      return "Customer %d of those whose outcome is known: %s".formatted(index, violations.message());
    }
  }

  /**
   * What was measured would be too good, as the data know what they should not, or repeat themselves.
   *
   * @param alarms each the name of a field, or {@code rows}, with the code of what is wrong with it
   */
  record KnowsTheFuture(List<String> alarms) implements ChurnRefusal {
    public KnowsTheFuture {
      alarms = List.copyOf(alarms);
    }

    @Override
    public String code() {
      return "churn.knows-the-future";
    }

    @Override
    public String message() {
      return "Nothing was learned of data that know the outcome: %s. Leave them out.".formatted(String.join(", ", alarms));
    }
  }
}

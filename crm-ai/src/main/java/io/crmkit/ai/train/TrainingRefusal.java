package io.crmkit.ai.train;

import io.crmkit.core.Refusal;

/** Why a trainer does not do what it is asked for. */
public sealed interface TrainingRefusal extends Refusal {

  /** A constraint names a field that the cases do not have. */
  record UnknownField(String field) implements TrainingRefusal {
    @Override
    public String code() {
      return "ai.training-unknown-field";
    }

    @Override
    public String message() {
      return "There is no field %s to hold a model to.".formatted(field);
    }
  }

  /** A trainer cannot do what a training asks for. */
  record Unable(String trainer, Capabilities.Ability ability) implements TrainingRefusal {
    @Override
    public String code() {
      return "ai.training-no-" + ability.code();
    }

    @Override
    public String message() {
      return "%s cannot %s.".formatted(trainer, ability.words());
    }
  }

  /** A direction was asked for of a field whose values have no order. */
  record NotANumber(String field) implements TrainingRefusal {
    @Override
    public String code() {
      return "ai.training-not-a-number";
    }

    @Override
    public String message() {
      return "%s is no number: nothing can rise or fall with it.".formatted(field);
    }
  }
}

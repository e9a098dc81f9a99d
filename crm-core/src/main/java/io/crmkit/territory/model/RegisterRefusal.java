package io.crmkit.territory.model;

import io.crmkit.core.Refusal;
import java.time.Instant;

/** Why a command to the register of models was refused. */
public sealed interface RegisterRefusal extends Refusal {

  /** No model of this id is registered. */
  record UnknownModel(ModelId model) implements RegisterRefusal {
    @Override
    public String code() {
      return "territory.unknown-model";
    }

    @Override
    public String message() {
      return "There is no territory model '%s'; begin it first.".formatted(model);
    }
  }

  /** The model is archived, and so stays as it is. */
  record Archived(ModelId model) implements RegisterRefusal {
    @Override
    public String code() {
      return "territory.archived";
    }

    @Override
    public String message() {
      return "The territory model '%s' is archived; copy it and change the copy.".formatted(model);
    }
  }

  /** Something was asked for a time before what has already happened. */
  record TooEarly(Instant at, Instant since) implements RegisterRefusal {
    @Override
    public String code() {
      return "territory.too-early";
    }

    @Override
    public String message() {
      return "The active model has been in force since %s and cannot be replaced as of %s.".formatted(since, at);
    }
  }

  /** No model is in force. */
  record NoneActive() implements RegisterRefusal {
    @Override
    public String code() {
      return "territory.none-active";
    }

    @Override
    public String message() {
      return "No territory model is active; activate one first.";
    }
  }
}

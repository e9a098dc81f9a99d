package io.crmkit.territory.model;

import io.crmkit.core.Actor;
import java.time.Instant;
import java.util.Objects;

/** What can be asked of the register of models. */
public sealed interface RegisterCommand {

  ModelId model();

  Actor by();

  Instant at();

  /** Take up a model that is being planned. */
  record Register(ModelId model, Actor by, Instant at) implements RegisterCommand {

    public Register {
      Objects.requireNonNull(model, "model");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }

  /** Put a model in force; the one that was is archived in the same act. */
  record Activate(ModelId model, Actor by, Instant at) implements RegisterCommand {

    public Activate {
      Objects.requireNonNull(model, "model");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }

  /** Put a model out of force, or give up a plan. */
  record Archive(ModelId model, Actor by, Instant at) implements RegisterCommand {

    public Archive {
      Objects.requireNonNull(model, "model");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }
}

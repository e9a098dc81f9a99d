package io.crmkit.territory.model;

import java.time.Instant;
import java.util.Objects;

/** Something that happened to the register of models. */
public sealed interface RegisterEvent {

  ModelId model();

  String by();

  Instant at();

  /** A model is being planned. */
  record ModelRegistered(ModelId model, String by, Instant at) implements RegisterEvent {

    public ModelRegistered {
      Objects.requireNonNull(model, "model");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }

  /** A model is in force. */
  record ModelActivated(ModelId model, String by, Instant at) implements RegisterEvent {

    public ModelActivated {
      Objects.requireNonNull(model, "model");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }

  /** A model is out of force for good. */
  record ModelArchived(ModelId model, String by, Instant at) implements RegisterEvent {

    public ModelArchived {
      Objects.requireNonNull(model, "model");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }
}

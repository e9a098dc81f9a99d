package io.crmkit.ai.action.model;

import io.crmkit.core.Actor;
import java.time.Instant;
import java.util.Objects;

/** What can be asked of a catalogue. */
public sealed interface CatalogueCommand {

  /** Put it in force. */
  record Publish(Catalogue catalogue, Actor by, Instant at) implements CatalogueCommand {
    public Publish {
      Objects.requireNonNull(catalogue, "catalogue");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }
}

package io.crmkit.ai.action.model;

import io.crmkit.core.Actor;
import java.time.Instant;
import java.util.Objects;

/** What happened to a catalogue. */
public sealed interface CatalogueEvent {

  /** When it happened. */
  Instant at();

  /** Somebody put it in force. */
  record CataloguePublished(Catalogue catalogue, Actor by, Instant at) implements CatalogueEvent {
    public CataloguePublished {
      Objects.requireNonNull(catalogue, "catalogue");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }
}

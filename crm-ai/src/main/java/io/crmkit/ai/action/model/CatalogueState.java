package io.crmkit.ai.action.model;

import java.time.Instant;
import java.util.Objects;

/** The catalogue that a tenant has published. */
public sealed interface CatalogueState {

  /** None yet. */
  record Unpublished() implements CatalogueState {}

  /**
   * One is in force.
   *
   * @param revision 1, 2, 3, …
   */
  record Published(Catalogue catalogue, int revision, Instant since) implements CatalogueState {
    public Published {
      Objects.requireNonNull(catalogue, "catalogue");
      Objects.requireNonNull(since, "since");
    }
  }
}

package io.crmkit.core.state;

import java.util.Objects;

/** What one decision does to which aggregate, so that changes of several can be written as one. */
public record StateChange<I, S>(I id, Change<S> change) {

  public StateChange {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(change, "change");
  }
}

package io.crmkit.record.model;

import java.util.Objects;

/**
 * What a lead is to become part of: a record that is made of it, or one that is there.
 *
 * @param <I> the ids of the record
 */
public sealed interface LeadTarget<I> {

  I id();

  /** One that the conversion makes; the caller chooses an id that is free. */
  record Made<I>(I id) implements LeadTarget<I> {

    public Made {
      Objects.requireNonNull(id, "id");
    }
  }

  /** One that is there. */
  record Linked<I>(I id) implements LeadTarget<I> {

    public Linked {
      Objects.requireNonNull(id, "id");
    }
  }
}

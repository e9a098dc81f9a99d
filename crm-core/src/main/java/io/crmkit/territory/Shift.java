package io.crmkit.territory;

import io.crmkit.territory.model.tree.TerritoryId;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the activation of a plan would mean for an account.
 *
 * @param gained territories that it would be in and is not now
 * @param lost territories that it is in now and would not be
 */
public record Shift(String account, Set<TerritoryId> gained, Set<TerritoryId> lost) {

  public Shift {
    Objects.requireNonNull(account, "account");
    gained = Collections.unmodifiableSet(new TreeSet<>(gained));
    lost = Collections.unmodifiableSet(new TreeSet<>(lost));
  }
}

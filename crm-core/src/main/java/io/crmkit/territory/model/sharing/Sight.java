package io.crmkit.territory.model.sharing;

import io.crmkit.territory.model.tree.AccessLevel;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * That a user sees a record.
 *
 * @param user an id of the host's
 * @param grounds every way by which the user does; the one with the highest level counts
 */
public record Sight(String user, List<Ground> grounds) {

  public Sight {
    Objects.requireNonNull(user, "user");
    grounds = List.copyOf(grounds);
    if (grounds.isEmpty()) {
      throw new IllegalArgumentException("grounds must not be empty: nobody sees a record without one");
    }
  }

  /** Returns what the user may do with the record. */
  public AccessLevel level() {
    return grounds.stream().map(Ground::level).max(Comparator.naturalOrder()).orElseThrow();
  }
}

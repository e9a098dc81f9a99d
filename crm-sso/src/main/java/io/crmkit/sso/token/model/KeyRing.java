package io.crmkit.sso.token.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The signing keys of one tenant: the one that signs, those that came before it and still verify, and those that are
 * retired, which are kept so that a token signed with one can be told so.
 *
 * @param keys oldest first
 */
public record KeyRing(List<RingKey> keys) {

  public KeyRing {
    keys = List.copyOf(keys);
  }

  /**
   * Returns the key that was added last of those that may sign now. One that waited longer than a key that was added after
   * it never signs: its end has been that of a former key since.
   */
  public Optional<RingKey> signing(Instant now) {
    return keys.stream().filter(key -> key.signsAt(now)).reduce((former, next) -> next);
  }

  /** Returns the next instant at which another key signs or one ends. */
  public Optional<Instant> nextChange(Instant now) {
    return keys.stream()
        .flatMap(key -> Stream.of(Optional.of(key.signsFrom()), Optional.ofNullable(key.verifiesUntil())))
        .flatMap(Optional::stream).filter(at -> at.isAfter(now)).min(Comparator.naturalOrder());
  }
}

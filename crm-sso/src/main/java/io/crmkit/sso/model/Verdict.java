package io.crmkit.sso.model;

import io.crmkit.core.RefusedException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What became of something that a stranger handed in: what it stands for, or the one reason why it counts for nothing.
 *
 * @param <T> what an accepted input stands for
 */
public sealed interface Verdict<T> {

  /** Every check passed. */
  record Accepted<T>(T value) implements Verdict<T> {

    public Accepted {
      Objects.requireNonNull(value, "value");
    }
  }

  /** A check said no, and nothing of the input was used. */
  record Refused<T>(SsoRefusal refusal) implements Verdict<T> {

    public Refused {
      Objects.requireNonNull(refusal, "refusal");
    }
  }

  static <T> Verdict<T> accept(T value) {
    return new Accepted<>(value);
  }

  static <T> Verdict<T> refuse(Reason reason, String message) {
    return new Refused<>(new SsoRefusal(reason, message));
  }

  static <T> Verdict<T> refuse(SsoRefusal refusal) {
    return new Refused<>(refusal);
  }

  /** Goes on with what was accepted; a refusal stays what it is. */
  default <R> Verdict<R> then(Function<? super T, Verdict<R>> next) {
    return this instanceof Refused<T> refused ? refuse(refused.refusal()) : next.apply(((Accepted<T>) this).value());
  }

  /** Returns the refusal; nothing if the input was accepted. */
  default Optional<SsoRefusal> whyNot() {
    return this instanceof Refused<T> refused ? Optional.of(refused.refusal()) : Optional.empty();
  }

  /**
   * Returns what was accepted.
   *
   * @throws RefusedException with the refusal
   */
  default T orElseThrow() {
    if (this instanceof Refused<T> refused) {
      throw new RefusedException(refused.refusal());
    }
    return ((Accepted<T>) this).value();
  }
}

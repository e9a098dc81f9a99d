package io.crmkit.approvals.model;

import io.crmkit.core.Actor;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is unusual about a panel.
 *
 * @param proxies who voted in place of the holder, by seat
 * @param claimed the seat whose holder has claimed a queue; {@link #NOBODY} if none has
 * @param claimedUntil when the queue is free again unless they have voted by then; null if they may keep it
 * @param addition how the panel came to be added to others; null if it was not
 */
public record Circumstances(
    Map<Integer, Actor> proxies, int claimed, @Nullable Instant claimedUntil, @Nullable Addition addition) {

  /** Stands for no seat. */
  public static final int NOBODY = -1;

  /** Nothing unusual. */
  public static final Circumstances NONE = new Circumstances(Map.of(), NOBODY, null, null);

  public Circumstances {
    proxies = Map.copyOf(proxies);
  }

  /**
   * How somebody was added to a step.
   *
   * @param asker who wanted it, or holds the seat of whoever did
   * @param place whether they are asked before, beside or after that one
   */
  public record Addition(Actor asker, Place place) {
    public Addition {
      Objects.requireNonNull(asker, "asker");
      Objects.requireNonNull(place, "place");
    }
  }

  /** When somebody who was added is asked. */
  public enum Place { BEFORE_ME, WITH_ME, AFTER_ME }

  Circumstances votedBy(int seat, Actor proxy) {
    Map<Integer, Actor> next = new LinkedHashMap<>(proxies);
    next.put(seat, proxy);
    return new Circumstances(next, claimed, claimedUntil, addition);
  }

  Circumstances votedByNobody(int seat) {
    Map<Integer, Actor> next = new LinkedHashMap<>(proxies);
    next.remove(seat);
    return new Circumstances(next, claimed, claimedUntil, addition);
  }

  Circumstances claimedBy(int seat, @Nullable Instant until) {
    return claimed == seat && Objects.equals(until, claimedUntil)
        ? this
        : new Circumstances(proxies, seat, until, addition);
  }

  Circumstances claimedByNobody() {
    return claimedBy(NOBODY, null);
  }

  /** Returns these after the holder of {@code seat} is done with it: a claim of theirs ends. */
  Circumstances doneWith(int seat) {
    return claimed == seat ? claimedByNobody() : this;
  }

  Circumstances handedOver(Actor from, Actor to) {
    return addition == null || !addition.asker().equals(from)
        ? this
        : new Circumstances(proxies, claimed, claimedUntil, new Addition(to, addition.place()));
  }
}

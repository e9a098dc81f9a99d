package io.crmkit.approvals.model;

import io.crmkit.core.event.chain.ChainHead;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an approval stands in its own history.
 *
 * @param events how many events it has been folded from, which is the sequence of the last one
 * @param at when the last one happened; time never runs backwards within an approval
 * @param replies what was answered to commands that carried an idempotency key
 * @param chain where the hash chain of its stored events ends; null in what was only folded, not saved, and in what was
 *     saved before there were chains
 */
public record Trail(long events, Instant at, Map<String, Reply> replies, @Nullable ChainHead chain) {

  static final Trail START = new Trail(0, Instant.MIN, Map.of());

  public Trail {
    replies = Collections.unmodifiableMap(new LinkedHashMap<>(replies));
  }

  /** A trail whose events are not chained. */
  public Trail(long events, Instant at, Map<String, Reply> replies) {
    this(events, at, replies, null);
  }

  /**
   * The answer to an earlier command.
   *
   * @param fingerprint tells whether a command that quotes the key again is the same one
   * @param first the sequence of its first event
   * @param count how many events it caused
   */
  public record Reply(String fingerprint, long first, int count) {}

  @Nullable Reply reply(String key) {
    return replies.get(key);
  }

  Trail next(Instant eventAt) {
    return new Trail(events + 1, eventAt, replies, chain);
  }

  Trail answered(String key, String fingerprint, int count) {
    Map<String, Reply> next = new LinkedHashMap<>(replies);
    next.put(key, new Reply(fingerprint, events - count + 1, count));
    return new Trail(events, at, next, chain);
  }

  Trail chained(@Nullable ChainHead head) {
    return new Trail(events, at, replies, head);
  }
}

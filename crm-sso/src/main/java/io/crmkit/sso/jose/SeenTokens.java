package io.crmkit.sso.jose;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.crmkit.core.Require;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of tokens that were verified before, known by the SHA-256 of the whole token; a token itself is never
 * kept.
 *
 * <p>Only accepted tokens belong here, so that strangers cannot fill it. An entry ends with its token, and whenever the
 * keys are others than those it was verified with. Safe for concurrent use.
 *
 * @param <T> what a token stands for
 */
public final class SeenTokens<T> {

  /** By what a token is known again: its SHA-256, worked out once for looking it up and keeping it. */
  public static final class Mark {

    private final long first;
    private final long second;
    private final long third;
    private final long fourth;

    private Mark(ByteBuffer hash) {
      first = hash.getLong();
      second = hash.getLong();
      third = hash.getLong();
      fourth = hash.getLong();
    }

    public static Mark of(String token) {
      return new Mark(ByteBuffer.wrap(sha256().digest(token.getBytes(StandardCharsets.UTF_8))));
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Mark that && first == that.first && second == that.second && third == that.third
          && fourth == that.fourth;
    }

    @Override
    public int hashCode() {
      return (int) first;
    }
  }

  private record Entry<T>(T value, Instant end, Object keys) {}

  private final Cache<Mark, Entry<T>> entries;

  private SeenTokens(int most) {
    this.entries = CacheBuilder.newBuilder().maximumSize(Require.positive(most, "most")).build();
  }

  /** Returns room for so many tokens; beyond that, those not asked for the longest give way. */
  public static <T> SeenTokens<T> upTo(int most) {
    return new SeenTokens<>(most);
  }

  /**
   * Returns what was kept for a token.
   *
   * @param keys the very keys that count now; the same instance that {@link #keep} was given
   */
  public Optional<T> find(Mark token, Object keys, Instant now) {
    Entry<T> entry = entries.getIfPresent(token);
    if (entry == null) {
      return Optional.empty();
    }
    if (entry.keys() != keys || !now.isBefore(entry.end())) {
      entries.invalidate(token);
      return Optional.empty();
    }
    return Optional.of(entry.value());
  }

  /**
   * Keeps what a token stands for.
   *
   * @param end when the token ends
   * @param keys the keys that it was verified with
   */
  public void keep(Mark token, T value, Instant end, Object keys) {
    entries.put(token, new Entry<>(value, end, keys));
  }

  @Override
  public String toString() {
    return "SeenTokens[" + entries.size() + "]";
  }
}

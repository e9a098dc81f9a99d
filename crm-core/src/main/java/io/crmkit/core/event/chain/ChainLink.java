package io.crmkit.core.event.chain;

import io.crmkit.core.event.DomainEvent;
import java.util.Objects;
import java.util.Optional;

/**
 * What one event of a chained history must hash to, all events before it included.
 *
 * <p>Whoever keeps one outside of the store, such as a subscriber that takes events from the outbox, can prove later
 * that the history up to it was rewritten, or was not.
 *
 * @param sequence the place of the event in its stream
 * @param hash 32 bytes of SHA-256 as 43 characters of base64url
 */
public record ChainLink(long sequence, String hash) {

  private static final int CHARACTERS = 43;

  public ChainLink {
    if (sequence < 1) {
      throw new IllegalArgumentException("sequence starts at 1 but was " + sequence);
    }
    Objects.requireNonNull(hash, "hash");
    if (!isHash(hash)) {
      throw new IllegalArgumentException(
          "a link has 43 characters of base64url but this text has " + hash.length());
    }
  }

  /** Returns the link that an event carries; nothing if it was stored before its stream was chained. */
  public static Optional<ChainLink> of(DomainEvent event) {
    String hash = event.context().get(EventChain.LINK);
    return hash == null || !isHash(hash)
        ? Optional.empty()
        : Optional.of(new ChainLink(event.sequence(), hash));
  }

  // without a pattern, as each link of a history passes here when it is written and when it is read
  private static boolean isHash(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isBase64Url(text.charAt(i))) {
        return false;
      }
    }
    return text.length() == CHARACTERS;
  }

  private static boolean isBase64Url(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
  }
}

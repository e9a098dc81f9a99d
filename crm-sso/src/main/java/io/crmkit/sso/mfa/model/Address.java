package io.crmkit.sso.mfa.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where codes are sent to.
 *
 * @param verifiedAt when the user proved to receive what is sent there; null if that has not happened, and then it
 *     proves nothing
 */
public record Address(Channel channel, String value, @Nullable Instant verifiedAt) {

  private static final int SHOWN = 2;

  public Address {
    Objects.requireNonNull(channel, "channel");
    value = channel.normal(value);
  }

  /** Returns enough of the address for its owner to recognise, such as {@code +4*******89} or {@code a**@example.com}. */
  public String masked() {
    int at = value.indexOf('@');
    return at < 0
        ? value.substring(0, SHOWN) + "*".repeat(value.length() - 2 * SHOWN) + value.substring(value.length() - SHOWN)
        : value.charAt(0) + "**" + value.substring(at);
  }

  boolean is(Channel other, String address) {
    return channel == other && value.equals(address);
  }
}

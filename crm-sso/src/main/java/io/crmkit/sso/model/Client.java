package io.crmkit.sso.model;

import org.jspecify.annotations.Nullable;

/**
 * From where a request came, as the host saw it.
 *
 * @param address the IP address; null if there is none, such as in a job
 * @param userAgent what the browser calls itself; at most 300 characters are kept
 */
public record Client(@Nullable String address, @Nullable String userAgent) {

  private static final int LONGEST = 300;

  /** A request that came from nowhere that the host knows of. */
  public static final Client UNKNOWN = new Client(null, null);

  public Client {
    address = cut(address);
    userAgent = cut(userAgent);
  }

  private static @Nullable String cut(@Nullable String text) {
    return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}

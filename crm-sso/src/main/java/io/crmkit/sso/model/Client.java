package io.crmkit.sso.model;

import org.jspecify.annotations.Nullable;

/**
 * From where a request came, as the host saw it. What no store keeps, U+0000 and half a surrogate pair, becomes U+FFFD: no line of
 * the audit trail is lost for what a stranger sends.
 *
 * @param address the IP address; null if there is none, such as in a job
 * @param userAgent what the browser calls itself; at most 300 characters are kept
 */
public record Client(@Nullable String address, @Nullable String userAgent) {

  private static final int LONGEST = 300;
  private static final char REPLACEMENT = '\uFFFD';

  /** A request that came from nowhere that the host knows of. */
  public static final Client UNKNOWN = new Client(null, null);

  public Client {
    address = kept(address);
    userAgent = kept(userAgent);
  }

  private static @Nullable String kept(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String cut = text.length() <= LONGEST ? text : text.substring(0, end(text));
    return cut.codePoints().allMatch(Client::isStorable) ? cut
        : cut.codePoints().map(each -> isStorable(each) ? each : REPLACEMENT)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
  }

  /** Cuts no pair in two. */
  private static int end(String text) {
    return Character.isSurrogatePair(text.charAt(LONGEST - 1), text.charAt(LONGEST)) ? LONGEST - 1 : LONGEST;
  }

  private static boolean isStorable(int codePoint) {
    return codePoint != 0 && Character.getType(codePoint) != Character.SURROGATE;
  }
}

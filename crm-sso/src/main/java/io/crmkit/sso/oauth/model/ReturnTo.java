package io.crmkit.sso.oauth.model;

import io.crmkit.core.Scalar;
import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.model.Verdict;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the browser goes after a login: a path of our own and nothing that any browser takes for another site (RFC
 * 9700, section 4.11).
 *
 * @param path begins with one slash; may have a query
 */
@Scalar
public record ReturnTo(String path) {

  private static final int LONGEST = 2000;
  private static final int MOST_DECODINGS = 4;

  /** A segment of dots before the query and the fragment (RFC 3986, section 3.3). */
  private static final Pattern DOTS = Pattern.compile("[^?#]*/\\.{1,2}(?=[/?#;]|\\z)");

  public ReturnTo {
    if (!isSafe(path)) {
      throw new IllegalArgumentException("path must be one of this site but was " + Untrusted.quoted(path));
    }
  }

  /** Reads what a request wants to return to. */
  public static Verdict<ReturnTo> parse(String path) {
    return isSafe(path) ? Verdict.accept(new ReturnTo(path))
        : Verdict.refuse(OAuthReason.RETURN_TO_UNSAFE,
            "Where to return to is a path of this site, such as /deals/7, but was %s.".formatted(Untrusted.quoted(path)));
  }

  /** However often somebody on the way decodes it, it stays a path. */
  private static boolean isSafe(String path) {
    String each = path;
    for (int round = 0; round < MOST_DECODINGS; round++) {
      if (!isPath(each)) {
        return false;
      }
      String decoded = decoded(each);
      if (decoded == null || decoded.equals(each)) {
        return decoded != null || round > 0;
      }
      each = decoded;
    }
    return false;
  }

  private static boolean isPath(String text) {
    return text.length() <= LONGEST && text.startsWith("/") && !text.startsWith("//") && !hasDots(text)
        && text.codePoints().noneMatch(ReturnTo::isForbidden);
  }

  /** Half a surrogate pair is no character: what is kept of a login could not be read again. */
  private static boolean isForbidden(int each) {
    return Character.isISOControl(each) || each == '\\' || Character.getType(each) == Character.SURROGATE;
  }

  /** Some normalise {@code /.//evil} and {@code /a/..//evil} before they look at the slashes; no page asks for such a path. */
  private static boolean hasDots(String text) {
    return DOTS.matcher(text).lookingAt();
  }

  /** Returns null if a % stands there alone, as it may in what was decoded, but not in what came. */
  private static @Nullable String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  @Override
  public String toString() {
    return path;
  }
}

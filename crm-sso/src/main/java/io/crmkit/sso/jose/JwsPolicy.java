package io.crmkit.sso.jose;

import io.crmkit.core.Require;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which signed tokens a reader takes.
 *
 * @param algorithms what {@code alg} may be: either shared secrets or key pairs, since a list with both is how a public
 *     key comes to be taken for a secret (RFC 8725, section 2.1)
 * @param types what {@code typ} may be, such as {@code at+jwt}; empty if it is not looked at
 * @param untyped what becomes of a token without {@code typ}, if there are types
 * @param longest how many characters a token may have
 */
public record JwsPolicy(Set<JwsAlgorithm> algorithms, Set<String> types, Untyped untyped, int longest) {

  /** How long a token may be if nothing else is said: 64 Ki characters. */
  public static final int USUAL_LENGTH = 1 << 16;

  private static final String MEDIA_TYPE_PREFIX = "application/";

  /** What becomes of a token that does not say its type. */
  public enum Untyped { TAKEN, REFUSED }

  public JwsPolicy {
    if (algorithms.isEmpty()) {
      throw new IllegalArgumentException("algorithms must not be empty");
    }
    algorithms = Set.copyOf(EnumSet.copyOf(algorithms));
    if (algorithms.stream().map(JwsAlgorithm::isSymmetric).distinct().count() > 1) {
      throw new IllegalArgumentException("algorithms must be of secrets or of key pairs, but not both: " + algorithms);
    }
    types = types.stream().map(JwsPolicy::plainType).collect(Collectors.toUnmodifiableSet());
    Objects.requireNonNull(untyped, "untyped");
    Require.positive(longest, "longest");
  }

  /** Takes tokens of any type and the usual length. */
  public static JwsPolicy of(JwsAlgorithm first, JwsAlgorithm... more) {
    return new JwsPolicy(EnumSet.of(first, more), Set.of(), Untyped.TAKEN, USUAL_LENGTH);
  }

  /** Takes only tokens that say one of these types. */
  public JwsPolicy withTypes(String... newTypes) {
    return new JwsPolicy(algorithms, new LinkedHashSet<>(Arrays.asList(newTypes)), Untyped.REFUSED, longest);
  }

  public JwsPolicy withUntyped(Untyped newUntyped) {
    return new JwsPolicy(algorithms, types, newUntyped, longest);
  }

  public JwsPolicy withLongest(int newLongest) {
    return new JwsPolicy(algorithms, types, untyped, newLongest);
  }

  List<String> algorithmNames() {
    return algorithms.stream().map(JwsAlgorithm::headerName).sorted().toList();
  }

  /** Types are compared without case and without {@code application/} (RFC 7515, section 4.1.9). */
  boolean takesType(@Nullable String type) {
    if (types.isEmpty()) {
      return true;
    }
    return type == null ? untyped == Untyped.TAKEN : types.contains(plainType(type));
  }

  private static String plainType(String type) {
    String lower = type.toLowerCase(Locale.ROOT);
    return lower.startsWith(MEDIA_TYPE_PREFIX) ? lower.substring(MEDIA_TYPE_PREFIX.length()) : lower;
  }
}

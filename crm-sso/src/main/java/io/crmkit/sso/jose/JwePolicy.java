package io.crmkit.sso.jose;

import io.crmkit.core.Require;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * Which encrypted tokens a reader takes.
 *
 * @param algorithms what {@code alg} may be
 * @param encryptions what {@code enc} may be
 * @param compression what becomes of {@code zip}
 * @param longest how many characters a token may have
 */
public record JwePolicy(
    Set<JweAlgorithm> algorithms, Set<JweEncryption> encryptions, Compression compression, int longest) {

  /** What becomes of compressed content, whose length tells of what it says (RFC 8725, section 3.6). */
  public enum Compression {
    REFUSED,
    /** Inflated to at most a million bytes. */
    TAKEN
  }

  public JwePolicy {
    if (algorithms.isEmpty() || encryptions.isEmpty()) {
      throw new IllegalArgumentException("algorithms and encryptions must not be empty");
    }
    algorithms = Set.copyOf(algorithms);
    encryptions = Set.copyOf(encryptions);
    Objects.requireNonNull(compression, "compression");
    Require.positive(longest, "longest");
  }

  /** Takes every way of encrypting the content, no compression, and tokens of the usual length. */
  public static JwePolicy of(JweAlgorithm first, JweAlgorithm... more) {
    return new JwePolicy(EnumSet.of(first, more), EnumSet.allOf(JweEncryption.class), Compression.REFUSED,
        JwsPolicy.USUAL_LENGTH);
  }

  public JwePolicy withEncryptions(JweEncryption first, JweEncryption... more) {
    return new JwePolicy(algorithms, EnumSet.of(first, more), compression, longest);
  }

  public JwePolicy withCompression(Compression newCompression) {
    return new JwePolicy(algorithms, encryptions, newCompression, longest);
  }

  public JwePolicy withLongest(int newLongest) {
    return new JwePolicy(algorithms, encryptions, compression, newLongest);
  }
}

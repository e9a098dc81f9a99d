package io.crmkit.sso.jose;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.Optional;

/** What is known to be wrong with an RSA public key by looking at it. */
final class RsaChecks {

  /** RFC 7518, section 3.3. */
  private static final int FEWEST_BITS = 2048;

  /** Beyond this, one verification takes so long that it is an attack on the verifier. */
  private static final int MOST_BITS = 8192;
  private static final int MOST_EXPONENT_BITS = 64;

  /** Those of the detector in "The Return of Coppersmith's Attack" (CVE-2017-15361), section 2.3. */
  private static final int[] PRIMES = {
    3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109,
    113, 127, 131, 137, 139, 149, 151, 157, 163, 167
  };
  private static final int GENERATOR = 65537;
  private static final BitSet[] POWERS = powers();

  private RsaChecks() {}

  /** Returns what is weak about a key. */
  static Optional<String> weakness(BigInteger modulus, BigInteger exponent) {
    if (modulus.bitLength() < FEWEST_BITS) {
      return Optional.of("the RSA modulus has %d bits; at least %d are needed"
          .formatted(modulus.bitLength(), FEWEST_BITS));
    }
    if (!exponent.testBit(0) || exponent.compareTo(BigInteger.valueOf(3)) < 0) {
      return Optional.of("the RSA public exponent is even or less than 3");
    }
    return isOfWeakGenerator(modulus)
        ? Optional.of("the RSA modulus was made by a generator whose keys can be factored (ROCA)") : Optional.empty();
  }

  /** Returns why this is no usable key at all. */
  static Optional<String> defect(BigInteger modulus, BigInteger exponent) {
    if (modulus.signum() <= 0 || !modulus.testBit(0)) {
      return Optional.of("the RSA modulus is not an odd number");
    }
    return modulus.bitLength() > MOST_BITS || exponent.bitLength() > MOST_EXPONENT_BITS
        ? Optional.of("the RSA modulus has more than %d bits, or the exponent more than %d".formatted(
            MOST_BITS, MOST_EXPONENT_BITS))
        : Optional.empty();
  }

  /** Whether the modulus is a power of 65537 modulo every small prime, as by chance almost none is. */
  private static boolean isOfWeakGenerator(BigInteger modulus) {
    for (int at = 0; at < PRIMES.length; at++) {
      if (!POWERS[at].get(modulus.mod(BigInteger.valueOf(PRIMES[at])).intValue())) {
        return false;
      }
    }
    return true;
  }

  private static BitSet[] powers() {
    BitSet[] powers = new BitSet[PRIMES.length];
    for (int at = 0; at < PRIMES.length; at++) {
      powers[at] = new BitSet();
      int power = 1;
      while (!powers[at].get(power)) {
        powers[at].set(power);
        power = power * GENERATOR % PRIMES[at];
      }
    }
    return powers;
  }
}

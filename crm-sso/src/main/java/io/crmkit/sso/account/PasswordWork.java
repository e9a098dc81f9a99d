package io.crmkit.sso.account;

import io.crmkit.core.Require;
import io.crmkit.sso.account.model.PasswordHash;
import io.crmkit.sso.model.SecretHash;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** Hashes passwords, and tries one with the same work whether there is a hash to try it on or not. */
final class PasswordWork {

  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;

  private final int iterations;
  private final Derivation derivation;
  private final SecureRandom random = new SecureRandom();
  private final PasswordHash nobodys;

  /** The work itself. */
  interface Derivation {
    SecretHash derive(String password, String salt, int iterations);
  }

  PasswordWork(int iterations) {
    this(iterations, PasswordWork::pbkdf2);
  }

  PasswordWork(int iterations, Derivation derivation) {
    this.iterations = Require.positive(iterations, "iterations");
    this.derivation = derivation;
    this.nobodys = hash(newSalt());
  }

  PasswordHash hash(String password) {
    String salt = newSalt();
    return new PasswordHash(iterations, salt, derivation.derive(password, salt, iterations));
  }

  private String newSalt() {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(salt);
  }

  /** A hash of fewer iterations, from before they were raised, costs as much as one of today. */
  boolean matches(@Nullable PasswordHash kept, String password) {
    PasswordHash tried = kept == null ? nobodys : kept;
    boolean isRight = derivation.derive(password, tried.salt(), tried.iterations()).equals(tried.hash());
    if (tried.iterations() < iterations) {
      derivation.derive(password, tried.salt(), iterations - tried.iterations());
    }
    return isRight && kept != null;
  }

  private static SecretHash pbkdf2(String password, String salt, int iterations) {
    PBEKeySpec work = new PBEKeySpec(
        password.toCharArray(), Base64.getUrlDecoder().decode(salt), iterations, HASH_BITS);
    try {
      return SecretHash.ofDigest(
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(work).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has PBKDF2", e);
    } finally {
      work.clearPassword();
    }
  }
}

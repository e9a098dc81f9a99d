package io.crmkit.sso.mfa;

import io.crmkit.core.TenantId;
import io.crmkit.sso.mfa.model.TotpFactor;
import io.crmkit.sso.mfa.model.UserFactors;
import io.crmkit.sso.model.Sealed;
import io.crmkit.sso.model.SecretHash;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.seal.SecretSealer;
import io.crmkit.sso.seal.UnsealableException;
import io.crmkit.sso.seal.UnsealableException.Fault;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secrets of one user: sealed for this tenant and user, so that those of another one open nothing here. */
record FactorSecrets(SecretSealer sealer, SecureRandom random) {

  private static final int KEY_BYTES = 32;

  byte[] draw(int bytes) {
    byte[] secret = new byte[bytes];
    random.nextBytes(secret);
    return secret;
  }

  Sealed sealTotp(TenantId tenant, UserId user, byte[] secret) {
    return sealer.seal(tenant, totp(user), secret);
  }

  Sealed drawCodeKey(TenantId tenant, UserId user) {
    return sealer.seal(tenant, codes(user), draw(KEY_BYTES));
  }

  /**
   * Returns the steps whose code was presented; none for a wrong one.
   *
   * @throws ForeignSecretException if the secret was sealed for somebody else
   */
  List<Long> steps(TenantId tenant, UserId user, TotpFactor factor, String presented, Instant now) {
    byte[] secret = open(tenant, totp(user), factor.secret());
    return Totp.steps(secret, factor.settings(), presented, now);
  }

  /** Returns the hash of a code: HMAC-SHA-256 (RFC 2104) under the key of the user, since a code is too short for any other. */
  SecretHash hash(TenantId tenant, UserId user, Sealed codeKey, String code) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(open(tenant, codes(user), codeKey), "HmacSHA256"));
      return SecretHash.ofDigest(mac.doFinal(code.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  /** Returns the stale ones of the secrets of a user, each with what to put in its place. */
  Map<Sealed, Sealed> resealed(TenantId tenant, UserId user, UserFactors state) {
    Map<Sealed, Sealed> anew = new LinkedHashMap<>();
    for (Sealed sealed : state.secrets()) {
      if (sealer.isStale(sealed)) {
        String purpose = sealed.equals(state.codeKey()) ? codes(user) : totp(user);
        anew.put(sealed, sealer.seal(tenant, purpose, sealer.open(tenant, purpose, sealed)));
      }
    }
    return anew;
  }

  private byte[] open(TenantId tenant, String purpose, Sealed sealed) {
    try {
      return sealer.open(tenant, purpose, sealed);
    } catch (UnsealableException e) {
      if (e.fault() == Fault.FOREIGN) {
        throw new ForeignSecretException(e);
      }
      throw e;
    }
  }

  private static String totp(UserId user) {
    return "mfa/" + user + "/totp";
  }

  private static String codes(UserId user) {
    return "mfa/" + user + "/codes";
  }

  /** Somebody put the secret of another user, or something else, in the place of this user's. */
  static final class ForeignSecretException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ForeignSecretException(UnsealableException cause) {
      super(cause.getMessage(), cause);
    }
  }
}

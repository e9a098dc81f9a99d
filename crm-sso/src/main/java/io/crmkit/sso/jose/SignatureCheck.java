package io.crmkit.sso.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

/** Whether a signature is that of one key, by one algorithm. Safe for concurrent use. */
interface SignatureCheck {

  /** How many threads find something prepared. */
  int IDLE = 16;

  /**
   * Whether the signature fits.
   *
   * @param text the signature as it stands in the token, known to be strictly base64url
   * @param signature the same, decoded
   */
  boolean passes(byte[] signed, String text, byte[] signature) throws GeneralSecurityException;

  /**
   * A signature has exactly as many bytes as the modulus (RFC 8017, section 8.2.2); others are not reduced. Most tokens
   * have this algorithm, so that the JDK is asked without a detour: the library would decode the signature a second
   * time, slowly.
   */
  static SignatureCheck rsa(RSAPublicKey key, JwsAlgorithm algorithm) {
    int length = (key.getModulus().bitLength() + Byte.SIZE - 1) / Byte.SIZE;
    String name = algorithm.headerName();
    SignatureCheck check = name.startsWith("RS")
        ? pooled("SHA" + algorithm.hashBits() + "withRSA", key) : of(new RSASSAVerifier(key), algorithm);
    return (signed, text, signature) -> signature.length == length && check.passes(signed, text, signature);
  }

  /** Two numbers side by side (RFC 7518, section 3.4), neither zero nor beyond the order of the curve. */
  static SignatureCheck ec(ECPublicKey key, JwsAlgorithm algorithm) throws GeneralSecurityException {
    int half = (key.getParams().getCurve().getField().getFieldSize() + Byte.SIZE - 1) / Byte.SIZE;
    BigInteger order = key.getParams().getOrder();
    try {
      SignatureCheck check = of(new ECDSAVerifier(key), algorithm);
      return (signed, text, signature) -> signature.length == 2 * half
          && isWithin(order, Arrays.copyOf(signature, half))
          && isWithin(order, Arrays.copyOfRange(signature, half, 2 * half))
          && check.passes(signed, text, signature);
    } catch (JOSEException e) {
      throw new GeneralSecurityException("no curve of RFC 7518", e);
    }
  }

  private static boolean isWithin(BigInteger order, byte[] number) {
    BigInteger value = new BigInteger(1, number);
    return value.signum() > 0 && value.compareTo(order) < 0;
  }

  static SignatureCheck hmac(byte[] secret, JwsAlgorithm algorithm) throws GeneralSecurityException {
    try {
      return of(new MACVerifier(secret), algorithm);
    } catch (JOSEException e) {
      throw new GeneralSecurityException("a secret of fewer than 256 bits", e);
    }
  }

  /** The JDK's own: the library would need another one for Ed25519. */
  static SignatureCheck ed25519(PublicKey key) {
    return jdk("Ed25519", key);
  }

  /**
   * Finding an implementation and preparing it for a key takes a tenth of the time that RSA takes, so that those that are
   * prepared wait for the next token. Each is used by one thread at a time, and verifying leaves it as it was before.
   */
  private static SignatureCheck pooled(String algorithm, PublicKey key) {
    Queue<Signature> idle = new ArrayBlockingQueue<>(IDLE);
    return (signed, text, signature) -> {
      Signature check = idle.poll();
      if (check == null) {
        check = Signature.getInstance(algorithm);
        check.initVerify(key);
      }
      try {
        check.update(signed);
        boolean passes = check.verify(signature);
        idle.offer(check);
        return passes;
      } catch (SignatureException e) {
        return false; // whose state nobody knows, and which is not used again
      }
    };
  }

  private static SignatureCheck jdk(String algorithm, PublicKey key) {
    return (signed, text, signature) -> {
      Signature check = Signature.getInstance(algorithm);
      check.initVerify(key);
      check.update(signed);
      try {
        return check.verify(signature);
      } catch (SignatureException e) {
        return false;
      }
    };
  }

  private static SignatureCheck of(JWSVerifier verifier, JwsAlgorithm algorithm) {
    JWSHeader header = new JWSHeader(JWSAlgorithm.parse(algorithm.headerName()));
    return (signed, text, signature) -> {
      try {
        return verifier.verify(header, signed, new Base64URL(text));
      } catch (JOSEException e) {
        throw new GeneralSecurityException("the key does not work with " + algorithm.headerName(), e);
      }
    };
  }
}

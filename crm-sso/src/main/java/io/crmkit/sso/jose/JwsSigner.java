package io.crmkit.sso.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import io.crmkit.core.json.JsonDocuments;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signs claims as a token in compact form (RFC 7515, section 5.1). Safe for concurrent use. */
public final class JwsSigner {

  private interface Signing {
    byte[] sign(byte[] input) throws JOSEException, GeneralSecurityException;
  }

  private final SigningKey key;
  private final Signing signing;

  private JwsSigner(SigningKey key, Signing signing) {
    this.key = key;
    this.signing = signing;
  }

  public static JwsSigner of(SigningKey key) {
    try {
      return new JwsSigner(key, signing(key));
    } catch (JOSEException e) {
      throw new IllegalArgumentException("%s does not sign by %s".formatted(key, key.algorithm().headerName()), e);
    }
  }

  private static Signing signing(SigningKey key) throws JOSEException {
    JWSHeader header = new JWSHeader(JWSAlgorithm.parse(key.algorithm().headerName()));
    return switch (key.algorithm().family()) {
      case RSA -> signing(header, new RSASSASigner(key.privateKey()));
      case EC -> signing(header, new ECDSASigner(
          key.privateKey(), Curve.parse(EcCurve.of(key.algorithm()).jwkName())));
      case HMAC -> signing(header, new MACSigner(key.secret()));
      case OKP -> input -> {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key.privateKey());
        signature.update(input);
        return signature.sign();
      };
    };
  }

  private static Signing signing(JWSHeader header, com.nimbusds.jose.JWSSigner signer) {
    return input -> signer.sign(header, input).decode();
  }

  /**
   * Signs claims.
   *
   * @param type what {@code typ} says, such as {@code at+jwt}
   * @param claims texts, numbers, booleans, lists, maps and instants; these become seconds since 1970 (RFC 7519,
   *     section 2)
   */
  public String sign(String type, Map<String, ?> claims) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    claims.forEach((name, value) -> members.put(name, value instanceof Instant at ? at.getEpochSecond() : value));
    return sign(type, JsonDocuments.write(new AnyObject(members)).getBytes(StandardCharsets.UTF_8));
  }

  /** Signs content of any kind. */
  public String sign(String type, byte[] content) {
    Map<String, @Nullable Object> header = new LinkedHashMap<>();
    header.put("alg", key.algorithm().headerName());
    header.put("kid", key.id());
    header.put("typ", type);
    byte[] json = JsonDocuments.write(new AnyObject(header)).getBytes(StandardCharsets.UTF_8);
    String input = StrictBase64.encode(json) + "." + StrictBase64.encode(content);
    try {
      return input + "." + StrictBase64.encode(signing.sign(input.getBytes(StandardCharsets.US_ASCII)));
    } catch (JOSEException | GeneralSecurityException e) {
      throw new IllegalStateException("%s cannot sign".formatted(key), e);
    }
  }

  @Override
  public String toString() {
    return "JwsSigner[" + key + "]";
  }
}

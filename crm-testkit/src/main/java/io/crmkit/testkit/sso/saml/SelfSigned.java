package io.crmkit.testkit.sso.saml;

import io.crmkit.sso.saml.model.SamlCertificate;
import io.crmkit.sso.saml.model.ServiceKey;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;

/** New RSA keys with certificates that they sign themselves (X.509 version 1, RFC 5280, 4.1), for tests alone. */
public final class SelfSigned {

  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int UTF8 = 0x0C;
  private static final int TIME = 0x18;
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final byte[] COMMON_NAME = HexFormat.of().parseHex("0603550403");
  private static final byte[] SHA256_WITH_RSA = HexFormat.of().parseHex("300d06092a864886f70d01010b0500");
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private SelfSigned() {}

  /** Returns a key of 2048 bits that is valid from 2020 to 2120. */
  public static ServiceKey rsa(String name) {
    return rsa(name, 2048, Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2120-01-01T00:00:00Z"));
  }

  /** Returns a key of any length whose certificate has these dates. */
  public static ServiceKey rsa(String name, int bits, Instant from, Instant until) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      KeyPair pair = generator.generateKeyPair();
      byte[] content = join(SEQUENCE,
          tagged(INTEGER, BigInteger.valueOf(from.getEpochSecond()).toByteArray()), SHA256_WITH_RSA, name(name),
          join(SEQUENCE, time(from), time(until)), name(name), pair.getPublic().getEncoded());
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(pair.getPrivate());
      signature.update(content);
      byte[] bitsUnused = {0};
      byte[] certificate = join(SEQUENCE, content, SHA256_WITH_RSA, join(BIT_STRING, bitsUnused, signature.sign()));
      return ServiceKey.of(
          SamlCertificate.parse(Base64.getEncoder().encodeToString(certificate)), pair.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has RSA and SHA-256", e);
    }
  }

  private static byte[] name(String common) {
    byte[] text = tagged(UTF8, common.getBytes(StandardCharsets.UTF_8));
    return join(SEQUENCE, join(SET, join(SEQUENCE, COMMON_NAME, text)));
  }

  private static byte[] time(Instant when) {
    return tagged(TIME, SECONDS.format(when).getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] join(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    return tagged(tag, content.toByteArray());
  }

  private static byte[] tagged(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else {
      byte[] length = BigInteger.valueOf(content.length).toByteArray();
      int from = length[0] == 0 ? 1 : 0;
      out.write(0x80 | length.length - from);
      out.write(length, from, length.length - from);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }
}

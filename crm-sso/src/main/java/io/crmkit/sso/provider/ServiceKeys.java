package io.crmkit.sso.provider;

import io.crmkit.core.TenantId;
import io.crmkit.core.id.Ids;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.provider.model.ServiceKeyRecord;
import io.crmkit.sso.saml.model.SamlCertificate;
import io.crmkit.sso.seal.SecretSealer;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Makes the key pairs by which the host signs its SAML messages and opens those that are for it: RSA of 2048 bits, each with a
 * certificate that it signs itself (RFC 5280, section 4.1), which providers take as a wrapping of the key.
 */
final class ServiceKeys {

  private static final int BITS = 2048;
  private static final int SERIAL_BITS = 127;
  private static final AlgorithmIdentifier SHA256_WITH_RSA =
      new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);

  private final SecretSealer sealer;
  private final Ids ids;
  private final SecureRandom random = new SecureRandom();

  ServiceKeys(SecretSealer sealer, Ids ids) {
    this.sealer = sealer;
    this.ids = ids;
  }

  /**
   * Makes a key pair.
   *
   * @param notBefore when it begins to sign; null for at once
   * @param now from when on its certificate is valid
   * @param end to when its certificate is valid
   */
  ServiceKeyRecord fresh(TenantId tenant, ProviderId provider, @Nullable Instant notBefore, Instant now, Instant end) {
    String id = ids.next();
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS, random);
      KeyPair pair = generator.generateKeyPair();
      SamlCertificate certificate = SamlCertificate.parse(
          Base64.getEncoder().encodeToString(selfSigned(pair, id, now, end)));
      return new ServiceKeyRecord(id, certificate,
          sealer.seal(tenant, ServiceKeyRecord.purpose(provider, id), pair.getPrivate().getEncoded()), notBefore, null);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every Java platform has RSA and SHA-256", e);
    }
  }

  private byte[] selfSigned(KeyPair pair, String name, Instant from, Instant until)
      throws GeneralSecurityException, IOException {
    X500Name subject = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, name).build();
    V3TBSCertificateGenerator content = new V3TBSCertificateGenerator();
    content.setSerialNumber(new ASN1Integer(new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE)));
    content.setSignature(SHA256_WITH_RSA);
    content.setIssuer(subject);
    content.setSubject(subject);
    content.setStartDate(new Time(Date.from(from)));
    content.setEndDate(new Time(Date.from(until)));
    content.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
    TBSCertificate unsigned = content.generateTBSCertificate();
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(pair.getPrivate());
    signature.update(unsigned.getEncoded(ASN1Encoding.DER));
    ASN1EncodableVector parts = new ASN1EncodableVector();
    parts.add(unsigned);
    parts.add(SHA256_WITH_RSA);
    parts.add(new DERBitString(signature.sign()));
    return new DERSequence(parts).getEncoded(ASN1Encoding.DER);
  }
}

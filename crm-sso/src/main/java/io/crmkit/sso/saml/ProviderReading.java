package io.crmkit.sso.saml;

import io.crmkit.core.RefusedException;
import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.saml.MetadataRules.Concession;
import io.crmkit.sso.saml.model.IdentityProvider;
import io.crmkit.sso.saml.model.IdentityProvider.RequestSignatures;
import io.crmkit.sso.saml.model.SamlCertificate;
import io.crmkit.sso.saml.model.SamlEndpoint;
import io.crmkit.sso.saml.model.SamlReason;
import io.crmkit.sso.saml.xml.XmlElement;
import io.crmkit.sso.saml.xml.Xmlns;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One EntityDescriptor with its IDPSSODescriptor (Metadata 2.3.2 and 2.4.3). */
final class ProviderReading {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final XmlElement entity;
  private final MetadataRules rules;
  private final Instant now;

  ProviderReading(XmlElement entity, MetadataRules rules, Instant now) {
    this.entity = entity;
    this.rules = rules;
    this.now = now;
  }

  static Optional<XmlElement> descriptor(XmlElement entity) {
    return entity.children(Xmlns.METADATA, "IDPSSODescriptor").stream()
        .filter(each -> Arrays.asList(String.valueOf(each.attribute("protocolSupportEnumeration")).split("\\s+"))
            .contains(Xmlns.PROTOCOL))
        .findFirst();
  }

  IdentityProvider read() {
    XmlElement descriptor = descriptor(entity).orElseThrow();
    String entityId = entity.attribute("entityID");
    if (entityId == null || entityId.isBlank()) {
      throw SamlReason.METADATA_MALFORMED.because("an entity has no entityID");
    }
    IdentityProvider.Builder provider = IdentityProvider.builder(entityId)
        .validUntil(validUntil(descriptor))
        .requestSignatures("true".equals(descriptor.attribute("WantAuthnRequestsSigned"))
            || "1".equals(descriptor.attribute("WantAuthnRequestsSigned"))
            ? RequestSignatures.WANTED : RequestSignatures.NOT_WANTED);
    List<XmlElement> signOn = descriptor.children(Xmlns.METADATA, "SingleSignOnService");
    if (signOn.isEmpty()) {
      throw SamlReason.METADATA_NO_ENDPOINT.because("%s has no place to sign on".formatted(Untrusted.quoted(entityId)));
    }
    signOn.forEach(each -> provider.signOn(endpoint(each)));
    descriptor.children(Xmlns.METADATA, "SingleLogoutService").forEach(each -> provider.logout(endpoint(each)));
    descriptor.children(Xmlns.METADATA, "NameIDFormat").forEach(each -> provider.nameIdFormat(each.text().strip()));
    descriptor.children(Xmlns.METADATA, "KeyDescriptor").forEach(each -> addKeys(provider, each));
    return requireKey(provider.build());
  }

  private IdentityProvider requireKey(IdentityProvider provider) {
    if (provider.signingCertificates().isEmpty() && !rules.concessions().contains(Concession.NO_CERTIFICATE)) {
      throw SamlReason.METADATA_CERTIFICATE.because("%s has no certificate to verify with".formatted(
          Untrusted.quoted(provider.entityId())));
    }
    return provider;
  }

  /** The earliest end of the role, the entity and the lists around it, which must not have passed. */
  private @Nullable Instant validUntil(XmlElement descriptor) {
    Instant earliest = null;
    for (Optional<XmlElement> each = Optional.of(descriptor); each.isPresent(); each = each.get().parent()) {
      Instant end = time(each.get());
      if (end != null && (earliest == null || end.isBefore(earliest))) {
        earliest = end;
      }
    }
    if (earliest != null && !now.isBefore(earliest)) {
      throw SamlReason.METADATA_EXPIRED.because("the metadata was valid until %s, and it is %s".formatted(earliest, now));
    }
    return earliest;
  }

  private static @Nullable Instant time(XmlElement element) {
    try {
      return Times.optional(element, "validUntil").orElse(null);
    } catch (RefusedException e) {
      throw SamlReason.METADATA_MALFORMED.because(e.refusal().message());
    }
  }

  private static SamlEndpoint endpoint(XmlElement element) {
    String binding = element.attribute("Binding");
    if (binding == null || binding.isBlank()) {
      throw SamlReason.METADATA_MALFORMED.because("%s has no binding".formatted(element.name()));
    }
    String response = element.attribute("ResponseLocation");
    return new SamlEndpoint(
        binding, location(element.attribute("Location")), response == null ? null : location(response));
  }

  /** Browsers are sent there with what we sign: over https, or over http to the machine itself, and by nothing else. */
  private static String location(@Nullable String location) {
    if (location != null) {
      try {
        URI uri = new URI(location);
        if (uri.getHost() != null && uri.getRawUserInfo() == null && ("https".equalsIgnoreCase(uri.getScheme())
            || "http".equalsIgnoreCase(uri.getScheme()) && LOOPBACK.contains(uri.getHost()))) {
          return location;
        }
      } catch (URISyntaxException e) {
        // refused below
      }
    }
    throw SamlReason.METADATA_LOCATION.because("a location is an https address and not " + Untrusted.quoted(location));
  }

  private void addKeys(IdentityProvider.Builder provider, XmlElement key) {
    String use = key.attribute("use");
    for (XmlElement info : key.children(Xmlns.SIGNATURE, "KeyInfo")) {
      for (XmlElement data : info.children(Xmlns.SIGNATURE, "X509Data")) {
        for (XmlElement each : data.children(Xmlns.SIGNATURE, "X509Certificate")) {
          add(provider, certificate(each), use);
        }
      }
    }
  }

  private static void add(IdentityProvider.Builder provider, SamlCertificate certificate, @Nullable String use) {
    if (use == null || use.equals("signing")) {
      provider.signingCertificate(certificate);
    }
    if (use == null || use.equals("encryption")) {
      provider.encryptionCertificate(certificate);
    }
  }

  private SamlCertificate certificate(XmlElement element) {
    SamlCertificate certificate;
    try {
      certificate = SamlCertificate.parse(element.text());
    } catch (IllegalArgumentException e) {
      throw SamlReason.METADATA_CERTIFICATE.because("a certificate in the metadata cannot be read");
    }
    if (!certificate.isStrong() && !rules.concessions().contains(Concession.WEAK_KEYS)) {
      throw SamlReason.METADATA_WEAK_KEY.because(
          "the key of the certificate %s is too short or of a kind that is not allowed".formatted(certificate.fingerprint()));
    }
    return certificate;
  }
}

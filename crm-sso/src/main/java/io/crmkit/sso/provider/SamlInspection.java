package io.crmkit.sso.provider;

import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.provider.MetadataFetch.Found;
import io.crmkit.sso.provider.model.FindingReason;
import io.crmkit.sso.provider.model.ProviderSettings.Saml;
import io.crmkit.sso.provider.model.ServiceKeyRecord;
import io.crmkit.sso.saml.model.IdentityProvider;
import io.crmkit.sso.saml.model.IdentityProvider.RequestSignatures;
import io.crmkit.sso.saml.model.SamlCertificate;
import io.crmkit.sso.saml.model.SamlEndpoint;
import io.crmkit.sso.saml.model.SamlPolicy.Concession;
import io.crmkit.sso.saml.model.SamlPolicy.Demand;
import io.crmkit.sso.saml.model.SamlReason;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at a SAML provider: its metadata where they are published, its certificates and endpoints, and keys of ours. */
final class SamlInspection {

  private static final Duration SOON = Duration.ofDays(30);
  private static final Duration SHORTLY = Duration.ofDays(7);
  private static final String PLACE = "metadata";

  private final TestNotes notes;
  private final Saml settings;

  SamlInspection(TestNotes notes, Saml settings) {
    this.notes = notes;
    this.settings = settings;
  }

  void run() {
    notes.checkRedirect(settings.us().assertionConsumer(), "assertion_consumer");
    IdentityProvider idp = metadata();
    bindings(idp);
    certificates(idp);
    ownKeys(idp);
    names(idp);
    for (Concession each : settings.policy().concessions()) {
      notes.warning(FindingReason.POLICY_CONCEDES, "policy",
          "The policy lets %s pass, which is a weakness. Take it back once the provider can do better.".formatted(each));
    }
    notes.checkClock(settings.policy().clockSkew(), PLACE);
  }

  /** Returns the newest that is known: what is published, if it can be had, or what is stored. */
  private IdentityProvider metadata() {
    URI url = settings.source().url();
    IdentityProvider stored = settings.idp();
    if (url == null) {
      validity(stored.validUntil(), "The metadata were handed in, so hand in newer ones by then.");
      return stored;
    }
    Verdict<Found> found = new MetadataFetch(notes).again(stored, settings.source(), null, notes.now());
    if (found instanceof Verdict.Refused<Found> refused) {
      notes.error(refused.refusal(), url.toString());
      return stored;
    }
    IdentityProvider published = found.orElseThrow().idp();
    notes.info(FindingReason.PROVIDER_REACHED, url.toString(), "The metadata are those of %s.".formatted(
        published.entityId()));
    if (!differsOnlyInTime(published, stored)) {
      notes.warning(FindingReason.METADATA_OUTDATED, url.toString(),
          "The metadata that are published differ from those that are stored. Refresh them.");
    }
    if (settings.source().pinned().isEmpty()) {
      notes.info(FindingReason.METADATA_UNPINNED, "metadata_certificate",
          "No key is pinned for the metadata: whoever can change %s can log in as anybody. TLS alone guards it.".formatted(
              url.getHost()));
    }
    return published;
  }

  private static boolean differsOnlyInTime(IdentityProvider one, IdentityProvider other) {
    return one.signOn().equals(other.signOn()) && one.logout().equals(other.logout())
        && one.signingCertificates().equals(other.signingCertificates())
        && one.requestSignatures() == other.requestSignatures();
  }

  private void validity(@Nullable Instant end, String what) {
    if (end == null) {
      return;
    }
    if (!notes.now().isBefore(end)) {
      notes.error(SamlReason.METADATA_EXPIRED, PLACE, "The metadata were valid until %s. %s".formatted(end, what));
    } else if (end.isBefore(notes.now().plus(SHORTLY))) {
      notes.warning(FindingReason.METADATA_EXPIRE, PLACE, "The metadata are valid until %s. %s".formatted(end, what));
    }
  }

  private void bindings(IdentityProvider idp) {
    SamlEndpoint endpoint =
        idp.signOn(SamlEndpoint.REDIRECT).or(() -> idp.signOn(SamlEndpoint.POST)).orElse(null);
    if (endpoint == null) {
      notes.error(FindingReason.BINDING_MISSING, PLACE,
          "The provider takes requests neither by redirect nor by post, but by %s.".formatted(
              idp.signOn().stream().map(SamlEndpoint::binding).toList()));
    } else {
      notes.info(FindingReason.BINDING_CHOSEN, PLACE, "Browsers are sent to %s by %s.".formatted(
          endpoint.location(), endpoint.binding().substring(endpoint.binding().lastIndexOf(':') + 1)));
    }
    if (idp.logout().isEmpty()) {
      notes.info(FindingReason.LOGOUT_MISSING, PLACE,
          "The provider offers no single logout: who logs out here stays logged in there.");
    }
  }

  private void certificates(IdentityProvider idp) {
    List<SamlCertificate> certificates = idp.signingCertificates();
    if (certificates.isEmpty()) {
      notes.error(SamlReason.METADATA_CERTIFICATE, PLACE, "There is no certificate to check signatures with.");
    }
    for (SamlCertificate each : certificates) {
      if (!each.isStrong() && !settings.policy().concedes(Concession.LEGACY_ALGORITHMS)) {
        notes.error(SamlReason.METADATA_WEAK_KEY, PLACE,
            ("The key of the certificate %s is too short, or of a kind that is not taken."
                + " Let the provider have an RSA key of 2048 bits.")
                .formatted(each.fingerprint()));
      }
      dates(each);
    }
  }

  /** A certificate is a wrapping of a key; its dates count for logins only if the policy says so. */
  private void dates(SamlCertificate certificate) {
    Instant end = certificate.x509().getNotAfter().toInstant();
    String what = "The certificate %s of the provider is valid until %s. Refresh the metadata once it has a new one."
        .formatted(certificate.fingerprint(), end);
    if (!certificate.isValidAt(notes.now()) && settings.policy().demands(Demand.VALID_CERTIFICATE)) {
      notes.error(SamlReason.CERT_NOT_VALID_AT_TIME, PLACE, what);
    } else if (end.isBefore(notes.now().plus(SOON))) {
      notes.warning(FindingReason.CERTIFICATE_EXPIRES, PLACE, what);
    }
  }

  private void ownKeys(IdentityProvider idp) {
    Instant now = notes.now();
    List<ServiceKeyRecord> signing = settings.keys().stream()
        .filter(key -> (key.notBefore() == null || !now.isBefore(key.notBefore()))
            && (key.notAfter() == null || now.isBefore(key.notAfter()))).toList();
    if (signing.isEmpty()) {
      String message = "No key of ours signs now. Add one, and let the provider read our metadata.";
      if (idp.requestSignatures() == RequestSignatures.WANTED) {
        notes.error(FindingReason.SERVICE_KEY_MISSING, "service_keys", message);
      } else {
        notes.warning(FindingReason.SERVICE_KEY_MISSING, "service_keys", message);
      }
      return;
    }
    boolean isCovered = settings.keys().stream().anyMatch(key ->
        lasts(key, now.plus(SOON)) && (key.notBefore() == null || !key.notBefore().isAfter(now.plus(SOON))));
    if (!isCovered) {
      notes.warning(FindingReason.SERVICE_KEY_EXPIRES, "service_keys",
          "No key of ours lasts for 30 days more. Add the next one, and let the provider read our metadata.");
    }
  }

  private static boolean lasts(ServiceKeyRecord key, Instant until) {
    return (key.notAfter() == null || key.notAfter().isAfter(until))
        && key.certificate().x509().getNotAfter().toInstant().isAfter(until);
  }

  private void names(IdentityProvider idp) {
    boolean isOffered = settings.policy().nameIdFormats().isEmpty() || idp.nameIdFormats().isEmpty()
        || settings.policy().nameIdFormats().stream().anyMatch(idp.nameIdFormats()::contains);
    if (!isOffered) {
      notes.warning(FindingReason.NAME_FORMAT_UNOFFERED, PLACE, "The provider offers names as %s, and %s are taken.".formatted(
          idp.nameIdFormats(), settings.policy().nameIdFormats()));
    }
  }
}

package io.crmkit.sso.provider;

import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.model.RedirectUri;
import io.crmkit.sso.provider.MetadataFetch.Found;
import io.crmkit.sso.provider.model.MetadataSource;
import io.crmkit.sso.provider.model.Preset;
import io.crmkit.sso.provider.model.ProviderField;
import io.crmkit.sso.provider.model.ProviderForm;
import io.crmkit.sso.provider.model.ProviderPlaces;
import io.crmkit.sso.provider.model.ProviderSettings;
import io.crmkit.sso.provider.model.ProviderSettings.Saml;
import io.crmkit.sso.saml.model.SamlCertificate;
import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the forms of SAML: where the metadata are, or the metadata themselves. */
final class SamlForms {

  private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final ProviderForm form;
  private final FormReading fields;
  private final ProviderPlaces places;
  private final @Nullable Saml before;
  private final MetadataFetch metadata;

  /**
   * Starts to read a form.
   *
   * @param before the settings that stay if no metadata are filled in; null for a new provider
   */
  SamlForms(ProviderForm form, ProviderPlaces places, @Nullable Saml before, MetadataFetch metadata) {
    this.form = form;
    this.places = places;
    this.before = before;
    this.metadata = metadata;
    this.fields = new FormReading(form, EnumSet.noneOf(ProviderField.class));
  }

  Validated<ProviderSettings> read(Instant now) {
    checkPlaces();
    List<SamlCertificate> pinned = pinned();
    URI url = url();
    String xml = fields.text(ProviderField.METADATA_XML);
    if (url == null && xml == null && fields.isSound()) {
      if (before != null) {
        return Validated.valid(kept(before, pinned));
      }
      fields.missing(ProviderField.METADATA_URL);
    }
    if (!fields.isSound()) {
      return Validated.invalid(fields.violations());
    }
    String entity = fields.text(ProviderField.ENTITY_ID);
    Verdict<Found> found = xml == null && url != null
        ? metadata.fetch(url, entity, pinned, now) : metadata.handedIn(xml == null ? "" : xml, entity, pinned, now);
    if (found instanceof Verdict.Refused<Found> refused) {
      fields.refused(xml == null ? ProviderField.METADATA_URL : ProviderField.METADATA_XML, refused.refusal());
      return Validated.invalid(fields.violations());
    }
    return Validated.valid(settings(found.orElseThrow(), url));
  }

  /** Metadata that were handed in may be refreshed from an address later. */
  private Saml settings(Found found, @Nullable URI url) {
    MetadataSource source = found.source();
    if (source.url() == null && url != null) {
      source = new MetadataSource(url, source.pinned(), source.readAt(), source.readAt());
    }
    Saml fresh = Saml.of(found.idp(), source, before == null ? places : before.us());
    return before == null ? fresh
        : fresh.withKeys(before.keys()).withPolicy(before.policy()).withNames(before.names());
  }

  private static Saml kept(Saml before, List<SamlCertificate> pinned) {
    MetadataSource source = before.source();
    return pinned.isEmpty() || pinned.equals(source.pinned()) ? before
        : new Saml(before.idp(), new MetadataSource(source.url(), pinned, source.readAt(), source.refreshAt()),
            before.us(), before.keys(), before.policy(), before.names());
  }

  private void checkPlaces() {
    RedirectUri.parse(places.assertionConsumer()).whyNot()
        .ifPresent(refusal -> fields.add(new Violation("assertion_consumer", refusal.code(), refusal.message())));
  }

  /** Entra ID publishes the metadata of each application below the directory, with the certificate of that application. */
  private @Nullable URI url() {
    URI url = fields.address(ProviderField.METADATA_URL);
    if (form.preset() != Preset.ENTRA_SAML) {
      return url;
    }
    String tenant = uuid(ProviderField.TENANT_ID, "the id of the directory");
    String application = uuid(ProviderField.APPLICATION_ID, "the id of the application");
    if (tenant == null != (application == null)) {
      fields.missing(tenant == null ? ProviderField.TENANT_ID : ProviderField.APPLICATION_ID);
    }
    return url != null || tenant == null || application == null ? url
        : URI.create("https://login.microsoftonline.com/%s/federationmetadata/2007-06/federationmetadata.xml?appid=%s"
            .formatted(tenant, application));
  }

  private @Nullable String uuid(ProviderField field, String what) {
    String id = fields.matching(field, UUID, what + ", a UUID");
    return id == null ? null : id.toLowerCase(Locale.ROOT);
  }

  private List<SamlCertificate> pinned() {
    String text = fields.text(ProviderField.METADATA_CERTIFICATE);
    if (text == null) {
      return before == null ? List.of() : before.source().pinned();
    }
    try {
      return List.of(SamlCertificate.parse(text));
    } catch (IllegalArgumentException e) {
      fields.invalid(ProviderField.METADATA_CERTIFICATE, "%s is no certificate in PEM or base64 of DER.".formatted(
          Untrusted.quoted(text)));
      return List.of();
    }
  }
}

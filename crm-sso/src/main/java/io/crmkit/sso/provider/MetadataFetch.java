package io.crmkit.sso.provider;

import io.crmkit.sso.http.HttpPort;
import io.crmkit.sso.http.OutboundRequest;
import io.crmkit.sso.http.OutboundResponse;
import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.provider.model.MetadataSource;
import io.crmkit.sso.provider.model.ProviderReason;
import io.crmkit.sso.saml.MetadataRules;
import io.crmkit.sso.saml.SamlMetadata;
import io.crmkit.sso.saml.model.IdentityProvider;
import io.crmkit.sso.saml.model.SamlCertificate;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fetches metadata of SAML and reads them. */
final class MetadataFetch {

  private static final int LONGEST = 5 << 20;
  private static final int OK = 200;

  private final HttpPort http;
  private final SamlMetadata metadata = new SamlMetadata();

  MetadataFetch(HttpPort http) {
    this.http = http;
  }

  /** What was read, and from where. */
  record Found(IdentityProvider idp, MetadataSource source) {}

  /** Fetches the document at an address. */
  Verdict<OutboundResponse> document(URI url) {
    OutboundRequest request = new OutboundRequest(
        url, Map.of("Accept", "application/samlmetadata+xml, application/xml, text/xml"), null, LONGEST);
    return http.exchange(request).then(response -> response.status() == OK ? Verdict.accept(response)
        : Verdict.refuse(ProviderReason.METADATA_UNAVAILABLE, "%s must answer 200 with metadata but answers %d.".formatted(
            Untrusted.quoted(url.toString()), response.status())));
  }

  /** Fetches and reads. */
  Verdict<Found> fetch(URI url, @Nullable String entity, List<SamlCertificate> pinned, Instant now) {
    return document(url).then(response -> read(response.body(), entity, pinned, now))
        .then(idp -> Verdict.accept(new Found(idp, new MetadataSource(url, pinned, now, SamlMetadata.refreshAt(idp, now)))));
  }

  /** Reads what an administrator handed in. */
  Verdict<Found> handedIn(String xml, @Nullable String entity, List<SamlCertificate> pinned, Instant now) {
    return read(xml, entity, pinned, now)
        .then(idp -> Verdict.accept(new Found(idp, new MetadataSource(null, pinned, now, null))));
  }

  private Verdict<IdentityProvider> read(
      String xml, @Nullable String entity, List<SamlCertificate> pinned, Instant now) {
    return metadata.read(xml.getBytes(StandardCharsets.UTF_8), new MetadataRules(entity, pinned, Set.of()), now);
  }

  /** Reads newer metadata of a provider that is known already. */
  Verdict<Found> again(IdentityProvider known, MetadataSource source, @Nullable String xml, Instant now) {
    MetadataRules rules = new MetadataRules(known.entityId(), source.pinned(), Set.of());
    URI url = source.url();
    if (xml != null) {
      return metadata.refresh(known, xml.getBytes(StandardCharsets.UTF_8), rules, now)
          .then(idp -> Verdict.accept(new Found(idp, new MetadataSource(
              url, source.pinned(), now, url == null ? null : SamlMetadata.refreshAt(idp, now)))));
    }
    return url == null
        ? Verdict.refuse(ProviderReason.METADATA_NO_SOURCE,
            "The metadata were handed in; there is no address to fetch newer ones.")
        : document(url).then(response ->
            metadata.refresh(known, response.body().getBytes(StandardCharsets.UTF_8), rules, now))
            .then(idp -> Verdict.accept(new Found(idp,
                new MetadataSource(url, source.pinned(), now, SamlMetadata.refreshAt(idp, now)))));
  }
}

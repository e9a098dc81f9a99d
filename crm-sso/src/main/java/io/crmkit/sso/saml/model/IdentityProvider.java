package io.crmkit.sso.saml.model;

import io.crmkit.core.Require;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an identity provider, from its metadata or from an administrator.
 *
 * @param signingCertificates the keys that its messages may be signed with, and no others; several while it changes keys
 * @param nameIdFormats the formats that it offers, as it orders them
 * @param requestSignatures whether it wants signed requests
 * @param validUntil when this must be refreshed at the latest; null for no end
 */
public record IdentityProvider(
    String entityId, List<SamlEndpoint> signOn, List<SamlEndpoint> logout, List<SamlCertificate> signingCertificates,
    List<SamlCertificate> encryptionCertificates, List<String> nameIdFormats, RequestSignatures requestSignatures,
    @Nullable Instant validUntil) {

  /** Whether requests have to be signed; a service provider with a key signs in any case. */
  public enum RequestSignatures { WANTED, NOT_WANTED }

  public IdentityProvider {
    Require.notBlank(entityId, "entityId");
    signOn = List.copyOf(signOn);
    logout = List.copyOf(logout);
    signingCertificates = List.copyOf(signingCertificates);
    encryptionCertificates = List.copyOf(encryptionCertificates);
    nameIdFormats = List.copyOf(nameIdFormats);
    Objects.requireNonNull(requestSignatures, "requestSignatures");
  }

  /** Returns where to sign on by this binding. */
  public Optional<SamlEndpoint> signOn(String binding) {
    return signOn.stream().filter(endpoint -> endpoint.binding().equals(binding)).findFirst();
  }

  /** Returns where to log out by this binding. */
  public Optional<SamlEndpoint> logout(String binding) {
    return logout.stream().filter(endpoint -> endpoint.binding().equals(binding)).findFirst();
  }

  public static Builder builder(String entityId) {
    return new Builder(entityId);
  }

  /** Collects what is known of a provider. Not safe for concurrent use. */
  public static final class Builder {

    private final String entityId;
    private final List<SamlEndpoint> signOn = new ArrayList<>();
    private final List<SamlEndpoint> logout = new ArrayList<>();
    private final List<SamlCertificate> signing = new ArrayList<>();
    private final List<SamlCertificate> encryption = new ArrayList<>();
    private final List<String> formats = new ArrayList<>();
    private RequestSignatures requestSignatures = RequestSignatures.NOT_WANTED;
    private @Nullable Instant validUntil;

    private Builder(String entityId) {
      this.entityId = entityId;
    }

    public Builder signOn(SamlEndpoint endpoint) {
      signOn.add(endpoint);
      return this;
    }

    public Builder logout(SamlEndpoint endpoint) {
      logout.add(endpoint);
      return this;
    }

    public Builder signingCertificate(SamlCertificate certificate) {
      signing.add(certificate);
      return this;
    }

    public Builder encryptionCertificate(SamlCertificate certificate) {
      encryption.add(certificate);
      return this;
    }

    public Builder nameIdFormat(String format) {
      formats.add(format);
      return this;
    }

    public Builder requestSignatures(RequestSignatures wanted) {
      requestSignatures = wanted;
      return this;
    }

    public Builder validUntil(@Nullable Instant end) {
      validUntil = end;
      return this;
    }

    public IdentityProvider build() {
      return new IdentityProvider(
          entityId, signOn, logout, signing, encryption, formats, requestSignatures, validUntil);
    }
  }
}

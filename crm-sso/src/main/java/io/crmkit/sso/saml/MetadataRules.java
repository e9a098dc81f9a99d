package io.crmkit.sso.saml;

import io.crmkit.sso.saml.model.SamlCertificate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of metadata.
 *
 * @param entityId which entity to take; null if there must be only one
 * @param pinned the keys of which one must have signed the metadata; empty if a signature is not wanted
 * @param concessions what is let pass
 */
public record MetadataRules(@Nullable String entityId, List<SamlCertificate> pinned, Set<Concession> concessions) {

  /** Takes the only entity, unsigned, with strong keys. */
  public static final MetadataRules USUAL = new MetadataRules(null, List.of(), Set.of());

  /** What may be let pass. */
  public enum Concession {
    /** RSA keys under 2048 bits. */
    WEAK_KEYS,
    /** No certificate to verify with; an administrator must add one before anybody can log in. */
    NO_CERTIFICATE
  }

  public MetadataRules {
    pinned = List.copyOf(pinned);
    concessions = Set.copyOf(concessions);
  }

  /** Returns the same rules for one entity. */
  public MetadataRules forEntity(String id) {
    return new MetadataRules(id, pinned, concessions);
  }

  /** Returns the same rules for metadata that one of these keys signed. */
  public MetadataRules signedBy(SamlCertificate... keys) {
    return new MetadataRules(entityId, List.of(keys), concessions);
  }
}

package io.crmkit.sso.saml;

import io.crmkit.core.RefusedException;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.saml.model.IdentityProvider;
import io.crmkit.sso.saml.model.SamlEndpoint;
import io.crmkit.sso.saml.model.SamlReason;
import io.crmkit.sso.saml.xml.MessageScan;
import io.crmkit.sso.saml.xml.SignatureVerifier;
import io.crmkit.sso.saml.xml.Strength;
import io.crmkit.sso.saml.xml.XmlElement;
import io.crmkit.sso.saml.xml.XmlLimits;
import io.crmkit.sso.saml.xml.XmlReader;
import io.crmkit.sso.saml.xml.Xmlns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads what identity providers say of themselves (Metadata 2), from a file or from an address that the host fetched. Nothing
 * is fetched here. Safe for concurrent use.
 */
public final class SamlMetadata {

  private static final int LISTED = 10;
  private static final Duration SOONEST = Duration.ofHours(1);
  private static final Duration LATEST = Duration.ofDays(1);

  private final XmlReader reader = new XmlReader(XmlLimits.METADATA);

  /** Makes a reader, which keeps its parsers. */
  public SamlMetadata() {
    // the reader is made with the field above
  }

  /** Reads one identity provider. */
  public Verdict<IdentityProvider> read(byte[] document, MetadataRules rules, Instant now) {
    return SamlSignOn.verdict(() -> {
      XmlElement root = root(document);
      MessageScan.requireUniqueIds(root);
      XmlElement entity = choose(root, rules);
      requireSignature(root, entity, rules);
      return new ProviderReading(entity, rules, now).read();
    });
  }

  /**
   * Reads metadata of a provider that is known already. What is refused changes nothing: the known provider stays until it
   * is no longer valid.
   */
  public Verdict<IdentityProvider> refresh(IdentityProvider known, byte[] document, MetadataRules rules, Instant now) {
    Verdict<IdentityProvider> read = read(document, rules.forEntity(known.entityId()), now);
    if (read instanceof Verdict.Refused<IdentityProvider> refused
        && refused.refusal().reason() == SamlReason.METADATA_ENTITY_UNKNOWN) {
      return Verdict.refuse(SamlReason.METADATA_ENTITY_CHANGED,
          "the metadata no longer describes %s".formatted(known.entityId()));
    }
    return read.then(fresh -> takesRequests(fresh) || !takesRequests(known) ? Verdict.accept(fresh)
        : Verdict.refuse(SamlReason.METADATA_NO_ENDPOINT,
            "%s would take requests neither by redirect nor by post any more".formatted(known.entityId())));
  }

  private static boolean takesRequests(IdentityProvider idp) {
    return idp.signOn(SamlEndpoint.REDIRECT).or(() -> idp.signOn(SamlEndpoint.POST)).isPresent();
  }

  /** Returns when to read anew: halfway to the end of validity, but not before an hour nor after a day. */
  public static Instant refreshAt(IdentityProvider known, Instant now) {
    Instant end = known.validUntil();
    Duration half = end == null ? LATEST : Duration.between(now, end).dividedBy(2);
    Duration wait = half.compareTo(SOONEST) < 0 ? SOONEST : half;
    return now.plus(wait.compareTo(LATEST) > 0 ? LATEST : wait);
  }

  private XmlElement root(byte[] document) {
    XmlElement root;
    try {
      root = reader.read(document);
    } catch (RefusedException e) {
      throw reason(e).because(e.refusal().message());
    }
    if (!root.is(Xmlns.METADATA, "EntityDescriptor") && !root.is(Xmlns.METADATA, "EntitiesDescriptor")) {
      throw SamlReason.METADATA_MALFORMED.because("metadata was expected and %s came".formatted(
          Untrusted.quoted(root.name())));
    }
    return root;
  }

  private static SamlReason reason(RefusedException e) {
    Object reason = ((SsoRefusal) e.refusal()).reason();
    if (reason == SamlReason.DTD_FORBIDDEN) {
      return SamlReason.METADATA_DTD;
    }
    return reason == SamlReason.TOO_LARGE ? SamlReason.METADATA_TOO_LARGE : SamlReason.METADATA_MALFORMED;
  }

  private static XmlElement choose(XmlElement root, MetadataRules rules) {
    List<XmlElement> entities = new ArrayList<>();
    collect(root, entities);
    if (entities.isEmpty()) {
      throw SamlReason.METADATA_NO_IDP.because("the metadata describes no identity provider of SAML 2.0");
    }
    String wanted = rules.entityId();
    List<XmlElement> found = entities.stream()
        .filter(each -> wanted == null || wanted.equals(each.attribute("entityID")))
        .toList();
    if (found.isEmpty()) {
      throw SamlReason.METADATA_ENTITY_UNKNOWN.because("the metadata describes %s and not %s".formatted(
          listed(entities), wanted));
    }
    if (found.size() > 1) {
      throw SamlReason.METADATA_AMBIGUOUS.because("choose one of %s".formatted(listed(found)));
    }
    return found.get(0);
  }

  private static void collect(XmlElement element, List<XmlElement> entities) {
    if (element.is(Xmlns.METADATA, "EntityDescriptor")) {
      if (ProviderReading.descriptor(element).isPresent()) {
        entities.add(element);
      }
      return;
    }
    for (XmlElement child : element.children()) {
      if (child.is(Xmlns.METADATA, "EntityDescriptor") || child.is(Xmlns.METADATA, "EntitiesDescriptor")) {
        collect(child, entities);
      }
    }
  }

  private static String listed(List<XmlElement> entities) {
    String names = entities.stream().limit(LISTED)
        .map(each -> Untrusted.quoted(each.attribute("entityID")))
        .collect(Collectors.joining(", "));
    return entities.size() > LISTED ? "%s and %d more".formatted(names, entities.size() - LISTED) : names;
  }

  /** A pinned key signs the entity, or a list that holds it; nothing else is believed. */
  private static void requireSignature(XmlElement root, XmlElement entity, MetadataRules rules) {
    if (rules.pinned().isEmpty()) {
      return;
    }
    Optional<XmlElement> signed = Optional.of(entity);
    while (signed.isPresent() && SignatureVerifier.signature(signed.get()).isEmpty()) {
      signed = signed.get().equals(root) ? Optional.empty() : signed.get().parent();
    }
    if (signed.isEmpty()) {
      throw SamlReason.METADATA_NOT_SIGNED.because("a key is pinned and the metadata is not signed");
    }
    try {
      Strength strength = rules.concessions().contains(MetadataRules.Concession.WEAK_KEYS)
          ? Strength.LEGACY : Strength.STRONG;
      new SignatureVerifier(strength).verify(signed.get(), rules.pinned());
    } catch (RefusedException e) {
      throw SamlReason.METADATA_SIGNATURE.because(e.refusal().message());
    }
  }
}

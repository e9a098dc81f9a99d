package io.crmkit.sso.saml;

import io.crmkit.sso.saml.model.SamlPolicy;
import io.crmkit.sso.saml.model.ServiceProvider;
import io.crmkit.sso.saml.xml.OpenSaml;
import java.time.Instant;

/**
 * What a service provider tells of itself (Metadata 2.4.4): where it takes messages, and all of its certificates that
 * are not over, so that a provider knows the next one before it signs.
 */
public final class ServiceMetadata {

  private ServiceMetadata() {}

  /**
   * Returns the metadata, signed by the key that signs now, if there is one.
   *
   * @param policy whose demands and formats are told
   * @param validUntil when providers must have read it anew
   * @throws IllegalStateException if the host has excluded OpenSAML
   */
  public static String write(ServiceProvider us, SamlPolicy policy, Instant now, Instant validUntil) {
    OpenSaml.require();
    return MetadataWriter.write(us, policy, now, validUntil);
  }
}

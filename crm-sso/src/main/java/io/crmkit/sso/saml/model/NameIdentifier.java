package io.crmkit.sso.saml.model;

import io.crmkit.core.Require;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A NameID as the provider wrote it (Core 2.2.3); a logout names the person by all four. */
public record NameIdentifier(
    String value, @Nullable String format, @Nullable String nameQualifier, @Nullable String spNameQualifier) {

  /** An e-mail address (Core 8.3.2). */
  public static final String EMAIL_ADDRESS = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";

  /** No format is promised (Core 8.3.1). */
  public static final String UNSPECIFIED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";

  /** The same opaque name at each login (Core 8.3.7). */
  public static final String PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";

  /** An entity of SAML (Core 8.3.6), the only format of an issuer. */
  public static final String ENTITY = "urn:oasis:names:tc:SAML:2.0:nameid-format:entity";

  public NameIdentifier {
    Require.notBlank(value, "value");
  }

  /** Whether another one names the same person, in all four parts; no format is {@link #UNSPECIFIED} (Core 2.2.2). */
  public boolean isSameAs(NameIdentifier other) {
    return value.equals(other.value) && effectiveFormat().equals(other.effectiveFormat())
        && Objects.equals(nameQualifier, other.nameQualifier) && Objects.equals(spNameQualifier, other.spNameQualifier);
  }

  private String effectiveFormat() {
    return format == null ? UNSPECIFIED : format;
  }
}

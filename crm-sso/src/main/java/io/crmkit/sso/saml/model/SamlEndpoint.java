package io.crmkit.sso.saml.model;

import io.crmkit.core.Require;
import org.jspecify.annotations.Nullable;

/**
 * Where a provider takes messages of one kind by one binding.
 *
 * @param binding the URI of the binding, such as {@link #REDIRECT}
 * @param location where requests go
 * @param responseLocation where responses go; null if they go to {@code location} too (Metadata 2.2.2)
 */
public record SamlEndpoint(String binding, String location, @Nullable String responseLocation) {

  /** HTTP Redirect (Bindings 3.4). */
  public static final String REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";

  /** HTTP POST (Bindings 3.5). */
  public static final String POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";

  public SamlEndpoint {
    Require.notBlank(binding, "binding");
    Require.notBlank(location, "location");
  }

  public static SamlEndpoint redirect(String location) {
    return new SamlEndpoint(REDIRECT, location, null);
  }

  public static SamlEndpoint post(String location) {
    return new SamlEndpoint(POST, location, null);
  }

  /** Returns where a response goes. */
  public String forResponses() {
    return responseLocation == null ? location : responseLocation;
  }
}

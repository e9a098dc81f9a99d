package io.crmkit.sso.saml.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * By which names providers send what {@code Principal} has a place for; the first that is there counts.
 *
 * @param email attributes that hold an address
 * @param name attributes that hold a name to show
 */
public record AttributeNames(List<String> email, List<String> name) {

  /** The names that Entra ID, AD FS, Okta, OneLogin, Keycloak and directories (RFC 4519, RFC 4524) use. */
  public static final AttributeNames COMMON = new AttributeNames(
      List.of("email", "mail", "Email", "emailAddress", "User.email", "urn:oid:0.9.2342.19200300.100.1.3",
          "urn:oid:1.2.840.113549.1.9.1", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress"),
      List.of("displayName", "name", "urn:oid:2.16.840.1.113730.3.1.241", "cn", "urn:oid:2.5.4.3",
          "http://schemas.microsoft.com/identity/claims/displayname",
          "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name"));

  public AttributeNames {
    email = List.copyOf(email);
    name = List.copyOf(name);
  }

  /** Returns the first value that is not blank of the first of these names that has one. */
  public static Optional<String> first(List<String> names, Map<String, List<String>> attributes) {
    return names.stream()
        .flatMap(each -> attributes.getOrDefault(each, List.of()).stream())
        .filter(value -> !value.isBlank())
        .findFirst();
  }
}

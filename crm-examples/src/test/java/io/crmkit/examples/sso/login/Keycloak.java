package io.crmkit.examples.sso.login;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crmkit.sso.saml.MetadataRules;
import io.crmkit.sso.saml.SamlMetadata;
import io.crmkit.sso.saml.model.IdentityProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A Keycloak with the realm {@code crm}, and what its administrator does. */
final class Keycloak implements AutoCloseable {

  static final String PERSON = "alice";
  static final String PASSWORD = "correct horse";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Started started;

  Keycloak() throws IOException {
    started = Started.script("keycloak", "/realms/crm");
  }

  String issuer() {
    return started.address() + "/realms/crm";
  }

  /** Returns what Keycloak says of itself as a SAML provider. */
  IdentityProvider describe() {
    String metadata = send(request("/realms/crm/protocol/saml/descriptor").GET());
    return new SamlMetadata().read(metadata.getBytes(StandardCharsets.UTF_8), MetadataRules.USUAL, Instant.now())
        .orElseThrow();
  }

  /** How Keycloak sends roles: not, as one attribute of many values, or, as it is installed, as many of one name. */
  enum Roles { NONE, SINGLE, REPEATED }

  /** Makes a client for SAML that signs its requests by {@link SamlVisit#KEY}. */
  void samlClient(String entityId, Map<String, String> settings, Roles roles) {
    Map<String, String> attributes = new LinkedHashMap<>(Map.of(
        "saml.client.signature", "true", "saml.signing.certificate", SamlVisit.KEY.certificate().toString(),
        "saml.encryption.certificate", SamlVisit.KEY.certificate().toString(), "saml.authnstatement", "true",
        "saml.force.post.binding", "true", "saml_assertion_consumer_url_post", SamlVisit.CONSUMER,
        "saml_single_logout_service_url_redirect", SamlVisit.LOGOUT, "saml_name_id_format", "persistent"));
    attributes.putAll(settings);
    administer("/clients", Map.of("clientId", entityId, "protocol", "saml", "enabled", true, "frontchannelLogout", true,
        "redirectUris", List.of(SamlVisit.HOST + "*"), "attributes", attributes, "defaultClientScopes", List.of(),
        "protocolMappers", mappers(roles)));
  }

  private static List<Map<String, Object>> mappers(Roles roles) {
    Map<String, Object> email = mapper("email", "saml-user-property-mapper", "user.attribute", "email");
    return roles == Roles.NONE ? List.of(email)
        : List.of(email, mapper("Role", "saml-role-list-mapper", "single", Boolean.toString(roles == Roles.SINGLE)));
  }

  private static Map<String, Object> mapper(String attribute, String kind, String setting, String value) {
    return Map.of("name", attribute, "protocol", "saml", "protocolMapper", kind,
        "config", Map.of(setting, value, "attribute.name", attribute, "attribute.nameformat", "Basic"));
  }

  /** Makes a client for OpenID Connect that must use PKCE. */
  void oidcClient(String algorithm, String backChannel) {
    administer("/clients", Map.of("clientId", "crm", "protocol", "openid-connect", "enabled", true,
        "secret", OidcVisit.SECRET, "publicClient", false, "standardFlowEnabled", true,
        "redirectUris", List.of(OidcVisit.CALLBACK),
        "attributes", Map.of("pkce.code.challenge.method", "S256", "post.logout.redirect.uris", OidcVisit.AFTER,
            "id.token.signed.response.alg", algorithm, "backchannel.logout.url", backChannel,
            "backchannel.logout.session.required", "true")));
  }

  void forgetOidcClient() {
    for (JsonNode each : read("/clients?clientId=crm")) {
      send(administration("/clients/" + each.get("id").textValue()).DELETE());
    }
  }

  /** Ends every session of the person. */
  void endSessions() {
    administer("/users/%s/logout".formatted(read("/users?username=" + PERSON).get(0).get("id").textValue()), Map.of());
  }

  /** Makes a new key that signs from now on; the old one goes on being published. */
  void rotateKeys() {
    administer("/components", Map.of("name", "newer", "providerId", "rsa-generated",
        "providerType", "org.keycloak.keys.KeyProvider",
        "config", Map.of("priority", List.of("1000"), "active", List.of("true"), "enabled", List.of("true"),
            "algorithm", List.of("RS256"), "keySize", List.of("2048"))));
  }

  private void administer(String path, Object body) {
    try {
      send(administration(path).header("Content-Type", "application/json")
          .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonNode read(String path) {
    return json(send(administration(path).GET()));
  }

  private HttpRequest.Builder administration(String path) {
    String form = Browser.encoded(
        Map.of("grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", "admin"));
    String answer = send(request("/realms/master/protocol/openid-connect/token")
        .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)));
    return request("/admin/realms/crm" + path)
        .header("Authorization", "Bearer " + json(answer).get("access_token").textValue());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(started.address() + path));
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON: " + text, e);
    }
  }

  private String send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException("%s answers %d: %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
      }
      return answer.body();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Types the password if the page asks for it. */
  static Page logIn(Browser browser, Page page) {
    return page.hasFormWith("password")
        ? browser.submit(page.formWith("password").with("username", PERSON).with("password", PASSWORD)) : page;
  }

  @Override
  public void close() {
    started.close();
  }
}

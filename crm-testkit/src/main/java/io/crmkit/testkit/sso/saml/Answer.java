package io.crmkit.testkit.sso.saml;

import io.crmkit.sso.saml.model.NameIdentifier;
import io.crmkit.sso.saml.model.SamlCertificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link FakeSamlProvider} answers: all that a sound response has, each part of which can be made unsound. Not
 * safe for concurrent use.
 */
public final class Answer {

  /** What the provider signs. */
  public enum Signed { RESPONSE, ASSERTION }

  /** How the provider encrypts. */
  public enum Encryption { AES_GCM, AES_CBC, RSA_15 }

  final Map<String, List<String>> attributes = new LinkedHashMap<>();
  final Set<Signed> signed = EnumSet.of(Signed.ASSERTION);
  final List<String> audiences = new ArrayList<>();
  final List<Edit> edits = new ArrayList<>();
  final Instant now;
  String assertionConsumer;
  NameIdentifier name = new NameIdentifier("bob@acme.example", NameIdentifier.EMAIL_ADDRESS, null, null);
  @Nullable String inResponseTo;
  @Nullable String destination;
  @Nullable String status = "urn:oasis:names:tc:SAML:2.0:status:Success";
  @Nullable String sessionIndex = "session-1";
  @Nullable Instant sessionEnd;
  @Nullable SamlCertificate encryptFor;
  Encryption encryption = Encryption.AES_GCM;
  String context = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";
  Duration lifetime = Duration.ofMinutes(5);
  Instant authenticatedAt;

  private Answer(String audience, String assertionConsumer, Instant now) {
    this.assertionConsumer = assertionConsumer;
    this.destination = assertionConsumer;
    this.now = now;
    this.authenticatedAt = now;
    audiences.add(audience);
    attributes.put("email", List.of("bob@acme.example"));
    attributes.put("displayName", List.of("Bob Ng"));
    attributes.put("groups", List.of("sales", "emea"));
  }

  /** Replaces one text by another. */
  record Edit(String what, String by) {}

  /** Returns a sound answer for a service provider, signed in the assertion. */
  public static Answer to(String audience, String assertionConsumer, Instant now) {
    return new Answer(audience, assertionConsumer, now);
  }

  /** Answers a request; null answers none. */
  public Answer inResponseTo(@Nullable String id) {
    inResponseTo = id;
    return this;
  }

  public Answer name(NameIdentifier identifier) {
    name = identifier;
    return this;
  }

  public Answer attribute(String key, String... values) {
    attributes.put(key, List.of(values));
    return this;
  }

  /** Signs these and nothing else; nothing at all without any. */
  public Answer signed(Signed... parts) {
    signed.clear();
    signed.addAll(List.of(parts));
    return this;
  }

  public Answer encrypted(SamlCertificate recipient, Encryption by) {
    encryptFor = recipient;
    encryption = by;
    return this;
  }

  public Answer destination(@Nullable String place) {
    destination = place;
    return this;
  }

  public Answer recipient(String place) {
    assertionConsumer = place;
    return this;
  }

  /** Adds an audience that must be met too. */
  public Answer alsoFor(String audience) {
    audiences.add(audience);
    return this;
  }

  public Answer status(@Nullable String code) {
    status = code;
    return this;
  }

  public Answer session(@Nullable String index, @Nullable Instant end) {
    sessionIndex = index;
    sessionEnd = end;
    return this;
  }

  public Answer authenticated(Instant at, String classRef) {
    authenticatedAt = at;
    context = classRef;
    return this;
  }

  /**
   * Replaces a text of the response the first time that it is there, before anything is signed: for documents that no
   * library writes, but that are signed all the same. What is edited cannot be encrypted.
   */
  public Answer edit(String what, String by) {
    edits.add(new Edit(what, by));
    return this;
  }

  public Answer lifetime(Duration validity) {
    lifetime = validity;
    return this;
  }
}

package io.crmkit.examples.sso;

import io.crmkit.core.RefusedException;
import io.crmkit.sso.saml.xml.Deflated;
import io.crmkit.sso.saml.xml.XmlLimits;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A logout message in a file: XML, base64 of it, or base64 of it deflated. What it says of itself is read with as
 * little as possible, since it may be broken: only to ask the real reader afterwards under the very circumstances
 * that it was made for.
 */
final class LogoutMessage {

  private static final Pattern ROOT = Pattern.compile("<(?:[\\w.-]+:)?(LogoutRequest|LogoutResponse)[\\s>/]");
  private static final Pattern ISSUER = Pattern.compile("<(?:[\\w.-]+:)?Issuer[^>]*>([^<]*)<");
  private static final Pattern NAME = Pattern.compile("<(?:[\\w.-]+:)?NameID[^>]*>([^<]*)<");
  private static final Pattern INDEX = Pattern.compile("<(?:[\\w.-]+:)?SessionIndex[^>]*>([^<]*)<");

  private final String xml;
  private final String root;

  private LogoutMessage(String xml, String root) {
    this.xml = xml;
    this.root = root;
  }

  /** Reads a file; nothing if it is no logout message. */
  static Optional<LogoutMessage> read(byte[] content) {
    return plain(content).flatMap(xml -> {
      Matcher found = ROOT.matcher(xml);
      return found.find() ? Optional.of(new LogoutMessage(xml, found.group(1))) : Optional.empty();
    });
  }

  private static Optional<String> plain(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    if (text.stripLeading().startsWith("<")) {
      return Optional.of(text);
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(text.replaceAll("\\s", ""));
      String inner = new String(decoded, StandardCharsets.UTF_8);
      return Optional.of(inner.stripLeading().startsWith("<") ? inner : new String(
          Deflated.inflate(decoded, XmlLimits.MESSAGE.bytes()), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException | RefusedException e) {
      return Optional.empty();
    }
  }

  boolean isRequest() {
    return root.equals("LogoutRequest");
  }

  /** Returns the parameter of the bindings that holds such a message. */
  String parameter() {
    return isRequest() ? "SAMLRequest" : "SAMLResponse";
  }

  byte[] bytes() {
    return xml.getBytes(StandardCharsets.UTF_8);
  }

  Optional<String> issuer() {
    return first(ISSUER, xml).map(String::strip).filter(issuer -> !issuer.isEmpty());
  }

  @Nullable String attribute(String name) {
    String tag = xml.substring(xml.indexOf(root), Math.max(xml.indexOf(root), xml.indexOf('>', xml.indexOf(root))));
    return first(Pattern.compile("\\s" + name + "\\s*=\\s*[\"']([^\"']*)[\"']"), tag).orElse(null);
  }

  /** Returns the indexes of the sessions that a request names; an empty one if it names none. */
  List<String> sessionIndexes() {
    List<String> indexes = INDEX.matcher(xml).results().map(found -> found.group(1)).toList();
    return indexes.isEmpty() ? List.of("") : indexes;
  }

  /** Returns when it was made, also if that is not written as the standard has it. */
  Instant issuedAt() {
    String written = String.valueOf(attribute("IssueInstant"));
    try {
      return Instant.parse(written);
    } catch (DateTimeParseException e) {
      return unzoned(written);
    }
  }

  private static Instant unzoned(String written) {
    try {
      return LocalDateTime.parse(written).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }

  /** Returns what a reader must get out of it: the name of whom a request is about, or the request that is answered. */
  String expected() {
    return isRequest() ? first(NAME, xml).orElse("") : String.valueOf(attribute("InResponseTo"));
  }

  /** Whether the name is encrypted for somebody. */
  boolean hidesItsName() {
    return xml.contains("EncryptedID");
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }
}

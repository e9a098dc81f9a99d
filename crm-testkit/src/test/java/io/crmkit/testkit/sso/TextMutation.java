package io.crmkit.testkit.sso;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** One edit of a token or a query: some blind, some that know parts, base64url, members of JSON and parameters. */
final class TextMutation {

  private static final List<String> PIECES = List.of(
      ".", "..", "=", "==", " ", "\n", "\t", "%00", "%2e", "%3d", "&", "&&", "+", "/", "-", "_", "A", "?", "#", "\0", "é",
      "&code=x", "&state=x", "&iss=https%3A%2F%2Fidp.example", "&error=access_denied", "&id_token=a.b.c");
  private static final List<String> JSON = List.of(
      "\"alg\":\"none\"", "\"alg\":\"HS256\"", "\"alg\":\"RS256\"", "\"kid\":\"../../dev/null\"", "\"crit\":[\"x\"]",
      "\"b64\":false", "\"jku\":\"https://evil.example/keys\"", "\"typ\":\"at+jwt\"", "\"zip\":\"DEF\"", "\"sub\":\"admin\"",
      "\"aud\":\"crm\"", "\"exp\":99999999999", "\"nonce\":\"n\"", "\"\":null", "\"email\":\"admin@acme.example\"");

  private TextMutation() {}

  static String token(String token, Random random) {
    String[] parts = token.split("\\.", -1);
    int at = random.nextInt(parts.length);
    switch (random.nextInt(6)) {
      case 0 -> {
        return any(token, random);
      }
      case 1 -> parts[at] = any(parts[at], random);
      case 2 -> parts[at] = decoded(parts[at], random);
      case 3 -> parts[at] = parts[random.nextInt(parts.length)];
      case 4 -> parts[at] = "";
      default -> parts[Math.min(at, 1)] = withMember(parts[Math.min(at, 1)], random);
    }
    return String.join(".", parts);
  }

  static String query(String query, Random random) {
    String[] parts = query.split("&", -1);
    int at = random.nextInt(parts.length);
    switch (random.nextInt(5)) {
      case 0 -> {
        return any(query, random);
      }
      case 1 -> parts[at] = any(parts[at], random);
      case 2 -> parts[at] = parts[at] + "&" + parts[random.nextInt(parts.length)];
      case 3 -> parts[at] = parts[random.nextInt(parts.length)];
      default -> parts[at] = parts[at].replaceFirst("=.*", "=" + PIECES.get(random.nextInt(PIECES.size())));
    }
    return String.join("&", parts);
  }

  private static String any(String text, Random random) {
    int at = text.isEmpty() ? 0 : random.nextInt(text.length());
    return switch (random.nextInt(3)) {
      case 0 -> text.isEmpty() ? "x"
          : text.substring(0, at) + (char) (text.charAt(at) ^ 1 << random.nextInt(7)) + text.substring(at + 1);
      case 1 -> text.substring(0, at) + text.substring(Math.min(text.length(), at + 1 + random.nextInt(8)));
      default -> text.substring(0, at) + PIECES.get(random.nextInt(PIECES.size())) + text.substring(at);
    };
  }

  /** Flips a bit of what a part stands for. */
  private static String decoded(String part, Random random) {
    byte[] bytes = bytes(part);
    if (bytes.length > 0) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Puts a member in front of a JSON object, or behind it. */
  private static String withMember(String part, Random random) {
    String json = new String(bytes(part), StandardCharsets.UTF_8);
    String member = JSON.get(random.nextInt(JSON.size()));
    String more = random.nextBoolean() ? json.replaceFirst("\\{", "{" + member + ",")
        : json.replaceFirst("\\}$", "," + member + "}");
    return Base64.getUrlEncoder().withoutPadding().encodeToString(more.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] bytes(String part) {
    try {
      return Base64.getUrlDecoder().decode(part);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}

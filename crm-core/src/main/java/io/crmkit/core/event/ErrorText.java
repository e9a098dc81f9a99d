package io.crmkit.core.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Why a delivery failed, in words that may be stored and shown: class and message of the exception, without what the
 * event says about anybody, and short.
 */
final class ErrorText {

  static final int LONGEST = 500;

  // values may begin up to here; what begins behind it cannot appear in the text
  private static final int READ = 8_000;
  // shorter values, such as "EUR" or 42, tell nothing, and masking them would make the message unreadable
  private static final int SHORTEST_SECRET = 4;
  private static final int MOST_SECRETS = 1_000;
  private static final String MASK = "[…]";

  private static final ObjectMapper JSON = new ObjectMapper();

  private ErrorText() {}

  static String of(Throwable failure, DomainEvent event) {
    String message = failure.getMessage() == null ? "" : failure.getMessage();
    Set<String> secrets = secrets(event.payload());
    // beside the payload; a message that could hold a value which was not looked for is not told at all
    String cleaned = secrets.size() > MOST_SECRETS + 1 ? MASK : clean(message, secrets);
    return bounded(failure.getClass().getName() + (cleaned.isBlank() ? "" : ": " + cleaned));
  }

  /** Goes forward to the end of the text and looks at whole values, so that no cut leaves the begin of one. */
  private static String clean(String message, Set<String> secrets) {
    StringBuilder cleaned = new StringBuilder();
    int hidden = 0;
    for (int at = 0; at < Math.min(READ, message.length()) && cleaned.length() < LONGEST; at++) {
      int end = endOfSecret(message, at, secrets);
      if (at >= hidden) {
        cleaned.append(end > at ? MASK : message.substring(at, at + 1));
      }
      hidden = Math.max(hidden, end);
    }
    return cleaned.toString();
  }

  private static int endOfSecret(String message, int at, Set<String> secrets) {
    for (String secret : secrets) {
      if (message.startsWith(secret, at)) {
        return at + secret.length();
      }
    }
    return at;
  }

  // the longest first, so that a value is masked whole even if it begins with another
  private static Set<String> secrets(String payload) {
    Set<String> secrets =
        new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
    Deque<JsonNode> nodes = new ArrayDeque<>(parsed(payload));
    while (!nodes.isEmpty() && secrets.size() <= MOST_SECRETS) {
      JsonNode node = nodes.pop();
      node.forEach(nodes::push);
      if (node.isValueNode() && node.asText().strip().length() >= SHORTEST_SECRET && !node.isBoolean()) {
        secrets.add(node.asText());
      }
    }
    if (!payload.isEmpty()) {
      secrets.add(payload);
    }
    return secrets;
  }

  private static List<JsonNode> parsed(String payload) {
    try {
      return List.of(JSON.readTree(payload));
    } catch (JsonProcessingException e) {
      // a payload that is no JSON is still masked as a whole
      return List.of();
    }
  }

  // a database refuses some control characters, and half a surrogate pair
  private static String bounded(String text) {
    String printable = text.replaceAll("\\p{Cntrl}", " ").replaceAll("\\p{Cs}", "?");
    if (printable.length() <= LONGEST) {
      return printable;
    }
    int end = Character.isHighSurrogate(printable.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return printable.substring(0, end);
  }
}

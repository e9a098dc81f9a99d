package io.crmkit.imports.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.crmkit.core.Violation;

/** Puts what Jackson says about bad JSON into our words. */
final class JsonProblem {

  static final Violation NOT_AN_OBJECT =
      new Violation("", "import.json.not-an-object", "A row is a JSON object, and this is none.");

  private JsonProblem() {}

  static Violation of(JsonProcessingException e) {
    if (e instanceof StreamConstraintsException) {
      return new Violation("", "import.json.too-large",
          "The record is nested deeper, or has a text or number that is longer, than ReadLimits allow.");
    }
    if (e instanceof JsonEOFException) {
      return new Violation("", "import.json.truncated", "The record ends before it is complete; get the file again.");
    }
    return new Violation("", "import.json.syntax", "This is no JSON: " + firstLine(e.getOriginalMessage()) + ".");
  }

  private static String firstLine(String message) {
    int end = message.indexOf('\n');
    String line = end < 0 ? message : message.substring(0, end);
    return line.length() > 200 ? line.substring(0, 200) : line;
  }
}

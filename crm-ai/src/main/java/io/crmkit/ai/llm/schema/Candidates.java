package io.crmkit.ai.llm.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Finds the JSON in what a model said: the whole, what a fence holds, or objects and arrays between other words. */
final class Candidates {

  private static final String FENCE = "```";
  private static final int MOST = 20;
  private static final int TRIES = 200;

  private Candidates() {}

  /** Returns the values that the text has, at most {@value #MOST}; one alone if the whole text is a value. */
  static List<JsonNode> in(String said) {
    JsonNode whole = Trees.read(said);
    if (whole != null) {
      return List.of(whole);
    }
    JsonNode fenced = Trees.read(unfenced(said.strip()));
    if (fenced != null) {
      return List.of(fenced);
    }
    List<JsonNode> found = new ArrayList<>();
    int at = 0;
    int tries = 0;
    while (at < said.length() && found.size() < MOST && tries < TRIES) {
      boolean opens = said.charAt(at) == '{' || said.charAt(at) == '[';
      tries += opens ? 1 : 0;
      int end = opens ? end(said, at) : -1;
      JsonNode value = end < 0 ? null : Trees.read(said.substring(at, end));
      if (value != null) {
        found.add(value);
      }
      at = value == null ? at + 1 : end;
    }
    return found;
  }

  private static String unfenced(String said) {
    if (!said.startsWith(FENCE) || !said.endsWith(FENCE) || said.length() < 2 * FENCE.length()) {
      return "";
    }
    int line = said.indexOf('\n');
    return line < 0 ? "" : said.substring(line + 1, Math.max(line + 1, said.length() - FENCE.length()));
  }

  /** Returns where the brackets that open at a place are closed; -1 if they are not. */
  private static int end(String said, int start) {
    int depth = 0;
    boolean inText = false;
    for (int i = start; i < said.length(); i++) {
      char c = said.charAt(i);
      if (inText) {
        i += c == '\\' ? 1 : 0;
        inText = c != '"';
      } else if (c == '"') {
        inText = true;
      } else if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
        if (depth == 0) {
          return i + 1;
        }
      }
    }
    return -1;
  }
}

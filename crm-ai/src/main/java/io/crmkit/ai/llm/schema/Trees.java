package io.crmkit.ai.llm.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Strict JSON as trees: no member twice, nothing behind the value, numbers exact, depth and lengths bounded. */
final class Trees {

  private static final int DEEPEST = 64;
  private static final int LONGEST_NUMBER = 100;
  private static final int LONGEST = 1 << 20;
  private static final int MOST_ZEROS = 400;

  private static final JsonMapper MAPPER = mapper();

  private Trees() {}

  private static JsonMapper mapper() {
    JsonMapper mapper = JsonMapper.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .build();
    mapper.getFactory().setStreamReadConstraints(StreamReadConstraints.builder()
        .maxNestingDepth(DEEPEST).maxNumberLength(LONGEST_NUMBER).maxStringLength(LONGEST).build());
    return mapper;
  }

  /** Returns the value, or null if this is none. */
  static @Nullable JsonNode read(String json) {
    if (json.length() > LONGEST) {
      return null;
    }
    try {
      JsonNode tree = MAPPER.readTree(json);
      return tree == null || tree.isMissingNode() || !isWritable(tree) ? null : tree;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /**
   * A number such as 1e999999999 has few characters as it stands, and a billion written out; half of a surrogate pair,
   * which a model writes where its answer is cut, is no character (RFC 7493, section 2.1) and could not be kept.
   */
  private static boolean isWritable(JsonNode tree) {
    if (tree.isNumber()) {
      return Math.abs((long) tree.decimalValue().scale()) <= MOST_ZEROS;
    }
    if (tree.isTextual()) {
      return isText(tree.textValue());
    }
    for (Map.Entry<String, JsonNode> member : tree.properties()) {
      if (!isText(member.getKey())) {
        return false;
      }
    }
    for (JsonNode child : tree) {
      if (!isWritable(child)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isText(String text) {
    return text.codePoints().noneMatch(sign -> Character.getType(sign) == Character.SURROGATE);
  }

  static String write(JsonNode tree) {
    return tree.toString();
  }
}

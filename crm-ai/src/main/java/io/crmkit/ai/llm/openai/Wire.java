package io.crmkit.ai.llm.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads what servers send; members that nobody asked for are left alone, since servers add some. */
final class Wire {

  private static final int DEEPEST = 100;
  private static final int LONGEST = 1 << 26;
  private static final JsonMapper MAPPER = mapper();

  private Wire() {}

  private static JsonMapper mapper() {
    JsonMapper mapper = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    mapper.getFactory().setStreamReadConstraints(
        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxStringLength(LONGEST).build());
    return mapper;
  }

  static JsonNode object(String json) throws FailedCallException {
    try {
      JsonNode tree = MAPPER.readTree(json);
      if (tree != null && tree.isObject()) {
        return tree;
      }
    } catch (JsonProcessingException e) {
      throw FailedCallException.malformed("it is no JSON");
    }
    throw FailedCallException.malformed("it is no JSON object");
  }

  /** Returns a text in UTF-8 without its byte order mark. */
  static String text(byte[] bytes) throws FailedCallException {
    try {
      return unmarked(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw FailedCallException.malformed("it is no UTF-8");
    }
  }

  /** Returns what can be read of a text; U+FFFD stands for what is no UTF-8. */
  static String readable(byte[] bytes) {
    return unmarked(new String(bytes, StandardCharsets.UTF_8));
  }

  private static String unmarked(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}

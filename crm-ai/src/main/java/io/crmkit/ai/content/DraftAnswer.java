package io.crmkit.ai.content;

import io.crmkit.ai.content.model.Channel;
import io.crmkit.ai.content.model.Draft;
import io.crmkit.ai.guard.LengthBounds;
import io.crmkit.ai.llm.schema.JsonSchema;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.core.json.JsonLimits;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** A draft as a model answers it. */
record DraftAnswer(String subject, String body) {

  private static final Map<Channel, JsonSchema> SCHEMAS = schemas();

  private static Map<Channel, JsonSchema> schemas() {
    Map<Channel, JsonSchema> schemas = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      schemas.put(channel, JsonSchema.parse("draft", """
          {"type": "object", "required": ["subject", "body"], "additionalProperties": false, "properties": {
            "subject": %s, "body": %s}}""".formatted(text(channel.subject()), text(channel.body()))));
    }
    return schemas;
  }

  private static String text(LengthBounds bounds) {
    return "{\"type\": \"string\", \"minLength\": %d, \"maxLength\": %d}".formatted(bounds.least(), bounds.most());
  }

  static JsonSchema schema(Channel channel) {
    return Objects.requireNonNull(SCHEMAS.get(channel));
  }

  /** Reads what is valid by the schema; line ends within a subject become spaces. */
  static Draft draft(String json) {
    DraftAnswer answer = JsonDocuments.read(json, DraftAnswer.class, JsonLimits.STORED).orElseThrow();
    return new Draft(answer.subject.replaceAll("\\s+", " ").strip(), answer.body.strip());
  }
}

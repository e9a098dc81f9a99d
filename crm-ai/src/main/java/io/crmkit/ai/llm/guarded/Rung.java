package io.crmkit.ai.llm.guarded;

import io.crmkit.ai.llm.LlmAbility;
import io.crmkit.ai.llm.LlmMessage;
import io.crmkit.ai.llm.LlmOutput;
import io.crmkit.ai.llm.LlmRequest;
import io.crmkit.ai.llm.LlmResult;
import io.crmkit.ai.llm.LlmTool;
import io.crmkit.ai.llm.LlmToolCall;
import io.crmkit.ai.llm.ToolChoice;
import io.crmkit.ai.llm.schema.JsonSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The ways to ask for JSON by a schema, the surest first. */
enum Rung {

  SCHEMA {
    @Override
    boolean isOpen(Set<LlmAbility> abilities, LlmRequest request, JsonSchema schema) {
      return abilities.contains(LlmAbility.STRICT_SCHEMA) && schema.strict().isPresent();
    }

    @Override
    LlmRequest.Builder shape(LlmRequest.Builder request, JsonSchema schema) {
      return request.schema(schema);
    }
  },

  TOOL {
    @Override
    boolean isOpen(Set<LlmAbility> abilities, LlmRequest request, JsonSchema schema) {
      return abilities.contains(LlmAbility.TOOLS) && request.tools().isEmpty();
    }

    @Override
    LlmRequest.Builder shape(LlmRequest.Builder request, JsonSchema schema) {
      return request.output(new LlmOutput.Prose())
          .tool(new LlmTool(schema.name(), "Takes the answer.", schema)).choice(new ToolChoice.Required(schema.name()));
    }
  },

  OBJECT {
    @Override
    boolean isOpen(Set<LlmAbility> abilities, LlmRequest request, JsonSchema schema) {
      return abilities.contains(LlmAbility.JSON_OBJECT);
    }

    @Override
    LlmRequest.Builder shape(LlmRequest.Builder request, JsonSchema schema) {
      return told(request, schema).output(new LlmOutput.AnyJson());
    }
  },

  TEXT {
    @Override
    boolean isOpen(Set<LlmAbility> abilities, LlmRequest request, JsonSchema schema) {
      return true;
    }

    @Override
    LlmRequest.Builder shape(LlmRequest.Builder request, JsonSchema schema) {
      return told(request, schema).output(new LlmOutput.Prose());
    }
  };

  abstract boolean isOpen(Set<LlmAbility> abilities, LlmRequest request, JsonSchema schema);

  abstract LlmRequest.Builder shape(LlmRequest.Builder request, JsonSchema schema);

  /** Returns what the model answered on this rung, as text that should have the JSON. */
  static String answer(LlmResult result, JsonSchema schema) {
    return result.calls().stream().filter(call -> call.tool().equals(schema.name())).findFirst()
        .map(LlmToolCall::arguments).orElse(result.text());
  }

  private static LlmRequest.Builder told(LlmRequest.Builder request, JsonSchema schema) {
    List<LlmMessage> messages = new ArrayList<>();
    messages.add(new LlmMessage.System(
        "Answer with one JSON value and nothing else. It must be valid by this JSON schema: " + schema.text()));
    messages.addAll(request.build().messages());
    return request.messages(messages);
  }
}

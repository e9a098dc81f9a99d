package io.crmkit.ai.llm.openai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.crmkit.ai.guard.Spotlight;
import io.crmkit.ai.llm.LlmMessage;
import io.crmkit.ai.llm.LlmOutput;
import io.crmkit.ai.llm.LlmRequest;
import io.crmkit.ai.llm.LlmTool;
import io.crmkit.ai.llm.LlmToolCall;
import io.crmkit.ai.llm.ToolChoice;
import io.crmkit.ai.llm.schema.JsonSchema;

/** Writes requests of chat completions. */
final class RequestJson {

  private final OpenAiAccess access;

  RequestJson(OpenAiAccess access) {
    this.access = access;
  }

  String whole(LlmRequest request) {
    return of(request).toString();
  }

  String streamed(LlmRequest request) {
    ObjectNode json = of(request).put("stream", true);
    json.putObject("stream_options").put("include_usage", true);
    return json.toString();
  }

  private ObjectNode of(LlmRequest request) {
    ObjectNode json = object().put("model", access.model());
    ArrayNode messages = json.putArray("messages");
    request.messages().forEach(message -> messages.add(message(message)));
    json.put(access.dialect().maxTokens(), Math.min(request.maxTokens(), request.budget().tokens()));
    request.temperature().ifPresent(degrees -> json.put("temperature", degrees));
    request.seed().ifPresent(seed -> json.put("seed", seed));
    output(json, request.output());
    tools(json, request);
    return json;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static ObjectNode message(LlmMessage message) {
    if (message instanceof LlmMessage.System) {
      return said("system", message.text());
    }
    if (message instanceof LlmMessage.Quoted quoted) {
      return said("user", "%s, by others. %s\n%s".formatted(quoted.source(), Spotlight.DELIMITING.instruction(),
          Spotlight.DELIMITING.mark(quoted.text())));
    }
    if (message instanceof LlmMessage.ToolOutput output) {
      return said("tool", output.text()).put("tool_call_id", output.call());
    }
    if (!(message instanceof LlmMessage.Assistant assistant)) {
      return said("user", message.text());
    }
    ObjectNode turn = said("assistant", message.text());
    if (!assistant.calls().isEmpty()) {
      ArrayNode calls = turn.putArray("tool_calls");
      assistant.calls().forEach(call -> calls.add(call(call)));
    }
    return turn;
  }

  private static ObjectNode said(String role, String content) {
    return object().put("role", role).put("content", content);
  }

  private static ObjectNode call(LlmToolCall call) {
    ObjectNode json = object().put("id", call.id()).put("type", "function");
    json.putObject("function").put("name", call.tool()).put("arguments", call.arguments());
    return json;
  }

  private static void output(ObjectNode json, LlmOutput output) {
    if (output instanceof LlmOutput.AnyJson) {
      json.putObject("response_format").put("type", "json_object");
    }
    if (output instanceof LlmOutput.BySchema by) {
      JsonSchema schema = by.schema();
      ObjectNode format = json.putObject("response_format").put("type", "json_schema").putObject("json_schema");
      format.put("name", schema.name()).put("strict", schema.strict().isPresent())
          .putRawValue("schema", new RawValue(schema.strict().orElseGet(schema::text)));
    }
  }

  private static void tools(ObjectNode json, LlmRequest request) {
    if (request.tools().isEmpty()) {
      return;
    }
    ArrayNode tools = json.putArray("tools");
    for (LlmTool tool : request.tools()) {
      tools.addObject().put("type", "function").putObject("function").put("name", tool.name())
          .put("description", tool.description()).putRawValue("parameters", new RawValue(tool.parameters().text()));
    }
    if (request.choice() instanceof ToolChoice.Required required) {
      json.putObject("tool_choice").put("type", "function").putObject("function").put("name", required.tool());
    }
  }
}

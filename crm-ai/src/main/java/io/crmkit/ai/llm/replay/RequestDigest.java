package io.crmkit.ai.llm.replay;

import io.crmkit.ai.llm.LlmMessage;
import io.crmkit.ai.llm.LlmRequest;
import io.crmkit.ai.llm.LlmTool;
import io.crmkit.ai.llm.ToolChoice;
import io.crmkit.ai.llm.schema.JsonSchema;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of everything that a model sees of a request: not its deadline, its budget and its tags. */
final class RequestDigest {

  private final MessageDigest digest;

  private RequestDigest() {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static String of(LlmRequest request) {
    RequestDigest digest = new RequestDigest();
    request.messages().forEach(digest::add);
    for (LlmTool tool : request.tools()) {
      digest.add("tool").add(tool.name()).add(tool.description()).add(tool.parameters().text());
    }
    digest.add(request.choice() instanceof ToolChoice.Required required ? "must " + required.tool() : "may")
        .add(request.output().getClass().getSimpleName())
        .add(request.schema().map(JsonSchema::name).orElse("")).add(request.schema().map(JsonSchema::text).orElse(""))
        .add(Integer.toString(request.maxTokens())).add(request.temperature().toString()).add(request.seed().toString());
    return HexFormat.of().formatHex(digest.digest.digest());
  }

  private void add(LlmMessage message) {
    add(message.getClass().getSimpleName()).add(message.text());
    if (message instanceof LlmMessage.Quoted quoted) {
      add(quoted.source());
    }
    if (message instanceof LlmMessage.ToolOutput output) {
      add(output.call());
    }
    if (message instanceof LlmMessage.Assistant assistant) {
      assistant.calls().forEach(call -> add(call.id()).add(call.tool()).add(call.arguments()));
    }
  }

  /** Each text goes with its length, so that none runs into the next. */
  private RequestDigest add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
    return this;
  }
}

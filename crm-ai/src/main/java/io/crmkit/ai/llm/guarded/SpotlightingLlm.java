package io.crmkit.ai.llm.guarded;

import io.crmkit.ai.guard.Spotlight;
import io.crmkit.ai.llm.LlmAbility;
import io.crmkit.ai.llm.LlmListener;
import io.crmkit.ai.llm.LlmMessage;
import io.crmkit.ai.llm.LlmPort;
import io.crmkit.ai.llm.LlmReply;
import io.crmkit.ai.llm.LlmRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Marks what others have written, and the outputs of tools, and tells the model what the marks mean. */
public final class SpotlightingLlm implements LlmPort {

  private final LlmPort model;
  private final Spotlight spotlight;

  public SpotlightingLlm(LlmPort model, Spotlight spotlight) {
    this.model = Objects.requireNonNull(model, "model");
    this.spotlight = Objects.requireNonNull(spotlight, "spotlight");
  }

  @Override
  public Set<LlmAbility> abilities() {
    return model.abilities();
  }

  @Override
  public LlmReply complete(LlmRequest request) {
    return model.complete(marked(request));
  }

  @Override
  public LlmReply stream(LlmRequest request, LlmListener listener) {
    return model.stream(marked(request), listener);
  }

  private LlmRequest marked(LlmRequest request) {
    if (request.messages().stream().noneMatch(SpotlightingLlm::isOfOthers)) {
      return request;
    }
    List<LlmMessage> messages = new ArrayList<>();
    messages.add(new LlmMessage.System(spotlight.instruction()));
    request.messages().forEach(message -> messages.add(marked(message)));
    return request.edit().messages(messages).build();
  }

  private static boolean isOfOthers(LlmMessage message) {
    return message instanceof LlmMessage.Quoted || message instanceof LlmMessage.ToolOutput;
  }

  private LlmMessage marked(LlmMessage message) {
    if (message instanceof LlmMessage.Quoted quoted) {
      return new LlmMessage.User("%s, by others:\n%s".formatted(quoted.source(), spotlight.mark(quoted.text())));
    }
    return message instanceof LlmMessage.ToolOutput output
        ? new LlmMessage.ToolOutput(output.call(), spotlight.mark(output.text())) : message;
  }
}

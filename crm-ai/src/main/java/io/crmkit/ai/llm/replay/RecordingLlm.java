package io.crmkit.ai.llm.replay;

import io.crmkit.ai.llm.LlmAbility;
import io.crmkit.ai.llm.LlmListener;
import io.crmkit.ai.llm.LlmPort;
import io.crmkit.ai.llm.LlmReply;
import io.crmkit.ai.llm.LlmRequest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Asks a model, and writes down what came of it. */
public final class RecordingLlm implements LlmPort {

  private final LlmPort model;
  private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

  public RecordingLlm(LlmPort model) {
    this.model = Objects.requireNonNull(model, "model");
  }

  @Override
  public Set<LlmAbility> abilities() {
    return model.abilities();
  }

  @Override
  public LlmReply complete(LlmRequest request) {
    return written(request, model.complete(request));
  }

  @Override
  public LlmReply stream(LlmRequest request, LlmListener listener) {
    return written(request, model.stream(request, listener));
  }

  private LlmReply written(LlmRequest request, LlmReply reply) {
    exchanges.add(Exchange.of(RequestDigest.of(request), reply));
    return reply;
  }

  /** Returns what was recorded until now. */
  public Tape tape() {
    return new Tape(exchanges);
  }
}

package io.crmkit.testkit.ai.llm;

import io.crmkit.ai.llm.LlmAbility;
import io.crmkit.ai.llm.LlmPort;
import io.crmkit.ai.llm.LlmReply;
import io.crmkit.ai.llm.LlmRequest;
import io.crmkit.ai.llm.LlmResult;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Spoils the answers of a model in turn; after the last way to spoil, they pass as they are. Safe for concurrent use. */
public final class CorruptLlm implements LlmPort {

  private final LlmPort model;
  private final List<CorruptAnswer> ways;
  private final int number;
  private final AtomicInteger calls = new AtomicInteger();

  /** Spoils the first answer by the first way, and so on. */
  public CorruptLlm(LlmPort model, List<CorruptAnswer> ways, int number) {
    this.model = model;
    this.ways = List.copyOf(ways);
    this.number = number;
  }

  @Override
  public Set<LlmAbility> abilities() {
    return model.abilities();
  }

  @Override
  public LlmReply complete(LlmRequest request) {
    int call = calls.getAndIncrement();
    LlmReply reply = model.complete(request);
    return reply instanceof LlmResult result && call < ways.size()
        ? ways.get(call).spoilt(result, number + call) : reply;
  }

  /** Returns how often it was asked. */
  public int calls() {
    return calls.get();
  }
}

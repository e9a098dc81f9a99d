package io.crmkit.ai.llm.replay;

import io.crmkit.ai.llm.LlmAbility;
import io.crmkit.ai.llm.LlmFailure;
import io.crmkit.ai.llm.LlmPort;
import io.crmkit.ai.llm.LlmReason;
import io.crmkit.ai.llm.LlmReply;
import io.crmkit.ai.llm.LlmRequest;
import java.util.EnumSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Answers as a tape has it, each exchange once; any other request is {@link LlmReason#NOT_RECORDED}. */
public final class ReplayLlm implements LlmPort {

  private final Map<String, Queue<Exchange>> left = new ConcurrentHashMap<>();
  private final Set<LlmAbility> abilities;

  /** Replays a tape of a model that can do everything. */
  public ReplayLlm(Tape tape) {
    this(tape, EnumSet.allOf(LlmAbility.class));
  }

  /** Replays a tape of a model that can do this, which decides how a ladder asks it. */
  public ReplayLlm(Tape tape, Set<LlmAbility> abilities) {
    this.abilities = Set.copyOf(abilities);
    tape.exchanges().forEach(exchange ->
        left.computeIfAbsent(exchange.request(), request -> new ConcurrentLinkedQueue<>()).add(exchange));
  }

  @Override
  public Set<LlmAbility> abilities() {
    return abilities;
  }

  @Override
  public LlmReply complete(LlmRequest request) {
    Queue<Exchange> recorded = left.get(RequestDigest.of(request));
    Exchange next = recorded == null ? null : recorded.poll();
    return next == null
        ? LlmFailure.of(LlmReason.NOT_RECORDED, "The tape has no answer, or none any more, to this request.")
        : next.reply().replayed();
  }
}

package io.crmkit.ai.llm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Answers as it was told, in order, and remembers what it was asked. */
public final class Scripted implements LlmPort {

  private final Set<LlmAbility> abilities;
  private final Deque<LlmReply> replies;
  private final List<LlmRequest> asked = new ArrayList<>();

  private Scripted(Set<LlmAbility> abilities, Collection<LlmReply> replies) {
    this.abilities = abilities;
    this.replies = new ArrayDeque<>(replies);
  }

  public static Scripted of(Set<LlmAbility> abilities, LlmReply... replies) {
    return new Scripted(abilities, List.of(replies));
  }

  /** Says these texts, each for 10 tokens read and 5 written. */
  public static Scripted saying(String... texts) {
    return new Scripted(EnumSet.noneOf(LlmAbility.class), List.of(texts).stream().map(Scripted::said).toList());
  }

  public static LlmReply said(String text) {
    return LlmResult.of(text).usage(LlmUsage.ofCall(10, 5)).model("scripted").build();
  }

  @Override
  public Set<LlmAbility> abilities() {
    return abilities;
  }

  @Override
  public LlmReply complete(LlmRequest request) {
    asked.add(request);
    return replies.remove();
  }

  public List<LlmRequest> asked() {
    return asked;
  }
}

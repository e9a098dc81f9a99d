package io.crmkit.testkit.ai.llm;

import io.crmkit.ai.llm.FinishReason;
import io.crmkit.ai.llm.LlmAbility;
import io.crmkit.ai.llm.LlmFailure;
import io.crmkit.ai.llm.LlmMessage;
import io.crmkit.ai.llm.LlmPort;
import io.crmkit.ai.llm.LlmReason;
import io.crmkit.ai.llm.LlmReply;
import io.crmkit.ai.llm.LlmRequest;
import io.crmkit.ai.llm.LlmResult;
import io.crmkit.ai.llm.LlmToolCall;
import io.crmkit.ai.llm.LlmUsage;
import io.crmkit.ai.llm.ToolChoice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model that is none: it writes a short, plausible letter of the facts that a prompt lists as {@code - name: value}, the
 * same one for the same prompt and seed. It says nothing but the facts.
 *
 * <p>Where JSON is asked for, by whatever rung, it answers with {@code subject} and {@code body}; a fact that is called
 * {@code contact} is greeted. Repairs do not move it. Meant for tests and demonstrations.
 */
public final class FakeLlm implements LlmPort {

  private static final Pattern FACT = Pattern.compile("(?m)^- ([^:\\n]{1,200}): ([^\\n]{1,2000})$");
  private static final List<String> OPENINGS = List.of("thank you for your time.", "I hope you are well.",
      "here is what we talked about.");
  private static final List<String> CLOSINGS = List.of("Tell me what you think.", "I am glad to hear from you.",
      "Do you have a moment to talk about it?");

  private final Set<LlmAbility> abilities;

  /** Makes a model that can do everything but stream. */
  public FakeLlm() {
    this(EnumSet.of(LlmAbility.STRICT_SCHEMA, LlmAbility.TOOLS, LlmAbility.JSON_OBJECT));
  }

  /** Makes a model that can do this. */
  public FakeLlm(Set<LlmAbility> abilities) {
    this.abilities = Set.copyOf(abilities);
  }

  @Override
  public Set<LlmAbility> abilities() {
    return abilities;
  }

  @Override
  public LlmReply complete(LlmRequest request) {
    if (request.budget().isSpent()) {
      return LlmFailure.of(LlmReason.BUDGET_SPENT, "The budget has no call or no token left.");
    }
    Map<String, String> facts = facts(request);
    int choice = Math.floorMod(facts.hashCode() * 31L + request.seed().orElse(0), OPENINGS.size());
    String subject = facts.getOrDefault("subject", facts.getOrDefault("product", "Our conversation"));
    String body = letter(facts, choice);
    String json = "{\"subject\":%s,\"body\":%s}".formatted(quoted(brief(subject)), quoted(body));
    boolean isJson = request.messages().stream().anyMatch(message -> message.text().contains("JSON")
        && message instanceof LlmMessage.System) || request.schema().isPresent();
    LlmResult.Builder answer = LlmResult.of(isJson ? json : body).model("fake").latency(Duration.ZERO)
        .usage(LlmUsage.ofCall(request.messages().stream().mapToLong(each -> each.text().length() / 4).sum(),
            json.length() / 4));
    return request.choice() instanceof ToolChoice.Required required
        ? answer.text("").calls(List.of(new LlmToolCall("call-1", required.tool(), json)))
            .finish(FinishReason.TOOL_CALLS).build()
        : answer.build();
  }

  private static Map<String, String> facts(LlmRequest request) {
    Map<String, String> facts = new LinkedHashMap<>();
    for (LlmMessage message : request.messages()) {
      if (message instanceof LlmMessage.Assistant) {
        return facts;
      }
      if (message instanceof LlmMessage.User) {
        Matcher fact = FACT.matcher(message.text());
        while (fact.find()) {
          facts.putIfAbsent(fact.group(1), fact.group(2));
        }
      }
    }
    return facts;
  }

  private static String letter(Map<String, String> facts, int choice) {
    List<String> lines = new ArrayList<>();
    lines.add("Hello " + facts.getOrDefault("contact", "there") + ",");
    lines.add(OPENINGS.get(choice));
    facts.forEach((name, value) -> {
      if (!Set.of("contact", "subject", "sender").contains(name)) {
        lines.add("About the %s: %s.".formatted(name.replace('_', ' '), value));
      }
    });
    lines.add(CLOSINGS.get(choice));
    lines.add("Kind regards");
    if (facts.containsKey("sender")) {
      lines.add(facts.get("sender"));
    }
    return String.join("\n", lines);
  }

  private static String brief(String subject) {
    return subject.length() <= 60 ? subject : subject.substring(0, 60).strip();
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      json.append(switch (c) {
        case '"' -> "\\\"";
        case '\\' -> "\\\\";
        case '\n' -> "\\n";
        default -> c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c);
      });
    }
    return json.append('"').toString();
  }
}

package io.crmkit.approvals.model;

import io.crmkit.approvals.model.vote.Explanation;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Why a step that waits, or would, asks whom it asks.
 *
 * @param step the name of the step
 * @param people everybody who has to do with it: those who hold a seat, and those who were named and hold none
 * @param delegates who may vote in whose place, and who may not although it was delegated to them; none of a preview
 * @param rules what each panel that counts still needs, in the order in which they were called
 * @param stopped that its clock stands still for an answer; null while it runs
 */
public record StepReasons(
    String step, List<PersonReasons> people, List<DelegateReasons> delegates, List<Explanation> rules,
    @Nullable StoppedClock stopped) {

  public StepReasons {
    people = List.copyOf(people);
    delegates = List.copyOf(delegates);
    rules = List.copyOf(rules);
  }

  /** Reasons of a step whose clock runs, without anybody who might vote in the place of others. */
  public StepReasons(String step, List<PersonReasons> people, List<Explanation> rules) {
    this(step, people, List.of(), rules, null);
  }

  /** Returns this with what there is to say of delegates. */
  public StepReasons with(List<DelegateReasons> others) {
    return new StepReasons(step, people, others, rules, stopped);
  }

  /** Returns this with a clock that stands still; null for one that runs. */
  public StepReasons with(@Nullable StoppedClock clock) {
    return new StepReasons(step, people, delegates, rules, clock);
  }

  /** Returns this in English, a line for each person, delegate, rule, part of a rule, and clock that stands still. */
  public String text() {
    StringJoiner lines = new StringJoiner("\n");
    lines.add("Step '%s':".formatted(step));
    people.forEach(person -> lines.add("- " + person.text()));
    delegates.forEach(delegate -> lines.add("- " + delegate.text()));
    rules.forEach(rule -> add(lines, "- ", rule));
    if (stopped != null) {
      lines.add("- " + stopped.text());
    }
    return lines.toString();
  }

  private static void add(StringJoiner lines, String start, Explanation rule) {
    lines.add("%s%s: %d of %d, %s".formatted(
        start, rule.text(), rule.have(), rule.need(), rule.standing().name().toLowerCase(Locale.ROOT)));
    rule.parts().forEach(part -> add(lines, "  " + start, part));
  }
}

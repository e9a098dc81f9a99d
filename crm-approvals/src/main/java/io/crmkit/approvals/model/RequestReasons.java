package io.crmkit.approvals.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For whom a request waits, and why: for votes in steps, or for its requester.
 *
 * @param steps of each step that waits, whom it asks and why
 * @param setAside the steps that wait for earlier ones to be decided again
 * @param sentBack that it waits for its requester; null unless it does, and then no step waits
 */
public record RequestReasons(List<StepReasons> steps, List<SetAside> setAside, @Nullable SentBack sentBack) {

  /** Nothing is waited for. */
  public static final RequestReasons NONE = new RequestReasons(List.of(), List.of(), null);

  public RequestReasons {
    steps = List.copyOf(steps);
    setAside = List.copyOf(setAside);
  }

  /** Whether nothing is waited for, as in a request that is over. */
  public boolean isEmpty() {
    return equals(NONE);
  }

  /** Returns this with other reasons of the steps that wait. */
  public RequestReasons with(List<StepReasons> others) {
    return new RequestReasons(others, setAside, sentBack);
  }

  /** Returns this in English, in lines; the empty text if nothing is waited for. */
  public String text() {
    List<String> lines = new ArrayList<>();
    if (sentBack != null) {
      lines.add(sentBack.text());
    }
    steps.forEach(step -> lines.add(step.text()));
    setAside.forEach(step -> lines.add(step.text()));
    return String.join("\n", lines);
  }
}

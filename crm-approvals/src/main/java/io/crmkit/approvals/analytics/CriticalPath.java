package io.crmkit.approvals.analytics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which steps an ended request has waited for, one after the other, back from its end. */
final class CriticalPath {

  private CriticalPath() {}

  /**
   * Returns, of each moment at which only branches waited side by side, the step that ended last: of several at once the
   * one that was decided, since that is what withdrew the others.
   */
  static List<Waiting> of(Course course) {
    List<Waiting> path = new ArrayList<>();
    Instant until = course.endedAt();
    while (until != null) {
      Waiting last = lastUntil(course, until);
      if (last != null) {
        path.add(last);
      }
      until = last == null ? null : last.openedAt;
    }
    return path;
  }

  private static @Nullable Waiting lastUntil(Course course, Instant until) {
    Waiting last = null;
    Instant lastEnd = Instant.MIN;
    for (Waiting step : course.steps()) {
      Instant end = step.endedAt;
      if (end != null && !end.isAfter(until) && step.openedAt.isBefore(until)
          && (end.isAfter(lastEnd) || end.equals(lastEnd) && isWithdrawnBy(step, last))) {
        last = step;
        lastEnd = end;
      }
    }
    return last;
  }

  private static boolean isWithdrawnBy(Waiting step, @Nullable Waiting other) {
    return step.ground != null && other != null && other.ground == null;
  }
}

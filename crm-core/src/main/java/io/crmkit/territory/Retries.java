package io.crmkit.territory;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.observe.Call;
import java.util.function.Supplier;

/** Judges anew what lost a race: a command sees either all of another one or nothing of it. */
final class Retries {

  private static final int MOST = 10;

  private Retries() {}

  /**
   * Returns the answer of the first attempt that nobody interfered with.
   *
   * @throws StaleWriteException if somebody did at each of so many
   */
  static <T> T ofRaces(Call call, Supplier<T> attempt) {
    for (int left = MOST; ; left--) {
      try {
        return attempt.get();
      } catch (StaleWriteException lost) {
        if (left == 1) {
          throw lost;
        }
        call.retried();
      }
    }
  }
}

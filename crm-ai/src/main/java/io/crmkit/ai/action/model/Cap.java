package io.crmkit.ai.action.model;

import io.crmkit.core.Require;
import java.time.Duration;

/**
 * How often something may happen: at most so many times in any window of this length, wherever it begins.
 *
 * @param most at least 1
 * @param window up to ten years
 */
public record Cap(int most, Duration window) {

  public Cap {
    Require.positive(most, "most");
    Spans.bounded(window, "window");
  }
}

package io.crmkit.approvals.draw;

import java.util.List;

/**
 * A box of a drawing.
 *
 * @param shape whether it is a step, or where the chain begins or ends
 * @param lines what it says below its title, not wrapped
 */
record Box(Shape shape, String title, List<String> lines, Look look) {

  /** What a box stands for, which its outline shows. */
  enum Shape { STEP, BEGIN_OR_END }

  Box {
    lines = List.copyOf(lines);
  }
}

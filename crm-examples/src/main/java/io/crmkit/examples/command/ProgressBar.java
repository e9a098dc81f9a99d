package io.crmkit.examples.command;

import java.io.PrintWriter;
import picocli.CommandLine;

/** Shows how far a job is: a bar that redraws itself on a terminal, a line per tenth elsewhere. Not thread-safe. */
public final class ProgressBar {

  private static final int WIDTH = 40;

  private final PrintWriter out;
  private final String label;
  private final int total;
  private final boolean redraws = CommandLine.Help.Ansi.AUTO.enabled();
  private int shown = -1;

  public ProgressBar(PrintWriter out, String label, int total) {
    this.out = out;
    this.label = label;
    this.total = Math.max(1, total);
  }

  /** Shows that {@code done} of the total are done. */
  public void show(int done) {
    int steps = redraws ? WIDTH : 10;
    int step = (int) ((long) done * steps / total);
    if (step == shown) {
      return;
    }
    shown = step;
    String percent = "%3d %%".formatted((long) done * 100 / total);
    if (redraws) {
      out.printf("\r%s [%s%s] %s", label, "#".repeat(step), " ".repeat(WIDTH - step), percent);
      out.print(done == total ? System.lineSeparator() : "");
    } else {
      out.printf("%s %s%n", label, percent);
    }
    out.flush();
  }
}

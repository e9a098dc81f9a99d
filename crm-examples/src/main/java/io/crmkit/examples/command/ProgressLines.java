package io.crmkit.examples.command;

import io.crmkit.core.progress.Progress;
import io.crmkit.core.progress.ProgressListener;
import java.io.PrintWriter;

/** Writes how far long work is: what is done, of how much, and how long the rest takes, a line for each time it is told. */
public final class ProgressLines implements ProgressListener {

  private final PrintWriter out;

  public ProgressLines(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void progressed(Progress progress) {
    String total = progress.total() == null ? "" : " of %,d".formatted(progress.total());
    String left = progress.remaining().map(rest -> ", %d s left".formatted(rest.toSeconds())).orElse("");
    out.printf("%,d%s %s%s%n", progress.done(), total, progress.unit(), left);
    out.flush();
  }
}

package io.crmkit.examples.html;

import java.util.List;

/** A picture of how many are left after each stage: bars of their widths, one below the other. */
public final class FunnelChart {

  private static final int WIDTH = 760;
  private static final int ROW = 46;
  private static final int NAMES = 150;
  private static final int NOTES = 190;

  private FunnelChart() {}

  /** A stage, how many came to it, and what else there is to say. */
  public record Stage(String name, long count, String note) {}

  public static Svg of(String label, List<Stage> stages) {
    Svg svg = new Svg(WIDTH, ROW * Math.max(1, stages.size()), label);
    double room = WIDTH - NAMES - NOTES;
    long most = Math.max(1, stages.stream().mapToLong(Stage::count).max().orElse(1));
    for (int i = 0; i < stages.size(); i++) {
      Stage stage = stages.get(i);
      double width = room * stage.count() / most;
      double middle = i * ROW + ROW / 2.0;
      svg.text(0, middle + 5, stage.name());
      svg.box(NAMES + (room - width) / 2, i * ROW + 6, Math.max(2, width), ROW - 12, "main");
      svg.note(WIDTH - NOTES + 12, middle - 2, "%,d".formatted(stage.count()));
      svg.note(WIDTH - NOTES + 12, middle + 14, stage.note());
    }
    return svg;
  }
}

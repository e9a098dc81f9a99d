package io.crmkit.approvals.draw;

import io.crmkit.approvals.draw.Band.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes bands as a flow chart of Mermaid. Used once. */
final class MermaidWriter {

  private final StringBuilder out = new StringBuilder("flowchart TD\n");
  private int boxes;

  private MermaidWriter() {}

  static String write(List<Band> bands) {
    MermaidWriter writer = new MermaidWriter();
    List<String> before = List.of();
    for (Band band : bands) {
      before = writer.band(band, before);
    }
    for (Look look : Look.values()) {
      writer.style(look);
    }
    return writer.out.toString();
  }

  private List<String> band(Band band, List<String> before) {
    List<String> sources = before;
    if (!band.label().isEmpty()) {
      String fork = "b" + boxes++;
      out.append("  ").append(fork).append("{{\"").append(text(band.label())).append("\"}}\n");
      arrows(sources, fork, "");
      sources = List.of(fork);
    }
    List<String> ends = new ArrayList<>();
    for (Column column : band.columns()) {
      ends.add(column(column, sources));
    }
    return ends;
  }

  private String column(Column column, List<String> sources) {
    List<String> from = sources;
    String label = column.label();
    String last = "";
    for (Box box : column.boxes()) {
      last = box(box);
      arrows(from, last, label);
      label = "";
      from = List.of(last);
    }
    return last;
  }

  private String box(Box box) {
    String id = "b" + boxes++;
    boolean step = box.shape() == Box.Shape.STEP;
    out.append("  ").append(id).append(step ? "[\"" : "([\"").append("<b>").append(text(box.title())).append("</b>");
    box.lines().forEach(line -> out.append("<br/>").append(text(line)));
    out.append(step ? "\"]" : "\"])").append(":::").append(name(box.look())).append('\n');
    return id;
  }

  private void arrows(List<String> from, String to, String label) {
    for (String each : from) {
      out.append("  ").append(each).append(label.isEmpty() ? " --> " : " -->|\"" + text(label) + "\"| ")
          .append(to).append('\n');
    }
  }

  private void style(Look look) {
    out.append("  classDef ").append(name(look)).append(" fill:").append(look.fill()).append(",stroke:")
        .append(look.stroke()).append(",color:#1c2128");
    if (!look.dashes().isEmpty()) {
      out.append(",stroke-dasharray:").append(look.dashes());
    }
    out.append('\n');
  }

  private static String name(Look look) {
    return look.name().toLowerCase(Locale.ROOT);
  }

  /** Returns text in which everything but letters, digits, spaces and a few marks is an entity of Mermaid. */
  private static String text(String raw) {
    StringBuilder safe = new StringBuilder();
    raw.codePoints().map(Svg::printable).forEach(point -> {
      if (Character.isLetterOrDigit(point) || " .,:-+/".indexOf(point) >= 0) {
        safe.appendCodePoint(point);
      } else {
        safe.append('#').append(point).append(';');
      }
    });
    return safe.toString();
  }
}

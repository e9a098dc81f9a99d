package io.crmkit.approvals.draw;

import java.util.ArrayList;
import java.util.List;

/** Text in lines that fit: broken between words, and within a word that is too long by itself. */
final class Wrap {

  private Wrap() {}

  /** Returns lines of at most {@code width} code points; of what needs more than {@code most} lines the rest is cut. */
  static List<String> lines(String text, int width, int most) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int used = 0;
    for (String word : text.strip().split("\\s+")) {
      for (String part : parts(word, width)) {
        int length = part.codePointCount(0, part.length());
        if (used > 0 && used + 1 + length > width) {
          lines.add(line.toString());
          line.setLength(0);
          used = 0;
        }
        line.append(used > 0 ? " " : "").append(part);
        used += (used > 0 ? 1 : 0) + length;
      }
    }
    lines.add(line.toString());
    return lines.size() > most ? cut(lines.subList(0, most)) : lines;
  }

  private static List<String> cut(List<String> lines) {
    List<String> kept = new ArrayList<>(lines);
    kept.set(kept.size() - 1, kept.get(kept.size() - 1) + " …");
    return kept;
  }

  private static List<String> parts(String word, int width) {
    List<String> parts = new ArrayList<>();
    int[] points = word.codePoints().toArray();
    for (int at = 0; at < points.length; at += width) {
      parts.add(new String(points, at, Math.min(width, points.length - at)));
    }
    return parts;
  }
}

package io.crmkit.approvals.draw;

import io.crmkit.approvals.model.StepResult.Ending;

/** How a box looks: by colour, by its frame, and by a word, so that none of them has to be seen. */
enum Look {
  PLAIN("", "#f6f7f9", "#5b6472", ""),
  WAITING("… waits", "#fff4d6", "#9a6700", "6 3"),
  APPROVED("✓ approved", "#e3f4e6", "#1a7f37", ""),
  REJECTED("✗ rejected", "#fde7e7", "#c0262d", ""),
  SKIPPED("» skipped", "#f0f0f0", "#8a8f98", "2 3"),
  WITHDRAWN("– withdrawn", "#f0f0f0", "#8a8f98", "2 3"),
  OTHER("", "#eef1fb", "#3a4db0", "");

  private final String word;
  private final String fill;
  private final String stroke;
  private final String dashes;

  Look(String word, String fill, String stroke, String dashes) {
    this.word = word;
    this.fill = fill;
    this.stroke = stroke;
    this.dashes = dashes;
  }

  static Look of(Ending ending) {
    for (Look look : values()) {
      if (look.name().equals(ending.name())) {
        return look;
      }
    }
    return OTHER;
  }

  String word() {
    return word;
  }

  String fill() {
    return fill;
  }

  String stroke() {
    return stroke;
  }

  /** Returns the pattern of the frame as SVG has it; empty for a line without gaps. */
  String dashes() {
    return dashes;
  }
}

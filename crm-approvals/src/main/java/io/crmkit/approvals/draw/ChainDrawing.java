package io.crmkit.approvals.draw;

import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Blank;
import io.crmkit.approvals.model.definition.Definition;
import java.util.List;

/** A chain as a picture, with how far a request has come on it, if one is given. */
public final class ChainDrawing {

  private final String title;
  private final List<Band> bands;

  private ChainDrawing(String title, List<Band> bands) {
    this.title = title;
    this.bands = bands;
  }

  /** Draws a chain as its author wrote it. */
  public static ChainDrawing of(Definition definition) {
    return of(definition, new Blank());
  }

  /**
   * Draws a request on its way.
   *
   * @param definition the one that the request is pinned to
   */
  public static ChainDrawing of(Definition definition, Approval approval) {
    return new ChainDrawing(definition.name(), Plan.of(definition, approval));
  }

  /** Returns a flow chart of Mermaid (version 10 or later). */
  public String mermaid() {
    return MermaidWriter.write(bands);
  }

  /** Returns an SVG document that needs no other file and holds no script. */
  public String svg() {
    return SvgWriter.write(bands, title);
  }
}

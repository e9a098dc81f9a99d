package io.crmkit.ai.content.model;

import io.crmkit.ai.guard.LengthBounds;

/** Where a piece of content goes, and how long and how hard to read it may be there. */
public enum Channel {

  /** A letter to one recipient: a subject that inboxes show in whole, and a body of a page. */
  EMAIL(1, 78, 20, 4_000, 30),
  /** A post in a social network, whose subject is its headline. */
  POST(0, 120, 10, 1_300, 40),
  /** A proposal of several pages. */
  PROPOSAL(1, 150, 100, 20_000, 10);

  private final int leastSubject;
  private final int mostSubject;
  private final int leastBody;
  private final int mostBody;
  private final double leastEase;

  Channel(int leastSubject, int mostSubject, int leastBody, int mostBody, double leastEase) {
    this.leastSubject = leastSubject;
    this.mostSubject = mostSubject;
    this.leastBody = leastBody;
    this.mostBody = mostBody;
    this.leastEase = leastEase;
  }

  /** Returns how long a subject may be, in characters. */
  public LengthBounds subject() {
    return new LengthBounds(leastSubject, mostSubject);
  }

  /** Returns how long a body may be, in characters and without what is put under it. */
  public LengthBounds body() {
    return new LengthBounds(leastBody, mostBody);
  }

  /** Returns how easy a body must be to read; see {@link io.crmkit.ai.guard.ReadingLevel#ease}. */
  public double leastEase() {
    return leastEase;
  }
}

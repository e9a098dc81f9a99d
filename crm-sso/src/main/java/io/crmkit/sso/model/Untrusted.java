package io.crmkit.sso.model;

import org.jspecify.annotations.Nullable;

/** How a message may quote what a stranger sent: short, on one line, and without characters that a log or a page obeys. */
public final class Untrusted {

  private static final int LONGEST = 60;

  private Untrusted() {}

  /**
   * Returns the text in quotes, cut after 60 characters; everything but printable ASCII, and each of {@code < > " & \}, is
   * shown as {@code ?}.
   */
  public static String quoted(@Nullable String text) {
    if (text == null) {
      return "nothing";
    }
    StringBuilder shown = new StringBuilder("\"");
    for (int at = 0; at < Math.min(text.length(), LONGEST); at++) {
      char next = text.charAt(at);
      shown.append(next >= ' ' && next < 127 && "<>\"&\\".indexOf(next) < 0 ? next : '?');
    }
    return shown.append(text.length() > LONGEST ? "…\"" : "\"").toString();
  }
}

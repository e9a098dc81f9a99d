package io.crmkit.ai.guard.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text of which what was read is struck out, so that nothing is read twice. Not thread-safe. */
final class ReadText {

  /** Neither letter, digit, space nor sign: what stands beside it does not become one with what follows. */
  static final char STRUCK = '\u0001';

  private final StringBuilder rest;
  private final List<Claim> claims = new ArrayList<>();

  ReadText(String text) {
    this.rest = new StringBuilder(PlainDigits.of(text));
  }

  /** Returns what was not struck out yet. */
  String rest() {
    return rest.toString();
  }

  List<Claim> claims() {
    return List.copyOf(claims);
  }

  /** Reads every match as a claim, and strikes it out. */
  void each(Pattern pattern, Function<MatchResult, Claim> reading) {
    Matcher matcher = pattern.matcher(rest());
    while (matcher.find()) {
      claims.add(reading.apply(matcher.toMatchResult()));
      strike(matcher.start(), matcher.end());
    }
  }

  void add(Claim claim, int start, int end) {
    claims.add(claim);
    strike(start, end);
  }

  private void strike(int start, int end) {
    for (int i = start; i < end; i++) {
      rest.setCharAt(i, STRUCK);
    }
  }
}

package io.crmkit.imports.row;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Texts that mean no value, without case and without spaces around them. */
final class NullSpellings {

  private final Set<String> folded = new HashSet<>();
  private int longest;

  NullSpellings(List<String> values) {
    for (String value : values) {
      folded.add(Steps.folded(value));
      longest = Math.max(longest, value.length());
    }
  }

  boolean isEmpty() {
    return folded.isEmpty();
  }

  /** A long text is none of them; looking at its length is cheaper than looking it up. */
  boolean contains(String text) {
    return (text.length() <= longest || Texts.isLoose(text)) && folded.contains(Steps.folded(text));
  }
}

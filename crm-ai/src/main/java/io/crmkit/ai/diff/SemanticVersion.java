package io.crmkit.ai.diff;

import io.crmkit.core.FromText;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of a model, such as {@code 2.3.1}; see <a href="https://semver.org">semver.org</a>. */
public record SemanticVersion(int major, int minor, int patch) implements Comparable<SemanticVersion> {

  /** What a model starts with. */
  public static final SemanticVersion FIRST = new SemanticVersion(1, 0, 0);

  private static final Pattern FORM = Pattern.compile("(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})");
  private static final Comparator<SemanticVersion> ORDER = Comparator.comparingInt(SemanticVersion::major)
      .thenComparingInt(SemanticVersion::minor).thenComparingInt(SemanticVersion::patch);

  public SemanticVersion {
    if (major < 0 || minor < 0 || patch < 0) {
      throw new IllegalArgumentException("a version has no negative part: %d.%d.%d".formatted(major, minor, patch));
    }
  }

  /** Reads three whole numbers with dots between them. */
  @FromText
  public static SemanticVersion parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("a version is three numbers such as 1.0.0, not: " + text);
    }
    return new SemanticVersion(
        Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
  }

  /** Returns the version that is so far on; itself for {@link VersionStep#NONE}. */
  public SemanticVersion next(VersionStep step) {
    return switch (step) {
      case NONE -> this;
      case PATCH -> new SemanticVersion(major, minor, Math.addExact(patch, 1));
      case MINOR -> new SemanticVersion(major, Math.addExact(minor, 1), 0);
      case MAJOR -> new SemanticVersion(Math.addExact(major, 1), 0, 0);
    };
  }

  @Override
  public int compareTo(SemanticVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}

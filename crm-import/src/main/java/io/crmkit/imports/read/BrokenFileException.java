package io.crmkit.imports.read;

import io.crmkit.core.Violation;
import java.io.IOException;

/** The rest of a file cannot be read, and that is the fault of the file: no machine failed. */
final class BrokenFileException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient Violation problem;

  BrokenFileException(String code, String message) {
    super(message);
    this.problem = new Violation("", code, message);
  }

  Violation problem() {
    return problem;
  }

  /** Returns what is handed over instead of the rest. */
  UnreadableRow asRow(SourcePlace place) {
    return new UnreadableRow(place, "", problem);
  }
}

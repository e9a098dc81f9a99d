package io.crmkit.ai.codec;

import io.crmkit.core.Violation;

/** That reading cannot go on; never leaves this package. */
final class BrokenModel extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int offset;
  private final String code;
  private final String what;

  BrokenModel(int offset, String code, String message) {
    super(message, null, false, false);
    this.offset = offset;
    this.code = code;
    what = message;
  }

  Violation violation() {
    return new Violation("byte " + offset, "model." + code, what);
  }
}

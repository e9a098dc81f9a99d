package io.crmkit.ai.onnx;

import io.crmkit.core.Violation;

/** That a model cannot become a graph; never leaves this package. */
final class NotExportable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final String what;

  NotExportable(String code, String what) {
    super(what, null, false, false);
    this.code = code;
    this.what = what;
  }

  Violation violation() {
    return new Violation("", code, what);
  }
}

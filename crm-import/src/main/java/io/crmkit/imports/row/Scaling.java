package io.crmkit.imports.row;

import io.crmkit.imports.value.Numbers;
import java.math.BigDecimal;

/** Multiplies plain numbers. */
final class Scaling {

  /** So many digits on either side of the point: a factor must not make a text of one that fills the memory. */
  private static final int LONGEST = 1_000;

  private Scaling() {}

  static String scale(String text, BigDecimal by) throws Unfit {
    if (!Numbers.isPlain(text)) {
      throw new Unfit("import.number.syntax", "%s is no plain number; use \"parse_number\" before \"scale\"."
          .formatted(Unfit.shown(text)));
    }
    BigDecimal scaled = new BigDecimal(text).multiply(by);
    if (Math.abs((long) scaled.precision() - scaled.scale()) > LONGEST || scaled.scale() > LONGEST) {
      throw new Unfit("import.number.too-large", "%s becomes too long a number.".formatted(Unfit.shown(text)));
    }
    return scaled.signum() == 0 ? "0" : scaled.stripTrailingZeros().toPlainString();
  }
}

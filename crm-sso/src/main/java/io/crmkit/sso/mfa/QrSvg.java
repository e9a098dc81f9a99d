package io.crmkit.sso.mfa;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;

/** A QR code (ISO/IEC 18004) as SVG: zxing lays out the modules, and each run of dark ones in a row is one rectangle. */
final class QrSvg {

  /** The light border that readers need (ISO/IEC 18004, 6.3.8). */
  private static final int QUIET_ZONE = 4;

  private QrSvg() {}

  /** Returns a document of one module per unit, black on white. */
  static String of(String text) {
    ByteMatrix modules = modules(text);
    int size = modules.getWidth() + 2 * QUIET_ZONE;
    StringBuilder svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
        .append(size).append(' ').append(size).append("\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h")
        .append(size).append('v').append(size).append("H0z\"/><path fill=\"#000\" d=\"");
    for (int row = 0; row < modules.getHeight(); row++) {
      appendRow(svg, modules, row);
    }
    return svg.append("\"/></svg>").toString();
  }

  private static void appendRow(StringBuilder svg, ByteMatrix modules, int row) {
    int column = 0;
    while (column < modules.getWidth()) {
      int end = column;
      while (end < modules.getWidth() && modules.get(end, row) == 1) {
        end++;
      }
      if (end > column) {
        svg.append('M').append(column + QUIET_ZONE).append(' ').append(row + QUIET_ZONE)
            .append('h').append(end - column).append("v1h").append(column - end).append('z');
      }
      column = end + 1;
    }
  }

  private static ByteMatrix modules(String text) {
    try {
      return Encoder.encode(text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8")).getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException(
          "a text of %d characters does not fit into a QR code".formatted(text.length()), e);
    }
  }
}

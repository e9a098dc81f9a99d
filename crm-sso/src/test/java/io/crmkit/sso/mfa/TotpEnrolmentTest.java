package io.crmkit.sso.mfa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.crmkit.sso.mfa.model.OtpAlgorithm;
import io.crmkit.sso.mfa.model.TotpSettings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpEnrolmentTest {

  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
  private static final int PIXELS = 6;

  private static final TotpEnrolment OFFER =
      TotpEnrolment.of(new TotpLabel("Acme CRM", "ann@example.com"), TotpSettings.USUAL, SECRET);

  @Test
  void writesTheUriThatAppsRead() {
    assertThat(OFFER.uri()).isEqualTo("otpauth://totp/Acme%20CRM:ann%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        + "&issuer=Acme%20CRM&algorithm=SHA1&digits=6&period=30");
  }

  @Test
  void showsNoSecretInItsText() {
    assertThat(OFFER.toString()).contains("Acme CRM").doesNotContain(OFFER.secret());
  }

  @ParameterizedTest
  @CsvSource({"Acme CRM, ann@example.com, SHA1, 6", "Größe & Söhne 🚀, größe+x@example.com, SHA512, 8", "A, b, SHA256, 6"})
  void drawsAQrCodeThatReadsAsTheUri(String issuer, String account, OtpAlgorithm algorithm, int digits)
      throws ReaderException {
    TotpEnrolment offer =
        TotpEnrolment.of(new TotpLabel(issuer, account), new TotpSettings(algorithm, digits), SECRET);

    assertThat(read(offer.qrSvg())).isEqualTo(offer.uri());
  }

  @Test
  void drawsNothingThatAPageWouldRunOrFetch() {
    assertThat(OFFER.qrSvg()).matches("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \\d+ \\d+\""
        + " shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"[Mhv0-9 Hz]+\"/><path fill=\"#000\" d=\"[Mhvz0-9 -]+\"/></svg>");
  }

  @Test
  void refusesALabelWithAColon() {
    assertThatIllegalArgumentException().isThrownBy(() -> new TotpLabel("Acme: CRM", "ann"))
        .withMessage("issuer must have no colon, which parts the two, but was Acme: CRM");
  }

  /** Paints the rectangles of the drawing and reads them as a camera would. */
  private static String read(String svg) throws ReaderException {
    MatchResult box = Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"").matcher(svg).results().findFirst().orElseThrow();
    int size = Integer.parseInt(box.group(1)) * PIXELS;
    int[] pixels = new int[size * size];
    Arrays.fill(pixels, 0xFFFFFF);
    String dark = svg.substring(svg.indexOf("#000"));
    Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z").matcher(dark).results().forEach(run -> {
      assertThat(run.group(3)).isEqualTo(run.group(4));
      paint(pixels, size, run);
    });
    return new QRCodeReader()
        .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(size, size, pixels)))).getText();
  }

  private static void paint(int[] pixels, int size, MatchResult run) {
    int left = Integer.parseInt(run.group(1)) * PIXELS;
    int width = Integer.parseInt(run.group(3)) * PIXELS;
    int top = Integer.parseInt(run.group(2)) * PIXELS;
    for (int row = top; row < top + PIXELS; row++) {
      Arrays.fill(pixels, row * size + left, row * size + left + width, 0);
    }
  }
}

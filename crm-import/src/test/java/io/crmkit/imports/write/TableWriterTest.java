package io.crmkit.imports.write;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableWriterTest {

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "=HYPERLINK(\"http://x.example\",\"y\")",
      "\t=1", "\r=1",
      "\n=1", " =1", "\uff1d1", "\uff0b1+1", "\uff0da", "\uff20x", "\ufeff=1", "-5-3", "+A1", "'=1", "\tx", "--5+cmd",
      "+49-30-123456", "+5/3", "+49 - 30", "+(1)2", "\u200d=1", "\u00ad@x"})
  void neutralisesWhatASpreadsheetWouldRun(String value) {
    assertThat(FormulaText.neutralise(value)).isEqualTo("'" + value);
    assertThat(FormulaText.restore("'" + value)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-5", "-5.00", "+49", "+49 30 123-456", "+1 (212) 555-2368", "-1,234.56", "-", "--", "+", "",
      "a=b", "x@y.example",
      "'", "'quoted'", "O'Brien", "1-2", "it's", " 5"})
  void leavesNumbersAndOrdinaryTextsAsTheyAre(String value) {
    assertThat(FormulaText.neutralise(value)).isEqualTo(value);
    assertThat(FormulaText.restore(value)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"=1, true", "'''=1', false", "-5, false"})
  void tellsWhatIsDangerous(String value, boolean dangerous) {
    assertThat(FormulaText.isDangerous(value)).isEqualTo(dangerous);
  }

  @Test
  void writesARowToALine() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TableWriter table = TableWriter.to(bytes, Formulas.NEUTRALISE)) {
      table.row(Arrays.asList("a,b", null, "", "say \"hi\"", "=1", "-5"));
    }
    assertThat(bytes.toString(UTF_8)).isEqualTo("\"a,b\",,\"\",\"say \"\"hi\"\"\",'=1,-5\r\n");
  }

  @Test
  void keepsFormulasIfItIsTold() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TableWriter table = TableWriter.to(bytes, Formulas.KEEP)) {
      table.row(Arrays.asList("=1", null));
    }
    assertThat(bytes.toString(UTF_8)).isEqualTo("=1,\r\n");
  }
}

package io.crmkit.imports.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crmkit.core.RefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as they come from elsewhere, each with the exact rows or the exact answer that it has to give. */
class StrangeFilesTest {

  private static final String TABLE = "name,city\nAda,Köln\n";
  private static final int SECTOR = 512;
  private static final int FREE = -1;
  private static final int LAST = -2;
  private static final int TABLE_OF_SECTORS = -3;

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }

  /** A record of BIFF8: its number, its length and its content. */
  private static byte[] biff(int number, byte... content) {
    return ByteBuffer.allocate(4 + content.length).order(ByteOrder.LITTLE_ENDIAN).putShort((short) number)
        .putShort((short) content.length).put(content).array();
  }

  private static byte[] begin(int kind) {
    return biff(0x809, ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putShort((short) 0x600)
        .putShort((short) kind).putShort((short) 0xdbb).putShort((short) 0x7cc).putInt(0xc1).putInt(0x606).array());
  }

  private static byte[] label(int row, int column, String text) {
    return biff(0x204, ByteBuffer.allocate(9 + text.length()).order(ByteOrder.LITTLE_ENDIAN).putShort((short) row)
        .putShort((short) column).putShort((short) 0).putShort((short) text.length()).put((byte) 0)
        .put(text.getBytes(StandardCharsets.ISO_8859_1)).array());
  }

  /**
   * A workbook as Excel 97 to 2003 wrote it: one sheet with a name and a city.
   *
   * <p>Sources: [MS-XLS] 2.4.21 (BOF), 2.4.28 (BoundSheet8), 2.4.148 (Label).
   */
  private static byte[] oldWorkbook() {
    byte[] globals = begin(5);
    byte[] end = biff(0x0a);
    byte[] name = "People".getBytes(UTF_8);
    int sheetAt = globals.length + 4 + 8 + name.length + end.length;
    byte[] sheet = biff(0x85, ByteBuffer.allocate(8 + name.length).order(ByteOrder.LITTLE_ENDIAN).putInt(sheetAt)
        .putShort((short) 0).put((byte) name.length).put((byte) 0).put(name).array());
    return compound("Workbook", joined(globals, sheet, end, begin(0x10), label(0, 0, "name"), label(0, 1, "city"),
        label(1, 0, "Ada"), label(1, 1, "Bonn"), end));
  }

  /** A compound file with one stream. Source: [MS-CFB] 2.2 (header), 2.3 (FAT), 2.6 (directory). */
  private static byte[] compound(String name, byte[] content) {
    int sectors = 8;
    ByteBuffer file = ByteBuffer.allocate(SECTOR * (1 + 2 + sectors)).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(0xe11ab1a1e011cfd0L).position(24);
    file.putShort((short) 0x3e).putShort((short) 3).putShort((short) 0xfffe).putShort((short) 9).putShort((short) 6);
    file.position(44);
    file.putInt(1).putInt(1).putInt(0).putInt(4096).putInt(LAST).putInt(0).putInt(LAST).putInt(0).putInt(0);
    while (file.position() < SECTOR) {
      file.putInt(FREE);
    }
    file.putInt(TABLE_OF_SECTORS).putInt(LAST);
    for (int i = 2; i < 2 + sectors; i++) {
      file.putInt(i + 1 < 2 + sectors ? i + 1 : LAST);
    }
    while (file.position() < 2 * SECTOR) {
      file.putInt(FREE);
    }
    entry(file, "Root Entry", 5, 1, LAST, 0);
    entry(file, name, 2, FREE, 2, SECTOR * sectors);
    return file.position(3 * SECTOR).put(content).array();
  }

  private static void entry(ByteBuffer file, String name, int kind, int child, int start, int size) {
    int at = file.position();
    file.put(name.getBytes(StandardCharsets.UTF_16LE)).position(at + 64);
    file.putShort((short) (2 * name.length() + 2)).put((byte) kind).put((byte) 1).putInt(FREE).putInt(FREE)
        .putInt(child).position(at + 116);
    file.putInt(start).putInt(size).position(at + 128);
  }

  private static String message(byte[] file) {
    ThrowingCallable opened = () -> Sources.open(SourceFile.of("file", file)).orElseThrow();
    return String.valueOf(catchThrowableOfType(RefusedException.class, opened).getMessage());
  }

  @Test
  void sayOfAWorkbookFromBefore2007WhatToDoWithIt() {
    byte[] workbook = oldWorkbook();

    assertThat(Reading.refusal(SourceFile.of("people.xlsx", workbook), ReadOptions.DETECT))
        .isEqualTo("import.xls.unsupported");
    assertThat(message(workbook)).contains("save it as xlsx or CSV");
    assertThat(Reading.refusal(Archives.gzip(workbook), ReadOptions.DETECT)).isEqualTo("import.xls.unsupported");
    assertThat(Reading.refusal(compound("WordDocument", new byte[0]), ReadOptions.DETECT))
        .isEqualTo("import.file.not-a-table");
  }

  @ParameterizedTest
  @CsvSource({"zstd, 28b52ffd2058910000", "bzip2, 425a683931415926", "xz, fd377a585a000004"})
  void sayOfAPackingThatIsNotReadWhatToDo(String name, String begin) {
    byte[] file = Arrays.copyOf(HexFormat.of().parseHex(begin), 100);

    assertThat(Reading.refusal(file, ReadOptions.DETECT)).isEqualTo("import.archive.unsupported");
    assertThat(message(file)).contains(name, "pack it with gzip or zip");
  }

  @Test
  void areNotUnpackedForEverWhateverTheyAreInOneAnother() {
    byte[] gzip = Archives.gzip(TABLE.getBytes(UTF_8));

    assertThat(Reading.of(Archives.gzip(gzip)).rows()).containsExactly("2: [Ada, Köln]");
    assertThat(Reading.of(Archives.zip("a.csv.gz", gzip)).rows()).containsExactly("2: [Ada, Köln]");
    assertThat(Reading.refusal(Archives.gzip(Archives.gzip(gzip)), ReadOptions.DETECT))
        .isEqualTo("import.archive.nested");
    assertThat(Reading.refusal(Archives.gzip(Archives.zip("a.csv.gz", gzip)), ReadOptions.DETECT))
        .isEqualTo("import.archive.nested");
  }

  /** What a quine among archives does: however often it is unpacked, it is itself again. */
  @Test
  void areNotUnpackedForEverIfTheyAreInThemselves() throws IOException {
    byte[] quine = {};
    for (int i = 0; i < 50; i++) {
      quine = Archives.zip("r.zip", Archives.gzip(quine));
    }

    assertThat(Reading.refusal(quine, ReadOptions.DETECT)).isEqualTo("import.archive.nested");
  }

  @Test
  void mayBeMembersOfGzipSomeOfWhichAreEmpty() {
    byte[] first = Archives.gzip("name,city\nAda,Kö".getBytes(UTF_8));
    byte[] second = Archives.gzip("ln\nZoë,Bonn\n".getBytes(UTF_8));
    byte[] empty = Archives.gzip(new byte[0]);

    assertThat(Reading.of(joined(first, empty, second, empty)).rows())
        .containsExactly("2: [Ada, Köln]", "3: [Zoë, Bonn]");
    assertThat(Reading.of(joined(first, second, Arrays.copyOf(second, second.length - 9))).rows())
        .startsWith("2: [Ada, Köln]", "3: [Zoë, Bonn]").last().asString().contains("import.archive.truncated");
  }

  @Test
  void doNotSayToAReaderOfXmlWhereItsRulesAre() {
    String text = "<r xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:noNamespaceSchemaLocation="
        + "'http://127.0.0.1:1/x.xsd'><p><a>1</a></p><p><a>2</a></p></r>";

    assertThat(Reading.of(text).rows()).containsExactly("1: [1]", "1: [2]");
  }
}

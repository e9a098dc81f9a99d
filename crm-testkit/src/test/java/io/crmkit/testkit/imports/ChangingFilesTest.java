package io.crmkit.testkit.imports;

import static io.crmkit.testkit.imports.ImportPlay.ACME;
import static io.crmkit.testkit.imports.ImportPlay.ALICE;
import static io.crmkit.testkit.imports.ImportPlay.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.StaleWriteException;
import io.crmkit.imports.ImportFile;
import io.crmkit.imports.Imports;
import io.crmkit.imports.Watch;
import io.crmkit.imports.model.ImportEvent;
import io.crmkit.imports.model.StagedRow;
import io.crmkit.imports.read.ReadOptions;
import io.crmkit.imports.read.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that somebody writes to while they are imported. */
class ChangingFilesTest {

  private static final int ROWS = 3_000;

  /** What somebody does to a file behind the place where it is being read. */
  private enum Write { APPENDS_FOR_EVER, CUTS, REPLACES, APPENDS_A_ROW }

  private final ImportPlay play = new ImportPlay(ImportPlay.template(""), 100);

  private static byte[] table(String name) {
    return ("E-mail,Name,Phone\n" + IntStream.range(0, ROWS)
        .mapToObj(i -> "p%04d@x.org,%s,%d\n".formatted(i, name, i)).collect(Collectors.joining()))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static List<ImportFile> file(SourceFile.Opening opening) {
    return List.of(ImportFile.of(new SourceFile("a.csv", opening), ReadOptions.DETECT));
  }

  private static List<ImportFile> file(byte[] bytes) {
    return file(() -> new ByteArrayInputStream(bytes));
  }

  private Decision<ImportEvent> stage(List<ImportFile> files) {
    return play.imports.stage(ACME, ID, files, Watch.NOBODY);
  }

  private static void assertChanged(Decision<ImportEvent> decision) {
    assertThat(decision).isInstanceOfSatisfying(Refused.class,
        refused -> assertThat(refused.refusal().code()).isEqualTo("import.file-changed"));
  }

  @ParameterizedTest
  @EnumSource
  void areRefusedOnceTheyAreReadAndLeaveNoRow(Write write) {
    byte[] before = table("Ada");
    play.imports.open(ACME, ID, ALICE, ImportPlay.template(""), file(before)).orElseThrow();

    assertChanged(stage(file(() -> new Written(before, write))));
    assertThat(play.stores.staging().rows(ACME, ID, 0, 10)).isEmpty();
    assertChanged(stage(file(() -> new Written(before, write))));

    stage(file(before)).orElseThrow();
    assertThat(names()).containsOnly("Ada").hasSize(ROWS);
  }

  @Test
  void areRefusedWhereTheyHaveChangedSinceTheWorkWasCutShort() {
    byte[] before = table("Ada");
    stageUntilKilled(before, before);

    assertChanged(stage(file(table("Eve"))));
    assertThat(names()).containsOnly("Ada").hasSizeBetween(100, ROWS - 1);
    stage(file(before)).orElseThrow();
    assertThat(names()).containsOnly("Ada").hasSize(ROWS);
  }

  /** Rows were staged of what somebody had written, who has put the file back since. */
  @Test
  void leaveNoRowThatIsNotOfTheFileOfTheImport() {
    byte[] before = table("Ada");
    stageUntilKilled(before, table("Eve"));
    assertThat(names()).containsOnly("Eve");

    stage(file(before)).orElseThrow();

    assertThat(names()).containsOnly("Ada").hasSize(ROWS);
    assertThat(play.imports.statistics(ACME, ID).valid()).isEqualTo(ROWS);
  }

  @Test
  void costNoRowOfSomebodyElseWhoHasStagedTheRightOneMeanwhile() {
    byte[] before = table("Ada");
    play.imports.open(ACME, ID, ALICE, ImportPlay.template(""), file(before)).orElseThrow();
    boolean[] overtaken = {false};
    Imports slow = Imports.builder(play.stores.imports(), play.stores.staging(), play.stores.records(),
        Clock.systemUTC()).batch(2 * ROWS).check(fields -> {
          if (!overtaken[0]) {
            overtaken[0] = true;
            stage(file(before)).orElseThrow();
          }
          return List.of();
        }).build();

    assertThatExceptionOfType(StaleWriteException.class)
        .isThrownBy(() -> slow.stage(ACME, ID, file(table("Eve")), Watch.NOBODY));

    assertThat(names()).containsOnly("Ada").hasSize(ROWS);
  }

  @Test
  void areToldFromFilesThatCannotBeRead() {
    play.imports.open(ACME, ID, ALICE, ImportPlay.template(""), file(table("Ada"))).orElseThrow();

    assertChanged(stage(file("Name\nAda\n".getBytes(StandardCharsets.UTF_8))));
    assertChanged(stage(file(new byte[0])));
  }

  @Test
  void areKnownAgainHoweverTheyArePacked() throws IOException {
    byte[] plain = table("Ada");
    String object = "{\"E-mail\": \"a@x.org\", \"Name\": \"Ada\"}";
    byte[] damaged = ("[" + object + ",\n" + object + ",\n{\"E-mail\": ??" + " ".repeat(500_000)).getBytes(
        StandardCharsets.UTF_8);
    byte[] asciiFirst = (new String(plain, StandardCharsets.UTF_8).repeat(12) + "é@x.org,Zoë,1\n").getBytes(
        StandardCharsets.ISO_8859_1);
    int number = 0;
    for (byte[] bytes : List.of(plain, gzip(plain), zip(plain), damaged, asciiFirst)) {
      ImportPlay each = new ImportPlay(ImportPlay.template(""), 100);
      each.imports.open(ACME, ID, ALICE, ImportPlay.template(""), file(bytes)).orElseThrow();
      each.imports.stage(ACME, ID, file(bytes), Watch.NOBODY).orElseThrow();
      assertThat(each.imports.statistics(ACME, ID).valid()).as("%d", number++).isGreaterThan(1);
    }
  }

  private void stageUntilKilled(byte[] opened, byte[] read) {
    play.imports.open(ACME, ID, ALICE, ImportPlay.template(""), file(opened)).orElseThrow();
    play.kills.after(20);
    assertThatExceptionOfType(Kills.Killed.class).isThrownBy(() -> stage(file(read)));
    play.kills.never();
  }

  private List<String> names() {
    int name = ImportPlay.parsed(ImportPlay.template("")).fields().indexOf("name");
    return play.stores.staging().rows(ACME, ID, 0, 2 * ROWS).stream().map(StagedRow::values)
        .map(values -> String.valueOf(values.get(name))).toList();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }

  private static byte[] zip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      zip.putNextEntry(new ZipEntry("a.csv"));
      zip.write(bytes);
    }
    return packed.toByteArray();
  }

  /** A file that somebody writes to once half of it has been read. */
  private static final class Written extends InputStream {

    private final byte[] before;
    private final Write write;
    private int at;

    Written(byte[] before, Write write) {
      this.before = before;
      this.write = write;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      int count = 0;
      for (int next = 0; count < length && next >= 0; ) {
        next = read();
        if (next >= 0) {
          into[offset + count++] = (byte) next;
        }
      }
      return count == 0 && length > 0 ? -1 : count;
    }

    @Override
    public int read() {
      int place = at++;
      byte[] end = {'z', '@', 'x', '.', 'o', 'r', 'g', ',', 'E', 'v', 'e', ',', '1', '\n'};
      if (place < before.length / 2) {
        return before[place];
      }
      return switch (write) {
        case CUTS -> -1;
        case REPLACES -> place >= before.length ? -1 : before[place] == 'A' ? 'O' : before[place];
        case APPENDS_A_ROW -> place < before.length ? before[place]
            : place < before.length + end.length ? end[place - before.length] : -1;
        case APPENDS_FOR_EVER -> place < before.length ? before[place] : end[(place - before.length) % end.length];
      };
    }
  }
}

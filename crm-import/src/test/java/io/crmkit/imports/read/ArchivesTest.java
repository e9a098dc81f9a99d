package io.crmkit.imports.read;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Validated;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files inside files, among them those that were made to do harm. */
class ArchivesTest {

  private static final String TABLE = "name,city\nAda,London\nMax,Bonn\n";
  private static final List<String> ROWS = List.of("2: [Ada, London]", "3: [Max, Bonn]");

  @Test
  void readsWhatIsGzipped() {
    Reading read = Reading.of(Archives.gzip(TABLE.getBytes(UTF_8)));

    assertThat(read.rows()).isEqualTo(ROWS);
    assertThat(read.offsets()).containsExactly(10L, 21L);
  }

  @Test
  void readsMembersOfGzipOneAfterTheOther() {
    byte[] first = Archives.gzip("name,city\nAda,Lon".getBytes(UTF_8));
    byte[] second = Archives.gzip("don\nMax,Bonn\n".getBytes(UTF_8));
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);

    assertThat(Reading.of(both).rows()).isEqualTo(ROWS);
  }

  @Test
  void readsTheRowsBeforeTheEndOfAGzipThatWasCutOff() {
    byte[] packed = Archives.gzip((TABLE + "Eve,Paris\n".repeat(100_000)).getBytes(UTF_8));

    List<String> rows = Reading.of(Arrays.copyOf(packed, packed.length / 2)).rows();

    assertThat(rows).startsWith("2: [Ada, London]").hasSizeGreaterThan(1000);
    assertThat(rows.get(rows.size() - 1)).contains("import.archive.truncated");
  }

  @Test
  void stopsAGzipThatExplodes() throws IOException {
    byte[] bomb = Archives.gzip(new byte[64 << 20]);

    assertThat(Reading.of(bomb, ReadOptions.builder().header(Header.NONE).build()).rows())
        .last().asString().contains("import.archive.bomb");
  }

  @Test
  void stopsWhatIsLargerThanAgreed() {
    byte[] packed = Archives.gzip((TABLE + "Eve,Paris\n".repeat(100)).getBytes(UTF_8));
    ReadOptions little = ReadOptions.builder().limits(ReadLimits.builder().unpackedBytes(100).build()).build();

    assertThat(Reading.refusal(packed, little)).isEqualTo("import.archive.too-large");
  }

  @Test
  void readsTheOnlyMemberOfAZip() {
    Reading read = Reading.of(SourceFile.of("a.zip", Archives.zip("2024/a.csv", TABLE, "__MACOSX/2024/._a.csv", "x")),
        ReadOptions.DETECT);

    assertThat(read.rows()).isEqualTo(ROWS);
  }

  @Test
  void readsMembersThatAreNotPackedAndDirectoriesOfSixtyFourBits() {
    assertThat(Reading.of(Archives.storedZip("a.csv", TABLE)).rows()).isEqualTo(ROWS);
    assertThat(Reading.of(Archives.zip64(Archives.zip("a.csv", TABLE))).rows()).isEqualTo(ROWS);
  }

  @Test
  void wantsToKnowWhichOfSeveralMembersIsMeant() {
    byte[] zip = Archives.zip("a.csv", TABLE, "b.csv", "id\n7\n");

    assertThat(Reading.refusal(zip, ReadOptions.DETECT)).isEqualTo("import.zip.several-members");
    assertThat(Reading.of(zip, ReadOptions.builder().member("b.csv").build()).rows()).containsExactly("2: [7]");
    assertThat(Reading.refusal(zip, ReadOptions.builder().member("c.csv").build()))
        .isEqualTo("import.zip.no-such-member");
  }

  @Test
  void handsOverTheMembersAsFilesOfTheirOwn() throws IOException {
    SourceFile zip = SourceFile.of("all.zip",
        Archives.zip("a.csv", TABLE, "b.csv.gz", Archives.gzip(TABLE.getBytes(UTF_8))));

    List<SourceFile> members = Sources.members(zip, ReadOptions.DETECT).orElseThrow();

    assertThat(members).extracting(SourceFile::name).containsExactly("all.zip!/a.csv", "all.zip!/b.csv.gz");
    assertThat(members).allSatisfy(member -> assertThat(Reading.of(member, ReadOptions.DETECT).rows()).isEqualTo(ROWS));
    assertThat(Sources.members(SourceFile.of("a.csv", TABLE.getBytes(UTF_8)), ReadOptions.DETECT).orElseThrow())
        .extracting(SourceFile::name).containsExactly("a.csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../etc/cron.d/x", "/etc/passwd", "..\\..\\x.csv", "C:\\x.csv", "a/../../x"})
  void refusesNamesThatLeadOut(String name) throws IOException {
    byte[] zip = Archives.zip(name, TABLE);

    assertThat(Reading.refusal(zip, ReadOptions.DETECT)).isEqualTo("import.zip.slip");
    assertThat(Sources.members(SourceFile.of("x", zip), ReadOptions.DETECT)).isInstanceOf(Validated.Invalid.class);
  }

  @Test
  void refusesWhatIsForged() {
    byte[] two = Archives.zip("a.csv", TABLE, "b.csv", TABLE);
    ReadOptions first = ReadOptions.builder().member("a.csv").build();

    assertThat(Reading.refusal(Archives.encrypted(two), first)).isEqualTo("import.zip.encrypted");
    assertThat(Reading.refusal(Archives.strangelyPacked(two), first)).isEqualTo("import.zip.method");
    assertThat(Reading.refusal(Archives.overlapping(two), first)).isEqualTo("import.archive.bomb");
    assertThat(Reading.refusal(Archives.renamed(two, "b.csv", "a.csv"), first))
        .isEqualTo("import.zip.duplicate-member");
    assertThat(Reading.refusal(Arrays.copyOf(two, two.length - 30), first)).isEqualTo("import.archive.truncated");
    assertThat(Reading.refusal(new byte[] {0x1f, (byte) 0x8b, 8, 0, 1}, first)).isEqualTo("import.archive.damaged");
  }

  @Test
  void refusesAMemberWhoseOwnNameLeadsBehindTheEnd() {
    byte[] zip = Archives.zip("a.csv", TABLE);
    Arrays.fill(zip, 26, 28, (byte) 0xff);

    assertThat(Reading.refusal(zip, ReadOptions.DETECT)).isEqualTo("import.archive.damaged");
  }

  @Test
  void stopsAZipThatExplodes() {
    byte[] bomb = Archives.zip("a.csv", new byte[64 << 20]);

    assertThat(Reading.of(bomb, ReadOptions.builder().header(Header.NONE).build()).rows())
        .last().asString().contains("import.archive.bomb");
  }

  @Test
  void refusesArchivesInArchivesInArchives() {
    byte[] inner = Archives.zip("c.zip", Archives.zip("a.csv", TABLE));

    assertThat(Reading.of(inner).rows()).isEqualTo(ROWS);
    assertThat(Reading.refusal(Archives.zip("d.zip", inner), ReadOptions.DETECT)).isEqualTo("import.archive.nested");
  }

  @Test
  void refusesMoreMembersThanAgreed() {
    ReadOptions few = ReadOptions.builder().limits(ReadLimits.builder().members(1).build()).build();

    assertThat(Reading.refusal(Archives.zip("a", "1", "b", "2"), few)).isEqualTo("import.zip.too-many-members");
    assertThat(Reading.refusal(Archives.zip("a/", ""), few)).isEqualTo("import.zip.empty");
  }

  @ParameterizedTest
  @CsvSource({
    "28b52ffd, import.archive.unsupported", "425a6839, import.archive.unsupported",
        "fd377a585a00, import.archive.unsupported",
    "377abcaf271c, import.archive.unsupported", "526172211a07, import.archive.unsupported",
        "255044462d, import.file.not-a-table",
    "89504e470d0a, import.file.not-a-table", "50415231, import.file.not-a-table",
        "d0cf11e0a1b11ae1, import.file.not-a-table"
  })
  void saysWhatElseAFileIs(String begin, String code) {
    byte[] bytes = Arrays.copyOf(HexFormat.of().parseHex(begin), 600);

    assertThat(Reading.refusal(SourceFile.of("contacts.csv", bytes), ReadOptions.DETECT)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"Workbook, import.xls.unsupported", "EncryptedPackage, import.xlsx.encrypted"})
  void tellsOldWorkbooksFromEncryptedOnes(String stream, String code) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(HexFormat.of().parseHex("d0cf11e0a1b11ae1"));
    bytes.write(new byte[1000]);
    bytes.write(stream.getBytes(UTF_16LE));

    assertThat(Reading.refusal(SourceFile.of("contacts.xlsx", bytes.toByteArray()), ReadOptions.DETECT))
        .isEqualTo(code);
  }
}

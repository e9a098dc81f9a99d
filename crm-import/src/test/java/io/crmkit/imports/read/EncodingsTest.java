package io.crmkit.imports.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.imports.read.CharsetFinding.Known;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts in the encodings that exports come in, sound and unsound. */
class EncodingsTest {

  private static final String PEOPLE = "name,city\nJürgen,Köln\nZoë 😀,Łódź\n";

  @Nested
  class Marks {

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void areBelieved(String name) {
      Charset charset = Charset.forName(name);

      Reading read = Reading.of(("\ufeff" + PEOPLE).getBytes(charset));

      assertThat(read.report().charset()).isEqualTo(new CharsetFinding(name, 100, Known.BYTE_ORDER_MARK));
      assertThat(read.header()).containsExactly("name", "city");
      assertThat(read.rows()).containsExactly("2: [Jürgen, Köln]", "3: [Zoë 😀, Łódź]");
      assertThat(read.offsets()).containsExactly(
          (long) "\ufeffname,city\n".getBytes(charset).length,
          (long) "\ufeffname,city\nJürgen,Köln\n".getBytes(charset).length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void areNotNeeded(String name) {
      Reading read = Reading.of(PEOPLE.getBytes(Charset.forName(name)));

      assertThat(read.report().charset().name()).isEqualTo(name);
      assertThat(read.rows()).containsExactly("2: [Jürgen, Köln]", "3: [Zoë 😀, Łódź]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void sayWhichEndComesFirstIfTheHostDoesNot(String name) {
      Charset named = Charset.forName(name.substring(0, 6));
      String xml = "<r><c><name>Jürgen</name></c><c><name>Zoë</name></c></r>";

      for (String text : List.of(PEOPLE, "[{\"name\":\"Jürgen\"},{\"name\":\"Zoë\"}]", xml)) {
        Reading read = Reading.of(("\ufeff" + text).getBytes(Charset.forName(name)),
            ReadOptions.builder().charset(named).build());

        assertThat(read.header()).startsWith("name");
        assertThat(read.rows().get(0)).contains("[Jürgen");
        assertThat(read.findings()).doesNotContain("import.text.mark-overruled");
      }
    }

    @Test
    void areOverruledByTheHostAndThatIsSaid() {
      Reading read = Reading.of("\ufeffname,city\nA,B\n".getBytes(UTF_8),
          ReadOptions.builder().charset(ISO_8859_1).build());

      assertThat(read.findings()).contains("import.text.mark-overruled");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1252, Jürgen Müßig – “Größe”, Köln",
    "ISO-8859-15, Jürgen Müßig zahlt 5 €, Köln",
    "windows-1252, José Nuñez, Málaga",
    "windows-1250, Łukasz Wiśniewski, Łódź",
    "windows-1251, Иван Петров, Москва",
    "windows-1253, Γιώργος Παπαδόπουλος, Αθήνα",
    "windows-1254, Ayşe Yılmaz, İstanbul Üsküdar",
    "EUC-JP, 山田太郎さん, 東京",
    "Big5, 陳大文住在台北市信義區, 台北",
    "windows-31j, 山田太郎, 東京",
    "GB18030, 张伟, 北京",
    "x-windows-949, 김철수, 서울",
    "windows-31j, 山田太郎 東京都千代田区に住んでいます, 東京",
    "GB18030, 张伟住在北京市朝阳区建国路八十八号, 北京",
    "x-windows-949, 김철수는 서울특별시 강남구에 살고 있습니다, 서울"
  })
  void tellsWhatOlderProgramsWrite(String charset, String name, String city) {
    String text = "name,city,id\n" + (name + "," + city + ",1\n").repeat(5);

    Reading read = Reading.of(text.getBytes(Charset.forName(charset)));

    assertThat(read.report().charset().name()).isEqualTo(charset);
    assertThat(read.report().charset().known()).isEqualTo(Known.GUESSED);
    assertThat(read.rows()).hasSize(5).startsWith("2: [" + name + ", " + city + ", 1]");
    assertThat(read.offsets().get(4))
        .isEqualTo(("name,city,id\n" + (name + "," + city + ",1\n").repeat(4)).getBytes(Charset.forName(charset))
            .length);
  }

  @Test
  void looksFurtherIfTheBeginningIsAscii() {
    byte[] text = ("name,city\n" + "Max,Bonn\n".repeat(50_000) + "Jürgen,Köln\n").getBytes(ISO_8859_1);

    Reading read = Reading.of(text);

    assertThat(read.report().charset().name()).isEqualTo("windows-1252");
    assertThat(read.rows()).hasSize(50_001).endsWith("50002: [Jürgen, Köln]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"name,city\nAnn,Orlé\n", "name,city\nAnn,Orlé", "name,city\nJosé,Orlé"})
  void tellsWhatOlderProgramsWriteAlsoByTheirLastSign(String text) {
    for (String more : List.of("", "Max,Bonn\n".repeat(50_000))) {
      Reading read = Reading.of(text.replaceFirst("\n", "\n" + more).getBytes(ISO_8859_1));

      assertThat(read.report().charset().name()).isEqualTo("windows-1252");
      assertThat(read.rows()).anyMatch(row -> row.endsWith(", Orlé]"));
    }
  }

  @Test
  void takesNoCharacterThatTheEndCutsOffForAnotherEncoding() {
    byte[] text = bytes("name,city\nJürgen,Köln\nMax,", 0xe5, 0x90);

    Reading read = Reading.of(text);

    assertThat(read.report().charset().name()).isEqualTo("UTF-8");
    assertThat(read.rows()).startsWith("2: [Jürgen, Köln]").hasSize(2).last().asString().contains("bad-bytes");
  }

  @Test
  void saysSoWhenTextsWereMisreadBefore() {
    Reading read = Reading.of("name,city\nMÃ¼ller,Ulm\n");

    assertThat(read.rows()).containsExactly("2: [MÃ¼ller, Ulm]");
    assertThat(read.findings()).contains("import.text.mojibake");
  }

  @Test
  void saysSoWhenTwoEncodingsAreAsLikely() {
    Reading read = Reading.of("name,city\nNuñez,Ulm\n".getBytes(ISO_8859_1));

    assertThat(read.rows()).containsExactly("2: [Nuñez, Ulm]");
    assertThat(read.findings()).contains("import.text.charset-ambiguous");
    assertThat(read.report().charset().confidence()).isLessThanOrEqualTo(50);
  }

  @Nested
  class BadBytes {

    @Test
    void areAProblemOfTheirRow() {
      Reading read = Reading.of(bytes("name,city\nJürgen,Köln\nZo", 0xeb, ",Ulm\nÉmile,Bonn\n" + "Ö,ß\n".repeat(10)));

      assertThat(read.rows()).startsWith(
          "2: [Jürgen, Köln]", "3: import.text.bad-bytes in name <Zo\ufffd,Ulm>", "4: [Émile, Bonn]");
      assertThat(read.report().charset()).isEqualTo(new CharsetFinding("UTF-8", 90, Known.GUESSED));
    }

    @Test
    void areFoundBehindEverythingThatWasLookedAt() {
      byte[] text = bytes("name,city\n" + "Jürgen,Köln\n".repeat(200_000) + "Zo", 0xeb, ",Ulm\nMax,Bonn\n");

      Reading read = Reading.of(text);

      assertThat(read.rows()).hasSize(200_002);
      assertThat(read.rows().subList(200_000, 200_002))
          .containsExactly("200002: import.text.bad-bytes in name <Zo\ufffd,Ulm>", "200003: [Max, Bonn]");
    }

    @ParameterizedTest
    @CsvSource({"192, 175", "237, 160", "245, 144", "224, 128", "248, 136"})
    void areOverlongFormsSurrogatesAndWhatIsBeyondUnicode(int first, int second) {
      byte[] text = bytes("name,city\nA,B\n" + "é,é\n".repeat(40), first, second, 128, 128, ",x\n");

      assertThat(Reading.of(text).rows().get(41)).startsWith("43: import.text.bad-bytes in name");
    }

    @Test
    void areSurrogatesThatStandAlone() {
      Charset utf16 = Charset.forName("UTF-16LE");
      byte[] text = bytes("\ufeffname,city\nAd".getBytes(utf16), new byte[] {0x3d, (byte) 0xd8},
          "a,x\nMax,y\n".getBytes(utf16));

      List<String> rows = Reading.of(text).rows();

      assertThat(rows.get(0)).startsWith("2: import.text.bad-bytes in name");
      assertThat(rows.get(1)).isEqualTo("3: [Max, y]");
    }

    @Test
    void areNuls() {
      assertThat(Reading.of("name,city\nA\0da,Ulm\nMax,Bonn\n").rows())
          .containsExactly("2: import.text.nul in name <A\0da,Ulm>", "3: [Max, Bonn]");
    }
  }

  private static byte[] bytes(Object... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Object part : parts) {
      if (part instanceof Integer value) {
        all.write(value);
      } else {
        all.writeBytes(part instanceof byte[] raw ? raw : ((String) part).getBytes(UTF_8));
      }
    }
    return all.toByteArray();
  }
}

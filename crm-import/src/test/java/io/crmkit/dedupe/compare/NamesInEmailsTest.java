package io.crmkit.dedupe.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.dedupe.model.FieldKind;
import io.crmkit.dedupe.table.RecordTable;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesInEmailsTest {

  private static boolean explain(String name, String email, String otherName, String other) {
    return NamesInEmails.explain(email, List.of(name.split("/")), other, List.of(otherName.split("/")));
  }

  @ParameterizedTest
  @CsvSource({
    "john/smith, john.smith@gmail.com, john/smith, john.smith@gmx.net",
    "john/smith, john.smith@gmail.com, john/smith, smith_john7@gmail.com",
    "john/smith, john.smith61@gmail.com, john/smith, john.smith27@gmail.com",
    "wiebke/muller, wiebke.mueller@outlook.de, wiebke/muller, mueller_wiebke@web.de",
    "jorg/boll, joerg.boell@web.de, jorg/boll, boell_joerg@gmx.de",
    "john smith, john.smith@gmail.com, john smith, smith_john7@gmail.com",
    "de la cruz/ana, delacruz.ana@gmail.com, de la cruz/ana, ana.delacruz@outlook.com",
    "m/taylor, mary.taylor@outlook.com, mary/taylor, mary.taylor@gmx.net"})
  void areAllThatNamesakesHaveInCommon(String name, String email, String otherName, String other) {
    assertThat(explain(name, email, otherName, other)).isTrue();
    assertThat(explain(otherName, other, name, email)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "janet/moore, janet.moore5071@aol.com, janet/moore, moore.janet5071@hotmail.com",
    "betty/oakway, boakway477@gmail.com, betty/oakway, boakway478@gmail.com",
    "ann/lee, starlight@web.de, ann/lee, starlihgt@web.de",
    "al/ng, al.ng@web.de, al/ng, al.ng@gmx.de"})
  void areNotAllThatWhatIsOnesOwnHasInCommon(String name, String email, String otherName, String other) {
    assertThat(explain(name, email, otherName, other)).isFalse();
    assertThat(explain(otherName, other, name, email)).isFalse();
  }

  /** One in ten is enough, as people have numbers and pet names in their addresses; a city is there by chance only. */
  @Test
  void areInTheFieldsThatAddressesAreOftenMadeOf() {
    RecordTable.Builder rows = RecordTable.of(List.of("city", "mail", "given", "name"));
    for (int i = 0; i < 90; i++) {
      String given = List.of("susan", "wiebke", "ann").get(i % 3) + (char) ('a' + i / 3 % 26);
      String mail = i % 8 == 0 ? given + ".mueller" + i + "@mail.net" : i == 1 ? "kiel@mail.net" : "x" + i + "@mail.net";
      rows.add(0, List.of("kiel", mail, given, given + " muller"));
    }

    assertThat(records(rows.build(), FieldKind.NAME, FieldKind.EMAIL, FieldKind.NAME, FieldKind.TEXT).namesInEmails())
        .isEqualTo(0b1100);
    assertThat(records(rows.build(), FieldKind.NAME, FieldKind.TEXT, FieldKind.NAME, FieldKind.TEXT).namesInEmails())
        .isZero();
  }

  private static Records records(RecordTable table, FieldKind... kinds) {
    return Records.of(table, IntStream.range(0, kinds.length).mapToObj(column -> new FieldSource(
        kinds[column], table.columns().get(column), FieldSource.Personal.SHARED)).toList());
  }
}

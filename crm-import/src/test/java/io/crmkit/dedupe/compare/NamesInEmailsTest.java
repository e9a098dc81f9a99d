package io.crmkit.dedupe.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
}

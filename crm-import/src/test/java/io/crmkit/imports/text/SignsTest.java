package io.crmkit.imports.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignsTest {

  @ParameterizedTest
  @ValueSource(ints = {' ', '\t', '\n', 0xb, '\r', 0x85, 0xa0, 0x1680, 0x2003, 0x2028, 0x202f, 0x3000})
  void areBlankOrInvisibleButNotBoth(int blank) {
    assertThat(Signs.isBlank(blank)).isTrue();
    assertThat(Signs.isInvisible(blank)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 0x1c, 0x7f, 0xad, 0x61c, 0x180e, 0x200b, 0x200e, 0x202e, 0x2060, 0x2069, 0xfeff, 0xfffb,
      0xe0001})
  void areInvisible(int point) {
    assertThat(Signs.isInvisible(point)).isTrue();
    assertThat(Signs.isBlank(point)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {'a', '~', 'é', '山', 0x1f469, 0x200c, 0x200d, 0x600, 0x6dd, 0xe0067, 0xfe0f})
  void areSeenOrShapeWhatIsSeen(int point) {
    assertThat(Signs.isInvisible(point)).isFalse();
    assertThat(Signs.isBlank(point)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"'', -1", "a, -1", "👩a, -1", "'a\u0000', 1", "'a\ud83d', 1", "'\udc00\ud800', 0", "'👩\ud83d\ud83d', 2"})
  void areStorable(String text, int first) {
    assertThat(Signs.firstUnstorable(text)).isEqualTo(first);
  }

  @Test
  void ofListsAreTakenApartAsTheyWereJoined() {
    List<String> values = List.of("a", "b;c", "say \"hi\"", "two\nlines", "d, e");

    assertThat(MultiValues.split(MultiValues.join(values, "; "), ";")).isEqualTo(values);
    assertThat(MultiValues.join(List.of("a;b"), ";")).isEqualTo("a;b");
    assertThat(MultiValues.split("a::b: :c", "::")).containsExactly("a", "b: :c");
  }
}

package io.crmkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What may be a key in a store. */
class RequireTest {

  @Test
  void takesAnyTextThatCanBeStoredAsAKey() {
    assertThat(Require.key("Ærø/2025 –\t東京 😀", "id")).isEqualTo("Ærø/2025 –\t東京 😀");
    assertThat(Require.key("x".repeat(Require.LONGEST_KEY), "id")).hasSize(200);
  }

  @Test
  void tellsWhetherATextCanBeStoredAsAKey() {
    assertThat(List.of("Ærø/2025 –\t東京 😀", "x".repeat(Require.LONGEST_KEY))).allMatch(Require::isKey);
    assertThat(List.of("", " ", "x".repeat(201), "a\0b", "ab\uD83D")).noneMatch(Require::isKey);
  }

  @Test
  void refusesAKeyThatAStoreWouldRefuse() {
    assertThatIllegalArgumentException().isThrownBy(() -> Require.key(" ", "id")).withMessage("id must not be blank");
    assertThatIllegalArgumentException().isThrownBy(() -> Require.key("x".repeat(201), "id"))
        .withMessageStartingWith("id must have at most 200 characters but has 201: xxx");
    assertThatIllegalArgumentException().isThrownBy(() -> Require.key("a\0b", "id"))
        .withMessage("id must not have the character U+0000 at index 1");
    assertThatIllegalArgumentException().isThrownBy(() -> Require.key("ab\uD83D", "id"))
        .withMessage("id must not have the character U+D83D at index 2");
  }

  @Test
  void takesAnyTextThatCanBeStoredHoweverLongItIs() {
    assertThat(Require.storable("Ærø 😀".repeat(100), "why")).hasSize(600);
    assertThat(Require.isStorable("")).isTrue();
    assertThat(List.of("a\0b", "ab\uD83D", "\uDE00\uD83D")).noneMatch(Require::isStorable);
    assertThatIllegalArgumentException().isThrownBy(() -> Require.storable(" ", "why")).withMessage("why must not be blank");
    assertThatIllegalArgumentException().isThrownBy(() -> Require.storable("ab\uD83D", "why"))
        .withMessage("why must not have the character U+D83D at index 2");
  }
}

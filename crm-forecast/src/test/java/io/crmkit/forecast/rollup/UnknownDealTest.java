package io.crmkit.forecast.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A number that no deal has, though there is room for it already. */
class UnknownDealTest {

  private static final int UNKNOWN = 9;

  private final Cube cube = Cube.builder(List.of(new Axis("owner", Tree.flat(List.of("ann", "bob")))))
      .add(100, 5_000, 0).add(200, 5_000, 0).build();
  private final Measures before = cube.at(0);

  @Test
  void isNotChanged() {
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> cube.change(UNKNOWN, 7, 10_000, 1));
    assertUnchanged();
  }

  @Test
  void isNotChangedWithOthers() {
    Changes changes = new Changes().add(UNKNOWN, 7, 10_000, 1);

    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> cube.change(changes));
    assertUnchanged();
  }

  @Test
  void isNotRemoved() {
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> cube.remove(UNKNOWN));
    assertUnchanged();
  }

  private void assertUnchanged() {
    assertThat(cube.at(0)).isEqualTo(before);
    assertThat(cube.at(1)).isEqualTo(Measures.EMPTY);
    assertThat(cube.isConsistent()).isTrue();
  }
}

package io.crmkit.forecast.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellStateTest {

  private static final byte[] BYTES = CellState.empty().add(250_000, 5_000).serialise();

  @Test
  void refusesAnotherLength() {
    assertThat(problem(CellState.deserialise(new byte[0]))).isEqualTo("rollup.cell-length");
    assertThat(problem(CellState.deserialise(Arrays.copyOf(BYTES, BYTES.length + 1)))).isEqualTo("rollup.cell-length");
    assertThat(problem(CellState.parse("A".repeat(1_000)))).isEqualTo("rollup.cell-length");
  }

  @Test
  void refusesAnotherVersion() {
    byte[] newer = BYTES.clone();
    newer[3]++;

    assertThat(problem(CellState.deserialise(newer))).isEqualTo("rollup.cell-version");
    assertThat(problem(CellState.parse("no base64 !"))).isEqualTo("rollup.cell-version");
  }

  @Test
  void refusesNumbersThatNoDealsSumUpTo() {
    for (int number : List.of(0, 2, 4, 8, 13, 19)) {
      ByteBuffer hostile = ByteBuffer.wrap(BYTES.clone()).putLong(4 + number * Long.BYTES, Long.MAX_VALUE);
      assertThat(problem(CellState.deserialise(hostile.array()))).isEqualTo("rollup.cell-bounds");
    }
  }

  @Test
  void changesNothingWhenAMergeIsTooMuch() {
    byte[] many = ByteBuffer.wrap(BYTES.clone()).putLong(4, CellState.MOST_DEALS).array();
    CellState full = CellState.deserialise(many).orElseThrow();

    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> full.merge(CellState.empty().add(1, 1)));
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> full.add(1, 1));
    assertThat(full.serialise()).isEqualTo(many);
  }

  @Test
  void mergesAStateWithItself() {
    CellState state = CellState.empty().add(250_000, 5_000);

    assertThat(state.merge(state)).isEqualTo(CellState.empty().add(250_000, 5_000).add(250_000, 5_000));
  }

  @Test
  void refusesTablesOfOtherAxes() {
    CellTable owners = new CellTable(List.of(new Axis("owner", Tree.flat(List.of("ann")))));
    CellTable stages = new CellTable(List.of(new Axis("stage", Tree.flat(List.of("won")))));

    assertThatIllegalArgumentException().isThrownBy(() -> owners.merge(stages)).withMessageContaining("[owner]");
  }

  private static String problem(Validated<CellState> read) {
    return ((Invalid<CellState>) read).violations().all().stream().map(Violation::code).findFirst().orElseThrow();
  }
}

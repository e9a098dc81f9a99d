package io.crmkit.dedupe.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.dedupe.measure.Texts;
import io.crmkit.dedupe.model.FieldKind;
import io.crmkit.dedupe.model.FieldValues;
import io.crmkit.dedupe.model.NumberScale;
import io.crmkit.dedupe.model.ValueCounts;
import io.crmkit.dedupe.table.RecordTable;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values that are handed in pair by pair come to what those of a table do. */
class ModelComparerTest {

  /** No word is nearly the same as two others: which of them it is taken for depends on the order of all words. */
  private static final List<String> WORDS = List.of(
      "meier", "meyer", "b", "stein", "weinberg", "weimberg", "12", "ж", "жa", "łódź", "łódż", "😀a", "xyz", "zyx", "é1", "ott");
  private static final Known KNOWN = Known.of(new FieldValues(
      counts(), counts(), new NumberScale(NumberScale.Form.LOGARITHMIC, 1.5), null, null, List.of()));

  private final Random random = new Random(7);

  /** Every second word is frequent, each as often as no other. */
  private static ValueCounts counts() {
    Map<String, Long> frequent = IntStream.range(0, WORDS.size() / 2).boxed()
        .collect(Collectors.toMap(i -> HexFormat.of().toHexDigits(Mixing.of(WORDS.get(2 * i))), i -> 5L + 20 * i));
    return new ValueCounts(1_000, frequent, 2);
  }

  @ParameterizedTest
  @EnumSource
  void findsTheLevelsThatATableDoes(FieldKind kind) {
    List<String> values = IntStream.range(0, 150).mapToObj(i -> value(kind)).distinct().toList();
    ValueComparer table = ofTable(kind, values);
    ValueComparer alone = ValueComparer.of(kind, KNOWN);
    Set<Integer> levels = new TreeSet<>();
    for (int one = 0; one < values.size(); one++) {
      Texts left = Texts.of(List.of("other", values.get(one)));
      for (int other = 0; other < values.size(); other++) {
        if (one != other) {
          int level = alone.level(left, 1, Texts.of(List.of(values.get(other))), 0);
          assertThat(level).as(values.get(one) + " and " + values.get(other)).isEqualTo(table.level(one, other));
          levels.add(level);
        }
      }
    }
    assertThat(levels).hasSizeGreaterThan(3);
  }

  private String value(FieldKind kind) {
    if (kind == FieldKind.NUMBER) {
      return Integer.toString(random.nextInt(400));
    }
    if (kind == FieldKind.EMAIL) {
      return words(2, "") + random.nextInt(20) + "@" + words(1, "") + ".de";
    }
    if (kind.isWords()) {
      return random.nextInt(8) == 0 ? manyWords() : words(1 + random.nextInt(4), " ");
    }
    return letters(kind);
  }

  /** More words than count. */
  private String manyWords() {
    return IntStream.range(0, 80).mapToObj(i -> "w" + random.nextInt(120)).collect(Collectors.joining(" "));
  }

  private String letters(FieldKind kind) {
    boolean digits = kind == FieldKind.DATE || kind == FieldKind.PHONE || kind == FieldKind.CODE;
    int length = kind == FieldKind.DATE ? 8 : 6 + random.nextInt(4);
    return digits ? IntStream.range(0, length).mapToObj(i -> Integer.toString(random.nextInt(3)))
        .collect(Collectors.joining()) : words(1 + random.nextInt(3), "");
  }

  private String words(int count, String between) {
    return IntStream.range(0, count).mapToObj(i -> WORDS.get(random.nextInt(WORDS.size())))
        .collect(Collectors.joining(between));
  }

  private static ValueComparer ofTable(FieldKind kind, List<String> values) {
    RecordTable.Builder rows = RecordTable.of(List.of("value"));
    values.forEach(value -> rows.add(0, List.of(value)));
    int[] each = IntStream.range(0, values.size()).toArray();
    int[] once = new int[values.size()];
    Arrays.fill(once, 1);
    Field field = Field.of(
        new FieldSource(kind, rows.build().columns().get(0), FieldSource.Personal.SHARED), each, once, KNOWN);
    return ValueComparer.of(field, FieldIndex.of(field));
  }
}
